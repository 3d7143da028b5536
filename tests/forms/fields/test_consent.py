"""Another person's consent: who, as what, how; its state follows from how, and is claimed by nobody."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from forms.conditions.condition import Condition, evaluate
from forms.fields.consent import HOW, STATES, USUAL
from forms.judging.answers import judge_answers, judge_post, post_of_values
from tests.forms.world import back, field, moment, procedure, written

ROLES = [
    {"value": "chu-so-huu", "label": {"vi": "Chủ sở hữu", "en": "Owner"}},
    {"value": "chu-ho", "label": {"vi": "Chủ hộ", "en": "Head"}},
]
OWNER = {"name": "Nguyễn Văn Khoái", "id_number": "001072005002", "role": "chu-so-huu", "how": "vneid"}
CONSENT = field("consent", roles=ROLES)
ALONE = procedure(written("consent", "y_kien", roles=ROLES))
ROWS = {
    "row_name": {"vi": "Người", "en": "Person"},
    "fields": [written("consent", "dong_y", roles=ROLES), written("date", "sinh", required=False)],
}
LIST = procedure(written("people", "y_kien", required=True, **ROWS))
RULE = TypeAdapter[Condition](Condition)


def test_alone_every_part_is_asked_for_at_its_own_box() -> None:
    errors = judge_answers(ALONE, {}, moment()).errors
    assert [(one.field, one.message["vi"]) for one in errors] == [
        ("y_kien.name", "Mục này: Nhập “Họ, chữ đệm và tên”"),
        ("y_kien.id_number", "Mục này: Nhập “Số định danh cá nhân”"),
        ("y_kien.role", "Mục này: Chọn câu trả lời ở mục “Vai trò”"),
        ("y_kien.how", "Mục này: Chọn câu trả lời ở mục “Hình thức cho ý kiến”"),
    ]


def test_in_a_row_it_is_the_row_that_is_named() -> None:
    sent = {"y_kien": [{"dong_y": OWNER}, {"dong_y": {**OWNER, "how": "fax"}}]}
    (error,) = judge_answers(LIST, sent, moment()).errors
    assert (error.field, error.target) == ("y_kien.1.dong_y.how", "y_kien.1.dong_y.how")
    assert (
        error.message["vi"] == "Người 2: “Hình thức cho ý kiến” phải là một trong các lựa chọn được liệt kê"
    )


def test_rows_of_consents_survive_a_page() -> None:
    values = {"y_kien": [{"dong_y": OWNER, "sinh": "1972-02-29"}, {"dong_y": {**OWNER, "how": "paper"}}]}
    assert judge_answers(LIST, values, moment()).values == values
    bound = judge_post(LIST, post_of_values(LIST, values, moment()), moment())
    assert (bound.errors, bound.values) == ((), values)


def test_a_condition_reads_how_alone_and_counts_rows_by_it() -> None:
    paper, moments = {**OWNER, "how": "paper"}, moment()
    alone = RULE.validate_python({"field": "y_kien.how", "equals": "paper"}, strict=False)
    assert evaluate(alone, {"y_kien": paper}, moments)
    assert not evaluate(alone, {"y_kien": OWNER}, moments)
    some = {"rows": "y_kien", "each": {"field": "dong_y.how", "equals": "paper"}, "greaterThan": 0}
    counted = RULE.validate_python(some, strict=False)
    assert evaluate(counted, {"y_kien": [{"dong_y": OWNER}, {"dong_y": paper}]}, moments)
    assert not evaluate(counted, {"y_kien": [{"dong_y": OWNER}]}, moments)


@pytest.mark.parametrize("how", HOW)
def test_the_state_follows_from_how_and_is_no_answer(how: str) -> None:
    told = CONSENT.show({**OWNER, "how": how}, "vi", moment())
    assert told.endswith(" · " + STATES[how]["vi"])
    assert [
        one.reason for one in judge_answers(ALONE, {"y_kien": {**OWNER, "state": "given"}}, moment()).errors
    ] == ["unknown"]


def test_of_no_consent_it_is_said_that_it_is_given() -> None:
    assert STATES["vneid"]["vi"] == "Chờ xác nhận trên VNeID"
    assert STATES["link"]["vi"] == "Chờ ý kiến qua liên kết"
    assert STATES["signature"]["vi"] == "Người nộp khai ký trên tờ khai"
    assert STATES["paper"]["vi"] == "Người nộp khai có văn bản riêng"


def test_a_link_is_offered_only_where_a_schema_names_it() -> None:
    by_link = {**OWNER, "how": "link"}
    assert [one.reason for one in judge_answers(ALONE, {"y_kien": by_link}, moment()).errors] == ["option"]
    form = procedure(written("consent", "y_kien", roles=ROLES, ways=["link", "paper"]))
    assert judge_answers(form, {"y_kien": by_link}, moment()).errors == ()


def test_a_schema_narrows_the_ways_and_may_ask_for_no_role() -> None:
    form = procedure(written("consent", "y", ways=["paper"], roles=[]))
    plain = {key: told for key, told in OWNER.items() if key != "role"}
    assert judge_answers(form, {"y": {**plain, "how": "paper"}}, moment()).values == {
        "y": {**plain, "how": "paper"}
    }
    assert [one.field for one in judge_answers(form, {"y": plain}, moment()).errors] == ["y.how"]


def test_the_number_is_compared_with_the_birth_date_of_its_row() -> None:
    inner = [written("consent", "dong_y", birth_date="sinh"), written("date", "sinh", required=False)]
    form = procedure(written("people", "y", row_name=ROWS["row_name"], fields=inner))
    row = {"dong_y": {**OWNER, "role": "chu-ho"}, "sinh": "1971-02-28"}
    (doubt,) = judge_answers(form, {"y": [row]}, moment()).warnings
    assert doubt.field == "y.0.dong_y.id_number"


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ({"ways": ["vneid", "vneid"]}, "ways: vneid appears twice"),
        ({"roles": [ROLES[0], ROLES[0]]}, "roles: chu-so-huu appears twice"),
        ({"ways": []}, "at least 1 item"),
        ({"ways": ["fax"]}, "'link', 'signature', 'vneid' or 'paper'"),
    ],
)
def test_what_no_consent_can_be_is_found_when_the_schema_is_read(keys: dict[str, Any], found: str) -> None:
    with pytest.raises(ValidationError, match=found):
        field("consent", **keys)


CONSENTS = st.fixed_dictionaries(
    {
        "name": st.from_regex(r"[A-ZĐ][a-zăơư]{1,8}( [A-ZĐ][a-z]{1,8}){0,3}", fullmatch=True),
        "id_number": st.text("0123456789", min_size=12, max_size=12),
        "role": st.sampled_from(["chu-so-huu", "chu-ho"]),
        "how": st.sampled_from(sorted(USUAL)),
    }
)


@given(CONSENTS)
def test_every_consent_survives_printing_and_reading(one: dict[str, str]) -> None:
    value = CONSENT.parse(one, moment())
    assert CONSENT.parse(value, moment()) == value == one
    assert back(CONSENT, value) == value
