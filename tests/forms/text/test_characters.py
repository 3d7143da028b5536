"""What is done to the characters people type."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from forms.text.characters import (
    clean,
    display_character,
    first_forbidden,
    first_outside_names,
    plain_digits,
    to_printable,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\u0323\u0306", "ặ"),
        (" a\u00a0\u2003b\u200b\u200c\u200d\u2060\ufeff\u00ad ", "a b"),
        ("a\r\nb\u2029c", "a b c"),
        ("a\tb", "a b"),
    ],
)
def test_text_is_brought_to_one_form(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_line_ends_are_kept_when_asked() -> None:
    assert clean("a \r\n b\rc\u2028\n d", lines=True) == "a\nb\nc\n\nd"


def test_digits_of_any_script_are_made_plain_and_separators_go() -> None:
    assert plain_digits(" ０７９.123-٤٥٦ (७)\u2013/_") == "0791234567"
    assert plain_digits("12a") == "12a"


def test_the_first_forbidden_character_is_found() -> None:
    assert first_forbidden("a\nb\u200eb") == "\u200e"
    assert first_forbidden("\ufdd0") == "\ufdd0"
    assert first_forbidden("\U0001fffe") == "\U0001fffe"
    assert first_forbidden("tạm trú 王 👍\n") == ""


def test_marks_stand_on_letters() -> None:
    assert first_outside_names("ơ\u0306\u0323") == ""
    assert first_outside_names("\u0306") == "\u0306"


def test_a_character_is_named_so_that_it_can_be_seen() -> None:
    assert (display_character("<"), display_character("\x00"), display_character("\u0301")) == (
        "“<”",
        "U+0000",
        "U+0301",
    )


@given(st.text(st.characters()))
def test_cleaning_is_idempotent_and_what_is_printed_can_be_sent(typed: str) -> None:
    for lines in (False, True):
        assert clean(clean(typed, lines), lines) == clean(typed, lines)
    to_printable(typed).encode()


@example("a  b")
@example(" e\u0302\u0301 ")
@given(st.text(st.characters()) | st.text("aă\u0306\u0323 \u00a0\u2003\n", max_size=6))
def test_a_text_is_cleaned_alike_on_the_short_way_and_on_the_whole(typed: str) -> None:
    """A character unseen makes `clean` go the whole way."""
    for lines in (False, True):
        assert clean(typed, lines) == clean(typed + "\u200b", lines)


def test_a_lone_surrogate_is_replaced_and_everything_else_sent_back_as_it_is() -> None:
    assert to_printable("a\ud800b\udfff") == "a?b?"
    assert to_printable("a\ud7ff\ue000 ế 😀") == "a\ud7ff\ue000 ế 😀"
