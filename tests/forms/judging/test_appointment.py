"""An appointment asked for in a form lies within a half-day on which the chosen unit receives."""

from dataclasses import replace
from datetime import date

import pytest

from forms.conditions.moment import Moment
from forms.country.calendar import Calendar
from forms.judging.answers import judge_answers
from forms.schema.procedure import Procedure, Routing
from forms.schema.time_limit import Appointment
from forms.text.language import Text
from tests.forms.world import moment, procedure, written
from tests.viet_nam import VN

HALVES = [{"value": one, "label": {"vi": one, "en": one}} for one in ("sang", "chieu")]
TOLD = Appointment(day="ngay", half_day="buoi", half_days={"sang": "morning", "chieu": "afternoon"})
NATIONAL_DAY = date(2026, 9, 2)
DAYS = Calendar({NATIONAL_DAY: Text(vi="Quốc khánh", en="National Day")}, {}, range(2026, 2027), VN.reception)


def card() -> Procedure:
    asked = (
        written("unit", "co_quan"),
        written("date", "ngay"),
        written("choice", "buoi", options=HALVES),
    )
    chosen = Routing(rule="unit_chosen", field="co_quan")
    return procedure(*asked).model_copy(update={"appointment": TOLD, "routing": chosen})


def there(**receptions: dict[str, tuple[str, ...]]) -> Moment:
    units = {one: Text(vi="Công an", en="Police") for one in ("a", "b")}
    return replace(moment(), calendar=DAYS, units=units, receptions=receptions)


def told(when: Moment, unit: str, day: str, half: str) -> list[tuple[str, str]]:
    bound = judge_answers(card(), {"co_quan": unit, "ngay": day, "buoi": half}, when)
    return [(error.target, error.message["en"]) for error in bound.errors]


def test_a_half_day_on_which_the_unit_receives_is_taken() -> None:
    assert told(there(), "a", "2026-09-05", "sang") == []
    assert told(there(), "a", "2026-09-04", "chieu") == []


def test_a_saturday_afternoon_is_refused_at_its_box_with_what_is_possible() -> None:
    assert told(there(), "a", "2026-09-05", "chieu") == [
        ("buoi", "The unit receives people on Saturday morning only: choose that half-day, or another day")
    ]


@pytest.mark.parametrize("day", ["2026-09-02", "2026-09-06"])
def test_a_closed_day_is_refused_at_its_box_with_when_the_unit_receives(day: str) -> None:
    [(box, words)] = told(there(), "a", day, "sang")
    assert box == "ngay.day"
    assert words == (
        "Choose another day: the unit receives people in office hours, "
        "Monday to Friday and Saturday morning (public holidays excepted)"
    )


def test_it_is_the_chosen_unit_whose_half_days_count() -> None:
    own = there(b={"sun": ("08:00-11:00",)})
    assert told(own, "b", "2026-09-06", "sang") == []
    [(box, words)] = told(own, "b", "2026-09-04", "sang")
    assert (box, words) == (
        "ngay.day",
        "Choose another day: the unit receives people Sunday: 08:00–11:00 (public holidays excepted)",
    )


def test_a_procedure_with_fewer_half_days_refuses_those_it_does_not_have() -> None:
    weekdays = card().model_copy(update={"reception": {"mon-fri": ("morning", "afternoon")}})
    bound = judge_answers(weekdays, {"co_quan": "a", "ngay": "2026-09-05", "buoi": "sang"}, there())
    assert [error.field for error in bound.errors] == ["ngay"]


def test_of_a_year_the_calendar_lacks_the_days_of_the_week_are_known() -> None:
    assert told(there(), "a", "2027-09-02", "sang") == []
    assert [box for box, _ in told(there(), "a", "2027-09-05", "sang")] == ["ngay.day"]
