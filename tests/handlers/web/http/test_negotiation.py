"""A browser gets HTML, a program gets JSON, each in its language."""

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forms.schema.site import UNSTATED
from handlers.aws.sessions import Identity
from handlers.web.http.negotiation import answer, answer_saved, language, page_address, see_other, wants_json
from site_templates.views import Problem
from tests.handlers.web.world import ADMIN, CITIZEN, HEAD, OFFICER, Client, World

COMPANY = Identity("acc-7", "0101234567", kind="organisation", full_name="Công ty Hương")
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def request(
    accept: str = "", kind: str = "", query: str = "", speaks: str = "", site: object = UNSTATED
) -> Request:
    told = {"accept": accept, "content-type": kind, "accept-language": speaks}
    headers = [(name.encode(), value.encode()) for name, value in told.items() if value]
    # All that is asked of the office here: in which languages the site is read.
    desk = SimpleNamespace(catalogue=SimpleNamespace(site=site))
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
        ("application/json;q=1, text/html;q=0.9", "", True),
        ("application/json;q=0.9, text/html;q=1", "", False),
        ("application/json, text/html;q=1", "", False),
        ("application/json;q=9, text/html", "", False),
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


def test_a_form_that_was_posted_is_answered_in_its_language_unless_the_address_says_another() -> None:
    posted, switched = request(BROWSER), request(BROWSER, query="lang=vi")
    posted.state.language = switched.state.language = "en"
    assert (language(posted), language(switched)) == ("en", "vi")


def test_a_browser_set_to_english_still_gets_the_vietnamese_page_it_asked_for() -> None:
    assert language(request(BROWSER, speaks="en-US,en")) == "vi"


def test_a_program_is_heard_by_its_header() -> None:
    assert language(request("application/json", speaks="en-GB")) == "en"
    assert language(request("application/json")) == "vi"


@pytest.mark.parametrize(
    ("speaks", "heard"),
    [
        ("vi;q=0.5, en;q=0.9", "en"),
        ("vi;q=0.5,en;q=0.9", "en"),
        ("en;q=0.5, vi;q=0.9", "vi"),
        ("en;q=0.9, vi", "vi"),
        ("vi, en", "vi"),
        ("vi;q=0, en;q=0.1", "en"),
        ("en;q=0", "vi"),
    ],
)
def test_a_program_that_reads_both_is_given_the_language_it_likes_better(speaks: str, heard: str) -> None:
    assert language(request("application/json", speaks=speaks)) == heard


def test_a_program_that_reads_none_of_ours_gets_the_first() -> None:
    assert language(request("application/json", speaks="fr-FR, ja")) == "vi"


@pytest.mark.parametrize(("speaks", "heard"), [("pt", "pt-BR"), ("pt-BR", "pt-BR"), ("br", "en")])
def test_a_language_of_a_region_is_found_by_its_name_alone(speaks: str, heard: str) -> None:
    site = SimpleNamespace(languages=("en", "pt-BR"))
    assert language(request("application/json", speaks=speaks, site=site)) == heard


@pytest.mark.parametrize(
    ("method", "path", "address"),
    [
        ("GET", "/api/tim?q=x&code=1", "/api/tim?q=x"),
        ("HEAD", "/api/can-bo?tab=done&sau=k&state=2", "/api/can-bo?tab=done&sau=k"),
        ("POST", "/api/dang-ky", "/dang-ky/"),
        ("POST", "/api/dang-ky/xac-nhan", "/api/dang-ky/xac-nhan"),
        ("POST", "/api/dang-ky/gui-lai", "/api/dang-ky/xac-nhan"),
        ("POST", "/api/tra-cuu", "/tra-cuu/"),
        ("POST", "/api/ho-so/A/bo-sung?q=x", "/api/ho-so/A"),
        ("POST", "/api/can-bo/ho-so/A/claim", "/api/can-bo/ho-so/A"),
        ("POST", "/api/thu-tuc/A", ""),
    ],
)
def test_a_page_is_read_again_at_its_own_address_or_where_it_was_posted_from(
    method: str, path: str, address: str
) -> None:
    place, _, query = path.partition("?")
    scope = {"type": "http", "method": method, "path": place, "query_string": query.encode(), "headers": []}
    assert page_address(Request(scope)) == address


