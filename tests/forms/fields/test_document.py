"""Papers promised on the form and sent after filing."""

from hypothesis import given
from hypothesis import strategies as st

from forms.fields.base import FormPost
from forms.fields.document import LATER
from forms.judging.answers import bind_post, judge_answers, judge_post
from tests.forms.world import back, field, moment, procedure, said, written

PAPER = field("document")


def test_a_promise_is_shown_as_words_and_a_file_by_its_name() -> None:
    assert PAPER.show(PAPER.parse(LATER, moment()), "vi", moment()) == "Gửi sau khi nộp hồ sơ"
    assert PAPER.show(PAPER.parse("ảnh.jpg", moment()), "vi", moment()) == "ảnh.jpg"


def test_a_name_no_file_has_is_refused() -> None:
    assert said(PAPER, "a\x00b") == "“Mục này” phải không có ký tự U+0000"
    assert said(PAPER, "a" * 256) == "“Mục này” phải có nhiều nhất 255 ký tự, hiện có 256"


def test_the_box_posts_the_promise_and_an_empty_one_is_missed() -> None:
    form = procedure(written("document"))
    assert judge_post(form, FormPost([("muc", LATER)]), moment()).values == {"muc": LATER}
    assert [error.message["vi"] for error in judge_post(form, FormPost(), moment()).errors] == [
        "Đánh dấu vào ô để xác nhận sẽ gửi: “Mục này”"
    ]
    assert not bind_post(form, moment()).errors


def test_a_program_must_send_a_text() -> None:
    form = procedure(written("document"))
    assert [error.reason for error in judge_answers(form, {"muc": True}, moment()).errors] == ["type"]


@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=250))
def test_every_name_survives_being_printed_and_read(typed: str) -> None:
    name = PAPER.parse(f" {typed}\u200b.pdf", moment())
    assert back(PAPER, name) == name
