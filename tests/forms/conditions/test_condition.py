"""The rule language: what each condition means, and which writings of it are refused."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from forms.conditions.condition import Condition, age, evaluate, walk
from tests.forms.world import moment

READ = TypeAdapter[Condition](Condition)


def holds(rule: dict[str, Any], account: str = "", today: date = date(2026, 7, 21), **values: object) -> bool:
    return evaluate(READ.validate_python(rule, strict=False), values, moment(today, account))


@pytest.mark.parametrize(
    ("operator", "wanted", "yes", "no"),
    [
        ("equals", "nam", ["nam"], ["nu", None, 1, ["nam"]]),
        ("equals", 1, [1, 1.0], [True, "1", None]),
        ("equals", True, [True], [1, "true", None]),
        ("equals", False, [False], [0, None]),
        ("notEquals", "nam", ["nu", None, 1], ["nam"]),
        ("in", ("a", 2), ["a", 2], ["b", None, True]),
        ("greaterThan", 2, [3, 2.5], [2, "3", None, True]),
        ("greaterThanOrEqual", 2, [2], [1.9]),
        ("lessThan", "2026-07-01", ["2026-06-30"], ["2026-07-01", 1, None]),
        ("lessThanOrEqual", "2026-07-01", ["2026-07-01"], ["2026-07-02"]),
    ],
)
def test_an_answer_is_compared_as_json(
    operator: str, wanted: object, yes: list[object], no: list[object]
) -> None:
    rule = {"field": "a", operator: wanted}
    assert [value for value in [*yes, *no] if holds(rule, a=value)] == yes


def test_a_part_of_an_answer_can_be_read() -> None:
    rule = {"field": "dia_chi.commune", "equals": "10489"}
    assert holds(rule, dia_chi={"commune": "10489"})
    assert not holds(rule, dia_chi="10489")
    assert not holds(rule)


def test_conditions_join() -> None:
    a, b = {"field": "a", "equals": 1}, {"field": "b", "equals": 1}
    assert holds({"all": (a, b)}, a=1, b=1)
    assert not holds({"all": (a, b)}, a=1)
    assert holds({"any": (a, b)}, b=1)
    assert not holds({"any": (a, b)})
    assert holds({"not": a})


def test_rows_are_counted() -> None:
    assert holds({"rows": "khach", "greaterThan": 1}, khach=[{}, {}])
    assert holds({"rows": "khach", "equals": 0})


def test_rows_are_counted_for_which_a_condition_on_the_row_holds() -> None:
    rule = {"rows": "y_kien", "each": {"field": "hinh_thuc", "equals": "van-ban"}, "greaterThan": 0}
    assert holds(rule, y_kien=[{"hinh_thuc": "vneid"}, {"hinh_thuc": "van-ban"}])
    assert not holds(rule, y_kien=[{"hinh_thuc": "vneid"}])
    assert not holds(rule, hinh_thuc="van-ban")
    read = READ.validate_python(rule)
    assert read.names == {"y_kien"}
    assert read.model_dump(exclude_defaults=True) == rule
    assert "each" not in READ.validate_python({"rows": "a", "equals": 0}).model_dump(exclude_defaults=True)


def test_the_account_kind_is_one_or_several() -> None:
    assert holds({"account": "citizen"}, "citizen")
    assert holds({"account": ("organisation", "business")}, "business")
    assert not holds({"account": "citizen"})


def test_the_day_of_receipt_lies_in_a_period_with_both_ends() -> None:
    rule = {"received": {"from": date(2026, 8, 15), "to": date(2027, 2, 28)}}
    days = [date(2026, 8, 14), date(2026, 8, 15), date(2027, 2, 28), date(2027, 3, 1)]
    assert [holds(rule, today=day) for day in days] == [False, True, True, False]
    assert holds({"received": {"from": date(2026, 1, 1)}})
    assert holds({"received": {"to": date(2026, 12, 31)}})


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        ("2009-07-21", date(2026, 7, 21), 17),
        ("2009-07-22", date(2026, 7, 21), 16),
        ("2008-02-29", date(2026, 2, 28), 17),
        ("2008-02-29", date(2026, 3, 1), 18),
        ("1938", date(2026, 12, 30), 87),
        ("1938", date(2026, 12, 31), 88),
        ("hôm qua", date(2026, 1, 1), None),
        (1938, date(2026, 1, 1), None),
    ],
)
def test_age_is_counted_in_full_years(born: object, on: date, years: int | None) -> None:
    assert age(born, on) == years


def test_age_is_compared_and_unknown_age_is_no_age() -> None:
    assert holds({"age": "ngay_sinh", "lessThan": 18}, ngay_sinh="2009-01-01")
    assert not holds({"age": "ngay_sinh", "lessThan": 18})
    assert not holds({"age": "ngay_sinh", "greaterThanOrEqual": 18}, ngay_sinh=None)


def test_the_fields_a_condition_reads_are_known() -> None:
    rule = READ.validate_json(
        '{"all": [{"field": "dia_chi.commune", "equals": "1"}, {"not": {"age": "ngay_sinh", "lessThan": 6}},'
        ' {"any": [{"rows": "khach", "equals": 0}, {"account": ["citizen"]},'
        ' {"received": {"to": "2026-01-01"}}]}]}'
    )
    assert rule.names == {"dia_chi", "ngay_sinh", "khach"}
    assert rule.asks_account
    assert len(list(walk(rule))) == 8
    assert not READ.validate_json('{"rows": "khach", "equals": 0}').asks_account


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ('{"feild": "a", "equals": 1}', "a condition needs exactly one of field, age, rows, account"),
        ('{"field": "a", "all": []}', "a condition needs exactly one of field"),
        ('"a"', "a condition needs exactly one of field"),
        ('{"field": "a"}', "exactly one operator of equals, notEquals, in"),
        ('{"field": "a", "equals": 1, "in": [2]}', "exactly one operator"),
        ('{"field": "a", "equal": 1}', "Extra inputs are not permitted"),
        ('{"field": "a b", "equals": 1}', "should match pattern"),
        ('{"all": []}', "at least 1 item"),
        ('{"received": {}}', "a period needs from, to or both"),
        ('{"received": {"from": "2026-02-01", "to": "2026-01-01"}}', "cannot end"),
    ],
)
def test_a_writing_that_means_nothing_is_refused(written: str, found: str) -> None:
    with pytest.raises(ValidationError, match=found):
        READ.validate_json(written)


SCALARS = st.booleans() | st.integers(-3, 3) | st.sampled_from(["", "a", "2026-07-01"])
OPERATORS = ("equals", "notEquals", "greaterThan", "greaterThanOrEqual", "lessThan", "lessThanOrEqual")
LEAVES = (
    st.builds(lambda f, o, v: {"field": f, o: v}, st.sampled_from("ab"), st.sampled_from(OPERATORS), SCALARS)
    | st.builds(lambda f, v: {"field": f, "in": v}, st.sampled_from("ab"), st.lists(SCALARS))
    | st.builds(lambda n: {"rows": "a", "lessThan": n}, st.integers(0, 3))
    | st.builds(lambda n: {"age": "b", "lessThan": n}, st.integers(0, 90))
    | st.just({"account": ["citizen"]})
)
RULES = st.recursive(
    LEAVES,
    lambda inner: (
        st.builds(
            lambda kind, some: {kind: some}, st.sampled_from(("all", "any")), st.lists(inner, min_size=1)
        )
        | st.builds(lambda one: {"not": one}, inner)
    ),
    max_leaves=6,
)
VALUES = st.dictionaries(
    st.sampled_from("ab"), st.none() | SCALARS | st.lists(SCALARS) | st.dictionaries(st.text(), SCALARS)
)


@given(RULES, VALUES)
def test_every_condition_has_a_truth_value_and_survives_being_written(
    rule: dict[str, Any], values: dict[str, Any]
) -> None:
    condition = READ.validate_json(json.dumps(rule))
    assert evaluate(condition, values, moment()) != evaluate(
        READ.validate_json(b'{"not": ' + READ.dump_json(condition, by_alias=True) + b"}"), values, moment()
    )
    short = READ.dump_json(condition, by_alias=True, exclude_defaults=True)
    assert READ.validate_json(short) == condition
