"""A program's bearer token: who it stands for, and what becomes of one that stands for nobody."""

import logging
from dataclasses import replace
from typing import Any

import httpx
import pytest

from handlers.web.routes import ROUTES, make_app
from tests.handlers.web.citizens import ANSWERS, PATH, WHO, Counter
from tests.handlers.web.fakes import FakeAccounts
from tests.handlers.web.officers import HOME, desk
from tests.handlers.web.test_routes import path
from tests.handlers.web.world import CITIZEN, OFFICER, STRANGER, Client, World

INVALID = 'Bearer realm="motcua", error="invalid_token"'


def program(world: World, who: str = "acc-1", **headers: str) -> Client:
    """A program with a token for an account and nothing else: no cookie, no Origin, no Accept."""
    return Client(make_app(world.office), world.origin, {"authorization": f"Bearer for-{who}", **headers})


def refused(answer: httpx.Response) -> None:
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, INVALID)
    assert answer.json()["type"] == "urn:motcua:problem:token"


def test_a_program_files_and_reads_with_a_token_alone() -> None:
    counter = Counter()
    counter.accounts.people["acc-1"] = WHO
    client = program(counter)
    filed = client.post(PATH, json={"edition": counter.edition, "answers": ANSWERS})
    assert filed.status_code == 201, filed.text
    told = client.get(filed.json()["links"]["status"])
    assert told.json()["applicant"] == WHO.full_name
    assert "set-cookie" not in filed.headers


def test_an_officer_is_who_the_table_says_whatever_the_token_claims() -> None:
    one = desk()
    one.world.accounts.people |= {"sub-1": OFFICER, "sub-9": STRANGER, "acc-1": CITIZEN}
    assert program(one.world, "sub-1").post(f"{HOME}/claim", json={"token": 0}).status_code == 200
    for other in ("sub-9", "acc-1"):
        assert program(one.world, other).get(HOME).status_code == 404


@pytest.mark.parametrize("token", ["", "x", "for-nobody", "a b", "x" * 9000, "for-acc-1, Basic x"])
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_a_token_that_proves_nobody_is_refused_everywhere(route: Any, token: str) -> None:
    world = World()
    world.accounts.people["acc-1"] = CITIZEN
    client = program(world, authorization=f"Bearer {token}")
    refused(client.request(route.method, path(route, world.file().code)))


def test_a_token_of_another_account_than_the_one_it_was_made_for_is_refused() -> None:
    world = World()
    world.accounts.people["acc-1"] = replace(CITIZEN, sub="acc-7")
    refused(program(world).get("/api/ho-so"))


def test_beside_a_session_it_is_not_clear_who_asks() -> None:
    world = World()
    world.accounts.people["acc-1"] = CITIZEN
    client = program(world)
    client.cookies.set("phien", world.sessions.start(CITIZEN, world.now))
    answer = client.get("/api/ho-so")
    assert answer.status_code == 400
    assert answer.headers["www-authenticate"] == 'Bearer realm="motcua", error="invalid_request"'


def test_another_cookie_is_no_session() -> None:
    world = World()
    world.accounts.people["acc-1"] = CITIZEN
    client = program(world)
    client.cookies.set("balancer", "x")
    assert client.get("/api/ho-so").status_code == 200


def test_a_program_needs_no_origin_and_a_browsers_cookie_still_does() -> None:
    world = World()
    world.accounts.people["acc-1"] = CITIZEN
    elsewhere = program(world, origin="https://elsewhere.test")
    assert elsewhere.post("/api/dang-xuat", json={}).status_code == 200
    cookie = Client(make_app(world.office), world.origin)
    cookie.cookies.set("phien", world.sessions.start(CITIZEN, world.now))
    assert cookie.post("/api/dang-xuat", json={}).status_code == 403


@pytest.mark.parametrize("scheme", ["Basic", "Digest", "Bearer2"])
def test_another_scheme_is_nobodys(scheme: str) -> None:
    world = World()
    client = Client(make_app(world.office), world.origin, {"authorization": f"{scheme} for-acc-1"})
    assert client.get("/api/ho-so").status_code == 303
    # Without the token of a program, a page of another site is kept out as ever.
    client.cookies.set("phien", world.sessions.start(CITIZEN, world.now))
    assert client.post("/api/dang-xuat").status_code == 403


def test_whoever_is_not_logged_in_is_told_how_a_program_may() -> None:
    answer = World().client(json=True).get("/api/ho-so")
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, 'Bearer realm="motcua"')


def test_when_the_accounts_cannot_be_asked_the_program_may_try_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    class Silent(FakeAccounts):
        def holder(self, token: str) -> Any:
            raise ConnectionError("the token is in here: for-acc-1")

    with caplog.at_level(logging.INFO):
        answer = program(World(accounts=Silent())).get("/api/ho-so")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "60")
    assert all("for-acc-1" not in str(vars(record)) for record in caplog.records)
