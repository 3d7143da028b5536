"""A file of rows is known by what it holds, whatever it is called."""

import pytest

from handlers.tables.file import read_file
from handlers.tables.limits import SIZE, UnreadableFile
from tests.handlers.tables.workbooks import xlsx


def test_both_kinds_of_file_give_the_same_lines() -> None:
    book, text = read_file(xlsx(["Họ tên", "Số"], ["An", "1"])), read_file("Họ tên,Số\nAn,1\n".encode())
    assert book.sheets[0] == text.sheets[0]
    assert [line.cells for line in text.sheets[0]] == [("Họ tên", "Số"), ("An", "1")]


def test_an_old_encoding_is_told() -> None:
    assert read_file(b"H\xe2\n").guessed
    assert not read_file(xlsx(["a"])).guessed


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "old"),
        (b"PK\x03\x04" + b"x" * 50, "damaged"),
        (b"\n \n", "empty"),
        (xlsx(), "empty"),
        (b"x" * (SIZE + 1), "large"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_file(content)
    assert caught.value.reason == reason
