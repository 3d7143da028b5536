"""The working-day calendar: the ten vectors of the committed calendar, receipt, and freezing."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.country.calendar import Calendar, FrozenCalendar, Override, freeze_calendar, freeze_days
from forms.text.language import Text
from tests.forms.shipped import shipped

OFF, BACK = Text(vi="Tết", en="New Year"), Text(vi="làm bù", en="swap")
COMMITTED = shipped().calendar
ZONE = timezone(timedelta(hours=7))


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
def test_the_committed_calendar_gives_the_known_due_dates_and_explains_them(
    received: str, days: int, due: str
) -> None:
    start, end = date.fromisoformat(received), date.fromisoformat(due)
    assert COMMITTED.due_date(start, days) == end
    counted = COMMITTED.count_days(start, days)
    assert counted[0].date == start
    assert counted[-1].date == end
    assert sum(day.counted for day in counted) == days
    assert [day.date for day in counted] == [start + timedelta(days=n) for n in range(len(counted))]
    # The other way: from the day before the due date only the last day is left to count.
    assert COMMITTED.count_days(end - timedelta(days=1), 1)[-1].date == end


def test_every_day_on_the_way_says_why_it_counts_or_not() -> None:
    days = COMMITTED.count_days(date(2026, 8, 21), 7)
    assert [(day.date.day, day.why["vi"]) for day in days[:3]] == [
        (21, "ngày tiếp nhận, chưa tính"),
        (22, f"ngày làm việc thứ 1 (làm bù: {COMMITTED.worked[date(2026, 8, 22)]['vi']})"),
        (23, "Chủ nhật"),
    ]
    assert days[-1].date == date(2026, 9, 3)
    why = {day.date: day.why for day in days}
    assert why[date(2026, 8, 29)] == Text(vi="thứ Bảy", en="Saturday")
    assert why[date(2026, 8, 24)] == Text(vi="ngày làm việc thứ 2", en="working day 2")
    assert why[date(2026, 9, 2)] == Text(vi="nghỉ: Quốc khánh", en="day off: National Day")


def test_the_override_is_applied_to_the_committed_calendar() -> None:
    assert not COMMITTED.is_working_day(date(2026, 1, 2))
    assert COMMITTED.is_working_day(date(2026, 1, 10))
    assert COMMITTED.due_date(date(2025, 12, 31), 1) == date(2026, 1, 5)


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 7, 21, 7, 0), date(2026, 7, 21)),
        (datetime(2026, 7, 21, 16, 59, 59), date(2026, 7, 21)),
        (datetime(2026, 7, 21, 17, 0), date(2026, 7, 22)),
        (datetime(2026, 7, 21, 19, 42), date(2026, 7, 22)),
        (datetime(2026, 7, 24, 19, 0), date(2026, 7, 25)),
        (datetime(2026, 7, 25, 9, 0), date(2026, 7, 25)),
        (datetime(2026, 8, 22, 9, 0), date(2026, 8, 22)),
        (datetime(2026, 2, 13, 18, 0), date(2026, 2, 23)),
    ],
)
def test_a_filing_after_hours_is_received_when_the_reception_opens_next(at: datetime, day: date) -> None:
    assert COMMITTED.reception_day(at.replace(tzinfo=ZONE)) == day


def test_a_saturday_morning_is_the_day_of_receipt_and_counts_no_more_than_that() -> None:
    # The office receives on Saturday mornings (facts §3.6); the limit counts working days all the same.
    received = COMMITTED.reception_day(datetime(2026, 7, 25, 9, 0, tzinfo=ZONE))
    assert COMMITTED.due_date(received, 3) == date(2026, 7, 29)
    assert COMMITTED.reception_day(datetime(2026, 7, 25, 12, 0, tzinfo=ZONE)) == date(2026, 7, 27)


def test_no_days_are_due_at_once() -> None:
    assert COMMITTED.due_date(date(2026, 7, 21), 0) == date(2026, 7, 21)
    assert len(COMMITTED.count_days(date(2026, 7, 21), 0)) == 1


@pytest.mark.parametrize("day", [date(2020, 12, 31), date(2036, 1, 1)])
def test_outside_the_frozen_years_nothing_is_guessed(day: date) -> None:
    with pytest.raises(ValueError, match=rf"the calendar holds 2021 to 2035, not {day.year}"):
        COMMITTED.is_working_day(day)


@given(st.dates(date(2021, 1, 1), date(2035, 10, 1)), st.integers(0, 30))
def test_due_is_a_working_day_and_moves_forward_with_the_limit(start: date, days: int) -> None:
    due = COMMITTED.due_date(start, days)
    assert COMMITTED.count_days(start, days)[-1].date == due
    assert COMMITTED.due_date(start, days + 1) > due
    assert days == 0 or COMMITTED.is_working_day(due)


def test_freezing_keeps_the_days_on_which_weekday_and_work_disagree() -> None:
    off, worked, unnamed = date(2026, 1, 1), date(2026, 1, 10), date(2026, 1, 2)

    def works(day: date) -> bool:
        return day == worked or (day.weekday() < 5 and day not in (off, unnamed))

    made = freeze_days("test", range(2026, 2027), {off: OFF, date(2026, 1, 4): OFF}, works)
    assert list(made.off) == [off, unnamed]
    assert made.off[off] == OFF
    assert made.off[unnamed]["vi"] == "Ngày nghỉ lễ, tết"
    assert made.worked == {
        worked: Text(vi="đi làm thay cho ngày nghỉ hoán đổi", en="worked in exchange for a day off")
    }


def test_the_override_wins_both_ways() -> None:
    one, two = date(2026, 1, 5), date(2026, 1, 10)
    file = FrozenCalendar(years=(2026, 2026), off={one: OFF}, worked={two: BACK})
    plain = file.calendar()
    assert (plain.is_working_day(one), plain.is_working_day(two)) == (False, True)
    swapped = file.calendar(Override(off={two: OFF}, worked={one: BACK}))
    assert (swapped.is_working_day(one), swapped.is_working_day(two)) == (True, False)


def test_a_calendar_comes_back_from_its_file() -> None:
    calendar = Calendar({date(2026, 1, 5): OFF}, {date(2026, 1, 10): BACK}, range(2026, 2028))
    assert (
        FrozenCalendar.model_validate_json(freeze_calendar(calendar).model_dump_json()).calendar() == calendar
    )
