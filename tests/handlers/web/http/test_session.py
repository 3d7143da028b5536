"""The session cookie, and who is behind it: as it was begun, and, for officers, as they are appointed now."""

from dataclasses import replace
from datetime import datetime
from http.cookies import Morsel, SimpleCookie

import httpx
import pytest
from starlette.requests import Request

from handlers.aws.sessions import Identity
from handlers.web.http.session import refresh_officer, require_identity
from tests.handlers.web.officers import HOME, Desk, desk
from tests.handlers.web.world import ADMIN, CITIZEN, ELSEWHERE, HERE, OFFICER, Client, FakeSessions, World

PLAIN, SECURE = "http://desk.test", "https://desk.test"
BACK = "/api/dang-nhap/ve?code=good&state=state-1"


def visitor(origin: str) -> Client:
    """A browser whose log-in will succeed."""
    world = World(origin=origin)
    world.accounts.people["acc-1"] = CITIZEN
    return world.client()


def cookies(answer: httpx.Response, *, given: bool) -> list[Morsel[str]]:
    """The cookies that an answer gives, or those that it takes back."""
    told = [each for line in answer.headers.get_list("set-cookie") for each in SimpleCookie(line).values()]
    return [each for each in told if bool(each.value) is given]


def moved(work: Desk, *, unit: str = "", gone: bool = False) -> None:
    """The officer is appointed elsewhere, or dismissed, while the session goes on."""
    others = [one for one in work.world.accounts.appointed if one.username != OFFICER.username]
    work.world.accounts.appointed = others if gone else [*others, replace(OFFICER, unit=unit)]


@pytest.mark.parametrize("origin", [PLAIN, SECURE])
def test_no_script_reads_a_cookie_of_ours_and_no_other_site_posts_with_it(origin: str) -> None:
    client = visitor(origin)
    answers = [client.get("/api/dang-nhap"), client.get(BACK)]
    given = [each for answer in answers for each in cookies(answer, given=True)]
    assert [each.key.removeprefix("__Host-") for each in given] == ["dang-nhap", "phien"]
    for each in given:
        assert each["httponly"], f"a script may read {each.key}"
        assert each["samesite"] == "lax", f"other sites may post with {each.key}"


def test_over_https_a_cookie_of_ours_is_bound_to_the_host_and_never_sent_in_the_clear() -> None:
    client = visitor(SECURE)
    for answer, name in (
        (client.get("/api/dang-nhap"), "__Host-dang-nhap"),
        (client.get(BACK), "__Host-phien"),
    ):
        [each] = cookies(answer, given=True)
        assert each.key == name
        assert each["secure"], f"{name} may be sent in the clear"
        # The browser takes a __Host- cookie with exactly these.
        assert (each["path"], each["domain"]) == ("/", "")


def test_over_plain_http_the_cookie_is_one_that_a_browser_takes() -> None:
    client = visitor(PLAIN)
    client.get("/api/dang-nhap")
    [each] = cookies(client.get(BACK), given=True)
    assert (each.key, each["secure"], each["path"]) == ("phien", "", "/")


def test_a_session_lasts_a_working_day_and_a_log_in_under_way_ten_minutes() -> None:
    client = visitor(SECURE)
    [begun], [held] = (cookies(client.get(path), given=True) for path in ("/api/dang-nhap", BACK))
    assert (begun["max-age"], held["max-age"]) == ("600", "43200")


@pytest.mark.parametrize("origin", [PLAIN, SECURE])
def test_a_cookie_is_taken_back_with_what_it_was_given_with(origin: str) -> None:
    client = visitor(origin)
    client.get("/api/dang-nhap")
    [given] = cookies(client.get(BACK), given=True)
    [back] = cookies(client.post("/api/dang-xuat"), given=False)
    # A browser leaves a __Host- cookie alone that is taken back without Secure or from another path.
    for part in ("secure", "path", "domain", "httponly", "samesite"):
        assert back[part] == given[part], part
    assert (back.key, back["max-age"]) == (given.key, "0")


