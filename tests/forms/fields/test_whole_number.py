"""Whole numbers, however their thousands are grouped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from forms.fields.whole_number import LARGEST
from tests.forms.world import back, field, moment, said

NUMBER = field("whole_number", minimum=0, maximum=20_000)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("12", 12),
        (" 1.234 ", 1234),
        ("1,234", 1234),
        ("1 234", 1234),
        ("１２３", 123),
        ("1\u200b2", 12),
        (7, 7),
        ("0", 0),
    ],
)
def test_a_number_is_understood_however_it_is_grouped(typed: object, kept: int) -> None:
    assert NUMBER.parse(typed, moment()) == kept


@pytest.mark.parametrize(
    "typed", ["mười", "1,5", "1.23", "1.2345", "1 2", "12a", "--1", "1,234.567", 1.5, True]
)
def test_what_is_no_whole_number_is_refused(typed: object) -> None:
    words = said(NUMBER, typed)
    assert words == (
        "“Mục này” phải là một số nguyên, ví dụ 12"
        if isinstance(typed, str)
        else "“Mục này” phải được gửi đúng kiểu dữ liệu của mục này"
    )


def test_limits_are_said() -> None:
    assert said(NUMBER, "-1") == "“Mục này” phải từ 0 trở lên"
    assert said(NUMBER, "20001") == "“Mục này” phải nhiều nhất là 20.000"


def test_only_the_numbers_listed_are_taken() -> None:
    some = field("whole_number", one_of=[1, 3, 6])
    assert some.parse("3", moment()) == 3
    assert said(some, "2") == "“Mục này” phải là một trong các lựa chọn được liệt kê"


def test_limits_that_no_number_meets_are_found_when_the_schema_is_read() -> None:
    with pytest.raises(ValidationError, match="minimum 2 is over maximum 1"):
        field("whole_number", minimum=2, maximum=1)


def test_a_year_is_not_grouped_and_a_long_number_is() -> None:
    assert NUMBER.show(2026, "vi", moment()) == "2026"
    assert NUMBER.show(12_345, "vi", moment()) == "12.345"
    assert NUMBER.show(12_345, "en", moment()) == "12,345"


def test_a_telephone_shows_digits_only_where_no_minus_is_needed() -> None:
    assert NUMBER.attributes()["inputmode"] == "numeric"
    assert "inputmode" not in field("whole_number").attributes()


@given(st.integers(-LARGEST, LARGEST))
def test_every_number_survives_being_printed_and_read(number: int) -> None:
    assert back(field("whole_number"), number) == number
