"""Numbers of passports."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.forms.world import back, field, moment, said

PASSPORT = field("passport")


@pytest.mark.parametrize(
    "typed", ["C1234567", "c1234567", " C 123 4567", "C-1234567", "C１２３４５６７", "C123\u200b4567"]
)
def test_letters_and_digits_are_understood_however_they_are_parted(typed: str) -> None:
    assert PASSPORT.parse(typed, moment()) == "C1234567"


@pytest.mark.parametrize("typed", ["C123456ẵ", "C12345:7"])
def test_other_signs_are_refused(typed: str) -> None:
    assert said(PASSPORT, typed) == "“Mục này” phải chỉ gồm chữ cái không dấu và chữ số, ví dụ C1234567"


@pytest.mark.parametrize("typed", ["C123", "C123456789"])
def test_a_number_no_passport_has_is_refused_with_its_length(typed: str) -> None:
    assert said(PASSPORT, typed) == f"“Mục này” phải có từ 5 đến 9 ký tự, hiện có {len(typed)}"


def test_a_telephone_writes_capitals() -> None:
    assert PASSPORT.attributes()["autocapitalize"] == "characters"


@given(st.from_regex(r"[A-Z0-9]{5,9}", fullmatch=True))
def test_every_number_survives_being_printed_and_read(number: str) -> None:
    assert PASSPORT.parse(number.lower(), moment()) == number
    assert back(PASSPORT, number) == number
