"""What endpoints may reach: the clock of the day, units that exist, and scans asked once a view."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from handlers.aws.scans import Verdict
from handlers.web.http.services import ScansOfOneView
from tests.handlers.web.citizens import WHO, Counter, with_lease
from tests.handlers.web.fakes import FakeScans
from tests.handlers.web.world import ELSEWHERE, HERE, OFFICER, World
from tests.viet_nam import VIETNAM


@pytest.mark.parametrize("json", [False, True])
def test_one_view_asks_of_each_file_once(json: bool) -> None:
    class Counting(FakeScans):
        def verdict(self, key: str, version: str = "") -> Verdict:
            asked.append(key)
            return "scanning"

    asked: list[str] = []
    counter = Counter(scans=Counting())
    code = with_lease(counter, with_lease(counter, counter.filed()), key="k2").code
    for who, path in ((WHO, "ho-so/{}"), (WHO, "ho-so/{}/giay-to"), (OFFICER, "can-bo/ho-so/{}")):
        asked.clear()
        assert counter.client(who, json=json).get("/api/" + path.format(code)).status_code == 200
        assert sorted(asked) == ["k", "k2"][: len(asked)]
        assert asked or json


def test_a_view_keeps_what_it_was_told_and_a_file_handed_out_is_asked_for_anew() -> None:
    scans = FakeScans()
    view = ScansOfOneView(scans)
    assert view.verdict("k", "v1") == "clean"
    scans.said["k"] = "blocked"
    assert view.verdict("k", "v1") == "clean"
    assert view.verdict("k", "v2") == "blocked"
    assert view.fresh_verdict("k", "v1") == "blocked"
    assert ScansOfOneView(scans).verdict("k", "v1") == "blocked"


def test_the_next_request_asks_again() -> None:
    counter = Counter()
    counter.scans.said["k"] = "scanning"
    code = with_lease(counter, counter.filed()).code
    desk, path = counter.client(OFFICER), f"/api/can-bo/ho-so/{code}/tep/hop-dong/0"
    assert desk.get(path).status_code == 409
    counter.scans.said["k"] = "clean"
    assert desk.get(path).status_code == 303


def test_today_and_the_moment_follow_the_clock_of_the_place() -> None:
    world = World(now=datetime(2026, 7, 22, 0, 30, tzinfo=VIETNAM))
    assert world.office.today == date(2026, 7, 22)
    moment = world.office.moment("business")
    assert (moment.today, moment.at, moment.account_kind) == (date(2026, 7, 22), time(0, 30), "business")


def test_of_a_procedure_only_the_units_that_take_it_may_be_chosen() -> None:
    services = World().office
    assert set(services.moment("", "dang-ky-tam-tru").units) == {HERE, ELSEWHERE}
    assert set(services.moment("", "cap-the").units) == set()
    assert set(services.moment().units) == {HERE, ELSEWHERE}


def test_a_unit_the_catalogue_has_lost_is_named() -> None:
    assert World().office.unit(HERE).id == HERE
    with pytest.raises(LookupError, match="unit 99999-20250701 is not in the catalogue"):
        World().office.unit("99999-20250701")


@pytest.mark.parametrize(("origin", "secure"), [("https://mot.cua", True), ("http://127.0.0.1:8080", False)])
def test_the_origin_says_whether_cookies_may_be_bound_to_the_host(origin: str, secure: bool) -> None:
    assert replace(World().office, origin=origin).https is secure
