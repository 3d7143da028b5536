"""Numbers as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.text.numbers import (
    UnclearNumber,
    box_text,
    format_number,
    parse_fraction,
    parse_whole,
    significant_digits,
    to_json_number,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), ("-5", -5), ("−5", -5), ("1.234.567", 1234567), ("1'234", 1234), ("007", 7), ("٣", 3)],
)
def test_a_whole_number_is_read(text: str, number: int) -> None:
    assert parse_whole(text) == number


@pytest.mark.parametrize(
    "text", ["", "1.23", "1.234,567", "12.34.567", "0.125", "1,5", "a", "- 5", "1.234 567"]
)
def test_what_is_no_whole_number_is_none(text: str) -> None:
    assert parse_whole(text) is None


@pytest.mark.parametrize("text", ["1.234", "12,345", "-1,234"])
def test_what_two_readers_read_differently_is_unclear_unless_the_places_are_few(text: str) -> None:
    with pytest.raises(UnclearNumber):
        parse_fraction(text)
    with pytest.raises(UnclearNumber):
        parse_fraction(text, 3)
    found = parse_fraction(text, 2)
    assert found is not None
    assert abs(found) >= 1234


@pytest.mark.parametrize("text", ["0,125", "0.125"])
def test_what_begins_with_nought_groups_nothing(text: str) -> None:
    assert parse_fraction(text) == Decimal("0.125")


def test_one_mark_cannot_both_group_and_part() -> None:
    assert parse_fraction("1.234.5") is None
    assert parse_fraction("1.234.567") == 1234567


def test_whole_values_are_kept_whole() -> None:
    assert isinstance(to_json_number(Decimal("3.00")), int)
    assert significant_digits(Decimal("1200.50")) == 5


@given(st.decimals(-(10**9), 10**9, allow_nan=False, places=3))
def test_what_is_written_into_a_box_reads_back(number: Decimal) -> None:
    assert parse_fraction(box_text(to_json_number(number))) == number


@pytest.mark.parametrize(("language", "shown"), [("vi", "-1.234.567,5"), ("en", "-1,234,567.5")])
def test_numbers_are_grouped_as_the_language_does(language: str, shown: str) -> None:
    assert format_number(-1234567.5, "en" if language == "en" else "vi") == shown
