"""Reads what was sent, a form or a JSON object, within limits; raises a problem that says what to do."""

from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

from forms.fields.base import FormPost
from forms.text.language import LANGUAGES, Text
from forms.text.wellformed import parse_json_strictly
from handlers.web.http.problem import HTTPProblem

SMALL = 64 * 1024
SUBMISSION = 1024 * 1024
TABLE = 1024 * 1024
"""What a file of rows may add to a submission. A function takes 6 MB, in base64: 4.5 MB of body."""
FILE = "_file."
"""How the name of a box for a file begins; the id of the list follows."""
MOST_FIELDS = 20_000

JSON = dict[str, object]


class FormWithFiles(FormPost):
    """A form as sent: its pairs, and the files chosen in its boxes."""

    def __init__(self, pairs: Iterable[tuple[str, str]], files: Mapping[str, bytes] | None = None) -> None:
        super().__init__(pairs)
        self.files: Mapping[str, bytes] = files or {}
        """Id of a list → content of the file for it."""


async def read_post(request: Request, limit: int = SMALL, tables: bool = False) -> FormWithFiles | JSON:
    """The body as pairs (forms) or a dict (JSON). Raises HTTPProblem 400, 413 or 415. `limit` is in
    bytes; with `tables` a multipart form may hold files of rows beside."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    files: Mapping[str, bytes] = {}
    body = await _read_bytes(request, limit + TABLE if tables and kind == "multipart/form-data" else limit)
    if kind == "application/json":
        return _parse_object(body)
    if kind == "multipart/form-data":
        pairs, files = await _parse_multipart(request, body, tables)
    elif kind == "application/x-www-form-urlencoded" or not body:
        pairs = _parse_urlencoded(body)
    else:
        raise _unsupported_type()
    form = FormWithFiles(pairs, files)
    if form.get("_lang") in LANGUAGES:
        request.state.language = form.get("_lang")
    return form


async def form_values(request: Request, limit: int = SMALL) -> tuple[dict[str, str], bool]:
    """For routes whose JSON and form have the same flat texts: (name → text, whether it came as JSON).
    Raises HTTPProblem when a JSON member is not a text."""
    sent = await read_post(request, limit)
    if isinstance(sent, FormPost):
        return {name: sent.get(name) for name in sent.pairs}, False
    texts = {name: value for name, value in sent.items() if isinstance(value, str)}
    for name in sent:
        if name not in texts:
            raise _unreadable(f"“{name[:80]}” phải là chuỗi ký tự.", f"“{name[:80]}” must be a text.")
    return texts, True


async def _read_bytes(request: Request, limit: int) -> bytes:
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and announced.isascii() and (len(announced) > 12 or int(announced) > limit):
        raise _too_large(limit)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise _too_large(limit)
    # Starlette's form parser reads the stream again; it replays this.
    request._body = bytes(body)
    return request._body


def _parse_object(body: bytes) -> JSON:
    try:
        value = parse_json_strictly(body)
    except ValueError:
        raise _unreadable(
            "Nội dung không phải JSON đúng chuẩn: UTF-8, không NaN, không khoá trùng, không lồng quá sâu.",
            "The body is not well-formed JSON: UTF-8, no NaN, no duplicate keys, no deep nesting.",
        ) from None
    if not isinstance(value, dict):
        raise _unreadable(
            "Nội dung gửi lên phải là một đối tượng JSON {…}.", "The body must be a JSON object {…}."
        )
    return value


def _parse_urlencoded(body: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS
        )
    except ValueError:
        raise _broken_form() from None


async def _parse_multipart(
    request: Request, body: bytes, tables: bool
) -> tuple[list[tuple[str, str]], dict[str, bytes]]:
    try:
        form = await request.form(max_files=20, max_fields=MOST_FIELDS)
    except HTTPException:
        raise _broken_form() from None
    values = form.multi_items()
    sent = [(name, await value.read()) for name, value in values if not isinstance(value, str)]
    await form.close()
    if sent and not (tables and all(name.startswith(FILE) for name, _ in sent)):
        raise _no_files()
    try:
        # Starlette falls back to latin-1 in silence: mojibake in a name is a wrong dossier.
        _without_files(body, [content for _, content in sent]).decode("utf-8")
    except UnicodeDecodeError:
        raise _broken_form() from None
    # A box in which no file was chosen is sent as an empty file.
    files = {name.removeprefix(FILE): content for name, content in sent if content}
    return [(name, value) for name, value in values if isinstance(value, str)], files


def _without_files(body: bytes, contents: Iterable[bytes]) -> bytes:
    """A multipart body without what its files hold, which may be in any encoding or none."""
    for content in contents:
        body = body.replace(b"\r\n\r\n" + content + b"\r\n--", b"\r\n\r\n\r\n--", 1)
    return body


def _unreadable(vi: str, en: str) -> HTTPProblem:
    return HTTPProblem(
        400, Text(vi="Không đọc được yêu cầu", en="The request cannot be read"), Text(vi=vi, en=en)
    )


def _broken_form() -> HTTPProblem:
    return _unreadable(
        "Biểu mẫu gửi lên bị hỏng hoặc không dùng bảng mã UTF-8. Hãy tải lại trang rồi gửi lại.",
        "The form arrived damaged or not in UTF-8. Reload the page and send it again.",
    )


def _no_files() -> HTTPProblem:
    return _unreadable(
        "Trang này không nhận tệp. Hãy gửi tệp ở trang giấy tờ của hồ sơ.",
        "This page takes no files. Send them on the documents page of the dossier.",
    )


def _too_large(limit: int) -> HTTPProblem:
    return HTTPProblem(
        413,
        Text(vi="Nội dung quá lớn", en="Too much was sent"),
        Text(
            vi="Nội dung gửi lên vượt quá {limit} KiB. Hãy rút ngắn rồi gửi lại.",
            en="The body is larger than {limit} KiB. Shorten it and send it again.",
        ).format(limit=limit // 1024),
    )


def _unsupported_type() -> HTTPProblem:
    return HTTPProblem(
        415,
        Text(vi="Kiểu nội dung không được nhận", en="This content type is not taken"),
        Text(
            vi="Hãy gửi application/x-www-form-urlencoded, multipart/form-data hoặc application/json.",
            en="Send application/x-www-form-urlencoded, multipart/form-data or application/json.",
        ),
    )
