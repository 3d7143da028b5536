"""One person's details under one heading: judged question by question, kept as one mapping."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from forms.conditions.condition import evaluate
from forms.fields.base import FieldModel, FormPost
from forms.fields.group import GroupField
from forms.fields.person import PersonField
from forms.judging.answers import bind_post, judge_answers, judge_post, post_of_values
from tests.forms.world import back, field, moment, procedure, refusal, written

ROLE = {"field": "vai_tro", "equals": "nu"}
INNER = [
    written("name", "ho_ten", label={"vi": "Họ và tên", "en": "Full name"}),
    written("date", "ngay_sinh", required=False, birth=True),
    written("citizen_id", "so", birth_date="ngay_sinh"),
    written("choice", "vai_tro", label={"vi": "Vai trò", "en": "Role"}),
    written("text", "ghi_ro", visible_when=ROLE, label={"vi": "Ghi rõ", "en": "Which"}),
]
LABEL = {"vi": "Người đại diện", "en": "Representative"}
WHO = {"ho_ten": "Lê Văn An", "ngay_sinh": "1972-02-29", "so": "001072005002", "vai_tro": "nam"}


def person(**keys: Any) -> dict[str, Any]:
    return written("person", "dai_dien", label=LABEL, fields=INNER, **keys)


FORM = procedure(person(), written("text", "sau", visible_when={"field": "dai_dien.vai_tro", "equals": "nu"}))
PERSON: FieldModel = FORM.field("dai_dien")


def told(values: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(one.field, one.reason, one.target) for one in judge_answers(FORM, values, moment()).errors]


def test_each_question_is_judged_at_its_own_box_and_told_with_the_person_it_is_about() -> None:
    bound = judge_post(FORM, FormPost([("dai_dien.ho_ten", "4"), ("dai_dien.ngay_sinh.day", "1")]), moment())
    assert [(one.field, one.target) for one in bound.errors] == [
        ("dai_dien.ho_ten", "dai_dien.ho_ten"),
        ("dai_dien.ngay_sinh", "dai_dien.ngay_sinh.month"),
        ("dai_dien.so", "dai_dien.so"),
        ("dai_dien.vai_tro", "dai_dien.vai_tro"),
    ]
    assert bound.errors[2].message["vi"] == "Người đại diện: Nhập “Mục này”"
    assert bound.errors[3].message["en"] == "Representative: Choose an answer for “Role”"


def test_what_is_accepted_is_kept_as_one_mapping_without_what_is_hidden() -> None:
    bound = judge_answers(FORM, {"dai_dien": {**WHO, "ghi_ro": "x"}}, moment())
    assert (bound.errors, bound.values) == ((), {"dai_dien": WHO})
    assert judge_post(FORM, post_of_values(FORM, bound.values, moment()), moment()).values == bound.values


def test_a_condition_reads_a_part_and_a_hidden_part_is_no_answer() -> None:
    assert told({"dai_dien": {**WHO, "vai_tro": "nu", "ghi_ro": "x"}}) == [("sau", "required", "sau")]
    late = {"field": "dai_dien.ghi_ro", "equals": "x"}
    form = procedure(person(), written("text", "sau", visible_when=late))
    hidden = judge_answers(form, {"dai_dien": {**WHO, "ghi_ro": "x"}, "sau": "y"}, moment())
    assert hidden.values == {"dai_dien": WHO}
    shown = {"dai_dien": {**WHO, "vai_tro": "nu", "ghi_ro": "x"}, "sau": "y"}
    assert judge_answers(form, shown, moment()).values == shown


def test_a_question_that_waits_for_a_part_is_offered_until_the_part_is_answered() -> None:
    sau = FORM.field("sau")
    assert bind_post(FORM, moment()).is_visible(sau)
    assert bind_post(FORM, moment(), FormPost([("dai_dien.ho_ten", "An")])).is_visible(sau)
    assert not bind_post(FORM, moment(), FormPost([("dai_dien.vai_tro", "nam")])).is_visible(sau)
    ghi_ro = INNER[4]["id"]
    level = bind_post(FORM, moment(), FormPost([("dai_dien.vai_tro", "nam")])).level("dai_dien")
    assert not level.may_be_shown(ghi_ro)
    assert bind_post(FORM, moment()).level("dai_dien").may_be_shown(ghi_ro)


def test_a_question_inside_may_wait_for_an_answer_of_the_form() -> None:
    inner = [written("name", "ho_ten"), written("text", "y", visible_when={"field": "co", "equals": True})]
    form = procedure(
        written("yes_no", "co"),
        written("person", "ai", fields=inner),
        written("text", "sau", visible_when={"field": "ai.y", "equals": "x"}),
    )
    whole = {"co": True, "ai": {"ho_ten": "An", "y": "x"}, "sau": "z"}
    assert judge_answers(form, whole, moment()).values == whole
    assert judge_answers(form, {**whole, "co": False}, moment()).values == {
        "co": False,
        "ai": {"ho_ten": "An"},
    }


def test_nobody_need_be_named_where_nobody_is_required() -> None:
    form = procedure(person(required=False))
    assert (
        judge_answers(form, {}, moment()).errors,
        judge_answers(form, {"dai_dien": {}}, moment()).values,
    ) == ((), {})
    assert [one.field for one in judge_answers(form, {"dai_dien": {"so": WHO["so"]}}, moment()).errors] == [
        "dai_dien.ho_ten",
        "dai_dien.vai_tro",
    ]


def test_a_required_person_of_whom_nothing_need_be_said_is_still_required() -> None:
    loose = [written("name", "ho_ten", required=False)]
    form = procedure(written("person", "ai", fields=loose))
    (error,) = judge_answers(form, {}, moment()).errors
    assert (error.field, error.reason, error.target) == ("ai", "required", "ai.ho_ten")


@pytest.mark.parametrize("raw", ["x", 5, [WHO], True])
def test_a_program_must_send_a_mapping(raw: object) -> None:
    assert told({"dai_dien": raw}) == [("dai_dien", "type", "dai_dien.ho_ten")]


def test_inside_the_types_are_strict_and_strangers_are_told() -> None:
    assert told({"dai_dien": {**WHO, "so": 1072005002, "la": "x"}}) == [
        ("dai_dien.la", "unknown", ""),
        ("dai_dien.so", "type", "dai_dien.so"),
    ]
    assert refusal(PERSON, {**WHO, "la": "x"}).part == "la"
    assert refusal(PERSON, {**WHO, "so": "1"}).part == "so"


def test_a_doubt_inside_names_the_person_and_keeps_its_explanation() -> None:
    odd = {**WHO, "ngay_sinh": "1973-02-28", "so.explanation": "Khai sinh ghi sai năm"}
    bound = judge_answers(FORM, {"dai_dien": odd}, moment())
    assert bound.values == {"dai_dien": odd}
    (doubt,) = bound.warnings
    assert (doubt.field, doubt.message["vi"][:16]) == ("dai_dien.so", "Người đại diện: ")


def test_it_is_read_as_what_was_answered() -> None:
    assert PERSON.show(WHO, "vi", moment()) == "Lê Văn An · 29/02/1972 · 001072005002 · Nam"
    assert isinstance(PERSON, GroupField)
    assert next(iter(PERSON.labelled_answers(WHO, "vi", moment()))) == ("Họ và tên", "Lê Văn An")


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ([written("name", "x"), written("name", "x")], "an id appears twice"),
        ([written("people", "x")], "holds neither a group nor a list"),
        ([written("person", "x")], "holds neither a group nor a list"),
        ([written("consent", "x")], "holds neither a group nor a list"),
        ([written("document", "x")], "document is asked of the whole form, outside of a person"),
        ([], "at least 1 item"),
    ],
)
def test_what_is_no_person_is_found_when_the_schema_is_read(fields: list[Any], found: str) -> None:
    with pytest.raises(ValidationError, match=found):
        field("person", fields=fields)


def test_it_speaks_of_what_is_asked_outside_of_it() -> None:
    inner = [written("citizen_id", "so", birth_date="sinh", gender="gioi"), written("choice", "gioi")]
    assert field("person", fields=inner).references() == {"sinh"}


NAMES = st.from_regex(r"[A-ZĐÀ][a-zăâêôơưáạ]{1,8}( [A-ZĐ][a-zơư]{1,8}){0,3}", fullmatch=True)
PEOPLE = st.fixed_dictionaries(
    {"ho_ten": NAMES, "so": st.text("0123456789", min_size=12, max_size=12), "vai_tro": st.just("nam")},
    optional={"ngay_sinh": st.dates().filter(lambda day: 1900 < day.year < 2026).map(str)},
)


@given(PEOPLE)
def test_every_person_survives_printing_and_reading(who: dict[str, Any]) -> None:
    assert isinstance(PERSON, PersonField)
    value = PERSON.parse(who, moment())
    assert PERSON.parse(value, moment()) == value
    assert back(PERSON, value) == value
    assert PERSON.echo(value, "muc", moment()) == PERSON.posted_pairs(value, "muc", moment())
    bound = judge_answers(FORM, {"dai_dien": value}, moment())
    assert judge_post(FORM, post_of_values(FORM, bound.values, moment()), moment()).values == bound.values


def test_a_part_of_a_part_may_be_read() -> None:
    from forms.conditions.condition import FieldIs

    rule = FieldIs(field="dai_dien.dia_chi.commune", equals="10489")
    assert evaluate(rule, {"dai_dien": {"dia_chi": {"commune": "10489"}}}, moment())
    assert not evaluate(rule, {"dai_dien": {"dia_chi": "10489"}}, moment())
