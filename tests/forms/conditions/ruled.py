"""Forms whose questions wait for one another, as hypothesis draws them: every operator on every kind."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
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


HOW, HOW_OLD, HOW_MANY = (st.sampled_from(some) for some in (SINGLE, ("equals", *ORDERS), SINGLE))
COUNTS, YEARS, DAYS = st.integers(0, 3), st.integers(-1, 130), st.dates(date(2026, 7, 1), date(2026, 8, 10))
ONE_OR_TWO, ONE_TO_THREE = st.integers(1, 2), st.integers(1, 3)
OF_ACCOUNT = st.sampled_from(
    list[Written](({"account": "citizen"}, {"account": ["business", "organisation"]}))
)
JOINED = st.sampled_from(("", "", "all", "any", "not"))
# Strategies are made once, here, and what depends on an answer is drawn step by step: making a strategy takes
# hypothesis longer than drawing from it.


def near(draw: st.DrawFn, value: Any) -> Any:
    """A scalar that an answer is equal to, or lies close to, or that is strange to it."""
    if isinstance(value, bool) or not isinstance(value, int | float | str) or draw(st.booleans()):
        return draw(STRANGE)
    if isinstance(value, str):
        return (value, value[:4], value[:7], value + "a")[draw(st.integers(0, 3))]
    return value + draw(st.integers(-1, 1))


def compared(draw: st.DrawFn, value: Any) -> Written:
    """An operator and what to compare such an answer with."""
    if draw(st.booleans()):
        return {draw(HOW): near(draw, value)}
    return {"in": [near(draw, value) for _ in range(draw(ONE_TO_THREE))]}


def leaf(draw: st.DrawFn, name: str, value: Any, rows: bool) -> Written:
    """A condition on one answer: on the whole of it, its age, its rows, or on one of its parts."""
    ways: list[Callable[[], Written]] = [lambda: {"field": name, **compared(draw, value)}]
    if isinstance(value, str):
        ways.append(lambda: {"age": name, draw(HOW_OLD): draw(YEARS)})
    if isinstance(value, dict):
        ways += [partial(leaf, draw, f"{name}.{part}", one, False) for part, one in value.items()]
    if isinstance(value, list):
        ways.append(lambda: {"rows": name, draw(HOW_MANY): draw(COUNTS)})
        if rows and value and isinstance(value[0], dict):
            ways.append(lambda: {"rows": name, "each": _cell(draw, value[0]), draw(HOW_MANY): draw(COUNTS)})
    return ways[draw(st.integers(0, len(ways) - 1))]()


def _cell(draw: st.DrawFn, row: Mapping[str, Any]) -> Written:
    cell = sorted(row)[draw(st.integers(0, len(row) - 1))]
    return leaf(draw, cell, row[cell], False)


def _period(draw: st.DrawFn) -> Written:
    days = sorted(draw(DAYS) for _ in range(draw(ONE_OR_TWO)))
    return {"received": {"from": f"{days[0]}", "to": f"{days[-1]}"}}


@st.composite
def conditions(draw: st.DrawFn, answers: Mapping[str, Any], rows: bool = True, deep: int = 2) -> Written:
    """Conditions of the whole grammar on such answers, joined at most `deep` times one in the other."""
    return _condition(draw, answers, rows, deep)


def _condition(draw: st.DrawFn, answers: Mapping[str, Any], rows: bool, deep: int) -> Written:
    joined = draw(JOINED) if deep else ""
    if joined == "not":
        return {"not": _condition(draw, answers, rows, deep - 1)}
    if joined:
        return {joined: [_condition(draw, answers, rows, deep - 1) for _ in range(draw(ONE_TO_THREE))]}
    asked = draw(st.integers(0, len(answers) + 1))
    if asked < len(answers):
        name = list(answers)[asked]
        return leaf(draw, name, answers[name], rows)
    return draw(OF_ACCOUNT) if asked == len(answers) else _period(draw)


@st.composite
def forms(draw: st.DrawFn, kinds: Sequence[str] = tuple(ANSWERS), ruled: bool = True) -> Form:
    """One to five questions; each may wait for those before it, and be required by them."""
    asked: list[Written] = []
    answers: dict[str, Any] = {}
    for n in range(draw(st.integers(1, 5))):
        kind = kinds[draw(st.integers(0, len(kinds) - 1))]
        keys, value = draw(ANSWERS[kind])
        rules: Written = {}
        for key in ("visible_when", "required_when"):
            if ruled and len(answers) > 0 and draw(st.booleans()):
                rules[key] = _condition(draw, answers, False, 2)
        asked.append(written(kind, f"cau_{n}", **keys, **rules, required=draw(st.booleans())))
        answers[f"cau_{n}"] = value
    return Form(tuple(asked), answers)
