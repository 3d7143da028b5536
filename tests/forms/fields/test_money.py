"""Sums in đồng, as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.forms.world import back, field, moment, said

SUM = field("money", minimum=1_000, maximum=2_000_000)


@pytest.mark.parametrize(
    "typed",
    [
        "50000",
        "50.000",
        "50,000",
        "50 000 ₫",
        "50.000đ",
        "50.000 đồng",
        "５０.０００",
        "50000 VND",
        "50.000 vnđ",
        "50\u200b.000\u00a0₫",
        "50000 đồng.",
        "50.000 đo\u0302\u0300ng",
        50_000,
    ],
)
def test_a_sum_is_understood_however_it_is_written(typed: object) -> None:
    assert SUM.parse(typed, moment()) == 50_000


@pytest.mark.parametrize("typed", ["năm mươi nghìn", "50,5", "50k", "$50", "₫"])
def test_what_is_no_sum_of_dong_is_refused(typed: str) -> None:
    assert said(SUM, typed) == "“Mục này” phải là số tiền tính bằng đồng, ví dụ 50.000"


def test_limits_are_said_in_dong() -> None:
    assert said(SUM, "999") == "“Mục này” phải từ 1.000\u00a0₫ trở lên"
    assert said(SUM, "2.000.001") == "“Mục này” phải nhiều nhất là 2.000.000\u00a0₫"


def test_limits_that_no_sum_meets_are_found_when_the_schema_is_read() -> None:
    with pytest.raises(ValidationError, match="minimum 2 is over maximum 1"):
        field("money", minimum=2, maximum=1)


def test_a_sum_is_shown_grouped() -> None:
    assert SUM.show(1_500_000, "vi", moment()) == "1.500.000\u00a0₫"
    assert SUM.attributes()["inputmode"] == "numeric"


@given(st.integers(0, 10**15 - 1))
def test_every_sum_survives_being_printed_and_read(amount: int) -> None:
    assert back(field("money"), amount) == amount
