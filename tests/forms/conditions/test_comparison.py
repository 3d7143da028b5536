"""One operator and two values: ordered as JSON, and dates as far as both are known."""

from typing import Any

import pytest

from forms.conditions.comparison import ORDERS, Comparison, common_precision, relation_holds


@pytest.mark.parametrize(
    ("value", "wanted", "order"),
    [
        ("1989", "1990-05-01", -1),
        ("1990", "1990-05-01", 0),
        ("1990-04", "1990-05-01", -1),
        ("1990-05", "1990-05-01", 0),
        ("1990-05-02", "1990", 0),
        ("1990-05-02", "1990-06", -1),
        ("1991", "1990-12-31", 1),
        ("1990-05-01", "1990-05-02", -1),
        ("1990", "1990-", -1),
        ("19900", "1990-05-01", 1),
        (1990, 1990.5, -1),
    ],
)
def test_dates_of_differing_precision_are_ordered_by_what_both_say(
    value: object, wanted: object, order: int
) -> None:
    told = {operator: relation_holds(value, operator, wanted) for operator in ORDERS}
    assert told == {operator: holds(order, 0) for operator, holds in ORDERS.items()}
    back = {operator: relation_holds(wanted, operator, value) for operator in ORDERS}
    assert back == {operator: holds(-order, 0) for operator, holds in ORDERS.items()}


def test_a_year_is_no_day_even_where_neither_is_before_the_other() -> None:
    assert not relation_holds("1990", "equals", "1990-01-01")
    assert relation_holds("1990", "notEquals", "1990-01-01")
    assert common_precision("1990", "1990-01-01") == ("1990", "1990")


@pytest.mark.parametrize("operator", ORDERS)
@pytest.mark.parametrize(("value", "wanted"), [(1, "1"), (True, 0), (None, 1), ([1], [0]), ({}, {})])
def test_what_has_no_order_stands_in_none(value: object, wanted: object, operator: str) -> None:
    assert not relation_holds(value, operator, wanted)


@pytest.mark.parametrize(
    ("given", "relation"),
    [({"equals": False}, ("equals", False)), ({"equals": None, "in": ("a",)}, ("one_of", ("a",)))],
)
def test_the_operator_of_a_comparison_is_the_one_with_a_value_even_a_false_one(
    given: dict[str, Any], relation: tuple[str, Any]
) -> None:
    one = Comparison.model_validate(given)
    assert one.relation == relation
    assert one.model_copy(update={"equals": 1, "one_of": None}).relation == ("equals", 1)


def test_a_comparison_that_was_never_read_has_no_operator() -> None:
    with pytest.raises(LookupError, match="has an operator"):
        assert Comparison.model_construct().relation
