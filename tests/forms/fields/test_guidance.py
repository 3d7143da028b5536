"""Words that are read and not answered."""

from forms.fields.base import Posted
from forms.judging.answers import accept, posted, read
from tests.forms.world import moment, procedure, written

FORM = procedure(written("guidance", "loi_dan"), written("text"))


def test_words_have_no_answer_and_are_never_missed() -> None:
    bound = read(FORM, Posted([("muc", "a")]), moment())
    assert bound.values == {"muc": "a"}
    assert not bound.errors
    assert list(posted(FORM, bound.values, moment()).items()) == [("muc", "a")]


def test_an_answer_to_words_is_a_stranger() -> None:
    for bound in (
        accept(FORM, {"muc": "a", "loi_dan": "x"}, moment()),
        read(FORM, Posted([("muc", "a"), ("loi_dan", "x")]), moment()),
    ):
        assert [(error.field, error.reason) for error in bound.errors] == [("loi_dan", "unknown")]
