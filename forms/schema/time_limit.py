"""How long a unit may take, from when that is counted, and the appointment it may be counted from."""

from datetime import date
from typing import Literal, Self

from pydantic import Field as Key
from pydantic import model_validator

from forms.conditions.condition import Condition, evaluate
from forms.conditions.moment import Moment
from forms.country.reception import HalfDay
from forms.fields.base import Values
from forms.schema.fee import Id
from forms.schema.part import Part
from forms.text.language import Text
from forms.text.words import ComposedText, Phrase

DAYS = Phrase("limit.working_days")
AT_ONCE = Phrase("limit.immediate")
SEVERAL = Phrase("limit.several")
CASE = Phrase("limit.case")
FROM_APPOINTMENT = Phrase("limit.from_appointment")
COUNTED_FROM = Phrase("limit.counted_from")


class Appointment(Part):
    """Which questions ask for an appointment: it must lie within the unit's reception for the procedure."""

    day: str
    """The question that asks for the day, of kind date."""
    half_day: str = ""
    """The question that asks for the half-day, of kind choice; left out where only the day is asked."""
    half_days: dict[str, HalfDay] = Key(default={})
    """Its options → the half-day each stands for."""

    def day_of(self, values: Values) -> date | None:
        """The day asked for; None while it is not answered."""
        told = values.get(self.day)
        return date.fromisoformat(told) if isinstance(told, str) and len(told) == 10 else None

    def half_of(self, values: Values) -> HalfDay | None:
        """The half-day asked for, where the form asks for one."""
        return self.half_days.get(str(values.get(self.half_day)))


class Branch(Part):
    """One of several time limits of a procedure: for which cases it is."""

    id: Id
    amount: int = Key(ge=1, le=60)
    """How many working days."""
    label: Text
    """In which cases, to stand after the days: "if the data are in the database"."""
    when: Condition | None = None
    """The answers by which it applies; left out where only an officer can tell."""


class Limit(Part):
    """What TimeLimit of procedure.py says; published editions know it by that name and place."""

    amount: int = Key(default=0, ge=0, le=60)
    """How many working days; of several branches, those that hold until a condition or an officer says
    otherwise."""
    unit: Literal["working_days", "immediate", "unstated"]
    """What is counted; immediate: decided straight away; unstated: not known."""
    start: Literal["receipt", "appointment"] = "receipt"
    """From when it is counted; appointment: from the day on which the applicant is to come in person."""
    branches: tuple[Branch, ...] = ()
    """The time limits of different cases, where the law has several. The first whose condition holds applies;
    an officer may apply another, with a reason."""

    @model_validator(mode="after")
    def _of_its_branches(self) -> Self:
        amounts = [one.amount for one in self.branches]
        if amounts and (self.unit != "working_days" or self.amount not in amounts):
            raise ValueError(f"amount must be that of one of its branches: {', '.join(map(str, amounts))}")
        if len({one.id for one in self.branches}) < len(self.branches):
            raise ValueError("two branches have the same id")
        return self

    def branch_for(self, values: Values, moment: Moment) -> Branch | None:
        """The branch that applies to canonical answers; None where there are none."""
        held = (one for one in self.branches if one.when and evaluate(one.when, values, moment))
        return next(held, self.usual_branch)

    @property
    def usual_branch(self) -> Branch | None:
        """The branch that applies where no condition holds."""
        return next((one for one in self.branches if one.amount == self.amount), None)

    def branch(self, name: str) -> Branch | None:
        """The branch of an id."""
        return next((one for one in self.branches if one.id == name), None)

    def text(self) -> Text:
        """How long in short, for lists: "3 working days", "1 or 3 working days"; empty where unstated."""
        amounts = sorted({one.amount for one in self.branches})
        if len(amounts) > 1:
            first = ", ".join(map(str, amounts[:-1]))
            return SEVERAL.format(first=first, last=amounts[-1])
        if self.unit == "unstated":
            return Text()
        return AT_ONCE if self.unit == "immediate" else DAYS.format(n=self.amount)

    def lines(self) -> tuple[Text, ...]:
        """The whole of it: each branch with its cases, and from when it is counted."""
        cases = tuple(map(_case_text, self.branches)) or (self.text(),)
        return (*cases, FROM_APPOINTMENT) if self.start == "appointment" else cases

    def note(self, branch: str, *, appointed: bool) -> Text:
        """What is said beside a due date: which branch was applied, and that it counts from the appointment.

        Empty where there is one time limit, counted from receipt.
        """
        applied = self.branch(branch)
        days = _case_text(applied) if applied else DAYS.format(n=self.amount)
        if appointed:
            return COUNTED_FROM.format(days=days)
        return days if applied else Text()


def _case_text(branch: Branch) -> Text:
    days, label = DAYS.format(n=branch.amount), branch.label
    return ComposedText(lambda language: CASE[language].format(days=days[language], case=label[language]))
