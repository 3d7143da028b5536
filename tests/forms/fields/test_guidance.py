"""Words that are read and not answered."""

from forms.fields.base import FormPost
from forms.judging.answers import judge_answers, judge_post, post_of_values
from tests.forms.world import moment, procedure, written

FORM = procedure(written("guidance", "loi_dan"), written("text"))


def test_words_have_no_answer_and_are_never_missed() -> None:
    bound = judge_post(FORM, FormPost([("muc", "a")]), moment())
    assert bound.values == {"muc": "a"}
    assert not bound.errors
    assert list(post_of_values(FORM, bound.values, moment()).items()) == [("muc", "a")]


def test_an_answer_to_words_is_a_stranger() -> None:
    for bound in (
        judge_answers(FORM, {"muc": "a", "loi_dan": "x"}, moment()),
        judge_post(FORM, FormPost([("muc", "a"), ("loi_dan", "x")]), moment()),
    ):
        assert [(error.field, error.reason) for error in bound.errors] == [("loi_dan", "unknown")]
