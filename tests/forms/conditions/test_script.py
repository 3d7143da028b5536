"""A condition in Python and the same one printed as JavaScript, in Chromium: they agree on every answer."""

import json
from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page
from pydantic import TypeAdapter

from forms.conditions.condition import Condition, evaluate
from forms.conditions.script import RUNTIME, script
from tests.forms.world import moment
from tests.journeys.chromium import chromium

READ = TypeAdapter[Condition](Condition)
NAMES = ("a", "b", "c")
ORDERS = ("greaterThan", "greaterThanOrEqual", "lessThan", "lessThanOrEqual")
TEXTS = st.sampled_from(["", "x", "X", "é", "\ud7ff", "\U0001f600", "</script>", "2026-07-21", "1"])
NUMBERS = st.integers(-3, 3) | st.sampled_from([0.5, 2.0, 10**15])
SCALARS = TEXTS | NUMBERS | st.booleans()
DAYS = st.dates(date(1900, 1, 1), date(2030, 1, 1)).map(str)
DATES = DAYS | DAYS.map(lambda day: day[:7]) | DAYS.map(lambda day: day[:4]) | st.just("2023-02-30")
VALUES = st.dictionaries(
    st.sampled_from(NAMES),
    SCALARS
    | DATES
    | st.lists(st.dictionaries(st.sampled_from(NAMES), SCALARS, max_size=2), max_size=3)
    | st.fixed_dictionaries({"part": SCALARS | st.fixed_dictionaries({"inner": SCALARS})})
    | st.lists(st.fixed_dictionaries({"a": st.fixed_dictionaries({"part": SCALARS})}), max_size=3),
    max_size=3,
)
COMPARED = (
    st.tuples(st.sampled_from(("equals", "notEquals")), SCALARS)
    | st.tuples(st.sampled_from(ORDERS), NUMBERS | TEXTS | DATES)
    | st.tuples(st.just("in"), st.lists(SCALARS, min_size=1, max_size=3).map(tuple))
)
COUNTED = st.tuples(st.sampled_from(("equals", *ORDERS)), st.integers(0, 3))
AGED = st.tuples(st.sampled_from(ORDERS), st.integers(0, 90))
NAMED = st.sampled_from((*NAMES, "a.part", "a.part.inner"))


def rule(subject: str, name: str, compared: tuple[str, Any], **more: Any) -> dict[str, Any]:
    return {subject: name, compared[0]: compared[1], **more}


LEAVES = (
    st.builds(lambda name, how: rule("field", name, how), NAMED, COMPARED)
    | st.builds(lambda name, how: rule("age", name, how), st.sampled_from(NAMES), AGED)
    | st.builds(lambda name, how: rule("rows", name, how), st.sampled_from(NAMES), COUNTED)
    | st.builds(
        lambda name, how, inner: rule("rows", name, how, each=rule("field", *inner)),
        st.sampled_from(NAMES),
        COUNTED,
        st.tuples(NAMED, COMPARED),
    )
    | st.sampled_from([{"account": "citizen"}, {"account": ("business", "citizen")}])
    | st.sampled_from([{"received": {"from": date(2026, 7, 22)}}, {"received": {"to": date(2026, 7, 21)}}])
)
RULES = st.recursive(
    LEAVES,
    lambda inner: (
        st.builds(lambda parts: {"all": tuple(parts)}, st.lists(inner, min_size=1, max_size=3))
        | st.builds(lambda parts: {"any": tuple(parts)}, st.lists(inner, min_size=1, max_size=3))
        | st.builds(lambda part: {"not": part}, inner)
    ),
    max_leaves=5,
)
RUN = f"""told => {{ {RUNTIME}
return told.map(([rule, values, today, account]) => {{
  const v = at(values);
  return eval(rule);
}}) }}"""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with chromium() as process:
        yield process.new_page()


@pytest.mark.browser
@settings(max_examples=120, deadline=None)
@given(told=st.lists(st.tuples(RULES, VALUES, st.sampled_from(["", "citizen", "business"])), min_size=10))
def test_python_and_javascript_agree(page: Page, told: list[tuple[Any, Any, str]]) -> None:
    rules = [READ.validate_python(written, strict=False) for written, _, _ in told]
    today = moment().today
    mine = [
        evaluate(one, values, moment(today, account))
        for one, (_, values, account) in zip(rules, told, strict=True)
    ]
    sent = [
        [script(one), values, today.isoformat(), account]
        for one, (_, values, account) in zip(rules, told, strict=True)
    ]
    theirs = page.evaluate(RUN, json.loads(json.dumps(sent)))
    wrong = [
        (printed[0], values)
        for printed, (_, values, _), one, other in zip(sent, told, mine, theirs, strict=True)
        if one is not other
    ]
    assert not wrong, wrong[0]


@pytest.mark.browser
@pytest.mark.parametrize(
    "values",
    [
        {"a": {"part": {"inner": "x"}}},
        {"a": {"part": {"inner": "y"}}},
        {"a": {"part": "x"}},
        {"a": {}},
        {"a": "x"},
        {"a": None},
        {},
    ],
)
def test_both_read_a_part_of_a_part(page: Page, values: dict[str, Any]) -> None:
    for name, operator in product(("a.part.inner", "a.part", "a"), ("equals", "notEquals")):
        one = READ.validate_python({"field": name, operator: "x"}, strict=False)
        mine = evaluate(one, values, moment())
        [theirs] = page.evaluate(RUN, [[script(one), values, moment().today.isoformat(), ""]])
        assert theirs is mine, (name, operator)


def test_no_word_of_a_schema_ends_the_script() -> None:
    one = READ.validate_python({"field": "a", "equals": "</script>\u2028"}, strict=False)
    assert script(one) == 'eq(v("a"),"\\u003c/script>\\u2028")'
