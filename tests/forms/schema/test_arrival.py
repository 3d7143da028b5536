"""By when an arrival is to be told: by the clock in Viet Nam, grouped, on whatever day."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from forms.conditions.moment import Moment
from forms.schema.arrival import Arrival, TimedRows
from tests.viet_nam import VIETNAM

HOTEL = Arrival(rows="khach", day="den", time="gio", notify_by="23:00", late_notify_by="08:00")
HOME = Arrival(day="den", time="gio", notify_by="23:00", late_notify_by="08:00")
SATURDAY = "2026-02-21"
"""In the week of Tết: 23/2 is the next working day."""


def guest(at: str | None, day: str = SATURDAY) -> dict[str, str]:
    return {"den": day, **({"gio": at} if at else {})}


def due(one: Arrival, values: Mapping[str, object]) -> list[tuple[str, str]]:
    return [
        (told.at.isoformat(timespec="minutes"), told.row_numbers_text)
        for told in one.deadlines(values, VIETNAM)
    ]


def moment(at: str) -> Moment:
    when = datetime.fromisoformat(at)
    return Moment(when.date(), {}, {}, at=when.time(), zone=VIETNAM)


@pytest.mark.parametrize(
    ("at", "until"),
    [
        ("00:00", "2026-02-21T23:00+07:00"),
        ("22:59", "2026-02-21T23:00+07:00"),
        ("23:00", "2026-02-22T08:00+07:00"),
        ("23:40", "2026-02-22T08:00+07:00"),
        (None, "2026-02-21T23:00+07:00"),
    ],
)
def test_whoever_arrives_from_23_00_on_is_told_by_08_00_of_the_next_day(at: str | None, until: str) -> None:
    assert due(HOME, guest(at)) == [(until, "")]


def test_rows_of_one_deadline_stand_together_and_the_earliest_comes_first() -> None:
    rows = [guest("23:40"), guest("20:30"), guest(None), guest("23:05"), {}, guest("01:00", "2026-02-22")]
    assert due(HOTEL, {"khach": rows}) == [
        ("2026-02-21T23:00+07:00", "2–3"),
        ("2026-02-22T08:00+07:00", "1, 4"),
        ("2026-02-22T23:00+07:00", "6"),
    ]


def test_without_a_list_or_a_day_there_is_no_deadline() -> None:
    assert due(HOTEL, {}) == due(HOTEL, {"khach": [{"gio": "20:30"}]}) == due(HOME, {"gio": "20:30"}) == []


def test_the_last_day_of_a_year_leads_into_the_next() -> None:
    assert due(HOME, guest("23:59", "2026-12-31")) == [("2027-01-01T08:00+07:00", "")]


@given(st.lists(st.tuples(st.dates(date(1990, 1, 1), date(2199, 1, 1)), st.times() | st.none()), max_size=30))
def test_every_row_has_one_deadline_after_its_arrival_and_within_the_next_day(
    stays: list[tuple[date, time | None]],
) -> None:
    rows = [guest(f"{at:%H:%M}" if at else None, f"{day}") for day, at in stays]
    found = HOTEL.deadlines({"khach": rows}, VIETNAM)
    assert sorted(row for told in found for row in told.rows) == [*range(len(rows))]
    assert [told.at for told in found] == sorted({told.at for told in found})
    for told in found:
        for day, at in (stays[row] for row in told.rows):
            came = datetime.combine(day, time(at.hour, at.minute) if at else time(), told.at.tzinfo)
            assert timedelta(0) < told.at - came <= timedelta(hours=23)


def test_an_arrival_after_now_is_ahead_and_one_of_this_minute_is_not() -> None:
    rows = [guest("22:15"), guest("22:16"), guest(None), guest(None, "2026-02-22"), guest("22:16")]
    ahead = HOTEL.arrivals_ahead({"khach": rows}, moment(f"{SATURDAY}T22:15"))
    assert [f"{told.at:%d %H:%M} {told.row_numbers_text}" for told in ahead] == [
        "21 22:16 2, 5",
        "22 00:00 4",
    ]


def test_where_nobody_knows_the_time_nothing_is_ahead() -> None:
    later = {"khach": [guest("22:16", "2026-02-28")]}
    assert HOTEL.arrivals_ahead(later, Moment(date.fromisoformat(SATURDAY), {}, {})) == ()


@pytest.mark.parametrize(
    ("rows", "said"), [((), ""), ((0,), "1"), ((0, 1), "1–2"), ((0, 1, 2, 4, 6, 7), "1–3, 5, 7–8")]
)
def test_rows_are_counted_from_1_in_runs(rows: tuple[int, ...], said: str) -> None:
    assert TimedRows(datetime(2026, 2, 21), rows).row_numbers_text == said


@pytest.mark.parametrize("hour", ["24:00", "23:60", "8:00", "23h", ""])
def test_a_time_of_day_is_written_hh_mm(hour: str) -> None:
    with pytest.raises(ValidationError, match="notify_by"):
        Arrival(day="den", notify_by=hour, late_notify_by="08:00")
