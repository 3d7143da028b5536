"""A late result: one apology with a reason and a new date, a second by the head, and no third."""

from datetime import date

from handlers.dossier.deadline import expected_due, explain_days
from handlers.dossier.dossier import Actor, Dossier
from tests.handlers.dossier.world import (
    CALENDAR,
    DAY,
    HEAD,
    HOUR,
    MORNING,
    OFFICER,
    filed,
    go,
    missing,
    refused,
)

WORKING = go(filed(), "claim", "receive", "process", at=MORNING)
LATE = MORNING + 7 * DAY


def put_off(dossier: Dossier, until: str, by: Actor = OFFICER) -> Dossier:
    return go(dossier, "apologise", at=LATE + HOUR, by=by, until=until, words="Chờ xác minh")


def test_an_apology_moves_the_due_date_and_keeps_the_old_one() -> None:
    assert WORKING.summary.is_overdue(LATE.date())
    sorry = put_off(WORKING, "2026-08-12")
    assert (sorry.summary.due, sorry.summary.put_off) == (date(2026, 8, 12), date(2026, 7, 27))
    assert sorry.events[-1].data["was"] == "2026-07-27"
    assert not sorry.summary.is_overdue(LATE.date())
    assert sorry.summary.is_overdue(date(2026, 8, 13))
    assert Dossier.from_dict(sorry.to_dict()) == sorry


def test_it_needs_a_reason_and_a_day_that_is_later_and_not_too_late() -> None:
    assert set(missing(WORKING, "apologise", until="", words="")) == {"until", "words"}
    for until, told in (("2026-07-27", "Nhập"), ("2026-08-27", "muộn hơn 26/08/2026")):
        assert told in missing(WORKING, "apologise", at=MORNING, until=until)["until"]


def test_the_new_date_is_a_working_day() -> None:
    assert missing(WORKING, "apologise", until="2026-08-15") == {"until": "Chọn một ngày làm việc"}


def test_a_second_one_is_the_heads_and_there_is_no_third() -> None:
    once = put_off(WORKING, "2026-08-12")
    assert "thủ trưởng" in refused(once, "apologise", until="2026-08-20", words="nữa")
    headed = go(once, "reassign", by=HEAD, officer={"id": HEAD.id, "name": HEAD.name})
    twice = put_off(headed, "2026-08-20", HEAD)
    assert (twice.summary.due, twice.summary.apologies) == (date(2026, 8, 20), 2)
    assert "hai lần" in refused(twice, "apologise", by=HEAD, until="2026-08-28", words="nữa")


def test_nobody_apologises_while_the_clock_stands() -> None:
    for aside in ("ask_supplement", "require_fee", "stop"):
        assert "Chưa cần xin lỗi" in refused(go(WORKING, aside), "apologise")


def test_a_pause_after_an_apology_is_counted_from_the_new_date() -> None:
    sorry = put_off(WORKING, "2026-08-12")
    asked = go(sorry, "ask_supplement", at=LATE + DAY)
    answered = go(asked, "answer_supplement", at=LATE + 4 * DAY)
    assert answered.summary.due == date(2026, 8, 13), "Thursday to Sunday: one working day"
    assert expected_due(asked.summary.clock, date(2026, 8, 1), sorry.time_limit, CALENDAR) == date(
        2026, 8, 13
    )


def test_the_days_to_the_new_date_are_explained() -> None:
    sorry = put_off(WORKING, "2026-08-12")
    days = explain_days(sorry.events, sorry.time_limit, CALENDAR, LATE.date())
    assert days[-1].date == date(2026, 8, 12)
    assert (days[-1].counted, days[-1].why["vi"]) == (False, "trong thời gian gia hạn")
    assert sum(day.counted for day in days) == 3
