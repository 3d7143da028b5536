"""The route table itself: every route has a rule, and the rule holds for every kind of person."""

import re

import pytest

from handlers.aws.sessions import Identity
from handlers.web.http.route import Route
from handlers.web.routes import ROUTES
from tests.handlers.web.world import ADMIN, CITIZEN, COLLEAGUE, HEAD, NEIGHBOUR, OFFICER, STRANGER, World

PEOPLE: dict[str, Identity | None] = {
    "nobody": None,
    "citizen": CITIZEN,
    "officer": OFFICER,
    "head": HEAD,
    "admin": ADMIN,
}
MAY = {
    "anyone": set(PEOPLE),
    "account": {"citizen", "officer", "head", "admin"},
    "officer": {"officer", "head"},
    "head": {"head"},
}
NAMES = [f"{route.method} {route.path}" for route in ROUTES]
ON_A_DOSSIER = [route for route in ROUTES if "{code}" in route.path]


def path(route: Route, code: str) -> str:
    told = {"code": code, "procedure": "dang-ky-tam-tru", "move": "claim", "doc": "x", "n": "0"}
    told["token"] = "x" * 27
    return re.sub(r"{(\w+)}", lambda found: told[found[1]], route.path)


@pytest.mark.parametrize("route", ROUTES, ids=NAMES)
def test_every_route_has_a_rule(route: Route) -> None:
    assert route.who in MAY
    assert route.summary
    if route.path.startswith("/api/can-bo"):
        assert route.who in ("officer", "head")


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("route", ROUTES, ids=NAMES)
def test_the_rule_of_a_route_holds_for_everybody(route: Route, person: str) -> None:
    world = World()
    code = world.file().code
    client = world.client(PEOPLE[person], json=True)
    answer = client.request(route.method, path(route, code))
    if person == "nobody" and route.who != "anyone":
        assert answer.status_code == 401
        assert answer.json()["type"] == "urn:motcua:problem:login-needed"
    elif person not in MAY[route.who]:
        assert answer.status_code == 404
    else:
        assert answer.status_code not in (401, 403)
        assert answer.status_code < 500


@pytest.mark.parametrize("who", [STRANGER, NEIGHBOUR], ids=["officer of another unit", "another citizen"])
@pytest.mark.parametrize("route", ON_A_DOSSIER, ids=[f"{r.method} {r.path}" for r in ON_A_DOSSIER])
def test_somebody_elses_dossier_is_as_if_it_were_not_there(route: Route, who: Identity) -> None:
    world = World()
    code = world.file().code
    client = world.client(who, json=True)
    real, invented = (client.request(route.method, path(route, one)) for one in (code, "0000000000000"))
    assert real.status_code == invented.status_code == 404
    assert real.json() == invented.json()
    assert world.dossiers.kept[code].version == 1


@pytest.mark.parametrize(
    "route", [r for r in ROUTES if r.who != "anyone"], ids=lambda r: f"{r.method} {r.path}"
)
def test_a_browser_is_sent_to_log_in_and_comes_back(route: Route) -> None:
    there = path(route, "ABCDEFGHJKMNP")
    answer = World().client().request(route.method, there)
    if route.method == "GET":
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/api/dang-nhap?next=%2Fapi%2F")
    else:
        assert answer.status_code == 401
        assert f'href="/api/dang-nhap?next={there.rpartition("/")[0]}"' in answer.text


def test_an_officer_sees_what_a_colleague_of_the_unit_sees() -> None:
    world = World()
    code = world.file().code
    for who in (OFFICER, COLLEAGUE, HEAD):
        assert world.client(who).get(f"/api/can-bo/ho-so/{code}").status_code == 200


def test_a_wrong_method_names_the_right_ones() -> None:
    answer = World().client(json=True).request("DELETE", "/api/tra-cuu")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"
    assert answer.json()["detail"].endswith("POST.")


def test_what_is_not_in_the_table_is_a_404_page_in_the_readers_language() -> None:
    assert "Không tìm thấy" in World().client().get("/api/khong-co").text
    assert "Not found" in World().client().get("/api/khong-co?lang=en").text
    assert World().client(json=True).get("/api/khong-co").json()["status"] == 404
    # A slash too many must not become a redirect to whatever host the request named.
    assert World().client().get("/api/can-bo/", headers={"host": "evil.test"}).status_code == 404


def test_head_is_get_without_its_content() -> None:
    answer = World().client().request("HEAD", "/api/song")
    assert answer.status_code == 200
