"""Numbers of old identity cards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.forms.world import back, field, moment, said

CARD = field("old_id")


@pytest.mark.parametrize(
    "typed", ["012345678", "012 345 678", "012.345.678", "０１２３４５６７８", "012-345\u200b678"]
)
def test_nine_digits_are_understood_however_they_are_parted(typed: str) -> None:
    assert CARD.parse(typed, moment()) == "012345678"


def test_another_count_of_digits_is_refused_with_the_count() -> None:
    assert said(CARD, "0123456789") == "“Mục này” phải gồm 9 chữ số, hiện có 10"


def test_letters_are_refused() -> None:
    assert said(CARD, "01234567a") == "“Mục này” phải chỉ gồm chữ số, ví dụ 012345678"


def test_a_telephone_shows_digits() -> None:
    assert CARD.attributes()["inputmode"] == "numeric"


@given(st.from_regex(r"[0-9]{9}", fullmatch=True))
def test_every_number_survives_being_printed_and_read(number: str) -> None:
    assert CARD.parse(number, moment()) == number
    assert back(CARD, number) == number
