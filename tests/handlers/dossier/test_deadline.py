"""The clock: vectors of the law's calendar, pauses, and the explanation people read."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.dossier.deadline import (
    AT_ONCE,
    MADE_UP,
    PAUSED,
    clock_after,
    expected_due,
    explain_days,
    pauses,
    restart_clock,
    start_clock,
)
from handlers.dossier.history.event import TimeLimit, Timing
from tests.handlers.dossier.world import CALENDAR, DAY, FILED, MORNING, filed, go, recounted
from tests.viet_nam import VIETNAM

THREE: TimeLimit = {"amount": 3, "unit": "working_days"}
AT_ONCE_LIMIT: TimeLimit = {"amount": 0, "unit": "immediate"}


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("received", "days", "due"),
    [
        ("2022-04-12", 7, "2022-04-21"),
        ("2022-04-08", 3, "2022-04-14"),
        ("2022-04-29", 7, "2022-05-12"),
        ("2026-02-12", 7, "2026-03-02"),
        ("2026-02-13", 3, "2026-02-25"),
        ("2026-04-24", 3, "2026-05-04"),
        ("2026-08-20", 7, "2026-08-28"),
        ("2026-08-27", 3, "2026-09-04"),
        ("2026-11-23", 1, "2026-11-25"),
        ("2027-02-03", 3, "2027-02-15"),
    ],
)
def test_the_due_date_follows_the_calendar(received: str, days: int, due: str) -> None:
    clock = start_clock(at(f"{received} 09:00"), {"amount": days, "unit": "working_days"}, CALENDAR)
    assert (clock.start.isoformat(), clock.due.isoformat()) == (received, due)


def test_a_filing_in_the_evening_counts_from_the_next_working_day() -> None:
    clock = start_clock(FILED, THREE, CALENDAR)
    assert clock == Timing("runs", date(2026, 7, 22), date(2026, 7, 27))


def test_a_slow_officer_costs_the_citizen_no_time() -> None:
    waited = go(filed(), "claim", "receive", at=MORNING + 2 * DAY)
    assert waited.summary.received_on == date(2026, 7, 22)
    assert waited.summary.due == date(2026, 7, 27)


def test_a_pause_pushes_the_due_date_by_its_working_days() -> None:
    asked = go(filed(), "claim", "receive", "process", "ask_supplement", at=MORNING)
    assert asked.summary.paused_since == date(2026, 7, 22)
    answered = go(asked, "answer_supplement", at=at("2026-07-27 10:00"))
    assert answered.summary.paused_days == 3
    assert answered.summary.due == date(2026, 7, 30)
    assert answered.summary.paused_since is None


def test_a_pause_within_one_day_costs_nothing() -> None:
    paused = go(filed(), "claim", "receive", "require_fee", "settle", at=MORNING)
    assert paused.summary.paused_days == 0
    assert paused.summary.due == date(2026, 7, 27)


def test_a_pause_before_the_count_begins_gives_no_day_twice() -> None:
    # Filed and asked on Tuesday evening, answered on Thursday: Wednesday is the day of receipt, not counted.
    asked = go(filed(), "claim", "ask_supplement", at=FILED + timedelta(minutes=5))
    answered = go(asked, "answer_supplement", at=at("2026-07-23 09:00"))
    assert answered.summary.paused_days == 1
    assert answered.summary.due == date(2026, 7, 28)


def test_a_supplement_answered_before_the_count_begins_moves_nothing() -> None:
    asked = go(filed(), "claim", "ask_supplement", at=FILED + timedelta(minutes=5))
    answered = go(asked, "answer_supplement", at=at("2026-07-22 07:00"))
    assert answered.summary.paused_days == 0
    assert recounted(answered.events, THREE, CALENDAR) == answered.summary.due == date(2026, 7, 27)


def test_what_is_settled_at_once_is_due_on_the_day_of_filing_even_on_a_holiday_night() -> None:
    saturday = at("2026-02-21 22:15")
    stay = filed(0, "electronic", saturday, time_limit={"amount": 0, "unit": "immediate"})
    assert stay.summary.due == saturday.date()
    paused = go(stay, "claim", "receive", "stop", at=saturday)
    back = go(paused, "resume", at=saturday + 5 * DAY)
    assert back.summary.due == saturday.date()
    assert recounted(back.events, AT_ONCE_LIMIT, CALENDAR) == saturday.date()
    assert [day.why for day in explain_days(back.events, AT_ONCE_LIMIT, CALENDAR, saturday.date())] == [
        AT_ONCE
    ]


def test_the_explanation_names_every_day_and_why_it_counts() -> None:
    days = explain_days(filed().events, THREE, CALENDAR, FILED.date())
    assert [(f"{day.date:%d/%m}", day.counted, day.why["vi"]) for day in days] == [
        ("22/07", False, "ngày tiếp nhận, chưa tính"),
        ("23/07", True, "ngày làm việc thứ 1"),
        ("24/07", True, "ngày làm việc thứ 2"),
        ("25/07", False, "thứ Bảy"),
        ("26/07", False, "Chủ nhật"),
        ("27/07", True, "ngày làm việc thứ 3"),
    ]


def test_paused_days_do_not_count_and_the_numbers_go_on_after_them() -> None:
    asked = go(filed(), "claim", "receive", "process", "ask_supplement", at=at("2026-07-23 09:00"))
    answered = go(asked, "answer_supplement", at=at("2026-07-27 10:00"))
    days = explain_days(answered.events, THREE, CALENDAR, date(2026, 7, 27))
    counted = [(f"{day.date:%d/%m}", day.why["en"]) for day in days if day.counted]
    assert counted == [("23/07", "working day 1"), ("28/07", "working day 2"), ("29/07", "working day 3")]
    assert [f"{day.date:%d/%m}" for day in days if day.why == PAUSED] == ["24/07", "27/07"]


def test_a_pause_that_goes_on_is_counted_up_to_today() -> None:
    asked = go(filed(), "claim", "receive", "process", "ask_supplement", at=at("2026-07-23 09:00"))
    today = date(2026, 7, 28)
    assert asked.summary.due == date(2026, 7, 27)
    assert expected_due(asked.summary.clock, today, THREE, CALENDAR) == date(2026, 7, 30)
    assert explain_days(asked.events, THREE, CALENDAR, today)[-1].date == date(2026, 7, 30)
    assert pauses(asked.events) == ((date(2026, 7, 23), None),)


def test_a_pause_after_the_time_ran_out_is_made_up_for_and_hides_no_delay() -> None:
    late = go(filed(), "claim", "receive", "process", "ask_supplement", at=at("2026-07-29 09:00"))
    answered = go(late, "answer_supplement", at=at("2026-08-03 09:00"))
    # Two working days late when the clock stopped, two when it ran on.
    assert answered.summary.due == date(2026, 7, 30)
    assert answered.summary.is_overdue(date(2026, 8, 3))
    days = explain_days(answered.events, THREE, CALENDAR, date(2026, 8, 3))
    assert [f"{day.date:%d/%m}" for day in days if day.counted] == ["23/07", "24/07", "27/07"]
    assert [f"{day.date:%d/%m}" for day in days if day.why == MADE_UP] == ["28/07", "29/07"]


def test_a_saturday_that_is_worked_says_what_for() -> None:
    days = explain_days(filed(at=at("2026-08-20 09:00")).events, THREE, CALENDAR, date(2026, 8, 20))
    assert days[2].why["vi"] == "ngày làm việc thứ 2 (làm bù: làm bù)"


def test_a_day_the_calendar_does_not_hold_is_an_error_not_a_guess() -> None:
    with pytest.raises(ValueError, match="the calendar holds"):
        start_clock(at("2035-01-02 09:00"), THREE, CALENDAR)


def test_a_clock_that_waited_counts_from_the_moment_it_is_started() -> None:
    waiting = clock_after(start_clock(FILED, THREE, CALENDAR), "paused", FILED.date(), THREE, CALENDAR)
    given_at = at("2026-07-30 09:00")
    assert restart_clock(waiting, given_at, THREE, CALENDAR) == Timing(
        "runs", date(2026, 7, 30), date(2026, 8, 4)
    )
    settled = restart_clock(waiting, given_at, AT_ONCE_LIMIT, CALENDAR)
    assert settled == Timing("runs", date(2026, 7, 30), date(2026, 7, 30))


def test_a_clock_started_again_is_never_due_earlier_than_was_told() -> None:
    told = Timing("paused", date(2026, 7, 22), date(2026, 8, 20), date(2026, 7, 22), 2)
    again = restart_clock(told, at("2026-07-30 09:00"), THREE, CALENDAR)
    assert again == Timing("runs", date(2026, 7, 30), date(2026, 8, 20))


DAYS = st.dates(date(2022, 1, 1), date(2027, 6, 1))


@given(DAYS, st.integers(0, 90), st.integers(0, 90), st.integers(1, 20))
def test_a_pause_never_makes_anything_due_earlier_and_every_day_adds_up(
    filed_on: date, wait: int, pause: int, amount: int
) -> None:
    limit: TimeLimit = {"amount": amount, "unit": "working_days"}
    clock = start_clock(
        datetime(filed_on.year, filed_on.month, filed_on.day, 9, tzinfo=VIETNAM), limit, CALENDAR
    )
    paused = clock_after(clock, "paused", filed_on + wait * DAY, limit, CALENDAR)
    again = clock_after(paused, "runs", filed_on + (wait + pause) * DAY, limit, CALENDAR)
    assert clock.due <= again.due
    assert again.due == CALENDAR.due_date(clock.start, amount + again.paused_days)
    assert again.paused_days <= pause
