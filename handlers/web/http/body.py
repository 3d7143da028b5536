"""Reads what was sent, a form or a JSON object, within limits; raises a problem that says what to do."""

from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

from forms.fields.base import FormPost
from forms.text.language import Text
from forms.text.wellformed import parse_json_strictly
from forms.text.words import Phrase
from handlers.web.http.problem import HTTPProblem

SMALL = 64 * 1024
SUBMISSION = 1024 * 1024
TABLE = 1024 * 1024
"""What a file of rows may add to a submission. A function takes 6 MB, in base64: 4.5 MB of body."""
FILE = "_file."
"""How the name of a box for a file begins; the id of the list follows."""
# A thousand guests with twenty boxes each; more is no form of ours.
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
            raise _unreadable(Phrase("web.http.body.not_text", name=name[:80]))
    return texts, True


async def _read_bytes(request: Request, limit: int) -> bytes:
    announced = request.headers.get("content-length", "")
    # Refused before reading: a body of gigabytes must not be received first.
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
        raise _unreadable(Phrase("web.http.body.not_json")) from None
    if not isinstance(value, dict):
        raise _unreadable(Phrase("web.http.body.no_object"))
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


def _unreadable(detail: Text) -> HTTPProblem:
    return HTTPProblem(400, Phrase("web.http.body.bad.title"), detail)


def _broken_form() -> HTTPProblem:
    return _unreadable(Phrase("web.http.body.broken_form"))


def _no_files() -> HTTPProblem:
    return _unreadable(Phrase("web.http.body.no_files"))


def _too_large(limit: int) -> HTTPProblem:
    return HTTPProblem(
        413,
        Phrase("web.http.body.too_large.title"),
        Phrase("web.http.body.too_large.detail").format(limit=limit // 1024),
    )


def _unsupported_type() -> HTTPProblem:
    return HTTPProblem(
        415,
        Phrase("web.http.body.unsupported.title"),
        Phrase("web.http.body.unsupported.detail"),
    )
