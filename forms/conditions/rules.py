"""Rules between answers: one compared with another, at most one of several, some required or forbidden."""

from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic import Field as Key

from forms.conditions.comparison import common_precision, relation_holds
from forms.conditions.condition import Condition, evaluate
from forms.conditions.condition import fields_read as read_by
from forms.conditions.moment import Moment
from forms.text.language import Text
from forms.text.messages import placeholders

Operator = Literal["equals", "notEquals", "greaterThan", "greaterThanOrEqual", "lessThan", "lessThanOrEqual"]


class RulePart(BaseModel):
    model_config = ConfigDict(
        strict=True, frozen=True, extra="forbid", defer_build=True, serialize_by_alias=True
    )


class Compare(RulePart):
    """One answer beside another; it holds while either is missing, or too little is known of a date."""

    field: str
    """The answer that is checked, and that the error is about."""
    operator: Operator
    """How it must compare."""
    compare_to: str = Key(alias="compareTo")
    """The other answer."""

    def is_satisfied(self, values: Mapping[str, object]) -> bool:
        # An answer that is missing is the business of `required`, not of a rule between two.
        if self.field not in values or self.compare_to not in values:
            return True
        value, other = values[self.field], values[self.compare_to]
        left, right = common_precision(value, other)
        # 1990 may well be before 1990-05-01, or that very day: nobody is told it is not.
        return (left == right and value != other) or relation_holds(value, self.operator, other)


class Rule(RulePart):
    """One rule. It asks one thing: compare, at_most_one, or require_present or _absent under `when`.

    A comparison may have a `when` too: it then binds in those cases alone.
    """

    id: str = Key(min_length=1, max_length=120)
    """How the rule is called in findings."""
    compare: Compare | None = None
    """One answer beside another."""
    at_most_one: tuple[str, ...] | None = Key(default=None, min_length=2)
    """Fields of which at most one may be answered."""
    when: Condition | None = None
    """When answers are required, forbidden, or compared."""
    require_present: tuple[str, ...] | None = Key(default=None, min_length=1)
    """Fields that must then be answered."""
    require_absent: tuple[str, ...] | None = Key(default=None, min_length=1)
    """Fields that must then stay empty."""
    message: Text | None = None
    """The schema's own words in place of ours."""

    @model_validator(mode="after")
    def _check_one_demand(self) -> "Rule":
        kinds = ("compare", "at_most_one", "require_present", "require_absent")
        asked = [kind for kind in kinds if getattr(self, kind) is not None]
        if len(asked) != 1:
            raise ValueError(f"a rule asks exactly one of {', '.join(kinds)}")
        if self.when is None and asked[0].startswith("require"):
            raise ValueError("require_present and require_absent need a when")
        if self.when is not None and self.at_most_one:
            raise ValueError("at_most_one takes no when")
        return self

    @model_validator(mode="after")
    def _check_message(self) -> "Rule":
        if self.message is not None:
            unknown = placeholders(*self.message.plain().values()) - {"label", "other"}
            if unknown:
                raise ValueError(f"message cannot say {{{sorted(unknown)[0]}}}, only {{label}} and {{other}}")
        return self

    def bound_fields(self) -> set[str]:
        """The fields whose answers a rule binds; what its `when` reads is not among them."""
        told = [*(self.at_most_one or ()), *(self.require_present or ()), *(self.require_absent or ())]
        return {self.compare.field, self.compare.compare_to, *told} if self.compare else set(told)

    def faults(self, values: Mapping[str, object], moment: Moment) -> Iterator[tuple[str, str, str]]:
        """(field, reason, other field or "") of every answer that breaks the rule."""
        binds = self.when is None or evaluate(self.when, values, moment)
        if self.compare and binds and not self.compare.is_satisfied(values):
            yield self.compare.field, self.compare.operator, self.compare.compare_to
        # A box left unticked, false, chooses nothing.
        chosen = [name for name in self.at_most_one or () if values.get(name, False) is not False]
        # The first answer stands; only those after it are asked to go, in the order of the schema.
        first, *more = chosen or [""]
        yield from ((name, "at_most_one", first) for name in more)
        if self.when is not None and binds:
            # Sorted: a set has no order, and the message must be the same in every run.
            cause = next(iter(sorted(read_by(self.when))), "")
            yield from ((n, "require_present", cause) for n in self.require_present or () if n not in values)
            yield from ((n, "require_absent", cause) for n in self.require_absent or () if n in values)
