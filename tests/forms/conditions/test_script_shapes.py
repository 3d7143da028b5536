"""The expression of each shape of a condition, letter by letter: what a page of 14,000 bytes holds of it."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from forms.conditions.condition import Condition
from forms.conditions.script import script

READ = TypeAdapter[Condition](Condition)
A, B = {"field": "a", "equals": 1}, {"field": "b", "greaterThan": 2}


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ({"all": [A, B]}, '(eq(v("a"),1)&&gt(v("b"),2))'),
        ({"any": [A, B]}, '(eq(v("a"),1)||gt(v("b"),2))'),
        ({"not": A}, '!eq(v("a"),1)'),
        ({"account": "citizen"}, 'ac(account,["citizen"])'),
        ({"received": {"from": "2026-07-01"}}, 'dy(today,"2026-07-01","")'),
        ({"age": "born", "lessThan": 16}, 'lt(ag(v("born"),today),16)'),
        ({"rows": "people", "greaterThan": 0}, 'gt(rw(v("people")),0)'),
        ({"rows": "people", "each": A, "equals": 2}, 'eq(rw(v("people"),r=>eq(at(r)("a"),1)),2)'),
    ],
)
def test_a_condition_is_printed_without_a_letter_too_many(written: dict[str, Any], printed: str) -> None:
    assert script(READ.validate_python(written, strict=False)) == printed
