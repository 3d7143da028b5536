"""The OpenAPI 3.1 document, printed from the route table and the models, and the sign of life."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from handlers.dossier.table.moves import MOVES
from handlers.web.http.services import TokenSource, services_of
from handlers.web.models.model import REF, Alive, Document, Problem

if TYPE_CHECKING:
    from handlers.web.http.route import Route

JSON = dict[str, object]
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
PAGE = {"text/html": {"schema": {"type": "string"}}}
PROBLEM_STATUSES = {
    400: "The request cannot be read",
    401: "Log in first, or the access token is not good",
    403: "Sent from another site's page",
    404: "Not there, or you have no access",
    409: "The dossier has changed meanwhile, or does not allow this now",
    412: "Unit, fee or due date are no longer what was shown",
    413: "Too much was sent",
    415: "A content type that is not taken",
    422: "Values to correct",
    429: "Too many attempts",
    500: "An error of this service",
    503: "Another system did not answer; try again",
}
"""Status → when a request stops with it."""
ALWAYS = (400, 401, 404, 500, 503)
POSTED = (403, 409, 413, 415, 422, 429)
"""What every post may stop with beside."""
SESSION = {
    "type": "apiKey",
    "in": "cookie",
    "name": "__Host-phien",
    "description": "A browser's session; posts with it must come from a page of this origin.",
}
ONE_OF = {"move": sorted(MOVES)}


async def health(request: Request) -> Response:
    """Alive, and which day's law is shown. Asks nothing of any storage: it is called every few seconds."""
    services = services_of(request)
    told = Alive(ok=True, today=services.today.isoformat(), editions=len(services.catalogue.editions))
    return JSONResponse(told)


async def document(request: Request) -> Response:
    services = services_of(request)
    site = services.catalogue.site
    called = site.title or site.name
    title = called[site.languages[0]] if called else "motcua"
    found = spec(tuple(request.app.state.routes), services.origin, title, services.tokens)
    return JSONResponse(found, headers={"cache-control": "public, max-age=300"})


def spec(routes: tuple["Route", ...], origin: str, title: str, tokens: TokenSource | None = None) -> Document:
    """The whole document; pure."""
    # Not with this module: a sign of life needs no schemas.
    from handlers.web.schemas import schemas

    paths: dict[str, JSON] = {}
    for route in routes:
        paths.setdefault(route.path, {})[route.method.lower()] = operation(route)
    return Document(
        openapi="3.1.0",
        info={
            "title": title,
            "version": "1",
            "description": "Every address answers a browser (HTML) and a program (JSON), by Accept.",
        },
        servers=[{"url": origin}],
        paths=paths,
        components={
            "schemas": schemas(routes),
            "securitySchemes": {"bearer": bearer(tokens), "session": SESSION},
        },
    )


def bearer(tokens: TokenSource | None) -> JSON:
    """How programs log in; where a client for them exists, also what they need to know to do so."""
    told: JSON = {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "JWT",
        "description": "An access token of the user pool: InitiateAuth at x-token-url as x-client-id.",
    }
    return told | ({"x-token-url": tokens.url, "x-client-id": tokens.client_id} if tokens else {})


def operation(route: "Route") -> JSON:
    told: JSON = {
        "operationId": f"{route.endpoint.__module__.split('.')[2]}_{route.endpoint.__name__}",
        "summary": route.summary,
        "parameters": parameters(route),
        "responses": responses(route),
        # Where anyone may ask, who is logged in may be told more.
        "security": [*([{}] if route.who == "anyone" else []), {"bearer": []}, {"session": []}],
        "x-who": route.who,
    }
    if route.takes:
        content = dict.fromkeys(("application/json", *FORMS), _one_of((route.takes,)))
        told["requestBody"] = {
            "content": content | ({FORMS[1]: _one_of((route.files,))} if route.files else {})
        }
    return told


def _one_of(models: Iterable[type]) -> JSON:
    refs = [{"$ref": REF.format(model=model.__name__)} for model in models]
    return {"schema": refs[0] if len(refs) == 1 else {"anyOf": refs}}


def parameters(route: "Route") -> list[JSON]:
    in_path: list[JSON] = [
        {"name": name, "in": "path", "required": True, "schema": _path_schema(name)}
        for name in re.findall(r"{(\w+)}", route.path)
    ]
    in_query: list[JSON] = [
        {"name": name, "in": "query", "schema": {"type": "string"}} for name in route.query
    ]
    lang: JSON = {"name": "lang", "in": "query", "schema": {"type": "string"}}
    return [*in_path, *in_query, lang]


def _path_schema(name: str) -> JSON:
    return {"enum": ONE_OF[name]} if name in ONE_OF else {"type": "string", "minLength": 1}


def responses(route: "Route") -> JSON:
    found: JSON = {"303": {"description": "Goes on elsewhere"}}
    for status, models in (("200", route.gives), ("201", route.creates)):
        if models:
            page = PAGE if route.html and status == "200" else {}
            content = {"application/json": _one_of(models)} | page
            found[status] = {"description": "Done", "content": content}
    if route.html and "200" not in found:
        found["200"] = {"description": "A page", "content": PAGE}
    stops = {*ALWAYS, *route.stops, *(POSTED if route.method == "POST" else ())}
    problem = {"application/problem+json": _one_of((Problem,))} | PAGE
    told = {
        str(status): {"description": PROBLEM_STATUSES[status], "content": problem} for status in sorted(stops)
    }
    return found | told
