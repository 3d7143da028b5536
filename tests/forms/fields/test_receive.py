"""How the result comes: the address is asked for beside the post, and kept with nothing else."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from forms.fields.base import FormPost
from forms.judging.answers import judge_answers, judge_post
from tests.forms.world import back, field, moment, procedure, written

LABEL = {"vi": "Cách nhận kết quả", "en": "How to receive it"}
RECEIVE = field("receive", ways=["electronic", "desk", "post"], label=LABEL)
FORM = procedure(written("receive", ways=["desk", "post"], label=LABEL))


def told(**sent: Any) -> list[tuple[str, str]]:
    return [(one.field, one.message["vi"]) for one in judge_answers(FORM, {"muc": sent}, moment()).errors]


def test_a_way_is_chosen_in_the_words_of_the_question() -> None:
    (error,) = judge_answers(FORM, {}, moment()).errors
    assert (error.field, error.message["vi"], error.target) == (
        "muc.way",
        "Chọn câu trả lời ở mục “Cách nhận kết quả”",
        "muc.way",
    )
    assert told(way="pigeon") == [
        ("muc.way", "“Cách nhận kết quả” phải là một trong các lựa chọn được liệt kê")
    ]


def test_the_post_needs_an_address_and_nothing_else_keeps_one() -> None:
    assert told(way="post") == [("muc.address", "Nhập “Địa chỉ nhận kết quả”")]
    assert told(way="post", address="Thôn Hà") == []
    boxes = FormPost([("muc.way", "desk"), ("muc.address", "Thôn Hà")])
    assert judge_post(FORM, boxes, moment()).values == {"muc": {"way": "desk"}}


def test_it_need_not_be_answered_where_the_schema_says_so() -> None:
    form = procedure(written("receive", required=False))
    assert (judge_answers(form, {}, moment()).errors, judge_answers(form, {}, moment()).values) == ((), {})
    rule = {"field": "co", "equals": True}
    when = procedure(written("yes_no", "co"), written("receive", required_when=rule))
    assert [one.field for one in judge_answers(when, {"co": True}, moment()).errors] == ["muc.way"]
    assert judge_answers(when, {"co": False}, moment()).errors == ()


def test_it_is_read_as_words() -> None:
    assert RECEIVE.show({"way": "desk"}, "vi", moment()) == "Nhận trực tiếp tại cơ quan giải quyết hồ sơ"
    assert RECEIVE.show({"way": "post", "address": "Thôn Hà"}, "en", moment()) == "By post: Thôn Hà"


def test_without_the_post_no_address_is_asked() -> None:
    form = procedure(written("receive", ways=["desk"]))
    assert [
        one.reason for one in judge_answers(form, {"muc": {"way": "desk", "address": "x"}}, moment()).errors
    ] == ["unknown"]


@pytest.mark.parametrize(
    ("ways", "found"), [(["desk", "desk"], "ways: desk appears twice"), ([], "at least 1"), (["x"], "'desk'")]
)
def test_ways_that_cannot_be_are_found_when_the_schema_is_read(ways: list[str], found: str) -> None:
    with pytest.raises(ValidationError, match=found):
        field("receive", ways=ways)


WAYS = st.sampled_from([{"way": "desk"}, {"way": "electronic"}]) | st.builds(
    lambda where: {"way": "post", "address": where},
    st.from_regex(r"[A-ZĐa-z0-9/,]{1,20}( [A-Za-zơưđ0-9]{1,9}){0,4}", fullmatch=True),
)


@given(WAYS)
def test_every_way_survives_printing_and_reading(one: dict[str, str]) -> None:
    value = RECEIVE.parse(one, moment())
    assert RECEIVE.parse(value, moment()) == value == one
    assert back(RECEIVE, value) == value
