"""One operator of the rule language and the value it compares with, as JSON compares."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from operator import ge, gt, le, lt
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic import Field as Key

Scalar = bool | int | float | str

# Dates stay text everywhere: JSON has none, and ISO texts of one length sort as dates do.
DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
"""A day, a month or a year as a date is kept: "2026-07-21", "2026-07", "2026"."""


# strict: "1" is no number in a rule either. frozen: one condition is shared by many requests.
class Node(BaseModel):
    """What every condition shares: strict reading, and aliases for the words Python keeps for itself."""

    model_config = ConfigDict(
        strict=True, frozen=True, extra="forbid", defer_build=True, serialize_by_alias=True
    )

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        copied = super().model_copy(update=update, deep=deep)
        # What was worked out of the one need not hold of the other.
        for name in vars(copied).keys() - type(self).model_fields.keys():
            del vars(copied)[name]
        return copied

    def parts(self) -> "tuple[Node, ...]":
        """The conditions it joins; of a single one none."""
        return ()

    def path(self) -> str:
        """What it reads itself, as written: the id of a field, or of a part of its answer."""
        return ""

    # Asked for each question of every page and post. A condition never changes, so each is worked out once.
    @cached_property
    def paths(self) -> frozenset[str]:
        """What it and its parts read, as written."""
        return frozenset({self.path()} - {""}).union(*(part.paths for part in self.parts()))

    @cached_property
    def names(self) -> frozenset[str]:
        """The ids of the fields it reads (`dia_chi` for `dia_chi.commune`)."""
        return frozenset(path.partition(".")[0] for path in self.paths)

    @cached_property
    def asks_account(self) -> bool:
        """Whether it depends on who is logged in."""
        return any(part.asks_account for part in self.parts())


class Comparison(Node):
    """One operator and the value to compare with."""

    equals: Scalar | None = None
    """The answer is this."""
    # The aliases are GovSchema's spelling, so that its conditions are taken over unchanged.
    not_equals: Scalar | None = Key(None, alias="notEquals")
    """The answer is another, or there is none."""
    one_of: tuple[Scalar, ...] | None = Key(None, alias="in")
    """The answer is one of these."""
    greater_than: Scalar | None = Key(None, alias="greaterThan")
    """The answer is over this (numbers, or texts such as ISO dates)."""
    greater_or_equal: Scalar | None = Key(None, alias="greaterThanOrEqual")
    """The answer is this or over it."""
    less_than: Scalar | None = Key(None, alias="lessThan")
    """The answer is under this."""
    less_or_equal: Scalar | None = Key(None, alias="lessThanOrEqual")
    """The answer is this or under it."""

    @cached_property
    def relation(self) -> tuple[str, Any]:
        """The operator given, by its name here, and the value it compares with."""
        for name in OPERATORS:
            if (wanted := getattr(self, name)) is not None:
                return name, wanted
        raise LookupError("only a condition that was read has an operator")

    @model_validator(mode="after")
    def _one_operator(self) -> "Comparison":
        if sum(getattr(self, name) is not None for name in OPERATORS) != 1:
            raise ValueError(f"a condition needs exactly one operator of {', '.join(OPERATORS.values())}")
        return self

    def compare(self, value: object) -> bool:
        """Whether the value stands in the relation; nothing but `notEquals` holds of a missing value."""
        operator, wanted = self.relation
        return RELATIONS[OPERATORS[operator]](value, wanted)


OPERATORS = {name: str(key.alias or name) for name, key in Comparison.model_fields.items()}
"""Each operator: its name here, and as it is written."""
Relation = Callable[[Any, Any], bool]


def common_precision(value: object, wanted: object) -> tuple[object, object]:
    """Two dates as far as both are known: of 1990 and 1990-05-01 the years; anything else as it is."""
    # A birth known by its year alone must not be refused for a day nobody knows (docs/check.md).
    if not (isinstance(value, str) and isinstance(wanted, str)) or len(value) == len(wanted):
        return value, wanted
    if not (DATE.fullmatch(value) and DATE.fullmatch(wanted)):
        return value, wanted
    known = min(len(value), len(wanted))
    return value[:known], wanted[:known]


def _equal_as_json(value: object, wanted: object) -> bool:
    """Equal as JSON: true is not 1, and "1" is not 1."""
    # Python takes True for 1; JSON does not, and the pages' JavaScript compares with ===.
    if isinstance(value, bool) or isinstance(wanted, bool):
        return value is wanted
    return value == wanted


def _is_one_of(value: object, wanted: Iterable[object]) -> bool:
    return any(_equal_as_json(value, each) for each in wanted)


def _order_relation(holds: Relation) -> Relation:
    """An order of two values that have one."""
    return lambda value, wanted: _have_order(value, wanted) and holds(*common_precision(value, wanted))


def _have_order(value: object, wanted: object) -> bool:
    """Whether two values have an order: two numbers, or two texts (ISO dates among them)."""
    # JavaScript orders any two things; the twin in script.py refuses the same pairs as this.
    if isinstance(value, str):
        return isinstance(wanted, str)
    return _is_number(value) and _is_number(wanted)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


ORDERS: dict[str, Relation] = {
    "greaterThan": _order_relation(gt),
    "greaterThanOrEqual": _order_relation(ge),
    "lessThan": _order_relation(lt),
    "lessThanOrEqual": _order_relation(le),
}
# A missing answer is unequal to everything: notEquals must hold of it, the orders must not.
RELATIONS: dict[str, Relation] = {
    "equals": _equal_as_json,
    "notEquals": lambda value, wanted: not _equal_as_json(value, wanted),
    "in": _is_one_of,
    **ORDERS,
}
"""Each operator as written: whether it holds of an answer and a value (`in`: some values); none raises."""


def relation_holds(value: object, operator: str, wanted: object) -> bool:
    """Whether two values, lists among them, stand in the relation an operator names; never raises."""
    return RELATIONS[operator](value, wanted)
