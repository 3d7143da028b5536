"""Questions answered with yes or no."""

import pytest

from forms.fields.base import FormPost
from forms.judging.answers import judge_answers, judge_post
from tests.forms.world import back, field, moment, procedure, said, written


@pytest.mark.parametrize("typed", ["yes", " yes ", "y\u200bes", True])
def test_yes_is_understood(typed: object) -> None:
    assert field("yes_no").parse(typed, moment()) is True


def test_yes_and_no_are_both_answers() -> None:
    one = field("yes_no")
    assert one.parse("no", moment()) is False
    assert one.parse(False, moment()) is False
    assert [one.show(value, "vi", moment()) for value in (True, False)] == ["Có", "Không"]


def test_another_word_is_refused() -> None:
    assert said(field("yes_no"), "maybe") == "“Mục này” phải là một trong các lựa chọn được liệt kê"


def test_where_one_answer_alone_goes_on_the_other_is_refused_in_words() -> None:
    assert said(field("yes_no", only=True), "no") == "“Mục này”: phải chọn “Có” mới nộp được ở đây"


def test_no_is_kept_and_nothing_is_asked_for_again() -> None:
    form = procedure(written("yes_no"))
    assert judge_post(form, FormPost([("muc", "no")]), moment()).values == {"muc": False}
    assert [error.message["vi"] for error in judge_post(form, FormPost(), moment()).errors] == [
        "Chọn Có hoặc Không: “Mục này”"
    ]


def test_a_program_must_send_true_or_false() -> None:
    form = procedure(written("yes_no"))
    assert [error.reason for error in judge_answers(form, {"muc": "yes"}, moment()).errors] == ["type"]
    assert judge_answers(form, {"muc": False}, moment()).values == {"muc": False}


@pytest.mark.parametrize("value", [True, False])
def test_both_answers_survive_being_printed_and_read(value: bool) -> None:
    assert back(field("yes_no"), value) is value


@pytest.mark.parametrize(("cell", "posted"), [("Có", "yes"), ("khong", "no"), ("Yes", "yes"), ("x", "x")])
def test_a_cell_says_yes_or_no_in_words(cell: str, posted: str) -> None:
    assert field("yes_no").pairs_of_cell(cell, "muc") == [("muc", posted)]
