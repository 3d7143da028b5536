"""Endpoints that are imported when they are asked for: the same ones, under the same names."""

import asyncio
import inspect
import subprocess
import sys
from importlib import import_module

import pytest
from starlette.requests import Request
from starlette.responses import Response

from handlers.web.http.later import EndpointsLater
from handlers.web.http.route import Route
from handlers.web.routes import ROUTES

STARTED = """
import sys
import handlers.web.routes
print(*sorted(name for name in sys.modules if name.startswith("handlers.web.")))
"""


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_every_row_of_the_table_names_an_endpoint_that_is_there(route: Route) -> None:
    module = import_module(route.endpoint.__module__)
    assert inspect.iscoroutinefunction(getattr(module, route.endpoint.__name__))


def test_it_gives_the_answer_of_the_endpoint_it_stands_for(monkeypatch: pytest.MonkeyPatch) -> None:
    told = []

    async def health(request: Request) -> Response:
        told.append(request)
        return Response("alive")

    endpoint = EndpointsLater("openapi").health
    monkeypatch.setattr("handlers.web.openapi.health", health)
    request = Request({"type": "http"})
    assert asyncio.run(_answer(endpoint(request))) == b"alive"
    assert told == [request]


async def _answer(waiting: object) -> bytes:
    assert inspect.isawaitable(waiting)
    found: Response = await waiting
    return bytes(found.body)


def test_the_table_is_read_without_any_of_its_endpoints() -> None:
    done = subprocess.run(  # noqa: S603 - our own interpreter and text
        [sys.executable, "-c", STARTED], capture_output=True, text=True, check=True
    )
    started = set(done.stdout.split())
    assert "handlers.web.routes" in started
    assert not started & {route.endpoint.__module__ for route in ROUTES}
