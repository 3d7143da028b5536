"""A warning never blocks: beside it the citizen may say why the answer is right, and that is kept."""

from typing import Any

from forms.fields.base import FormPost
from forms.judging.answers import judge_answers, judge_post, post_of_values
from forms.judging.warnings import explanation_box
from tests.forms.world import moment, procedure, written

ODD = "003098007731"
FORM = procedure(
    written("citizen_id", "so", label={"vi": "Số định danh", "en": "ID number"}),
    written(
        "people",
        "khach",
        row_name={"vi": "Khách", "en": "Guest"},
        fields=[written("name", "ho_ten"), written("citizen_id", "so", required=False)],
    ),
)
WHY = "Sinh ở nước ngoài"


def typed(**boxes: str) -> Any:
    return judge_post(
        FORM, FormPost((name.replace("__", "."), text) for name, text in boxes.items()), moment()
    )


def test_a_doubt_is_told_by_the_field_and_stops_nobody() -> None:
    bound = typed(so=ODD)
    assert bound.errors == ()
    (doubt,) = bound.warnings_of("so")
    assert (doubt.field, doubt.reason) == ("so", "prefix")
    assert bound.values == {"so": ODD}


def test_an_explanation_is_kept_beside_the_answer_and_survives_a_page() -> None:
    kept = {"so": ODD, "so.explanation": WHY}
    bound = typed(so=ODD, so__explanation=f"  {WHY}\u200b ")
    assert (bound.errors, bound.values) == ((), kept)
    assert judge_post(FORM, post_of_values(FORM, kept, moment()), moment()).values == kept
    assert judge_answers(FORM, kept, moment()).values == kept


def test_an_explanation_of_nothing_is_not_kept() -> None:
    assert typed(so="001098007731", so__explanation=WHY).values == {"so": "001098007731"}
    assert [one.reason for one in typed(so__explanation=WHY).errors] == ["required"]


def test_in_a_row_it_stays_in_the_row() -> None:
    rows = [{"ho_ten": "An", "so": ODD, "so.explanation": WHY}, {"ho_ten": "Bình"}]
    whole = {"so": "001098007731", "khach": rows}
    assert judge_answers(FORM, whole, moment()).values == whole
    bound = judge_post(FORM, post_of_values(FORM, whole, moment()), moment())
    assert (bound.errors, bound.values) == ((), whole)
    assert [one.field for one in bound.warnings] == ["khach.0.so"]
    assert bound.text(explanation_box("khach.0.so")) == WHY


def test_an_explanation_too_long_to_keep_is_told_at_its_own_box() -> None:
    bound = typed(so=ODD, so__explanation="a" * 501)
    ((error,), values) = (bound.errors, bound.values)
    assert (error.field, error.target) == ("so.explanation", "so.explanation")
    assert error.message["vi"] == "Lời giải thích phải có nhiều nhất 500 ký tự, hiện có 501"
    assert values == {"so": ODD}
    assert [one.reason for one in judge_answers(FORM, {"so": ODD, "so.explanation": 5}, moment()).errors] == [
        "type"
    ]


def test_a_question_without_doubts_takes_no_explanation() -> None:
    form = procedure(written("phone", "so"))
    bound = judge_answers(form, {"so": "0912345678", "so.explanation": WHY}, moment())
    assert [one.reason for one in bound.errors] == ["unknown"]
