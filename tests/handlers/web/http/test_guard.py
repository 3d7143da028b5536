"""Other sites' pages cannot act in our users' name, and every answer carries the headers."""

import pytest
from starlette.responses import Response

from handlers.web.http.guard import SecurityHeaders
from handlers.web.routes import make_app
from tests.handlers.web.world import CITIZEN, ORIGIN, Client, World

PATH = "/api/dang-xuat"


def posted(headers: dict[str, str], cookie: bool = True) -> int:
    world = World()
    client = Client(make_app(world.office), ORIGIN)
    if cookie:
        client.cookies.set("phien", world.sessions.start(CITIZEN, world.now))
    return client.post(PATH, headers=headers).status_code


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "same-origin"},
        {"sec-fetch-site": "same-origin", "origin": "https://evil.test"},
        {"origin": ORIGIN},
    ],
)
def test_our_own_pages_may_post(headers: dict[str, str]) -> None:
    assert posted(headers) == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"sec-fetch-site": "cross-site", "origin": ORIGIN},
        {"origin": "https://evil.test"},
        {"origin": "null"},
        {"origin": f"{ORIGIN}.evil.test"},
        # One before ours in the alphabet, where all others come after it.
        {"origin": "http://abuse.test"},
        {"origin": "http://testserver", "host": "testserver"},
        {},
    ],
)
def test_other_pages_may_not(headers: dict[str, str]) -> None:
    assert posted(headers) == 403


def test_a_program_is_told_that_its_request_came_from_another_site() -> None:
    client = World().client(CITIZEN, json=True)
    answer = client.post(PATH, headers={"sec-fetch-site": "cross-site"})
    assert (answer.status_code, answer.json()["type"]) == (403, "urn:motcua:problem:other-site")


def test_a_program_without_a_cookie_needs_no_origin() -> None:
    assert posted({}, cookie=False) == 200
    assert posted({"origin": "https://evil.test"}, cookie=False) == 403


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_who_follows_a_link_on_another_site_is_let_in(method: str) -> None:
    client = World().client(CITIZEN)
    answer = client.request(method, "/api/ho-so", headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == (405 if method == "OPTIONS" else 200)


GUARDED = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
NO_FRAME = "frame-ancestors 'none'; base-uri 'none'; object-src 'none'"
DATA_ONLY = "default-src 'none'; frame-ancestors 'none'"


@pytest.mark.parametrize(
    "path", ["/api/song", "/api/tim", "/api/nothing", "/api/dang-xuat", "/api/can-bo", "/"]
)
def test_every_answer_carries_the_security_headers(path: str) -> None:
    answer = World().client().get(path)
    assert {name: answer.headers.get(name) for name in GUARDED} == GUARDED
    assert answer.headers["content-security-policy"] in (NO_FRAME, DATA_ONLY)
    assert {"accept", "cookie"} <= {name.strip().lower() for name in answer.headers["vary"].split(",")}
    assert "strict-transport-security" not in answer.headers


def test_hsts_is_sent_over_https_alone() -> None:
    answer = World(origin="https://desk.test").client().get("/api/song")
    # Browsers take a site into their lists by exactly these, for at least a year.
    assert answer.headers["strict-transport-security"] == "max-age=63072000; includeSubDomains; preload"


@pytest.mark.parametrize(("path", "policy"), [("/api/song", DATA_ONLY), ("/api/tim", NO_FRAME)])
def test_data_may_load_nothing_at_all_and_a_page_what_it_says_itself(path: str, policy: str) -> None:
    assert World().client().get(path).headers["content-security-policy"] == policy


def test_what_does_not_say_its_type_is_taken_for_data() -> None:
    answer = Client(SecurityHeaders(Response(), https=False), ORIGIN).get("/")
    assert "content-type" not in answer.headers
    assert answer.headers["content-security-policy"] == DATA_ONLY
