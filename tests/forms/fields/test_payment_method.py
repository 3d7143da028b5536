"""How to pay: one of the ways offered, asked only while the fee rules may ask for something."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from forms.fields.base import FormPost
from forms.judging.answers import bind_post, judge_answers, judge_post
from forms.schema.fee import FeeTable
from forms.schema.procedure import Procedure
from tests.forms.world import back, field, moment, procedure, refusal, said, written

SAID = {"vi": "x", "en": "x"}
PAY = field("payment_method", ways=["transfer", "desk", "online"])


def rule(name: str, amount: int, **keys: Any) -> dict[str, Any]:
    return {"id": name, "amount": amount, "explanation": SAID, **keys}


def form(*rules: dict[str, Any], **keys: Any) -> Procedure:
    whole = procedure(
        written("choice", "mien", required=False),
        written("people", "khach"),
        written("payment_method", "nop", **keys),
    )
    table = FeeTable.model_validate_json(json.dumps({"when": "on_submit", "rules": rules}))
    return whole.model_copy(update={"fee": table})


EXEMPT = rule("mien", 0, when={"field": "mien", "equals": "nam"})
FULL = rule("du", 7000)


def test_it_is_asked_where_a_fee_is_due_and_dropped_where_none_is() -> None:
    one = form(EXEMPT, FULL)
    assert judge_answers(one, {"mien": "nam", "nop": "desk"}, moment()).values == {"mien": "nam"}
    assert judge_answers(one, {"mien": "nu", "nop": "desk"}, moment()).values == {"mien": "nu", "nop": "desk"}
    assert [one.field for one in judge_answers(one, {"mien": "nu"}, moment()).errors] == ["nop"]


def test_it_is_offered_while_a_fee_may_yet_be_due() -> None:
    one = form(EXEMPT, FULL)
    assert bind_post(one, moment()).is_visible(one.field("nop"))
    assert not bind_post(one, moment(), FormPost([("mien", "nam")])).is_visible(one.field("nop"))


def test_its_own_condition_holds_beside_the_fee() -> None:
    one = form(EXEMPT, FULL, visible_when={"account": "citizen"})
    assert judge_post(one, FormPost([("mien", "nu"), ("nop", "desk")]), moment()).values == {"mien": "nu"}
    whole = judge_post(one, FormPost([("mien", "nu"), ("nop", "desk")]), moment(account_kind="citizen"))
    assert whole.values == {"mien": "nu", "nop": "desk"}


def test_a_fee_per_person_is_due_once_somebody_is_named() -> None:
    one = form(rule("moi", 5000, per="person", people="khach"))
    assert judge_answers(one, {"nop": "desk"}, moment()).values == {}
    assert [each.field for each in judge_answers(one, {"khach": [{"ho_ten": "An"}]}, moment()).errors] == [
        "nop"
    ]


def test_the_rules_of_the_day_decide() -> None:
    past = form(rule("cu", 7000, to="2026-07-20"), rule("moi", 0))
    assert judge_answers(past, {"nop": "desk"}, moment()).values == {}
    now = form(rule("cu", 0, to="2026-07-20"), FULL)
    assert judge_answers(now, {"nop": "desk"}, moment()).values == {"nop": "desk"}


def test_where_no_answer_decides_the_rule_says_so_plainly() -> None:
    assert form(FULL).fee.due_when is True
    assert form(rule("khong", 0)).fee.due_when is False
    assert form(EXEMPT, rule("khong", 0)).fee.due_when is False
    assert form(FULL).field("nop").visible_when is None


def test_another_way_is_refused_and_a_way_is_read_as_words() -> None:
    assert said(PAY, "cash") == "“Mục này” phải là một trong các lựa chọn được liệt kê"
    assert refusal(PAY, 5).reason == "type"
    assert PAY.show("transfer", "vi", moment()) == "Chuyển khoản bằng mã VietQR"
    assert PAY.show("gone", "en", moment()) == "gone"


@pytest.mark.parametrize(("ways", "found"), [(["desk", "desk"], "desk appears twice"), ([], "at least 1")])
def test_ways_that_cannot_be_are_found_when_the_schema_is_read(ways: list[str], found: str) -> None:
    with pytest.raises(ValidationError, match=found):
        field("payment_method", ways=ways)


AMOUNTS = st.sampled_from([0, 7000])
WHEN = st.sampled_from([None, {"field": "mien", "equals": "nam"}, {"field": "mien", "equals": "nu"}])
DAYS = st.sampled_from([{}, {"to": "2026-07-20"}, {"from": "2026-07-21"}])


@given(st.lists(st.tuples(AMOUNTS, WHEN, DAYS), max_size=4), st.sampled_from(["nam", "nu"]))
def test_it_is_asked_exactly_where_the_fee_is_over_nothing(rules: list[Any], answer: str) -> None:
    told = [
        rule(f"r{n}", amount, **days, **({"when": when} if when else {}))
        for n, (amount, when, days) in enumerate(rules)
    ]
    one = form(*told, rule("cuoi", 0))
    bound = judge_answers(one, {"mien": answer, "nop": "desk"}, moment())
    owed = one.fee_for(bound.values, moment().today, moment()).amount > 0
    assert one.fee.due_when is False or ("nop" in bound.values) == owed


@given(st.sampled_from(["transfer", "desk", "online"]))
def test_every_way_survives_printing_and_reading(way: str) -> None:
    assert back(PAY, PAY.parse(way, moment())) == way