def header_of(who: Identity) -> str:
    page = World().client(who).get("/api/ho-so").text
    return page[page.index("<header") : page.index("</header>")]


@pytest.mark.parametrize(
    ("who", "leads"), [(OFFICER, True), (HEAD, True), (ADMIN, False), (CITIZEN, False), (COMPANY, False)]
)
def test_the_header_leads_to_the_desk_who_works_there(who: Identity, leads: bool) -> None:
    assert ('href="/api/can-bo"' in header_of(who)) is leads


def test_the_header_names_who_is_there_by_the_account_only_where_no_name_is_known() -> None:
    assert f"<b>{CITIZEN.full_name}</b>" in header_of(CITIZEN)
    assert f"<b>{CITIZEN.username}</b>" in header_of(replace(CITIZEN, full_name=""))


@pytest.mark.parametrize("accept", ["application/json", BROWSER])
def test_only_the_view_of_the_reader_is_made(accept: str) -> None:
    made = []

    def html() -> tuple[str, dict[str, object]]:
        made.append("text/html; charset=utf-8")
        return "problem", {"problem": Problem(200, "x", "y")}

    def json() -> dict[str, object]:
        made.append("application/json")
        return {"x": 1}

    got = asked(lambda request: answer(request, html=html, json=json), accept)
    assert made == [got.headers["content-type"]]
    assert got.headers.get("content-language", "") == ("en" if "json" in made[0] else "")


def asked(answering: Callable[[Request], Response], accept: str) -> httpx.Response:
    """What a reader gets who asks in English for a page that is answered so."""
    world = World()
    served = Starlette(routes=[Route("/", answering)])
    served.state.services = world.office
    return Client(served, world.origin, {"accept": accept}).get("/?lang=en")


WHERE = {"location", "content-location"}


@pytest.mark.parametrize(
    ("status", "header", "place"),
    [(200, "content-location", "/api/ho-so/A?xong=claim&lang=en"), (201, "location", "/api/ho-so/A")],
)
def test_a_program_is_told_where_what_it_changed_or_made_is_to_be_read(
    status: int, header: str, place: str
) -> None:
    def saved(request: Request) -> Response:
        return answer_saved(request, "A", "/api/ho-so/A", lambda: {"x": 1}, status=status, xong="claim")

    got = asked(saved, "application/json")
    assert {name: got.headers[name] for name in WHERE & {*got.headers}} == {header: place}
    assert (got.status_code, got.headers["content-language"]) == (status, "en")


def test_where_a_changed_dossier_is_to_be_read_is_told_even_if_it_cannot_be_shown() -> None:
    def saved(request: Request) -> Response:
        return answer_saved(request, "A", "/api/ho-so/A", lambda: {"x": object()})

    got = asked(saved, "application/json")
    assert (got.status_code, got.json()) == (200, {"code": "A", "path": "/api/ho-so/A"})
    assert got.headers["content-location"] == "/api/ho-so/A?lang=en"


def sent_on(request: Request) -> Response:
    return see_other(request, "/api/can-bo?tab=done", lambda: {"x": 1}, xong="a&b")


def saved_on(request: Request) -> Response:
    return answer_saved(request, "A", "/api/can-bo?tab=done", lambda: {"x": 1}, xong="a&b")


PLACE = "/api/can-bo?tab=done&xong=a%26b&lang=en"


@pytest.mark.parametrize("answering", [sent_on, saved_on])
def test_a_browser_is_sent_on_and_a_program_is_given_what_is_there(
    answering: Callable[[Request], Response],
) -> None:
    page, data = asked(answering, BROWSER), asked(answering, "application/json")
    assert (page.status_code, page.headers["location"], page.text) == (303, PLACE, "")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert (data.status_code, data.headers["content-location"], data.json()) == (200, PLACE, {"x": 1})
    assert data.headers["content-language"] == "en"
