"""The half-days of reception: how a unit writes them, what is counted by them, what pages say of them."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from forms.country.calendar import Calendar
from forms.country.pack import OFFICE_HOURS
from forms.country.reception import Reception, WrittenWeek, office_week, read_week
from forms.schema.unit import Unit
from forms.text.language import Text
from tests.forms.shipped import shipped
from tests.viet_nam import VN

WEEK: TypeAdapter[object] = TypeAdapter(WrittenWeek)
TET = Text(vi="Tết", en="New Year")


def days(reception: Reception, *off: date) -> Calendar:
    return Calendar(dict.fromkeys(off, TET), {date(2026, 8, 22): TET}, range(2026, 2027), reception)


def received(reception: Reception, at: str) -> str:
    return days(reception).reception_day(datetime.fromisoformat(at).replace(tzinfo=UTC)).isoformat()


def test_half_days_without_times_have_those_of_the_country_and_no_page_states_them() -> None:
    week = read_week({"mon-fri": ("morning", "afternoon"), "sat": ("morning",)}, VN.reception)
    assert week == VN.reception
    assert [str(one) for one in week.week[5]] == ["07:30–12:00"]
    assert week.text() == Text(
        vi="trong giờ hành chính từ thứ Hai đến thứ Sáu và sáng thứ Bảy (trừ ngày nghỉ lễ, tết)",
        en="in office hours, Monday to Friday and Saturday morning (public holidays excepted)",
        fr="aux heures de bureau, du lundi au vendredi et samedi matin (sauf jours fériés)",
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"mon-fri": ("08:00-12:00", "13:30-17:00")}, "Monday to Friday: 08:00–12:00, 13:30–17:00"),
        ({"tue": ("08:00-11:00",), "thu": ("08:00-11:00",)}, "Tuesday: 08:00–11:00; Thursday: 08:00–11:00"),
        (
            {"mon-thu": ("morning",), "fri": ("afternoon",)},
            "in office hours, Monday to Thursday mornings and Friday afternoon",
        ),
        (
            {"mon": ("morning",), "wed": ("morning",), "sun": ("08:00-10:00",)},
            "in office hours, Monday morning and Wednesday morning; Sunday: 08:00–10:00",
        ),
    ],
)
def test_what_is_said_of_reception_follows_from_what_is_written(
    written: dict[str, tuple[str, ...]], said: str
) -> None:
    assert read_week(written, VN.reception).text()["en"] == f"{said} (public holidays excepted)"


@pytest.mark.parametrize(
    "wrong",
    [
        {"mon-fri": ("8:00-12:00",)},
        {"monday": ("morning",)},
        {"fri-mon": ("morning",)},
        {"mon-fri": ("morning",), "wed": ("afternoon",)},
        {"mon": ("13:00-17:00", "08:00-12:00")},
        {"mon": ("12:00-08:00",)},
        {"mon": ("morning", "morning")},
        {"mon": ()},
        {},
    ],
)
def test_a_week_that_nobody_could_keep_is_refused(wrong: dict[str, tuple[str, ...]]) -> None:
    with pytest.raises(ValidationError):
        WEEK.validate_python(wrong)


@pytest.mark.parametrize(
    ("at", "day"),
    [
        ("2026-07-24T17:30", "2026-07-25"),  # Friday evening: Saturday morning comes next
        ("2026-07-25T11:59", "2026-07-25"),
        ("2026-07-25T12:00", "2026-07-27"),
        ("2026-07-27T03:00", "2026-07-27"),
        ("2026-07-27T12:30", "2026-07-27"),  # over noon: the afternoon comes next
        ("2026-08-22T13:00", "2026-08-22"),  # a Saturday worked in exchange is received like a Friday
    ],
)
def test_a_filing_is_received_at_the_next_half_day_of_reception(at: str, day: str) -> None:
    assert received(VN.reception, at) == day


def test_a_unit_without_saturdays_receives_a_friday_evening_on_monday() -> None:
    week = read_week({"mon-fri": ("morning", "afternoon")}, VN.reception)
    assert received(week, "2026-07-24T17:30") == "2026-07-27"
    mornings = read_week({"mon": ("morning",), "thu": ("08:00-11:00",)}, VN.reception)
    assert received(mornings, "2026-07-23T10:59") == "2026-07-23"
    assert received(mornings, "2026-07-23T11:00") == "2026-07-27"


def test_a_weekend_beside_a_day_off_belongs_to_the_break() -> None:
    week = read_week({"mon-fri": ("morning",), "sat-sun": ("morning",)}, VN.reception)
    after_friday = days(week, date(2026, 7, 24))
    assert [after_friday.is_open(date(2026, 7, day)) for day in (24, 25, 26, 27)] == [
        False,
        False,
        False,
        True,
    ]
    before_monday = days(week, date(2026, 7, 27))
    assert [before_monday.is_open(date(2026, 7, day)) for day in (24, 25, 26)] == [True, False, False]


def test_a_procedure_narrows_the_half_days_of_a_unit_and_never_to_none() -> None:
    narrowed = VN.reception.narrow_to({"mon-fri": ("morning", "afternoon")})
    assert narrowed.week[5] == ()
    assert narrowed.week[:5] == VN.reception.week[:5]
    assert VN.reception.narrow_to(None) is VN.reception
    saturdays = office_week("", saturday="08:00-12:00")
    assert saturdays.narrow_to({"mon-fri": ("morning",)}) is saturdays


def test_two_statements_of_one_fact_are_refused() -> None:
    body = shipped().unit("10489-20250701")
    assert body is not None
    told = body.model_dump() | {"hours": Text(vi="Thứ Bảy", en="Saturdays")}
    with pytest.raises(ValidationError, match="write reception or hours, not both"):
        Unit.model_validate(told)


CALENDARS = tuple(
    {
        catalogue.reception(unit, one): catalogue.calendar_of(unit, one)
        for catalogue in (shipped(),)
        for one in catalogue.editions
        for unit in catalogue.units
        if one.id in unit.accepts
    }.values()
)
"""One calendar for each different reception of all units and procedures."""
WEEKS = st.dictionaries(
    st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]),
    st.sampled_from([("morning",), ("afternoon",), ("morning", "afternoon"), ("09:30-15:00",)]),
    min_size=1,
)
MOMENTS = st.datetimes(datetime(2022, 1, 1), datetime(2027, 11, 1), timezones=st.just(UTC))


def test_units_and_procedures_of_the_shipped_forms_differ_in_their_reception() -> None:
    assert len(CALENDARS) == 2


@given(st.data(), MOMENTS, st.timedeltas(timedelta(0), timedelta(days=14)), st.integers(0, 30))
def test_a_later_filing_is_never_received_or_due_earlier(
    data: st.DataObject, at: datetime, later: timedelta, amount: int
) -> None:
    made = WEEKS.map(lambda week: shipped().calendar.of(read_week(week, OFFICE_HOURS)))
    calendar = data.draw(st.sampled_from(CALENDARS) | made)
    first, second = calendar.reception_day(at), calendar.reception_day(at + later)
    assert at.date() <= first <= second
    assert calendar.due_date(first, amount) <= calendar.due_date(second, amount)
    assert calendar.sessions(first)
    if first == at.date():
        assert at.time() < max(one.closes for one in calendar.sessions(first))


def test_a_moment_within_a_half_day_is_held_by_it() -> None:
    [morning, _] = OFFICE_HOURS.week[0]
    assert (morning.holds(time(8)), morning.holds(time(11, 59)), morning.holds(time(12))) == (
        True,
        True,
        False,
    )


def test_office_time_is_what_lies_within_reception_between_two_moments() -> None:
    calendar = days(VN.reception, date(2026, 7, 22))

    def hours(since: str, until: str) -> float:
        first, last = (datetime.fromisoformat(one).replace(tzinfo=UTC) for one in (since, until))
        return calendar.office_time(first, last) / timedelta(hours=1)

    assert hours("2026-07-21 08:00", "2026-07-21 12:30") == 4, "not the half hour at noon"
    assert hours("2026-07-21 19:42", "2026-07-23 08:30") == 1, "not the night, and not the day off"
    assert hours("2026-07-24 16:00", "2026-07-27 07:30") == 5.5, "Saturday morning is reception"
    assert hours("2026-07-21 09:00", "2026-07-21 09:00") == 0
    assert hours("2031-07-21 00:00", "2031-07-22 00:00") == 8.5, "of other years the day of the week"
