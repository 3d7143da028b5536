"""A browser gets HTML, a program gets JSON, each in its language."""

from types import SimpleNamespace

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forms.schema.site import UNSTATED
from handlers.web.http.negotiation import answer, language, wants_json
from site_templates.views import Problem
from tests.handlers.web.world import Client, World

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def request(accept: str = "", kind: str = "", query: str = "", speaks: str = "") -> Request:
    told = {"accept": accept, "content-type": kind, "accept-language": speaks}
    headers = [(name.encode(), value.encode()) for name, value in told.items() if value]
    # All that is asked of the office here: in which languages the site is read.
    desk = SimpleNamespace(catalogue=SimpleNamespace(site=UNSTATED))
    scope = {"type": "http", "method": "GET", "path": "/", "query_string": query.encode(), "headers": headers}
    return Request({**scope, "state": {"services": desk}})


@pytest.mark.parametrize(
    ("accept", "kind", "json"),
    [
        (BROWSER, "", False),
        (BROWSER, "application/json", False),
        ("application/json", "", True),
        ("application/problem+json", "", True),
        ("application/json, text/html;q=0.5", "", True),
        ("application/json;q=0.5, text/html", "", False),
        ("application/json;q=0.9, text/html;q=0.5, application/problem+json;q=0.1", "", True),
        ("application/json;q=0.5, text/html;q=0.9, application/xhtml+xml;q=0.1", "", False),
        ("application/json;q=nonsense", "", False),
        ("application/json;charset=utf-8;q=0.5, text/html;level=1;q=0.9", "", False),
        ("application/json;charset=utf-8;q=0.9, text/html;level=1;q=0.5", "", True),
        ("", "application/json; charset=utf-8", True),
        ("*/*", "application/json", True),
        ("*/*", "application/x-www-form-urlencoded", False),
        ("", "", False),
        (";;;,,,q=", "", False),
    ],
)
def test_what_the_client_prefers_decides(accept: str, kind: str, json: bool) -> None:
    assert wants_json(request(accept, kind)) is json


@pytest.mark.parametrize(
    "accept",
    [
        "text/html, application/json",
        "application/json, text/html",
        "text/html;q=0.9, application/json;q=0.9",
        "application/json;q=0.9, text/html;q=0.9",
        "application/problem+json;q=0.9, application/xhtml+xml;q=0.9",
        "application/json;q=0.5, text/html;q=0.9, application/problem+json;q=0.9",
    ],
)
@pytest.mark.parametrize("kind", ["", "application/json", "application/x-www-form-urlencoded"])
def test_who_names_both_and_prefers_neither_gets_a_page_whatever_the_order(accept: str, kind: str) -> None:
    assert not wants_json(request(accept, kind))


@pytest.mark.parametrize(
    "accept", ["", "*/*", "*/*;q=0.9", "text/*, application/*", "image/png", "text/html;q=0"]
)
def test_who_names_neither_is_answered_as_it_posts_and_else_with_a_page(accept: str) -> None:
    assert wants_json(request(accept, "application/json"))
    assert not wants_json(request(accept, "application/x-www-form-urlencoded"))
    assert not wants_json(request(accept))


def test_the_address_decides_the_language_of_a_page() -> None:
    assert language(request(BROWSER, query="lang=en")) == "en"
    assert language(request(BROWSER, query="lang=fr")) == "vi"


def test_a_browser_set_to_english_still_gets_the_vietnamese_page_it_asked_for() -> None:
    assert language(request(BROWSER, speaks="en-US,en")) == "vi"


def test_a_program_is_heard_by_its_header() -> None:
    assert language(request("application/json", speaks="en-GB")) == "en"
    assert language(request("application/json")) == "vi"


@pytest.mark.parametrize("accept", ["application/json", BROWSER])
def test_only_the_view_of_the_reader_is_made(accept: str) -> None:
    made = []

    def html() -> tuple[str, dict[str, object]]:
        made.append("text/html; charset=utf-8")
        return "problem", {"problem": Problem(200, "x", "y")}

    def json() -> dict[str, object]:
        made.append("application/json")
        return {"x": 1}

    async def endpoint(request: Request) -> Response:
        return answer(request, html=html, json=json)

    asked = World()
    served = Starlette(routes=[Route("/", endpoint)])
    served.state.services = asked.office
    got = Client(served, asked.origin, {"accept": accept}).get("/")
    assert made == [got.headers["content-type"]]
