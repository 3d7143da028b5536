"""The whole grammar over answers of every kind, in Python and as JavaScript in Chromium: they agree."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page
from pydantic import TypeAdapter

from forms.conditions.condition import Condition, evaluate
from forms.conditions.script import RUNTIME, script
from tests.forms.asked import ANSWERS
from tests.forms.conditions.ruled import ACCOUNTS, DAYS, SINGLE, conditions
from tests.forms.world import moment
from tests.journeys.chromium import chromium

pytestmark = pytest.mark.browser

READ = TypeAdapter[Condition](Condition)
RUN = f"""told => {{ {RUNTIME}
return told.map(([rule, values, today, account]) => {{
  const v = at(values);
  return eval(rule);
}}) }}"""
Case = tuple[dict[str, Any], dict[str, Any], date, str]
"""A condition as written, canonical answers, the day of receipt, the kind of account."""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with chromium() as process:
        yield process.new_page()


OTHER, UNANSWERED, ACCOUNT = st.sampled_from(sorted(ANSWERS)), st.integers(0, 9), st.sampled_from(ACCOUNTS)


@st.composite
def cases(draw: st.DrawFn, kind: str) -> Case:
    """A condition on an answer of a kind, and perhaps on another one; the answer is given, or it is not."""
    other = draw(OTHER)
    asked = {name: draw(ANSWERS[one]) for name, one in (("mot", kind), ("hai", other))}
    answers = {name: value for name, (_, value) in asked.items()}
    rule = draw(conditions(answers))
    given_ = {name: value for name, value in answers.items() if draw(UNANSWERED)}
    return rule, given_, draw(DAYS), draw(ACCOUNT)


def differing(page: Page, told: list[Case]) -> list[Any]:
    """The cases of which Python and Chromium do not say the same."""
    rules = [READ.validate_json(json.dumps(rule)) for rule, *_ in told]
    mine = [
        evaluate(one, values, moment(day, account))
        for one, (_, values, day, account) in zip(rules, told, strict=True)
    ]
    sent = [
        [script(one), values, day.isoformat(), account]
        for one, (_, values, day, account) in zip(rules, told, strict=True)
    ]
    theirs = page.evaluate(RUN, json.loads(json.dumps(sent)))
    return [case for case, one, other in zip(sent, mine, theirs, strict=True) if one is not other]


@pytest.mark.parametrize("kind", sorted(ANSWERS))
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_both_evaluators_agree_on_every_kind(page: Page, kind: str, data: st.DataObject) -> None:
    # Four at a time: asking the browser takes longer than what is asked.
    assert differing(page, [data.draw(cases(kind)) for _ in range(4)]) == []


EDGES = [
    *("1990", "1990-05", "1990-05-01", "1990-05-31", "1990-06", "1989-12-31", "1991", "1990-13", "1990-5"),
    *("199", "19900", "1990-02-30", "2008-02-29", "2008-02", "٢٠٠٨", "1990-05-01\n"),
]


@pytest.mark.parametrize("operator", SINGLE)
def test_both_evaluators_agree_on_every_pair_of_dates_known_in_part(page: Page, operator: str) -> None:
    told: list[Case] = [
        ({"field": "ngay", operator: wanted}, {"ngay": value}, date(2026, 7, 21), "")
        for value in EDGES
        for wanted in EDGES
    ]
    assert differing(page, told) == []


@pytest.mark.parametrize("born", EDGES)
def test_both_evaluators_agree_on_an_age_around_each_birthday(page: Page, born: str) -> None:
    days = [
        date(2026, month, day)
        for month in (1, 2, 3, 5, 6, 12)
        for day in (1, 2, 28, 30 if month != 2 else 27)
    ]
    days += [date(2024, 2, 29), date(2026, 12, 31), date(2026, 5, 31)]
    told: list[Case] = [
        ({"age": "ngay", operator: years}, {"ngay": born}, day, "")
        for day in days
        for operator in SINGLE
        for years in (17, 18, 35, 36)
    ]
    assert differing(page, told) == []
