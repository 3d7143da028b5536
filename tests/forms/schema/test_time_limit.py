"""How long a unit may take: branches, the one that applies, and what pages say of them."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from forms.conditions.moment import Moment
from forms.schema.procedure import TimeLimit
from forms.schema.time_limit import Appointment
from forms.text.language import Text

KNOWN, UNKNOWN = {"vi": "nếu đã có", "en": "if known"}, {"vi": "nếu chưa có", "en": "if not"}
MOMENT = Moment(date(2026, 7, 21), {}, {})


def limit(**changes: Any) -> TimeLimit:
    body: dict[str, Any] = {
        "amount": 3,
        "unit": "working_days",
        "branches": (
            {"id": "nhanh", "amount": 1, "label": KNOWN, "when": {"field": "co", "equals": "x"}},
            {"id": "cham", "amount": 3, "label": UNKNOWN},
        ),
    }
    return TimeLimit.model_validate(body | changes)


def test_the_branch_whose_condition_holds_applies_and_else_the_usual_one() -> None:
    told = limit()
    fast, slow = told.branch_for({"co": "x"}, MOMENT), told.branch_for({"co": "y"}, MOMENT)
    assert fast is not None
    assert slow is not None
    assert (fast.amount, slow.amount, slow) == (1, 3, told.usual_branch)
    assert TimeLimit(amount=3, unit="working_days").branch_for({}, MOMENT) is None


def test_what_is_said_of_branches_names_each_with_its_cases() -> None:
    assert limit().text()["en"] == "1 or 3 working days"
    assert [line["en"] for line in limit().lines()] == ["1 working day if known", "3 working days if not"]
    assert limit().note("nhanh", appointed=False)["vi"] == "1 ngày làm việc nếu đã có"
    assert (
        limit().note("nhanh", appointed=True)["en"] == "1 working day if known, counted from the appointment"
    )


def test_one_time_limit_counted_from_receipt_needs_no_note() -> None:
    told = TimeLimit(amount=3, unit="working_days")
    assert told.note("", appointed=False) == Text()
    assert [line["en"] for line in told.lines()] == ["3 working days"]
    assert TimeLimit(unit="unstated").text() == Text()
    assert TimeLimit(unit="immediate").text()["en"] == "Handled immediately"


def test_one_that_counts_from_the_appointment_says_so() -> None:
    told = TimeLimit(amount=7, unit="working_days", start="appointment")
    assert [line["en"] for line in told.lines()] == [
        "7 working days",
        "Counted from your appointment, where you come to the unit",
    ]
    assert told.note("", appointed=True)["en"] == "7 working days, counted from the appointment"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"amount": 2}, "amount must be that of one of its branches: 1, 3"),
        ({"unit": "immediate", "amount": 3}, "amount must be that of one of its branches"),
        (
            {"branches": tuple({"id": "a", "amount": 3, "label": KNOWN} for _ in range(2))},
            "two branches have the same id",
        ),
    ],
)
def test_branches_that_contradict_the_limit_are_refused(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        limit(**changes)


def test_an_appointment_is_read_from_the_answers() -> None:
    told = Appointment(day="ngay", half_day="buoi", half_days={"sang": "morning"})
    assert told.day_of({"ngay": "2026-07-21"}) == date(2026, 7, 21)
    assert (told.day_of({}), told.half_of({"buoi": "sang"}), told.half_of({})) == (None, "morning", None)
