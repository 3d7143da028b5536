"""What went wrong, told so that a person or a program can act: a page, or RFC 9457 problem details."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from forms.text.language import Text
from forms.text.words import Phrase
from handlers.web.http.negotiation import language, page, wants_json
from site_templates.views import Problem

HOME = (Phrase("web.http.problem.home.action"), "/")


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
        super().__init__(title["en"])
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
        Phrase("web.http.problem.not_found.title"),
        Phrase("web.http.problem.not_found.detail"),
        actions=(HOME, (Phrase("web.http.problem.not_found.action"), "/tra-cuu/")),
    )


def login_needed(next_path: str = "/api/ho-so") -> Stop:
    """Nobody is logged in where somebody must be."""
    return Stop(
        401,
        Phrase("web.http.problem.login_needed.title"),
        Phrase("web.http.problem.login_needed.detail"),
        actions=((Phrase("web.http.problem.login_needed.action"), f"/api/dang-nhap?next={next_path}"), HOME),
        kind="urn:motcua:problem:login-needed",
    )


def unexpected() -> Stop:
    return Stop(
        500,
        Phrase("web.http.problem.unexpected.title"),
        Phrase("web.http.problem.unexpected.detail"),
    )
