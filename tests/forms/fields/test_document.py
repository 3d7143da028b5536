"""Papers promised on the form and sent after filing."""

from forms.fields.document import LATER
from tests.forms.world import field, moment, said

PAPER = field("document")


def test_a_promise_is_shown_as_words_and_a_file_by_its_name() -> None:
    assert PAPER.show(PAPER.parse(LATER, moment()), "vi", moment()) == "Gửi sau khi nộp hồ sơ"
    assert PAPER.show(PAPER.parse("ảnh.jpg", moment()), "vi", moment()) == "ảnh.jpg"


def test_a_name_no_file_has_is_refused() -> None:
    assert said(PAPER, "a\x00b") == "Mục này phải không có ký tự U+0000"
    assert said(PAPER, "a" * 256) == "Mục này phải có nhiều nhất 255 ký tự, hiện có 256"
