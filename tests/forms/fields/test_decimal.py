"""Numbers with a fraction, in the ways of two languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.forms.world import back, field, moment, refusal, said

AREA = field("decimal", minimum=0, maximum=100_000, decimals=2)
ANY = field("decimal")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1 234,50", 1234.5),
        ("３,５", 3.5),
        ("12", 12),
        ("3.0", 3),
        ("1.234", 1234),
        (12.25, 12.25),
    ],
)
def test_a_number_is_understood_with_a_comma_or_a_dot(typed: object, kept: float) -> None:
    value = AREA.parse(typed, moment())
    assert value == kept
    assert isinstance(value, type(kept))


@pytest.mark.parametrize("typed", ["mười", "1,2,3", "1.2.3,4", ",5", "5,", "1.234.56", "1e3", float("inf")])
def test_what_is_no_number_is_refused(typed: object) -> None:
    assert said(AREA, typed) == "“Mục này” phải là một số, tối đa 15 chữ số, ví dụ 12,5"


def test_a_mark_that_may_group_or_part_is_asked_about() -> None:
    assert said(ANY, "1.234") == (
        "“Mục này” phải viết rõ hơn: 1.234 có thể đọc theo hai cách. Viết 1234 nếu dấu chỉ tách hàng nghìn, "
        "viết thêm số 0 ở cuối nếu là phần thập phân."
    )
    assert ANY.parse("1,2340", moment()) == 1.234
    assert ANY.parse("0,125", moment()) == 0.125


def test_limits_are_said_in_the_readers_way() -> None:
    small = field("decimal", minimum=0.5, maximum=1234.5)
    assert said(small, "0,25") == "“Mục này” phải từ 0,5 trở lên"
    assert said(small, "9999") == "“Mục này” phải nhiều nhất là 1.234,5"
    assert small.message_for(refusal(small, "9999"))["en"] == "“This question” must be 1,234.5 or less"
    assert said(AREA, "1,2555") == "“Mục này” phải có nhiều nhất 2 chữ số sau dấu phẩy"


def test_only_the_numbers_listed_are_taken() -> None:
    assert said(field("decimal", one_of=[0, 0.5]), "0,3") == (
        "“Mục này” phải là một trong các lựa chọn được liệt kê"
    )


def test_limits_that_no_number_meets_are_found_when_the_schema_is_read() -> None:
    with pytest.raises(ValidationError, match="minimum 2"):
        field("decimal", minimum=2, maximum=1)


def test_a_number_is_shown_in_the_way_of_the_language() -> None:
    assert ANY.show(12_345.5, "vi", moment()) == "12.345,5"
    assert ANY.show(12_345.5, "en", moment()) == "12,345.5"
    assert ANY.show(2.5, "vi", moment()) == "2,5"


@given(st.integers(-(10**14), 10**14), st.integers(0, 6))
def test_every_number_survives_being_printed_and_read(digits: int, places: int) -> None:
    number = digits / 10**places
    assert back(ANY, number) == number
