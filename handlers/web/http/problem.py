"""What went wrong, told so that a person or a program can act: a page, or RFC 9457 problem details."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from forms.text.language import Text
from handlers.web.http.negotiation import language, page, wants_json
from site_templates.views import Problem

CHALLENGE = 'Bearer realm="motcua"'
"""How a program may log in, said with every 401."""
HOME = (Text(vi="Về trang chủ", en="Go to the home page"), "/")


@dataclass(frozen=True)
class Fault:
    """One wrong value of a JSON body: a JSON pointer ("/ho_ten") and what to do about it."""

    pointer: str
    detail: Text


class Stop(Exception):
    """Raised anywhere under an endpoint to answer with a problem instead. `actions` are (label, path)."""

    def __init__(
        self,
        status: int,
        title: Text,
        detail: Text,
        *,
        errors: tuple[Fault, ...] = (),
        actions: tuple[tuple[Text, str], ...] = (HOME,),
        kind: str = "about:blank",
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(title.en)
        self.status, self.title, self.detail = status, title, detail
        self.errors, self.actions, self.kind, self.headers = errors, actions, kind, headers or {}
        self.more: dict[str, str] = {}
        """Extension members of the problem details."""


def problem(request: Request, stop: Stop) -> Response:
    """The answer for a Stop, in the reader's language and form."""
    if wants_json(request):
        return problem_json(request, stop)
    lang = language(request)
    actions = tuple((label[lang], path) for label, path in stop.actions)
    shown = Problem(stop.status, stop.title[lang], stop.detail[lang], actions)
    response = page(request, "problem", stop.status, problem=shown)
    response.headers.update(stop.headers)
    return response


def problem_json(request: Request, stop: Stop) -> JSONResponse:
    lang = language(request)
    body: dict[str, object] = {
        "type": stop.kind,
        "title": stop.title[lang],
        "status": stop.status,
        "detail": stop.detail[lang],
        **stop.more,
    }
    if stop.errors:
        body["errors"] = [{"pointer": f"#{e.pointer}", "detail": e.detail[lang]} for e in stop.errors]
    headers = {"content-language": lang, **stop.headers}
    return JSONResponse(body, stop.status, headers, media_type="application/problem+json")


def not_found() -> Stop:
    """One answer for what does not exist and for what is another unit's: never 403."""
    return Stop(
        404,
        Text(vi="Không tìm thấy", en="Not found"),
        Text(
            vi="Địa chỉ này không có gì, hoặc bạn không được xem. Hãy kiểm tra lại địa chỉ hoặc mã hồ sơ.",
            en="There is nothing here, or it is not yours to see. Check the address or the dossier code.",
        ),
        actions=(HOME, (Text(vi="Tra cứu hồ sơ", en="Look up a dossier"), "/tra-cuu/")),
    )


def login_needed(next_path: str = "/api/ho-so") -> Stop:
    """Nobody is logged in where somebody must be."""
    return Stop(
        401,
        Text(vi="Cần đăng nhập", en="Log in first"),
        Text(
            vi="Phiên làm việc đã hết hoặc bạn chưa đăng nhập. Hãy đăng nhập rồi làm lại.",
            en="Your session has ended or you have not logged in. Log in, then do this again.",
        ),
        actions=((Text(vi="Đăng nhập", en="Log in"), f"/api/dang-nhap?next={next_path}"), HOME),
        kind="urn:motcua:problem:login-needed",
        headers={"www-authenticate": CHALLENGE},
    )


def unexpected() -> Stop:
    return Stop(
        500,
        Text(vi="Hệ thống gặp lỗi", en="Something broke on our side"),
        Text(
            vi="Có thể yêu cầu chưa được ghi nhận. Hãy thử lại: gửi lại không tạo hồ sơ thứ hai.",
            en="Your request may not have been recorded. Try again: sending again never files twice.",
        ),
    )
