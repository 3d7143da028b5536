"""Time limits of several branches, and those that count from the appointment, in the life of a dossier."""

from datetime import date, datetime
from typing import Any

import pytest

from handlers.dossier.deadline import APPOINTED, TOLD, explain_days, freeze_limit, start_clock
from handlers.dossier.dossier import Dossier, from_dict, offered_moves
from handlers.dossier.history.event import TimeLimit, Timing
from handlers.dossier.rules import hindered_moves
from tests.handlers.dossier.branching import BRANCHES
from tests.handlers.dossier.world import (
    CALENDAR,
    FILED,
    MORNING,
    OFFICER,
    filed,
    go,
    missing,
    procedure,
    refused,
)
from tests.viet_nam import VIETNAM

SEVEN: TimeLimit = {"amount": 7, "unit": "working_days"}
BOOKED: dict[str, Any] = {
    "level": 3,
    "time_limit": {"amount": 7, "unit": "working_days", "start": "appointment"},
    "appointment": {"day": "noi_dung_de_nghi"},
}
"""A procedure that counts from an appointment; the only question of the test's form tells the day."""


def branching() -> Dossier:
    return go(filed(time_limit=BRANCHES), "claim", "receive", at=MORNING)


def booked(day: str = "2026-08-20") -> Dossier:
    told = procedure(**BOOKED)
    limit = freeze_limit(told, "", {"noi_dung_de_nghi": day})
    body = filed(**BOOKED).to_dict()
    clock = start_clock(FILED, limit, CALENDAR, date.fromisoformat(day))
    first = body["events"][0] | {"clock": clock.to_dict()}
    answers = body["answers"] | {"noi_dung_de_nghi": day}
    whole: Any = {**body, "time_limit": limit, "answers": answers, "events": [first]}
    return from_dict(whole)


def test_a_filing_keeps_the_branch_that_applies_and_the_days_of_the_others() -> None:
    told = procedure(time_limit=BRANCHES)
    days = {"co-san": 1, "xac-minh": 3, "phuc-tap": 5}
    usual = {"amount": 3, "unit": "working_days", "branch": "xac-minh", "branches": days}
    assert freeze_limit(told, "", {}) == usual
    assert freeze_limit(told, "co-san", {}) == usual | {"amount": 1, "branch": "co-san"}
    assert freeze_limit(procedure(), "", {}) == {"amount": 3, "unit": "working_days"}


def test_an_officer_applies_a_longer_branch_with_a_reason_and_the_date_follows() -> None:
    before = branching()
    assert before.summary.due == date(2026, 7, 27)
    after = go(before, "set_limit", limit="phuc-tap", words="Phải xác minh ở nơi khác")
    assert (after.summary.due, after.limit["amount"], after.limit["branch"]) == (
        date(2026, 7, 29),
        5,
        "phuc-tap",
    )
    assert after.events[-1].data["words"] == "Phải xác minh ở nơi khác"
    days = explain_days(after.events, after.limit, CALENDAR, MORNING.date())
    assert (sum(day.counted for day in days), days[-1].date) == (5, date(2026, 7, 29))


def test_a_shorter_branch_makes_nothing_due_earlier_than_was_told() -> None:
    after = go(branching(), "set_limit", limit="co-san", words="Đã có trong cơ sở dữ liệu")
    assert (after.summary.due, after.limit["amount"]) == (date(2026, 7, 27), 1)
    days = explain_days(after.events, after.limit, CALENDAR, MORNING.date())
    assert [f"{day.date:%d/%m}" for day in days if day.counted] == ["23/07"]
    assert [f"{day.date:%d/%m}" for day in days if day.why == TOLD] == ["24/07", "27/07"]


def test_pauses_count_on_top_of_the_branch_that_was_chosen() -> None:
    chosen = go(branching(), "process", "set_limit", limit="phuc-tap", words="x")
    asked = go(chosen, "ask_supplement", at=datetime(2026, 7, 23, 9, tzinfo=VIETNAM))
    answered = go(asked, "answer_supplement", at=datetime(2026, 7, 27, 10, tzinfo=VIETNAM))
    assert answered.summary.paused_days == 2
    assert answered.summary.due == date(2026, 7, 31)


def test_a_branch_is_another_one_of_this_time_limit_and_has_a_reason() -> None:
    claimed = branching()
    for wrong in ("xac-minh", "nhanh", "", 3, None):
        assert "limit" in missing(claimed, "set_limit", limit=wrong)
    assert "words" in missing(claimed, "set_limit", words=" ")


def test_the_same_choice_pressed_twice_is_made_once() -> None:
    once = go(branching(), "set_limit", limit="phuc-tap", words="x")
    assert go(once, "set_limit", limit="phuc-tap", words="x") is once


def test_where_there_is_one_time_limit_no_other_is_offered() -> None:
    claimed = go(filed(), "claim", "receive", at=MORNING)
    at = MORNING.replace(minute=45)
    assert "set_limit" not in {move.id for move in offered_moves(claimed, OFFICER, at)}
    assert "set_limit" not in {move.id for move, _ in hindered_moves(claimed, OFFICER, at)}
    assert "chỉ có một thời hạn" in refused(claimed, "set_limit")
    assert "set_limit" in {move.id for move in offered_moves(branching(), OFFICER, at)}


def test_a_clock_that_counts_from_the_appointment_starts_on_its_day() -> None:
    # Filed on Tuesday evening for an appointment a month later: due seven working days after that.
    clock = start_clock(FILED, SEVEN, CALENDAR, date(2026, 8, 20))
    assert clock == Timing("runs", date(2026, 8, 20), date(2026, 8, 28))


@pytest.mark.parametrize("day", ["2026-07-25", "2026-08-20", "2026-12-31"])
def test_nothing_is_due_before_the_day_on_which_somebody_is_to_come(day: str) -> None:
    dossier = booked(day)
    assert dossier.summary.due > date.fromisoformat(day)
    assert dossier.time_limit["appointment"] == "noi_dung_de_nghi"
    days = explain_days(dossier.events, dossier.limit, CALENDAR, FILED.date())
    assert (days[0].date.isoformat(), days[0].why) == (day, APPOINTED)


def test_another_appointment_moves_the_day_it_counts_from_and_never_makes_it_due_earlier() -> None:
    item = {"field": "noi_dung_de_nghi", "reason": "answer_mismatch"}
    asked = go(booked(), "claim", "ask_supplement", items=[item], until="2026-08-01")
    later = go(asked, "answer_supplement", answers={"noi_dung_de_nghi": "2026-08-27"})
    assert later.summary.clock == Timing("runs", date(2026, 8, 27), date(2026, 9, 10))
    sooner = go(asked, "answer_supplement", answers={"noi_dung_de_nghi": "2026-07-30"})
    assert (sooner.summary.clock.start, sooner.summary.due) == (date(2026, 7, 30), asked.summary.due)


def test_a_dossier_of_before_there_were_branches_opens_as_it_was() -> None:
    old = filed().to_dict()
    assert set(old["time_limit"]) == {"amount", "unit"}
    opened = from_dict(old)
    assert opened.limit == opened.time_limit == {"amount": 3, "unit": "working_days"}
    assert opened.summary.limit is None
