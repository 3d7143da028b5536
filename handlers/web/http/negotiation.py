"""One endpoint, two readers: a browser gets HTML, a program gets JSON, each in its language."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from forms.text.language import Language
from handlers.aws.logs import failure_name, log_event
from handlers.web.http.services import services_of
from handlers.web.http.session import bearer_token, identity
from handlers.web.models.model import SavedNotice

# Views and Jinja are for whoever gets a page: programs, and a function that starts, do without.
if TYPE_CHECKING:
    from site_templates.views import Site

JSON_TYPES = ("application/json", "application/problem+json")
HTML_TYPES = ("text/html", "application/xhtml+xml")
QUERY_KEPT = ("q", "tab", "sau")
"""What of a query the other language keeps: what was looked for, and how far one had read."""
POSTED_FROM = {
    "/api/dang-ky": "/dang-ky/",
    "/api/dang-ky/xac-nhan": "/api/dang-ky/xac-nhan",
    "/api/dang-ky/gui-lai": "/api/dang-ky/xac-nhan",
    "/api/tra-cuu": "/tra-cuu/",
}
OF_A_DOSSIER = ("/api/ho-so/", "/api/can-bo/ho-so/")
Page = tuple[str, Mapping[str, object]]
"""The name of a page, and what it is given to show."""
Body = Mapping[str, object]
"""A model of handlers/web/models."""
# API Gateway's emulators drop an answer without a type, and Starlette's redirects have none.
HTML = {"content-type": "text/html; charset=utf-8"}


def language(request: Request) -> Language:
    """?lang= of the link, then `_lang` of the posted form (known once posted() ran), then, for programs,
    Accept-Language; else the first of the site. A browser's own language never overrides the page a person
    chose."""
    ours = services_of(request).catalogue.site.languages
    chosen = request.query_params.get("lang") or getattr(request.state, "language", "")
    if chosen not in ours and wants_json(request):
        chosen = _preferred_language(request.headers.get("accept-language", ""), ours)
    return chosen if chosen in ours else ours[0]


def _preferred_language(accept: str, ours: Sequence[Language]) -> Language:
    """The language of ours that a program likes best; "" where it likes none."""
    entries = [[part.strip() for part in entry.split(";")] for entry in accept.lower().split(",")]
    ranked = sorted(
        ((-_parse_quality(parameters), tag) for tag, *parameters in entries), key=lambda one: one[0]
    )
    # Quality 0 says "not this one" (RFC 9110, 12.4.2).
    asked = (tag for quality, tag in ranked if quality < 0)
    fits = (
        one
        for tag in asked
        for one in ours
        if tag in (one.lower(), one.lower().split("-")[0]) or tag.split("-")[0] == one.lower()
    )
    return next(fits, "")


def wants_json(request: Request) -> bool:
    """Whether the client prefers JSON; browsers always name text/html, programs that post JSON get JSON.
    Settled once per request."""
    if not hasattr(request.state, "json"):
        request.state.json = _prefers_json(request)
    return bool(request.state.json)


def _prefers_json(request: Request) -> bool:
    accept = request.headers.get("accept", "*/*")
    json, html = _quality(accept, JSON_TYPES), _quality(accept, HTML_TYPES)
    # curl sends */* and JSON: a program that posts JSON can read JSON.
    if json == html == 0.0:
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        # A bearer token is a program's: browsers cannot be made to send one.
        return kind in JSON_TYPES or bearer_token(request) is not None
    return json > html


def _quality(accept: str, types: tuple[str, ...]) -> float:
    best = 0.0
    for entry in accept.lower().split(","):
        kind, *parameters = (part.strip() for part in entry.split(";"))
        if kind in types:
            best = max(best, _parse_quality(parameters))
    return best


def _parse_quality(parameters: list[str]) -> float:
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return min(max(float(parameter[2:]), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0


def site_of(request: Request) -> "Site":
    """What every page is told: language, own path, who is there, the date of law."""
    from site_templates.views import Visitor
    from site_templates.views import site_of as site_of_catalogue

    who = identity(request)
    visitor = None
    if who is not None:
        kind = who.kind if who.role == "citizen" else who.role
        unit = services_of(request).catalogue.unit(who.unit)
        visitor = Visitor(who.full_name or who.username, kind, unit.name[language(request)] if unit else "")
    services = services_of(request)
    return site_of_catalogue(
        services.catalogue, language(request), page_address(request), visitor=visitor, as_of=services.as_of
    )


def page_address(request: Request) -> str:
    """The address of a page, or of the page that was posted from; "" where the post itself draws it again."""
    path = request.url.path
    if request.method in ("GET", "HEAD"):
        query = urlencode(
            [(name, value) for name, value in request.query_params.items() if name in QUERY_KEPT]
        )
        return f"{path}?{query}" if query else path
    if path in POSTED_FROM:
        return POSTED_FROM[path]
    # Every other post of a dossier stands one step below its page.
    return path.rpartition("/")[0] if path.startswith(OF_A_DOSSIER) else ""


def page(request: Request, name: str, status: int = 200, /, **context: object) -> HTMLResponse:
    """pages/<name>.html of site_templates, in the reader's language."""
    from site_templates.render import render

    return HTMLResponse(render(name, site_of(request), **context), status)


def answer(
    request: Request, *, html: Callable[[], Page], json: Callable[[], Body], status: int = 200
) -> Response:
    """The same facts for both readers. Who reads is settled first: only that view is made."""
    if wants_json(request):
        return JSONResponse(json(), status, {"content-language": language(request)})
    name, context = html()
    return page(request, name, status, **context)


def local(request: Request, path: str, **query: str) -> str:
    """A path of ours in the reader's language, with a query percent-encoded: no text reaches a header raw."""
    from site_templates.views import address

    if query:
        path = f"{path}{'&' if '?' in path else '?'}{urlencode(query)}"
    return address(services_of(request).catalogue.site, language(request), path)


def see_other(request: Request, path: str, json: Callable[[], Body] | None = None, **query: str) -> Response:
    """303 to a local path for a browser; for a program the JSON itself, with Content-Location naming it."""
    location = local(request, path, **query)
    if wants_json(request) and json is not None:
        headers = {"content-location": location, "content-language": language(request)}
        return JSONResponse(json(), 200, headers)
    return RedirectResponse(location, 303, HTML)


def answer_saved(
    request: Request, code: str, path: str, json: Callable[[], Body], *, status: int = 200, **query: str
) -> Response:
    """The answer once a change of the dossier `code` is kept: from here on nothing may turn it into an error.

    A browser goes on to `path` and no view is made. A program gets its view; where that cannot be made, it
    is told that the change was kept, and where to read it.
    """
    location = local(request, path, **query)
    # A browser reads the page it is sent to; a view made here would be thrown away.
    if not wants_json(request):
        return RedirectResponse(location, 303, HTML)
    where = {"location": path} if status == 201 else {"content-location": location}
    headers = {**where, "content-language": language(request)}
    try:
        return JSONResponse(json(), status, headers)
    except Exception as error:
        log_event("saved.view_failed", level="error", code=code, failure=failure_name(error))
        return JSONResponse(SavedNotice(code=code, path=path), status, headers)


def answer_kept(request: Request, path: str, answer: Callable[[], Response]) -> Response:
    """The answer once something that is no dossier is kept (an account, a confirmation).

    Where it cannot be made, browser and program are sent on to `path`, which says how things stand: an error
    would have them do again what was done.
    """
    try:
        return answer()
    except Exception as error:
        log_event("saved.view_failed", level="error", failure=failure_name(error))
        return RedirectResponse(local(request, path), 303, HTML)
