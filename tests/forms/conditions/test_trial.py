"""The values tried for a condition: one on every side of whatever it compares with."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.conditions import trial
from forms.conditions.comparison import ORDERS, relation_holds
from tests.forms.asked import ANSWERS
from tests.forms.conditions.ruled import near
from tests.forms.world import field

RELATIONS = ("equals", "notEquals", *ORDERS)


@pytest.mark.parametrize("kind", sorted(ANSWERS))
@given(data=st.data())
def test_whatever_a_real_answer_makes_true_one_that_is_tried_does(kind: str, data: st.DataObject) -> None:
    keys, value = data.draw(ANSWERS[kind])
    wanted = data.draw(st.composite(near)(value))
    tried = list(field(kind, **keys).trial_values([wanted]))
    for relation in RELATIONS:
        if relation_holds(value, relation, wanted):
            assert any(relation_holds(one, relation, wanted) for one in tried), (relation, wanted, tried)


@pytest.mark.parametrize(
    ("wanted", "near"), [([18], [0, 17, 18, 19, 99]), ([17.5], [0, 16, 17, 18, 99]), ([200, "x"], [0, 99])]
)
def test_whole_numbers_are_tried_around_those_compared_with_and_at_both_ends(
    wanted: list[Any], near: list[int]
) -> None:
    assert trial.whole(wanted, 0, 99) == near


def test_of_options_no_two_are_tried_that_no_comparison_tells_apart() -> None:
    assert trial.unlike(["a", "b", "c"], ["b"]) == ["a", "b", "c"]
    assert trial.unlike(["a", "b", "c"], ["c"]) == ["a", "c"]


@pytest.mark.parametrize(
    ("kind", "whole", "part"),
    [("people", [1, 2, 3, 20], [0, 1, 2, 3, 20]), ("several", [1, 2, 3], [0, 1, 2, 3])],
)
def test_of_an_answer_that_is_given_at_least_one_row_or_tick_is_counted(
    kind: str, whole: list[int], part: list[int]
) -> None:
    assert list(field(kind).trial_counts([2], whole=True)) == whole
    assert list(field(kind).trial_counts([2], whole=False)) == part
    assert list(field("name").trial_counts([2], whole=True)) == [0]
