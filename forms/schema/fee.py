"""What a filing costs: dated rules read from top to bottom, of which the first that holds decides."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Key

from forms.conditions.condition import (
    Condition,
    Period,
    Received,
    RowsAre,
    all_of,
    any_of,
    evaluate,
    matching_rows,
    negation,
)
from forms.conditions.moment import Moment
from forms.fields.base import Values
from forms.text.language import Text
from forms.text.words import Phrase

# Kebab case: ids of rules and papers stand in addresses and in storage keys.
Id = Annotated[str, Key(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=120)]
NOT_STATED = Phrase("schema.fee.not_stated")
When = Literal["on_submit", "after_acceptance", "on_result"]


@dataclass(frozen=True)
class Fee:
    """What one filing costs, and which rule says so. The amount is the whole sum, in the smallest unit."""

    amount: int
    rule: str
    explanation: Text
    count: int = 1
    """How many filings or persons were charged; 0 when nobody was."""


class NoFee(LookupError):
    """No rule of the table holds; a checked catalogue never raises it."""


class FeeRule(BaseModel):
    """One line of the table: so much money, per filing or per person, in which days and cases."""

    model_config = ConfigDict(
        strict=True, frozen=True, extra="forbid", defer_build=True, serialize_by_alias=True
    )

    id: Id
    amount: int = Key(ge=0, le=100_000_000)
    """In the smallest unit of the currency (đồng, cents): a whole number, never a fraction."""
    per: Literal["filing", "person"] = "filing"
    """Whether the amount is asked once, or for each row of a list."""
    people: str | None = None
    """With `per: person`: the list whose rows are charged."""
    each: Condition | None = None
    """With `per: person`: only the rows for which this holds (it refers to fields of the row)."""
    when: Condition | None = None
    """The cases in which the rule decides; always, if left out."""
    start: date | None = Key(default=None, alias="from")
    """The first day on which the rule holds."""
    end: date | None = Key(default=None, alias="to")
    """The last day on which the rule holds."""
    explanation: Text
    """Why this is asked or not; the amount stands beside it."""

    def in_force_on(self, day: date) -> bool:
        """Whether the rule is in force on the day of receipt."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    @property
    def applies_when(self) -> Condition | None:
        """When the rule holds, as one condition; None: always."""
        parts = [self.when] if self.when is not None else []
        if self.start or self.end:
            period = Period.model_construct(from_=self.start, to=self.end)
            parts.append(Received.model_construct(received=period))
        return all_of(*parts) if len(parts) > 1 else parts[0] if parts else None

    @property
    def charges_when(self) -> Condition | bool:
        """Whether something is to be paid once the rule decides; of rows it counts all that are given."""
        if not self.amount or self.per == "filing":
            return self.amount > 0
        return RowsAre.model_construct(rows=self.people or "", greater_than=0)

    def charge(self, values: Values, moment: Moment) -> Fee:
        """The sum this rule asks of these answers."""
        count = 1 if self.per == "filing" else len(self._charged_rows(values, moment))
        return Fee(self.amount * count, self.id, self.explanation, count)

    def _charged_rows(self, values: Values, moment: Moment) -> list[Values]:
        return matching_rows(values.get(self.people or "") or [], self.each, moment)


class FeeTable(BaseModel):
    """When to pay, and the rules; the order of the rules is their priority."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)

    when: When
    """When the fee is asked for."""
    note: Text | None = None
    """What to know about paying."""
    rules: tuple[FeeRule, ...] = Key(min_length=1)
    """Read from top to bottom; the first that holds decides."""

    @property
    def is_stated(self) -> bool:
        """Whether anything is known of the fee."""
        return bool(self.rules)

    @property
    def due_when(self) -> Condition | bool:
        """When a fee may be due: the condition, or True or False where no answer decides."""
        due: Condition | bool = False
        # From the last to the first: each rule decides only where none before it does.
        for rule in reversed(self.rules):
            due = _choose_condition(rule.applies_when, rule.charges_when, due)
        return due

    def fee(self, values: Values, received_on: date, moment: Moment) -> Fee:
        """The fee of these answers when received on a day. Raises NoFee where no rule holds."""
        # A filing on Sunday is charged by the fee of Monday, when it is received.
        there = replace(moment, today=received_on)
        for rule in self.rules:
            if rule.in_force_on(received_on) and (rule.when is None or evaluate(rule.when, values, there)):
                return rule.charge(values, there)
        if not self.is_stated:
            return Fee(0, "unstated", NOT_STATED)
        raise NoFee(f"no fee rule holds on {received_on.isoformat()}")


def _choose_condition(
    holds: Condition | None, then: Condition | bool, otherwise: Condition | bool
) -> Condition | bool:
    """`then` where a condition holds (None: everywhere), else `otherwise`, as one condition."""
    if holds is None or then == otherwise:
        return then
    ways = (_both_hold(holds, then), _both_hold(negation(holds), otherwise))
    found = tuple(way for way in ways if way is not None)
    return any_of(*found) if len(found) > 1 else found[0]


def _both_hold(holds: Condition, then: Condition | bool) -> Condition | None:
    if isinstance(then, bool):
        return holds if then else None
    return all_of(holds, then)


UNSTATED_FEE = FeeTable.model_construct(when="after_acceptance", note=None, rules=())
"""The table of a procedure whose fee is not known."""
