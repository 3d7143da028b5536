"""Around every endpoint: who may use it, and what a Stop, an accident or an unknown address becomes."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from forms.text.words import Phrase
from handlers.aws.logs import failure, note
from handlers.web.http.guard import same_site
from handlers.web.http.negotiation import HTML, local, wants_json
from handlers.web.http.problem import Stop, login_needed, not_found, problem, problem_json, unexpected
from handlers.web.http.session import identity

if TYPE_CHECKING:
    from handlers.web.http.route import Route

ROLES = {
    "account": frozenset({"citizen", "officer", "head", "admin"}),
    "officer": frozenset({"officer", "head"}),
    "head": frozenset({"head"}),
}


class Elsewhere(Exception):
    """Nobody is logged in where a browser asked for a page: the log-in comes first, then this page."""


def address(routes: Mapping[str, "Route"]) -> Callable[[Request], Awaitable[Response]]:
    """The one Starlette endpoint of a path: picks the route of the method, answers whatever happens."""

    async def served(request: Request) -> Response:
        route = routes.get(request.method) or routes["GET"]
        try:
            same_site(request)
            allowed(route, request)
            return await route.endpoint(request)
        except Elsewhere:
            return to_login(request)
        except Stop as stop:
            return told(request, stop)
        except Exception as error:
            return accident(request, route.path, error)

    return served


def allowed(route: "Route", request: Request) -> None:
    """Raises Stop or Elsewhere unless who is logged in may use the route. A wrong role sees 404."""
    if route.who == "anyone":
        return
    who = identity(request)
    if who is None:
        if route.method == "GET" and not wants_json(request):
            raise Elsewhere
        # Every post stands one step below the page it was made on: /api/ho-so/<code>/rut.
        raise login_needed(quote(request.url.path.rpartition("/")[0], safe="/"))
    if who.role not in ROLES[route.who] or (route.who != "account" and not who.unit):
        raise not_found()


def to_login(request: Request) -> Response:
    # As the client encoded them: they come back as a link of ours, checked by login.local_path.
    here = quote(request.url.path, safe="/") + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(local(request, "/api/dang-nhap", next=here), 303, HTML)


def told(request: Request, stop: Stop) -> Response:
    """The problem answer; if even its page cannot be made (storage gone, template broken), plain words."""
    try:
        return problem(request, stop)
    except Exception as error:
        note("problem.page_failed", level="error", failure=failure(error))
        request.state.identity = None
        try:
            return problem_json(request, stop) if wants_json(request) else problem(request, stop)
        except Exception:
            return PlainTextResponse("\n\n".join(stop.detail.plain().values()) + "\n", stop.status)


def accident(request: Request, path: str, error: Exception) -> Response:
    """Logs what kind of error it was and where, never its message (it may quote what a person typed)."""
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    where = f"{last.tb_frame.f_globals.get('__name__', '?')}:{last.tb_lineno}" if last else "?"
    note("unexpected", level="error", route=path, method=request.method, failure=failure(error), reason=where)
    return told(request, unexpected())


async def missing(request: Request, _: Exception) -> Response:
    return told(request, not_found())


async def wrong_method(request: Request, error: Exception) -> Response:
    allow = (getattr(error, "headers", None) or {}).get("Allow", "")
    stop = Stop(
        405,
        Phrase("web.http.endpoint.method.title"),
        Phrase("web.http.endpoint.method.detail").format(allow=allow),
        headers={"allow": allow},
    )
    return told(request, stop)
