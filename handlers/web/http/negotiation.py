"""One endpoint, two readers: a browser gets HTML, a program gets JSON, each in its language."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from forms.text.language import Language
from handlers.web.http.services import office
from handlers.web.http.session import identity
from site_templates.render import address, render
from site_templates.views import Site, Visitor, site_of

JSON_TYPES = ("application/json", "application/problem+json")
HTML_TYPES = ("text/html", "application/xhtml+xml")
KEPT = ("q", "tab", "sau")
"""What of a query the other language keeps: what was looked for, and how far one had read."""
POSTED_FROM = {
    "/api/dang-ky": "/dang-ky/",
    "/api/dang-ky/xac-nhan": "/api/dang-ky/xac-nhan",
    "/api/dang-ky/gui-lai": "/api/dang-ky/xac-nhan",
    "/api/tra-cuu": "/tra-cuu/",
}
OF_A_DOSSIER = ("/api/ho-so/", "/api/can-bo/ho-so/")
# API Gateway's emulators drop an answer without a type, and Starlette's redirects have none.
HTML = {"content-type": "text/html; charset=utf-8"}


def language(request: Request) -> Language:
    """?lang= of the link, then `_lang` of the posted form (known once posted() ran), then, for programs,
    Accept-Language; else the first of the site. A browser's own language never overrides the page somebody
    chose."""
    chosen = request.query_params.get("lang") or getattr(request.state, "language", "")
    spoken = office(request).catalogue.site.languages
    if chosen not in spoken and wants_json(request):
        chosen = request.headers.get("accept-language", "")[:2].lower()
    return next((one for one in spoken if one == chosen), spoken[0])


def wants_json(request: Request) -> bool:
    """Whether the client prefers JSON; browsers always name text/html, programs that post JSON get JSON."""
    accept = request.headers.get("accept", "*/*")
    json, html = _quality(accept, JSON_TYPES), _quality(accept, HTML_TYPES)
    if json == html == 0.0:
        return request.headers.get("content-type", "").partition(";")[0].strip().lower() in JSON_TYPES
    return json > html


def _quality(accept: str, types: tuple[str, ...]) -> float:
    best = 0.0
    for entry in accept.lower().split(","):
        kind, *parameters = (part.strip() for part in entry.split(";"))
        if kind in types:
            best = max(best, _q(parameters))
    return best


def _q(parameters: list[str]) -> float:
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return min(max(float(parameter[2:]), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0


def site(request: Request) -> Site:
    """What every page is told: language, own path, who is there, the date of law."""
    who = identity(request)
    visitor = None
    if who is not None:
        kind = who.kind if who.role == "citizen" else who.role
        unit = office(request).catalogue.unit(who.unit)
        visitor = Visitor(who.full_name or who.username, kind, unit.name[language(request)] if unit else "")
    desk = office(request)
    return site_of(desk.catalogue, language(request), here(request), visitor=visitor, as_of=desk.as_of)


def here(request: Request) -> str:
    """The address of a page, or of the page that was posted from; "" where the post itself draws it again."""
    path = request.url.path
    if request.method in ("GET", "HEAD"):
        query = urlencode([(name, value) for name, value in request.query_params.items() if name in KEPT])
        return f"{path}?{query}" if query else path
    if path in POSTED_FROM:
        return POSTED_FROM[path]
    # Every other post of a dossier stands one step below its page.
    return path.rpartition("/")[0] if path.startswith(OF_A_DOSSIER) else ""


def page(request: Request, name: str, status: int = 200, /, **context: Any) -> HTMLResponse:
    """pages/<name>.html of site_templates, in the reader's language."""
    return HTMLResponse(render(name, site(request), **context), status)


def answer(
    request: Request, *, html: tuple[str, Mapping[str, Any]], json: object, status: int = 200
) -> Response:
    """`html` is (page name, its context); `json` anything JSON can say. The same facts for both readers."""
    if wants_json(request):
        return JSONResponse(json, status, {"content-language": language(request)})
    name, context = html
    return page(request, name, status, **context)


def local(request: Request, path: str, **query: str) -> str:
    """A path of ours in the reader's language, with a query percent-encoded: no text reaches a header raw."""
    if query:
        path = f"{path}{'&' if '?' in path else '?'}{urlencode(query)}"
    return address(language(request), path, office(request).catalogue.site.languages[0])


def see_other(request: Request, path: str, json: object = None, **query: str) -> Response:
    """303 to a local path for a browser; for a program the JSON itself, with Location naming the path."""
    location = local(request, path, **query)
    if wants_json(request) and json is not None:
        return JSONResponse(json, 200, {"content-location": location, "content-language": language(request)})
    return RedirectResponse(location, 303, HTML)
