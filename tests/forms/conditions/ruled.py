"""Forms whose questions wait for one another, as hypothesis draws them: every operator on every kind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hypothesis import strategies as st

from forms.conditions.condition import evaluate
from forms.conditions.moment import Moment
from forms.schema.procedure import Procedure
from tests.forms.asked import ANSWERS
from tests.forms.world import procedure, written

ORDERS = ("greaterThan", "greaterThanOrEqual", "lessThan", "lessThanOrEqual")
SINGLE = ("equals", "notEquals", *ORDERS)
ACCOUNTS = ("", "citizen", "organisation", "business")
STRANGE = st.sampled_from(["", "1990", "2026-07", "2026-07-21", 0, 1, 0.5, True, False])
Written = dict[str, Any]


@dataclass(frozen=True)
class Form:
    """Questions as written, with an answer that each of them takes."""

    asked: tuple[Written, ...]
    answers: dict[str, Any]

    @property
    def procedure(self) -> Procedure:
        return procedure(*self.asked)

    def shown(self, answers: dict[str, Any], now: Moment) -> dict[str, Any]:
        """The answers to keep, told from first to last: a question waits only for those before it."""
        kept: dict[str, Any] = {}
        for one in self.procedure.fields():
            if one.id in answers and (one.visible_when is None or evaluate(one.visible_when, kept, now)):
                kept[one.id] = answers[one.id]
        return kept


def near(value: Any) -> st.SearchStrategy[Any]:
    """Scalars that an answer is equal to, or lies close to, or that are strange to it."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return STRANGE
    if isinstance(value, str):
        return st.sampled_from([value, value[:4], value[:7], value + "a"]) | STRANGE
    return st.sampled_from([value, value - 1, value + 1]) | STRANGE


def compared(value: Any) -> st.SearchStrategy[Written]:
    """An operator and what to compare such an answer with."""
    wanted = near(value)
    one = st.builds(lambda how, value: {how: value}, st.sampled_from(SINGLE), wanted)
    return one | st.lists(wanted, min_size=1, max_size=3).map(lambda some: {"in": some})


COUNTED = st.builds(lambda how, n: {how: n}, st.sampled_from(SINGLE), st.integers(0, 3))
AGED = st.builds(lambda how, n: {how: n}, st.sampled_from(("equals", *ORDERS)), st.integers(-1, 130))
DAYS = st.dates(date(2026, 7, 1), date(2026, 8, 10))


def _periods(days: list[date]) -> Written:
    first, last = min(days), max(days)
    return {"received": {"from": f"{first}", "to": f"{last}"}}


def _about(name: str) -> Callable[[Written], Written]:
    return lambda how: {"field": name, **how}


def leaves(name: str, value: Any, rows: bool) -> st.SearchStrategy[Written]:
    """Conditions on one answer: on the whole of it, its age, its rows, and so on each of its parts."""
    every = [compared(value).map(_about(name))]
    if isinstance(value, str):
        every.append(AGED.map(lambda how: {"age": name, **how}))
    if isinstance(value, dict):
        every += [leaves(f"{name}.{part}", one, False) for part, one in value.items()]
    if isinstance(value, list):
        every.append(COUNTED.map(lambda how: {"rows": name, **how}))
        if rows and value and isinstance(value[0], dict):
            inner = st.one_of(*(leaves(cell, one, False) for cell, one in value[0].items()))
            every.append(st.builds(lambda how, each: {"rows": name, "each": each, **how}, COUNTED, inner))
    return st.one_of(*every)


def conditions(answers: dict[str, Any], rows: bool = True) -> st.SearchStrategy[Written]:
    """Conditions of the whole grammar on such answers."""
    some = [leaves(name, value, rows) for name, value in answers.items()]
    some.append(st.sampled_from([{"account": "citizen"}, {"account": ["business", "organisation"]}]))
    some.append(st.lists(DAYS, min_size=1, max_size=2).map(_periods))
    parts = st.one_of(*some)
    return st.recursive(parts, _joined, max_leaves=4)


def _joined(inner: st.SearchStrategy[Written]) -> st.SearchStrategy[Written]:
    some = st.lists(inner, min_size=1, max_size=3)
    return (
        some.map(lambda parts: {"all": parts})
        | some.map(lambda parts: {"any": parts})
        | inner.map(lambda part: {"not": part})
    )


@st.composite
def forms(draw: st.DrawFn, kinds: Sequence[str] = tuple(ANSWERS), ruled: bool = True) -> Form:
    """One to five questions; each may wait for those before it, and be required by them."""
    asked: list[Written] = []
    answers: dict[str, Any] = {}
    for n, kind in enumerate(draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=5))):
        keys, value = draw(ANSWERS[kind])
        rules: Written = {}
        for key in ("visible_when", "required_when"):
            if ruled and len(answers) > 0 and draw(st.booleans()):
                rules[key] = draw(conditions(answers, rows=False))
        asked.append(written(kind, f"cau_{n}", **keys, **rules, required=draw(st.booleans())))
        answers[f"cau_{n}"] = value
    return Form(tuple(asked), answers)
