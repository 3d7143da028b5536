"""Other sites' pages cannot act in our users' name, and every answer carries the headers."""

import pytest

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
        {"origin": "http://testserver", "host": "testserver"},
        {},
    ],
)
def test_other_pages_may_not(headers: dict[str, str]) -> None:
    assert posted(headers) == 403


def test_a_program_without_a_cookie_needs_no_origin() -> None:
    assert posted({}, cookie=False) == 200
    assert posted({"origin": "https://evil.test"}, cookie=False) == 403


@pytest.mark.parametrize(
    "path", ["/api/song", "/api/tim", "/api/nothing", "/api/dang-xuat", "/api/can-bo", "/"]
)
def test_every_answer_carries_the_security_headers(path: str) -> None:
    answer = World().client().get(path)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["cache-control"] == "no-store"
    assert "strict-transport-security" not in answer.headers


def test_hsts_is_sent_over_https_alone() -> None:
    answer = World(origin="https://desk.test").client().get("/api/song")
    assert answer.headers["strict-transport-security"].startswith("max-age=")


def test_data_may_load_nothing_at_all() -> None:
    assert (
        World().client().get("/api/song").headers["content-security-policy"].startswith("default-src 'none'")
    )
