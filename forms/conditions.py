"""The rule language: the closed condition grammar of GovSchema, plus age, row counts, account and dates.

A condition is data. It is written in YAML, evaluated here, and walked by whoever must print or check it.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from operator import ge, gt, le, lt
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Discriminator, Tag, model_validator
from pydantic import Field as Key

from forms.moment import Moment

Scalar = bool | int | float | str
FIELD_REFERENCE = r"^[a-z][a-zA-Z0-9_]{0,79}(\.[a-z]+)?$"


class Node(BaseModel):
    """What every condition shares: strict reading, and aliases for the words Python keeps for itself."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", serialize_by_alias=True)


class Comparison(Node):
    """One operator and the value to compare with."""

    equals: Scalar | None = None
    not_equals: Scalar | None = Key(None, alias="notEquals")
    one_of: tuple[Scalar, ...] | None = Key(None, alias="in")
    greater_than: Scalar | None = Key(None, alias="greaterThan")
    greater_or_equal: Scalar | None = Key(None, alias="greaterThanOrEqual")
    less_than: Scalar | None = Key(None, alias="lessThan")
    less_or_equal: Scalar | None = Key(None, alias="lessThanOrEqual")

    @property
    def operators(self) -> dict[str, Any]:
        """The operators given: one, once read."""
        given = {name: getattr(self, name) for name in OPERATORS}
        return {name: value for name, value in given.items() if value is not None}

    @model_validator(mode="after")
    def _one_operator(self) -> "Comparison":
        if len(self.operators) != 1:
            raise ValueError(f"a condition needs exactly one operator of {', '.join(OPERATORS.values())}")
        return self

    def compare(self, value: object) -> bool:
        """Whether the value stands in the relation; nothing but `notEquals` holds of a missing value."""
        ((operator, wanted),) = self.operators.items()
        if operator == "one_of":
            return any(_same(value, each) for each in wanted)
        if operator in ("equals", "not_equals"):
            return _same(value, wanted) == (operator == "equals")
        return _ordered(value, wanted) and ORDERS[operator](value, wanted)


OPERATORS = {name: str(key.alias or name) for name, key in Comparison.model_fields.items()}
ORDERS: dict[str, Callable[[Any, Any], bool]] = {
    "greater_than": gt,
    "greater_or_equal": ge,
    "less_than": lt,
    "less_or_equal": le,
}


class FieldIs(Comparison):
    """The answer to a field, or to one part of it (`dia_chi.commune`)."""

    field: str = Key(pattern=FIELD_REFERENCE)


class AgeIs(Comparison):
    """Full years on the day of receipt, of the person born on the date a field answers."""

    age: str = Key(pattern=FIELD_REFERENCE)


class RowsAre(Comparison):
    """How many rows a people list has."""

    rows: str = Key(pattern=FIELD_REFERENCE)


class AccountIs(Node):
    """The kind, or kinds, of account that fills in the form."""

    account: str | tuple[str, ...]


class Period(Node):
    """First and last day, both included; an open end is left out."""

    from_: date | None = Key(None, alias="from")
    to: date | None = None

    @model_validator(mode="after")
    def _forward(self) -> "Period":
        if self.from_ is None and self.to is None:
            raise ValueError("a period needs from, to or both")
        if self.from_ and self.to and self.from_ > self.to:
            raise ValueError(f"a period cannot end ({self.to}) before it begins ({self.from_})")
        return self


class Received(Node):
    """The day the dossier is received."""

    received: Period


class AllOf(Node):
    all: "tuple[Condition, ...]" = Key(min_length=1)


class AnyOf(Node):
    any: "tuple[Condition, ...]" = Key(min_length=1)


class Not(Node):
    not_: "Condition" = Key(alias="not")


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


def _subject(raw: object) -> str | None:
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
        _subject,
        custom_error_type="condition_subject",
        custom_error_message=f"a condition needs exactly one of {', '.join(SUBJECTS)}",
    ),
]

for _model in (AllOf, AnyOf, Not):
    _model.model_rebuild()


def walk(condition: Condition) -> Iterator[Node]:
    """The condition and every condition inside it."""
    yield condition
    match condition:
        case AllOf():
            inner: tuple[Condition, ...] = condition.all
        case AnyOf():
            inner = condition.any
        case Not():
            inner = (condition.not_,)
        case _:
            inner = ()
    for each in inner:
        yield from walk(each)


def fields(condition: Condition) -> set[str]:
    """The ids of the fields a condition reads (`dia_chi` for `dia_chi.commune`)."""
    read = set()
    for node in walk(condition):
        match node:
            case FieldIs(field=name) | AgeIs(age=name) | RowsAre(rows=name):
                read.add(name.split(".")[0])
    return read


def asks_account(condition: Condition) -> bool:
    """Whether the condition depends on who is logged in."""
    return any(isinstance(node, AccountIs) for node in walk(condition))


def evaluate(condition: Condition, values: Mapping[str, Any], moment: Moment) -> bool:
    """Whether a condition holds for canonical answers at a moment; no answer makes it fail."""
    match condition:
        case AllOf():
            return all(evaluate(each, values, moment) for each in condition.all)
        case AnyOf():
            return any(evaluate(each, values, moment) for each in condition.any)
        case Not():
            return not evaluate(condition.not_, values, moment)
        case AccountIs(account=kinds):
            return moment.account_kind in ((kinds,) if isinstance(kinds, str) else kinds)
        case Received(received=period):
            return (period.from_ or date.min) <= moment.today <= (period.to or date.max)
        case AgeIs(age=name):
            return condition.compare(age(_answer(values, name), moment.today))
        case RowsAre(rows=name):
            found = _answer(values, name)
            return condition.compare(len(found) if isinstance(found, list) else 0)
        case FieldIs(field=name):
            return condition.compare(_answer(values, name))


def age(born: object, day: date) -> int | None:
    """Full years on a day. A year alone counts as its last day: nobody is taken for older than is known."""
    if not isinstance(born, str):
        return None
    try:
        on = date.fromisoformat(f"{born}-12-31" if len(born) == 4 else born)
    except ValueError:
        return None
    return day.year - on.year - ((day.month, day.day) < (on.month, on.day))


def _answer(values: Mapping[str, Any], name: str) -> Any:
    field, _, part = name.partition(".")
    value = values.get(field)
    if not part:
        return value
    return value.get(part) if isinstance(value, Mapping) else None


def _same(value: object, wanted: object) -> bool:
    """Equal as JSON: true is not 1, and "1" is not 1."""
    if isinstance(value, bool) or isinstance(wanted, bool):
        return value is wanted
    return value == wanted


def _ordered(value: object, wanted: object) -> bool:
    """Whether two values have an order: two numbers, or two texts (ISO dates among them)."""
    if isinstance(value, bool) or isinstance(wanted, bool):
        return False
    number = (int, float)
    return (isinstance(value, number) and isinstance(wanted, number)) or (
        isinstance(value, str) and isinstance(wanted, str)
    )
