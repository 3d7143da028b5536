"""Rules between answers."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from forms.conditions.rules import Rule
from forms.fields.base import FormPost
from forms.judging.answers import BoundForm, judge_answers, judge_post
from forms.schema.procedure import Procedure
from tests.forms.world import moment, procedure, written


def form(*rules: dict[str, Any]) -> Procedure:
    """Eight optional questions with the rules between them."""
    asked = [
        written("whole_number", "it_nhat", required=False),
        written("whole_number", "nhieu_nhat", required=False),
        written("yes_no", "co_xe", required=False),
        written("text", "bien_so", required=False, label={"vi": "Biển số", "en": "Plate"}),
        written("date", "tu_ngay", required=False, label={"vi": "Từ ngày", "en": "From"}),
        written("date", "den_ngay", required=False, label={"vi": "Đến ngày", "en": "To"}),
        written("several", "co", required=False),
        written("several", "can", required=False),
    ]
    body = json.loads(procedure(*asked).model_dump_json(by_alias=True, exclude_defaults=True))
    return Procedure.model_validate_json(json.dumps(body | {"rules": rules}))


def wrong(one: Procedure, **answers: object) -> list[tuple[str, str]]:
    return [(error.field, error.reason) for error in judge_answers(one, answers, moment()).errors]


ORDER = {
    "id": "thu-tu",
    "compare": {"field": "nhieu_nhat", "operator": "greaterThanOrEqual", "compareTo": "it_nhat"},
}
ONE = {"id": "mot", "at_most_one": ["it_nhat", "co_xe", "bien_so"]}
PLATE = {"id": "bien", "when": {"field": "co_xe", "equals": True}, "require_present": ["bien_so"]}
NONE = {"id": "khong", "when": {"field": "co_xe", "equals": False}, "require_absent": ["bien_so"]}


def test_two_answers_are_compared_and_a_missing_one_breaks_nothing() -> None:
    assert wrong(form(ORDER), it_nhat=2, nhieu_nhat=2) == []
    assert wrong(form(ORDER), it_nhat=3) == []
    assert wrong(form(ORDER), it_nhat=3, nhieu_nhat=2) == [("nhieu_nhat", "greaterThanOrEqual")]


def test_a_comparison_with_a_case_binds_in_that_case_alone() -> None:
    rule = ORDER | {"when": {"field": "co_xe", "equals": True}}
    assert wrong(form(rule), it_nhat=3, nhieu_nhat=2, co_xe=False) == []
    assert wrong(form(rule), it_nhat=3, nhieu_nhat=2, co_xe=True) == [("nhieu_nhat", "greaterThanOrEqual")]


@pytest.mark.parametrize(
    ("operator", "less", "same", "more"),
    [
        ("equals", False, True, False),
        ("notEquals", True, False, True),
        ("greaterThan", False, False, True),
        ("greaterThanOrEqual", False, True, True),
        ("lessThan", True, False, False),
        ("lessThanOrEqual", True, True, False),
    ],
)
def test_numbers_and_days_are_compared_by_every_operator(
    operator: str, less: bool, same: bool, more: bool
) -> None:
    def holds(field: str, other: str, values: tuple[object, object]) -> bool:
        rule = {"id": "x", "compare": {"field": field, "operator": operator, "compareTo": other}}
        found = wrong(form(rule), **dict(zip((field, other), values, strict=True)))
        assert found in ([], [(field, operator)])
        return not found

    numbers = [holds("nhieu_nhat", "it_nhat", (n, 10)) for n in (9, 10, 11)]
    days = [f"2026-0{month}-28" for month in (1, 2, 3)]
    assert numbers == [holds("den_ngay", "tu_ngay", (day, days[1])) for day in days] == [less, same, more]


def test_a_comparison_of_lists_or_of_unlike_answers_raises_nothing() -> None:
    lists = {"id": "x", "compare": {"field": "co", "operator": "equals", "compareTo": "can"}}
    assert wrong(form(lists), co=["cmnd"], can=["cmnd"]) == []
    assert wrong(form(lists), co=["cmnd"], can=["cccd"]) == [("co", "equals")]
    mixed = {"id": "x", "compare": {"field": "it_nhat", "operator": "lessThan", "compareTo": "bien_so"}}
    assert wrong(form(mixed), it_nhat=1, bien_so="29A") == [("it_nhat", "lessThan")]


def test_days_are_told_apart_in_words() -> None:
    rule = {"field": "den_ngay", "operator": "greaterThanOrEqual", "compareTo": "tu_ngay"}
    days = {"tu_ngay": "2026-02-21", "den_ngay": "2026-02-20"}
    (error,) = judge_answers(form({"id": "x", "compare": rule}), days, moment()).errors
    assert error.target == "den_ngay.day"
    assert error.message["vi"] == "“Đến ngày” phải không nhỏ hơn và không trước “Từ ngày”"


def test_an_answer_that_is_wrong_itself_is_complained_of_once() -> None:
    assert wrong(form(ORDER), it_nhat=3, nhieu_nhat="hai") == [("nhieu_nhat", "type")]


def test_at_most_one_of_some_is_answered_and_no_chooses_nothing() -> None:
    assert wrong(form(ONE), it_nhat=1, co_xe=False) == []
    assert wrong(form(ONE), it_nhat=1, bien_so="29A") == [("bien_so", "at_most_one")]
    assert wrong(form(ONE), it_nhat=1, co_xe=True, bien_so="29A") == [
        ("co_xe", "at_most_one"),
        ("bien_so", "at_most_one"),
    ]


def test_an_answer_may_call_for_another_or_bar_it() -> None:
    assert wrong(form(PLATE, NONE), co_xe=True) == [("bien_so", "require_present")]
    assert wrong(form(PLATE, NONE), co_xe=True, bien_so="29A") == []
    assert wrong(form(PLATE, NONE), co_xe=False, bien_so="29A") == [("bien_so", "require_absent")]
    assert wrong(form(PLATE, NONE)) == []


def said(bound: BoundForm) -> list[str]:
    return [error.message["vi"] for error in bound.errors]


def test_the_sentence_names_both_questions_and_the_schema_may_say_its_own() -> None:
    posted = FormPost([("co_xe", "yes")])
    assert said(judge_post(form(PLATE), posted, moment())) == [
        "Nhập “Biển số”: cần có theo câu trả lời ở mục “Mục này”"
    ]
    own = PLATE | {"message": {"vi": "Có xe thì ghi {label}", "en": "A car has its {label}"}}
    assert said(judge_post(form(own), posted, moment())) == ["Có xe thì ghi “Biển số”"]


def test_the_error_leads_to_the_first_box_of_the_question() -> None:
    (error,) = judge_answers(form(PLATE), {"co_xe": True}, moment()).errors
    assert error.target == "bien_so"


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ({}, "a rule asks exactly one of"),
        (ORDER | ONE, "a rule asks exactly one of"),
        (ONE | {"when": PLATE["when"]}, "at_most_one takes no when"),
        ({"require_absent": ["a"]}, "need a when"),
    ],
)
def test_a_rule_asks_one_thing(keys: dict[str, Any], found: str) -> None:
    with pytest.raises(ValidationError, match=found):
        Rule.model_validate_json(json.dumps({"id": "x"} | keys))


def test_a_rule_calls_for_no_answer_that_is_not_asked() -> None:
    asked = [
        written("yes_no", "co_xe"),
        written("text", "bien_so", required=False, visible_when={"field": "co_xe", "equals": False}),
    ]
    body = json.loads(procedure(*asked).model_dump_json(by_alias=True, exclude_defaults=True))
    one = Procedure.model_validate_json(json.dumps(body | {"rules": [PLATE]}))
    assert wrong(one, co_xe=True) == []


@pytest.mark.parametrize(
    ("operator", "last", "right"),
    [
        ("greaterThan", "1990", True),
        ("greaterThan", "1989", False),
        ("lessThan", "1990-05", True),
        ("lessThan", "1990-06", False),
        ("equals", "1990", True),
        ("equals", "1991", False),
        ("notEquals", "1990", True),
    ],
)
def test_a_date_known_in_part_breaks_a_rule_only_where_it_surely_does(
    operator: str, last: str, right: bool
) -> None:
    keys = {"required": False, "year_alone": True, "day_unknown": True}
    asked = [written("date", name, **keys) for name in ("tu_ngay", "den_ngay")]
    rule = {"id": "ngay", "compare": {"field": "den_ngay", "operator": operator, "compareTo": "tu_ngay"}}
    body = json.loads(procedure(*asked).model_dump_json(by_alias=True, exclude_defaults=True))
    one = Procedure.model_validate_json(json.dumps(body | {"rules": [rule]}))
    assert wrong(one, tu_ngay="1990-05-01", den_ngay=last) == ([] if right else [("den_ngay", operator)])


def test_the_words_of_a_rule_can_say_label_and_other_and_nothing_else() -> None:
    said = {"vi": "{label} sau {other}", "en": "{label} after {other}"}
    assert Rule.model_validate(ORDER | {"message": said}).message
    with pytest.raises(ValidationError, match=r"message cannot say \{ngay\}, only \{label\} and \{other\}"):
        Rule.model_validate(ORDER | {"message": {"vi": "{ngay}", "en": "x"}})
