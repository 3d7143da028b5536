"""What went wrong, and what to do about it: a page for people, RFC 9457 problem details for programs."""

from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from forms.text.language import Text
from forms.text.words import Phrase
from handlers.web.http.negotiation import language, page, wants_json

CHALLENGE = 'Bearer realm="motcua"'
"""How a program may log in, said with every 401."""
HOME = (Phrase("web.http.problem.home.action"), "/")


@dataclass(frozen=True)
class Fault:
    """One wrong value of a JSON body: a JSON pointer ("/ho_ten") and what to do about it."""

    pointer: str
    detail: Text


@dataclass(eq=False)
class HTTPProblem(Exception):
    """Raised anywhere under an endpoint to answer with a problem instead."""

    status: int
    title: Text
    detail: Text
    errors: tuple[Fault, ...] = field(default=(), kw_only=True)
    actions: tuple[tuple[Text, str], ...] = field(default=(HOME,), kw_only=True)
    """(label, path) of what the reader may do next."""
    kind: str = field(default="about:blank", kw_only=True)
    headers: dict[str, str] = field(default_factory=dict, kw_only=True)
    more: dict[str, str] = field(default_factory=dict, kw_only=True)
    """Extension members of the problem details."""

    def __post_init__(self) -> None:
        super().__init__(self.title["en"])


def problem_response(request: Request, problem: HTTPProblem) -> Response:
    """The answer to a problem, in the reader's language and form."""
    if wants_json(request):
        return problem_json(request, problem)
    from site_templates.views import Problem

    lang = language(request)
    actions = tuple((label[lang], path) for label, path in problem.actions)
    shown = Problem(problem.status, problem.title[lang], problem.detail[lang], actions)
    response = page(request, "problem", problem.status, problem=shown)
    response.headers.update(problem.headers)
    return response


def problem_json(request: Request, problem: HTTPProblem) -> JSONResponse:
    lang = language(request)
    body: dict[str, object] = {
        "type": problem.kind,
        "title": problem.title[lang],
        "status": problem.status,
        "detail": problem.detail[lang],
        **problem.more,
    }
    if problem.errors:
        body["errors"] = [{"pointer": f"#{e.pointer}", "detail": e.detail[lang]} for e in problem.errors]
    headers = {"content-language": lang, **problem.headers}
    return JSONResponse(body, problem.status, headers, media_type="application/problem+json")


def not_found_problem() -> HTTPProblem:
    """One answer for what does not exist and for what is another unit's: never 403."""
    return HTTPProblem(
        404,
        Phrase("web.http.problem.not_found.title"),
        Phrase("web.http.problem.not_found.detail"),
        actions=(HOME, (Phrase("web.http.problem.not_found.action"), "/tra-cuu/")),
    )


def login_problem(next_path: str = "/api/ho-so") -> HTTPProblem:
    """Nobody is logged in where somebody must be."""
    return HTTPProblem(
        401,
        Phrase("web.http.problem.login_needed.title"),
        Phrase("web.http.problem.login_needed.detail"),
        actions=((Phrase("web.http.problem.login_needed.action"), f"/api/dang-nhap?next={next_path}"), HOME),
        kind="urn:motcua:problem:login-needed",
        headers={"www-authenticate": CHALLENGE},
    )


def calendar_problem() -> HTTPProblem:
    """A due date lies in a year whose holidays are not frozen: nothing is guessed or changed."""
    return HTTPProblem(
        503,
        Phrase("web.http.problem.calendar.title"),
        Phrase("web.http.problem.calendar.detail"),
    )


def unexpected_problem() -> HTTPProblem:
    return HTTPProblem(
        500,
        Phrase("web.http.problem.unexpected.title"),
        Phrase("web.http.problem.unexpected.detail"),
    )
