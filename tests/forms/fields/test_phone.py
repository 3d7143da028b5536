"""Telephone numbers, however the country code is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.forms.world import back, field, moment, said

PHONE = field("phone", prefill="phone")


@pytest.mark.parametrize(
    "typed",
    [
        "0912345678",
        "0912 345 678",
        "+84 912.345.678",
        "0084912345678",
        "84912345678",
        "+84 (0)912-345-678",
        "０９１２３４５６７８",
    ],
)
def test_a_mobile_number_is_understood_however_it_is_written(typed: str) -> None:
    assert PHONE.parse(typed, moment()) == "+84912345678"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("02433841234", "+842433841234"), ("0243 3841 23", "+84243384123"), ("0843123456", "+84843123456")],
)
def test_landlines_and_numbers_that_begin_like_the_country_code_are_understood(typed: str, kept: str) -> None:
    assert PHONE.parse(typed, moment()) == kept


@pytest.mark.parametrize(
    "typed", ["091234567", "0112345678", "19001900", "+1 202 555 0100", "0" * 5000, "113"]
)
def test_another_number_is_refused(typed: str) -> None:
    assert said(PHONE, typed) == (
        "“Mục này” phải là số Việt Nam: 10 chữ số bắt đầu bằng 03, 05, 07, 08, 09, hoặc số cố định 02…"
    )


def test_letters_are_refused() -> None:
    assert said(PHONE, "0912 345 67a") == "“Mục này” phải chỉ gồm chữ số, ví dụ 0912 345 678"


def test_a_number_is_shown_in_groups() -> None:
    assert PHONE.show("+84912345678", "vi", moment()) == "0912 345 678"
    assert PHONE.attributes() == {"type": "tel", "autocomplete": "tel"}


@given(st.from_regex(r"0([35789][0-9]{8}|2[0-9]{8,9})", fullmatch=True))
def test_every_number_survives_being_printed_and_read(number: str) -> None:
    kept = "+84" + number[1:]
    assert PHONE.parse(number, moment()) == kept
    assert PHONE.parse(kept, moment()) == kept
    assert back(PHONE, kept) == kept
