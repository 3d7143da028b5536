"""The OpenAPI 3.1 document, printed from the route table, and the sign of life."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from handlers.dossier.table.steps import MOVES
from handlers.web.http.services import office
from handlers.web.schemas import SCHEMAS

if TYPE_CHECKING:
    from handlers.web.http.route import Route

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
PAGE = {"text/html": {"schema": {"type": "string"}}}
# status → when; every route may stop so.
STOPS = {"400": "The request cannot be read", "404": "Not there, or not yours", "500": "Our fault"}
POST_STOPS = {
    "403": "Sent from another site's page",
    "409": "Somebody was faster, or it is not allowed now",
    "413": "Too much was sent",
    "415": "A content type that is not taken",
    "422": "Values to correct",
    "429": "Too many tries",
}
ONE_OF = {"move": sorted(MOVES)}


async def health(request: Request) -> Response:
    """Alive, and which day's law is shown. Asks nothing of any storage: it is called every few seconds."""
    desk = office(request)
    return JSONResponse(
        {"ok": True, "today": desk.today.isoformat(), "editions": len(desk.catalogue.editions)}
    )


async def document(request: Request) -> Response:
    desk = office(request)
    site = desk.catalogue.site
    called = site.title or site.name
    title = called[site.languages[0]] if called else "motcua"
    found = spec(request.app.state.routes, desk.origin, title)
    return JSONResponse(found, headers={"cache-control": "public, max-age=300"})


def spec(routes: Iterable["Route"], origin: str, title: str) -> dict[str, Any]:
    """The whole document; pure."""
    paths: dict[str, dict[str, Any]] = {}
    for route in routes:
        paths.setdefault(route.path, {})[route.method.lower()] = operation(route)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": title,
            "version": "1",
            "description": "Every address answers a browser (HTML) and a program (JSON), by Accept.",
        },
        "servers": [{"url": origin}],
        "paths": paths,
        "components": {
            "schemas": SCHEMAS,
            "securitySchemes": {"session": {"type": "apiKey", "in": "cookie", "name": "__Host-phien"}},
        },
    }


def operation(route: "Route") -> dict[str, Any]:
    told: dict[str, Any] = {
        "operationId": f"{route.endpoint.__module__.split('.')[2]}_{route.endpoint.__name__}",
        "summary": route.summary,
        "parameters": parameters(route),
        "responses": responses(route),
        "security": [] if route.who == "anyone" else [{"session": []}],
        "x-who": route.who,
    }
    if route.takes:
        content = dict.fromkeys(("application/json", *FORMS), _named(route.takes))
        told["requestBody"] = {"content": content | ({FORMS[1]: _named(route.files)} if route.files else {})}
    return told


def _named(schema: str) -> dict[str, Any]:
    return {"schema": {"$ref": f"#/components/schemas/{schema}"}}


def parameters(route: "Route") -> list[dict[str, Any]]:
    in_path = [
        {"name": name, "in": "path", "required": True, "schema": _path_schema(name)}
        for name in re.findall(r"{(\w+)}", route.path)
    ]
    in_query = [{"name": name, "in": "query", "schema": {"type": "string"}} for name in route.query]
    lang = {"name": "lang", "in": "query", "schema": {"enum": ["vi", "en"]}}
    return [*in_path, *in_query, lang]


def _path_schema(name: str) -> dict[str, Any]:
    return {"enum": ONE_OF[name]} if name in ONE_OF else {"type": "string", "minLength": 1}


def responses(route: "Route") -> dict[str, Any]:
    found: dict[str, Any] = {"303": {"description": "Goes on elsewhere"}}
    if route.gives:
        json = {"application/json": {"schema": {"$ref": f"#/components/schemas/{route.gives}"}}}
        success = {"description": "Done", "content": json | (PAGE if route.html else {})}
        found |= {"200": success, "201": success} if route.method == "POST" else {"200": success}
    stops = STOPS | (POST_STOPS if route.method == "POST" else {})
    if route.who != "anyone":
        stops = stops | {"401": "Log in first"}
    for status, when in sorted(stops.items()):
        found[status] = {"description": when, "content": PROBLEM | PAGE}
    return found
