"""The rule language: the closed condition grammar of GovSchema, plus age, row counts, account and dates.

A condition is data. It is written in YAML, evaluated here, and walked by the code that prints or checks it.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Any

from pydantic import Discriminator, Tag, model_validator
from pydantic import Field as Key

from forms.conditions.comparison import Comparison, Node
from forms.conditions.moment import Moment

# At most three parts: a group inside a row with a part of its answer is the deepest there is.
FIELD_REFERENCE = r"^[a-z][a-zA-Z0-9_]{0,119}(\.[a-z][a-zA-Z0-9_]{0,119}){0,2}$"


class FieldIs(Comparison):
    """The answer to a field, or to a part of it (`dia_chi.commune`, `dai_dien.dia_chi.commune`)."""

    field: str = Key(pattern=FIELD_REFERENCE)
    """The field, or a part of its answer."""

    def path(self) -> str:
        return self.field

    def holds(self, values: Mapping[str, object], moment: Moment) -> bool:
        return self.compare(_answer(values, self.field))


class AgeIs(Comparison):
    """Full years on the day of receipt, of the person born on the date a field answers."""

    age: str = Key(pattern=FIELD_REFERENCE)
    """The field that asks the birth date."""

    def path(self) -> str:
        return self.age

    def holds(self, values: Mapping[str, object], moment: Moment) -> bool:
        # Age counts on the day of receipt, not of today: the fee table of law goes by that day.
        return self.compare(age(_answer(values, self.age), moment.today))


class RowsAre(Comparison):
    """How many rows a people list has: all of them, or those for which `each` holds."""

    rows: str = Key(pattern=FIELD_REFERENCE)
    """The list."""
    each: "Condition | None" = None
    """It reads the fields of the row, as `each` of a fee rule does."""

    def path(self) -> str:
        return self.rows

    def holds(self, values: Mapping[str, object], moment: Moment) -> bool:
        found = _answer(values, self.rows)
        return self.compare(len(matching_rows(found if isinstance(found, list) else [], self.each, moment)))


class AccountIs(Node):
    """The kind, or kinds, of account that fills in the form."""

    account: str | tuple[str, ...]
    """citizen, organisation or business; or several of them."""

    @cached_property
    def asks_account(self) -> bool:
        return True

    def holds(self, values: Mapping[str, object], moment: Moment) -> bool:
        kinds = (self.account,) if isinstance(self.account, str) else self.account
        return moment.account_kind in kinds


class Period(Node):
    """First and last day, both included; an open end is left out."""

    from_: date | None = Key(None, alias="from")
    """The first day."""
    to: date | None = None
    """The last day."""

    @model_validator(mode="after")
    def _check_order(self) -> "Period":
        if self.from_ is None and self.to is None:
            raise ValueError("a period needs from, to or both")
        if self.from_ and self.to and self.from_ > self.to:
            raise ValueError(f"a period cannot end ({self.to}) before it begins ({self.from_})")
        return self


class Received(Node):
    """The day the dossier is received."""

    received: Period
    """In which days."""

    def holds(self, values: Mapping[str, object], moment: Moment) -> bool:
        return (self.received.from_ or date.min) <= moment.today <= (self.received.to or date.max)


class AllOf(Node):
    all: "tuple[Condition, ...]" = Key(min_length=1)
    """Every one of these holds."""

    def parts(self) -> "tuple[Condition, ...]":
        return self.all

    def holds(self, values: Mapping[str, object], moment: Moment) -> bool:
        for part in self.all:  # noqa: SIM110 – a generator for each of hundreds a post takes longer than they
            if not part.holds(values, moment):
                return False
        return True


class AnyOf(Node):
    any: "tuple[Condition, ...]" = Key(min_length=1)
    """At least one of these holds."""

    def parts(self) -> "tuple[Condition, ...]":
        return self.any

    def holds(self, values: Mapping[str, object], moment: Moment) -> bool:
        # An empty list cannot occur: the model demands one condition at least.
        for part in self.any:  # noqa: SIM110 – as above
            if part.holds(values, moment):
                return True
        return False


class Not(Node):
    not_: "Condition" = Key(alias="not")
    """This does not hold."""

    def parts(self) -> "tuple[Condition, ...]":
        return (self.not_,)

    def holds(self, values: Mapping[str, object], moment: Moment) -> bool:
        return not self.not_.holds(values, moment)


SUBJECTS: dict[str, type[Node]] = {
    "field": FieldIs,
    "age": AgeIs,
    "rows": RowsAre,
    "account": AccountIs,
    "received": Received,
    "all": AllOf,
    "any": AnyOf,
    "not": Not,
}


# pydantic's own choice of a union names every variant in its error; this one says what is wrong.
def _subject_of(raw: object) -> str | None:
    if isinstance(raw, Mapping):
        found = [subject for subject in SUBJECTS if subject in raw]
        return found[0] if len(found) == 1 else None
    return next((subject for subject, model in SUBJECTS.items() if isinstance(raw, model)), None)


Condition = Annotated[
    Annotated[FieldIs, Tag("field")]
    | Annotated[AgeIs, Tag("age")]
    | Annotated[RowsAre, Tag("rows")]
    | Annotated[AccountIs, Tag("account")]
    | Annotated[Received, Tag("received")]
    | Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[Not, Tag("not")],
    Discriminator(
        _subject_of,
        custom_error_type="condition_subject",
        custom_error_message=f"a condition needs exactly one of {', '.join(SUBJECTS)}",
    ),
]


def walk(condition: Node) -> Iterator[Node]:
    """The condition and every condition inside it."""
    yield condition
    for part in condition.parts():
        yield from walk(part)


def evaluate(condition: Condition, values: Mapping[str, object], moment: Moment) -> bool:
    """Whether a condition holds for canonical answers at a moment; no answer makes it fail."""
    return condition.holds(values, moment)


def matching_rows(
    rows: Iterable[Mapping[str, object]], each: Condition | None, moment: Moment
) -> list[Mapping[str, object]]:
    """The rows of a list for which a condition on a row holds; all of them without one."""
    return [row for row in rows if each is None or evaluate(each, row, moment)]


WRITTEN = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


def age(born: object, day: date) -> int | None:
    """Full years on a day. A year or a month counts as its last day: nobody is older than is known."""
    if not isinstance(born, str):
        return None
    try:
        on = _last_day_of(born)
    except ValueError:
        return None
    return day.year - on.year - ((day.month, day.day) < (on.month, on.day))


def _last_day_of(written: str) -> date:
    """The last day of what is known of a date. Raises ValueError."""
    # Python reads other writings of a day too ("20010101"); a page's script does not, and no answer has them.
    if not WRITTEN.fullmatch(written):
        raise ValueError(f"{written!r} is no date of an answer")
    # A month alone counts as its last day: somebody born in it is treated as the youngest they can be.
    if len(written) == 7:
        year, month = int(written[:4]), int(written[5:])
        return date(year, month, monthrange(year, month)[1]) if 1 <= month <= 12 else date.fromisoformat("")
    return date.fromisoformat(f"{written}-12-31" if len(written) == 4 else written)


def _answer(values: Mapping[str, object], name: str) -> object:
    """What was answered to a field, or under a part of it; None where nothing was."""
    if "." not in name:
        return values.get(name)
    head, _, part = name.partition(".")
    inner = values.get(head)
    return _answer(inner, part) if isinstance(inner, Mapping) else None


# model_construct: the parts were validated when they were read, and proofs build thousands of these.
def all_of(*parts: Any) -> AllOf:
    """All of these, already checked: nothing is validated again."""
    return AllOf.model_construct(all=parts)


def any_of(*parts: Any) -> AnyOf:
    return AnyOf.model_construct(any=parts)


def negation(part: Any) -> Not:
    return Not.model_construct(not_=part)
