"""Free text: kept in NFC, limited in code points, judged by a linear pattern."""

import time
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from forms.fields.base import AnswerRefused
from tests.forms.world import back, field, moment, said

TEXT = field("text")
LONG = field("text", long=True, max_length=20)


def test_one_line_is_cleaned() -> None:
    assert TEXT.parse(" số 5,\u00a0 ngõ\n7\u200b ", moment()) == "số 5, ngõ 7"


def test_several_lines_keep_their_line_ends() -> None:
    assert LONG.parse("một \r\n  hai\u2028ba\n\nbốn", moment()) == "một\nhai\nba\n\nbốn"


@pytest.mark.parametrize(
    ("character", "found"), [("\x00", "U+0000"), ("\u202e", "U+202E"), ("\ufffe", "U+FFFE")]
)
def test_characters_that_cannot_be_read_are_refused(character: str, found: str) -> None:
    assert said(TEXT, f"a{character}b") == f"“Mục này” phải không có ký tự {found}"


def test_other_scripts_markup_and_emoji_are_text() -> None:
    for text in ("<script>alert(1)</script>", "王小明 & Иван", "👍🏽", "' OR 1=1 --", "{{ 7*7 }}"):
        assert TEXT.parse(text, moment()) == text


def test_length_is_counted_in_code_points_after_nfc() -> None:
    assert LONG.parse(normalize("NFD", "ễ" * 20), moment()) == "ễ" * 20
    assert said(LONG, "ễ" * 21) == "“Mục này” phải có nhiều nhất 20 ký tự, hiện có 21"
    assert said(field("text", min_length=10), "ngắn") == "“Mục này” phải có ít nhất 10 ký tự, hiện có 4"


def test_a_pattern_must_be_found() -> None:
    plate = field("text", pattern="^[A-Z]{2}[0-9]{4}$")
    assert plate.parse("AB1234", moment()) == "AB1234"
    assert said(plate, "1234") == "“Mục này” phải viết theo mẫu nêu ở phần hướng dẫn của mục này"


def test_a_pattern_is_judged_in_linear_time() -> None:
    evil = field("text", pattern="^(a+)+$", max_length=20_000)
    start = time.perf_counter()
    with pytest.raises(AnswerRefused):
        evil.parse("a" * 19_000 + "b", moment())
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ({"pattern": "("}, "pattern: "),
        ({"pattern": "(?=a)"}, "look-around"),
        ({"min_length": 9, "max_length": 8}, "min_length 9 is over max_length 8"),
    ],
)
def test_limits_nobody_can_meet_are_found_when_the_schema_is_read(
    keys: dict[str, object], found: str
) -> None:
    with pytest.raises(ValidationError, match=found):
        field("text", **keys)


@given(st.text(min_size=1, max_size=200))
def test_what_is_taken_comes_back_the_same(typed: str) -> None:
    for one in (TEXT, LONG):
        if not one.is_blank(typed):
            try:
                kept = one.parse(typed, moment())
            except AnswerRefused:
                continue
            assert normalize("NFC", kept) == kept
            assert back(one, kept) == kept
