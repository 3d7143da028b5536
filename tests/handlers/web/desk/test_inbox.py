"""The lists of the desk: whose dossiers, how many, in which order, and how urgent."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from handlers.dossier.dossier import Dossier
from handlers.web.desk.inbox import OpenRows, desk_row, tab_counts
from tests.handlers.dossier.world import DAY, FILED, filed, go
from tests.handlers.web.fakes import FakeDossiers
from tests.handlers.web.officers import CODE, desk
from tests.handlers.web.world import COLLEAGUE, HEAD, OFFICER, STRANGER, Client, World


def program(world: World) -> Client:
    return world.client(OFFICER, json=True)


def test_the_inbox_shows_the_units_own_dossiers_with_counters() -> None:
    world = desk().world
    mine, theirs = (world.client(who).get("/api/can-bo").text for who in (OFFICER, STRANGER))
    assert "ABCD-EFGH-JKMN-P" in mine
    assert "Chờ nhận <b>1</b>" in mine
    assert "ABCD-EFGH-JKMN-P" not in theirs
    assert "Chờ nhận <b>0</b>" in theirs


def test_mine_and_overdue_are_what_they_say() -> None:
    world = desk("claim", "receive").world
    assert program(world).get("/api/can-bo?tab=mine").json()["counts"]["mine"] == 1
    assert world.client(COLLEAGUE, json=True).get("/api/can-bo").json()["counts"]["mine"] == 0
    world.now += timedelta(days=20)
    told = program(world).get("/api/can-bo?tab=overdue").json()
    assert told["counts"]["overdue"] == 1
    assert told["dossiers"][0]["left"] == "quá hạn 15 ngày"
    assert told["dossiers"][0]["urgency"] == "late"


def test_a_released_dossier_is_nobodys() -> None:
    world = desk("claim", "release").world
    assert program(world).get("/api/can-bo?tab=mine").json()["counts"]["mine"] == 0


def test_an_answered_supplement_is_marked_in_the_list_until_an_officer_goes_on() -> None:
    desk_ = desk("claim", "receive", "process")
    asked = {"fields": ["noi_dung_de_nghi"], "fields_reason": "answer_incomplete", "until": "2026-08-01"}
    desk_.act("ask_supplement", **asked)
    answered = go(desk_.dossier, "answer_supplement", answers={"noi_dung_de_nghi": "Đăng ký tạm trú"})
    desk_.world.dossiers.save(answered, desk_.dossier.version)

    def flags() -> list[str]:
        [row] = program(desk_.world).get("/api/can-bo?tab=working").json()["dossiers"]
        return list(row["flags"])

    assert flags() == ["Đã gửi bổ sung"]
    assert desk_.act("resume").status_code == 303
    assert flags() == []


ONE_DAY = {"amount": 1, "unit": "working_days"}
MINE = replace(OFFICER, username="off-1")
"""Who made the moves of tests/handlers/dossier/world.py."""


def shelf(*dossiers: Dossier) -> World:
    """A world with these dossiers, each under a code of its own."""
    world = World()
    for n, dossier in enumerate(dossiers):
        code = f"{CODE[:-1]}{n}"
        world.dossiers.kept[code] = Dossier.from_dict({**dossier.to_dict(), "code": code})
    return world


def test_what_is_due_first_stands_first_whatever_tab_it_is_in() -> None:
    late = go(filed(at=FILED - 5 * DAY), "claim")
    new, received = go(filed(at=FILED - DAY), "claim"), go(filed(time_limit=ONE_DAY), "claim", "receive")
    world = shelf(new, late, received)
    rows = OpenRows(world.office, MINE).rows_of("mine")
    assert [row.code[-1] for row in rows] == ["1", "2", "0"]


def test_a_dossier_that_waits_for_its_citizen_is_not_overdue_and_one_that_is_done_neither() -> None:
    asked = go(filed(), "claim", "receive", "process", "ask_supplement")
    done, late = go(filed(), "claim", "refuse"), go(filed(), "claim", "receive")
    world = shelf(asked, done, late)
    world.now += 20 * DAY
    assert [row.code[-1] for row in OpenRows(world.office, OFFICER).rows_of("overdue")] == ["2"]


def test_a_dossier_is_overdue_from_the_day_after_its_due_date() -> None:
    world = shelf(go(filed(), "claim", "receive"))
    due = world.dossiers.kept[f"{CODE[:-1]}0"].summary.due
    for day, late in ((due, 0), (due + DAY, 1)):
        world.now += day - world.now.date()
        assert tab_counts(world.office, OFFICER, OpenRows(world.office, OFFICER))["overdue"] == late


def test_the_counters_read_each_list_once() -> None:
    class Counting(FakeDossiers):
        def inbox(self, unit: str, tab: str, limit: int = 50, after: str = "") -> Any:
            read.append(tab)
            return super().inbox(unit, tab, limit, after)

    read: list[str] = []
    world = World(dossiers=Counting())
    world.file()
    assert program(world).get("/api/can-bo?tab=mine").is_success
    assert sorted(read) == ["consent", "supplement", "waiting", "working"]


def test_the_tab_one_is_in_is_marked_and_an_unknown_one_is_the_first() -> None:
    world = desk().world
    for tab, here in (("done", "Đã xong"), ("", "Chờ nhận"), ("bịa", "Chờ nhận")):
        page = world.client(OFFICER).get("/api/can-bo", params={"tab": tab}).text
        [marked] = [part.split(" <b>")[0] for part in page.split('aria-current="page">')[1:]]
        assert marked.endswith(here)


def test_a_row_says_whose_it_is_when_it_came_and_how_long_there_is_left() -> None:
    world = shelf(go(filed(), "claim", "receive"))
    [row] = OpenRows(world.office, MINE).rows_of("mine")
    shown = desk_row(world.office, row, "en")
    assert (shown.procedure, shown.applicant, shown.officer) == (
        "Đăng ký tạm trú",
        "Y Ƀlôk Êban",
        "Lê Văn Tám",
    )
    assert shown.path == f"/api/can-bo/ho-so/{row.code}"
    assert (shown.filed_at, shown.due, shown.left) == ("19:42 21/07/2026", "27/07/2026", "5 days left")


@pytest.mark.parametrize(("kept", "shown"), [("unpaid", "Chưa nộp lệ phí"), ("mark_of_1999", "mark_of_1999")])
def test_a_mark_or_procedure_nobody_knows_any_more_is_shown_as_it_was_kept(kept: str, shown: str) -> None:
    world = shelf(go(filed(), "claim"))
    [row] = OpenRows(world.office, MINE).rows_of("mine")
    old = replace(row, flags=(kept,), procedure="thu-tuc-cu")
    told = desk_row(world.office, old, "vi")
    assert (told.flags, told.procedure) == ((shown,), "thu-tuc-cu")


def test_the_inbox_says_since_when_a_filing_has_waited_and_for_how_many_hours_of_the_unit() -> None:
    world = desk().world
    for now, told in ((datetime(2026, 7, 22, 16, 29), False), (datetime(2026, 7, 23, 8, 30), True)):
        world.now = now.replace(tzinfo=FILED.tzinfo)
        for who in (OFFICER, HEAD):
            page = world.client(who).get("/api/can-bo?tab=done").text
            said = "chưa có cán bộ nhận xử lý: nộp lúc 19:42 21/07/2026, đến nay 9 giờ làm việc"
            assert (said in page) is told
    assert "chờ lâu nhất" not in world.client(STRANGER).get("/api/can-bo").text


def test_a_filing_somebody_has_taken_up_is_no_silence() -> None:
    world = desk("claim").world
    world.now += 10 * DAY
    assert OpenRows(world.office, OFFICER).silence("vi") == ""