def test_a_log_in_sets_each_cookie_once_and_ends_the_session_there_was_before() -> None:
    world = World()
    world.accounts.people["acc-1"] = CITIZEN
    client = world.client(OFFICER)
    [planted] = world.sessions.open
    client.get("/api/dang-nhap")
    answer = client.get(BACK)
    names = [
        each.key for line in answer.headers.get_list("set-cookie") for each in SimpleCookie(line).values()
    ]
    assert sorted(names) == ["dang-nhap", "phien"]
    assert list(world.sessions.open.values()) == [CITIZEN]
    assert planted not in world.sessions.open


def test_an_officer_moved_to_another_unit_works_there_from_the_next_request_on() -> None:
    work = desk("claim")
    moved(work, unit=ELSEWHERE)
    assert work.client.get(HOME).status_code == 404
    assert work.client.get("/api/can-bo").status_code == 200
    assert work.client.post(f"{HOME}/release", data={"_token": "1"}).status_code == 404
    assert work.dossier.summary.officer is not None


def test_who_is_no_officer_any_more_has_no_desk() -> None:
    work = desk()
    moved(work, gone=True)
    assert work.client.get("/api/can-bo").status_code == 404
    assert work.client.get("/api/ho-so").status_code == 200


def test_an_administrator_made_an_officer_has_a_desk_from_the_next_request_on() -> None:
    world = World()
    client = world.client(ADMIN)
    assert client.get("/api/can-bo").status_code == 404
    world.accounts.appointed = [replace(ADMIN, role="officer", unit=HERE)]
    assert client.get("/api/can-bo").status_code == 200


def test_who_is_no_officer_any_more_is_a_citizen_without_a_unit() -> None:
    office = World().office
    gone = replace(OFFICER, username="canbo0")
    assert refresh_officer(office, gone) == replace(gone, role="citizen", unit="")


class Overheard(FakeSessions):
    """Sessions that remember what they were asked, and at what time."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, datetime | None]] = []

    def start(self, identity: Identity, now: datetime) -> str:
        self.asked.append(("start", now))
        return super().start(identity, now)

    def find(self, token: str, now: datetime) -> Identity | None:
        self.asked.append(("find", now))
        return super().find(token, now)

    def end(self, token: str) -> None:
        self.asked.append(("end", None))
        super().end(token)


def test_a_session_begins_and_is_looked_up_by_the_clock_of_the_office() -> None:
    sessions = Overheard()
    world = World(sessions=sessions)
    world.accounts.people["acc-1"] = CITIZEN
    client = world.client()
    answers = [client.get(path) for path in ("/api/dang-nhap", BACK, "/api/ho-so")]
    assert [answer.status_code for answer in answers] == [303, 303, 200]
    assert sessions.asked == [("start", world.now), ("find", world.now)]


def test_the_store_is_not_asked_about_who_has_no_cookie() -> None:
    sessions = Overheard()
    client = World(sessions=sessions).client()
    assert client.get("/api/ho-so").status_code == 303
    assert client.post("/api/dang-xuat").status_code == 200
    assert sessions.asked == []


def test_a_citizen_is_not_looked_up_among_the_officers() -> None:
    work = desk()
    work.world.accounts.appointed = [replace(OFFICER, username=CITIZEN.username)]
    assert work.world.client(CITIZEN).get("/api/can-bo").status_code == 404


def test_the_header_names_the_officers_unit() -> None:
    work = desk()
    page = work.client.get(HOME).text
    header = page[page.index("<header") : page.index("</header>")]
    assert "Công an xã Hương Sơn" in header
    assert OFFICER.unit not in header


def test_a_route_that_forgot_its_rule_finds_nobody_instead_of_anybody() -> None:
    request = Request({"type": "http", "method": "GET", "path": "/", "headers": []})
    request.state.identity = None
    with pytest.raises(LookupError, match="a route without a rule"):
        require_identity(request)
