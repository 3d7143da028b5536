"""Around every endpoint: who may use it, and the answer to problems, unexpected errors, unknown addresses."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from forms.country.calendar import CalendarEnds
from forms.schema.register import has_closed
from forms.text.formatting import day
from forms.text.language import Language
from forms.text.refusal import Refusal
from forms.text.words import ComposedText, Phrase
from handlers.aws.logs import failure_name, log_event
from handlers.web.http.bearer import authenticate
from handlers.web.http.guard import check_same_site
from handlers.web.http.negotiation import HTML, local, wants_json
from handlers.web.http.problem import (
    HTTPProblem,
    calendar_problem,
    login_problem,
    not_found_problem,
    problem_json,
    problem_response,
    unexpected_problem,
)
from handlers.web.http.refusals import stop_of
from handlers.web.http.services import Services, services_of
from handlers.web.http.session import identity

if TYPE_CHECKING:
    from handlers.web.http.route import Route

ROLES = {
    "account": frozenset({"citizen", "officer", "head", "admin"}),
    "officer": frozenset({"officer", "head"}),
    "head": frozenset({"head"}),
}


CLOSED_TITLE = Phrase("web.http.endpoint.closed.title")
CLOSED = Phrase("web.http.endpoint.closed.detail")
CLOSED_ALONE = Phrase("web.http.endpoint.closed.alone")


class LoginFirst(Exception):
    """Nobody is logged in where a browser asked for a page: the log-in comes first, then this page."""


def endpoint_of(routes: Mapping[str, "Route"]) -> Callable[[Request], Awaitable[Response]]:
    """The one Starlette endpoint of a path: picks the route of the method, answers whatever happens."""

    async def serve(request: Request) -> Response:
        route = routes.get(request.method) or routes["GET"]
        try:
            authenticate(request)
            check_same_site(request)
            check_access(route, request)
            return await route.endpoint(request)
        except LoginFirst:
            return redirect_to_login(request)
        except HTTPProblem as problem:
            return problem_answer(request, problem)
        except Refusal as refusal:
            return problem_answer(request, stop_of(refusal))
        except CalendarEnds:
            log_event("calendar.ended", level="error", route=route.path)
            return problem_answer(request, calendar_problem())
        except Exception as error:
            return answer_accident(request, route.path, error)

    return serve


def check_access(route: "Route", request: Request) -> None:
    """Raises HTTPProblem or LoginFirst unless who is logged in may use the route. A wrong role sees 404."""
    if route.who == "anyone":
        return
    who = identity(request)
    if who is None:
        if route.method == "GET" and not wants_json(request):
            raise LoginFirst
        # Every post stands one step below the page it was made on: /api/ho-so/<code>/rut.
        raise login_problem(quote(request.url.path.rpartition("/")[0], safe="/"))
    # 404: a citizen need not learn which addresses officers have.
    if who.role not in ROLES[route.who] or (route.who != "account" and not who.unit):
        raise not_found_problem()
    if route.who != "account":
        check_unit_open(services_of(request), who.unit)


def check_unit_open(services: Services, unit_id: str) -> None:
    """Raises HTTPProblem 403 where the officer's unit has closed: the desk is its successors' now."""
    unit = services.catalogue.unit(unit_id)
    # Nearly every unit has no last day: then the clock is not asked.
    if unit is None or unit.valid_to is None or not has_closed(unit, today := services.today):
        return
    after = services.catalogue.register.successors(unit_id, today)
    words = CLOSED if after else CLOSED_ALONE

    def names(lang: Language) -> str:
        return ", ".join(one.name[lang] for one in after)

    detail = words.format(unit=unit.name, day=day(unit.valid_to), units=ComposedText(names))
    raise HTTPProblem(403, CLOSED_TITLE, detail, kind="urn:motcua:problem:unit-closed")


def redirect_to_login(request: Request) -> Response:
    # As the client encoded them: they come back as a link of ours, checked by login.local_path.
    here = quote(request.url.path, safe="/") + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(local(request, "/api/dang-nhap", next=here), 303, HTML)


def problem_answer(request: Request, problem: HTTPProblem) -> Response:
    """The problem answer; if even its page cannot be made (storage gone, template broken), plain words."""
    try:
        return problem_response(request, problem)
    except Exception as error:
        log_event("problem.page_failed", level="error", failure=failure_name(error))
        request.state.identity = None
        try:
            return (
                problem_json(request, problem) if wants_json(request) else problem_response(request, problem)
            )
        except Exception:
            return PlainTextResponse("\n\n".join(problem.detail.plain().values()) + "\n", problem.status)


def answer_accident(request: Request, path: str, error: Exception) -> Response:
    """Logs what kind of error it was and where, never its message (it may quote what a person typed)."""
    # Only the innermost frame is logged: it is where the error was raised, mostly enough to find it.
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    where = f"{last.tb_frame.f_globals.get('__name__', '?')}:{last.tb_lineno}" if last else "?"
    log_event(
        "unexpected",
        level="error",
        route=path,
        method=request.method,
        failure=failure_name(error),
        reason=where,
    )
    return problem_answer(request, unexpected_problem())


async def answer_missing(request: Request, _: Exception) -> Response:
    return problem_answer(request, not_found_problem())


async def answer_wrong_method(request: Request, error: Exception) -> Response:
    allow = (getattr(error, "headers", None) or {}).get("Allow", "")
    problem = HTTPProblem(
        405,
        Phrase("web.http.endpoint.method.title"),
        Phrase("web.http.endpoint.method.detail").format(allow=allow),
        headers={"allow": allow},
    )
    return problem_answer(request, problem)
