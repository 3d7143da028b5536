"""Patterns of JavaScript's dialect in ours: the same texts match."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.fields.base import AnswerRefused
from forms.imports.patterns import Untranslatable, translate_pattern
from tests.forms.world import field, moment


def taken(pattern: str, text: str) -> bool:
    one = field("text", pattern=translate_pattern(pattern))
    try:
        one.parse(text, moment())
    except AnswerRefused:
        return False
    return True


@pytest.mark.parametrize(
    ("pattern", "text", "right"),
    [
        (r"^\d{3}$", "123", True),
        (r"^\d{3}$", "١٢٣", False),
        (r"^[\w-]+$", "a-b_1", True),
        (r"^[\w-]+$", "ả", False),
        (r"^\W\D$", "-a", True),
        (r"^[[(]a$", "[a", True),
        (r"^[\+\d+-\s\(\)]+$", "+84 (0)-1", True),
        (r"^[A-Za-z0-9#,-/. ]*$", "No. 5/7", True),
        (r"^\p{L}+$", "Ánh", True),
        (r"^[^@\s]+@[^@\s]+$", "a@b", True),
    ],
)
def test_the_same_texts_match(pattern: str, text: str, right: bool) -> None:
    assert taken(pattern, text) is right


@pytest.mark.parametrize("pattern", ["(?=a)", "(?!a)", "(?<=a)b", r"(a)\1"])
def test_what_looks_around_is_refused(pattern: str) -> None:
    with pytest.raises(Untranslatable):
        translate_pattern(pattern)


PIECES = st.sampled_from(
    [r"\d", r"\w", "[A-Z]", "[0-9]{2}", "[a-c-]", r"\.", "x?", "(ab|c)", r"[\d.]+", r"\S"]
)


@given(st.lists(PIECES, min_size=1, max_size=4), st.text("aAbBcx019.-_", min_size=1, max_size=6))
def test_over_plain_letters_both_dialects_agree(pieces: list[str], text: str) -> None:
    pattern = f"^{''.join(pieces)}$"
    assert taken(pattern, text) is bool(re.search(pattern, text))
