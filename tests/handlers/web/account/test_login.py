"""Logging in at the identity provider, and out again."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from handlers.partners.identity import Login
from handlers.web.account.login import local_path
from tests.handlers.web.fakes import FakeProvider
from tests.handlers.web.world import CITIZEN, OFFICER, STRANGER, Client, World


def begun(next_path: str = "", lang: str = "") -> tuple[World, Client]:
    world = World()
    world.accounts.people["acc-1"] = CITIZEN
    client = world.client()
    query = {"next": next_path, "lang": lang}
    answer = client.get("/api/dang-nhap", params={name: text for name, text in query.items() if text})
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("https://id.test/authorize")
    return world, client


def test_whoever_comes_back_proved_has_a_session_and_goes_on() -> None:
    world, client = begun("/api/thu-tuc/dang-ky-tam-tru?page=2")
    answer = client.get("/api/dang-nhap/ve?code=good&state=state-1")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/api/thu-tuc/dang-ky-tam-tru?page=2"
    assert list(world.sessions.open.values()) == [CITIZEN]


def test_an_officer_goes_to_the_desk_and_a_citizen_to_their_dossiers() -> None:
    for who, home in ((CITIZEN, "/api/ho-so"), (OFFICER, "/api/can-bo")):
        world, client = begun()
        world.accounts.people["acc-1"] = who
        assert client.get("/api/dang-nhap/ve?code=good&state=state-1").headers["location"] == home


def test_the_language_comes_back_too() -> None:
    _, client = begun(lang="en")
    answer = client.get("/api/dang-nhap/ve?code=good&state=state-1")
    assert answer.headers["location"] == "/api/ho-so?lang=en"


@pytest.mark.parametrize(
    "query", ["code=good&state=other", "code=good", "code=bad&state=state-1", "error=denied", ""]
)
def test_a_return_that_proves_nothing_logs_nobody_in(query: str) -> None:
    world, client = begun()
    answer = client.get(f"/api/dang-nhap/ve?{query}")
    assert answer.status_code == 400
    assert "Đăng nhập lại" in answer.text
    assert not world.sessions.open


def test_a_return_counts_once_and_in_its_own_browser_alone() -> None:
    world, client = begun()
    assert world.client().get("/api/dang-nhap/ve?code=good&state=state-1").status_code == 400
    assert client.get("/api/dang-nhap/ve?code=good&state=state-1").status_code == 303
    assert client.get("/api/dang-nhap/ve?code=good&state=state-1").status_code == 400


def test_a_token_from_before_the_log_in_is_worth_nothing_after_it() -> None:
    world, client = begun()
    planted = world.sessions.start(STRANGER, world.now)
    client.cookies.set("phien", planted)
    client.get("/api/dang-nhap/ve?code=good&state=state-1")
    assert planted not in world.sessions.open


@pytest.mark.parametrize(
    "path", ["/", "/api/ho-so", "/en/thu-tuc/x/to-khai/?a=b%20c", "/api/can-bo?tab=mine&q=a"]
)
def test_our_own_paths_are_gone_on_to(path: str) -> None:
    assert local_path(path) == path


@pytest.mark.parametrize(
    "path",
    [
        "",
        "//evil.test",
        "/\\evil.test",
        "\\\\evil.test",
        "https://evil.test",
        "javascript:alert(1)",
        "api/ho-so",
        "/api\r\nset-cookie: a=b",
        "/a\x00b",
        "/\t/evil.test",
        "/a#b",
        "/tìm",
        "/" + "a" * 501,
    ],
)
def test_anything_else_is_not(path: str) -> None:
    assert local_path(path) == ""


def test_logging_out_ends_the_session_here_and_at_the_provider() -> None:
    world = World()
    answer = world.client(CITIZEN).post("/api/dang-xuat")
    # Not a redirect: form-action 'self' would stop the browser there.
    assert answer.status_code == 200
    assert answer.headers["refresh"] == "0; url=https://id.test/logout"
    assert CITIZEN.full_name not in answer.text
    assert not world.sessions.open


def test_a_token_is_judged_by_the_real_time_though_the_site_shows_another_day(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    judged: list[datetime] = []

    def finish(provider: FakeProvider, code: str, login: Login, now: datetime) -> Mapping[str, object]:
        judged.append(now)
        return {"sub": "acc-1"}

    monkeypatch.setattr(FakeProvider, "finish", finish)
    world, client = begun()
    assert abs(world.now - datetime.now(UTC)) > timedelta(hours=1)
    client.get("/api/dang-nhap/ve?code=good&state=state-1")
    assert abs(judged[0] - datetime.now(UTC)) < timedelta(minutes=1)
