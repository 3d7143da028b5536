"""Sums as whole numbers of the smallest unit, and as they are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.text.currency import CODES, NO_SMALLER, THOUSANDTHS, UNSTATED, Currency
from tests.viet_nam import VN

EURO = Currency("EUR", ("euros", "euro"), leading=("en",))
DINAR = Currency("KWD")


def test_dong_read_the_same_on_every_page() -> None:
    assert (
        VN.currency.sum_text(1_250_000, "vi") == VN.currency.sum_text(1_250_000, "en") == "1.250.000\u00a0₫"
    )


def test_other_sums_have_the_marks_of_the_page() -> None:
    assert EURO.sum_text(123450, "en") == "€1,234.50"
    assert EURO.sum_text(5, "vi") == "0,05\u00a0€"
    assert DINAR.sum_text(1250, "en") == "1.250\u00a0KWD"
    assert UNSTATED.sum_text(7000, "en") == "7,000"


def test_the_lists_name_known_currencies() -> None:
    assert NO_SMALLER | THOUSANDTHS <= CODES
    assert {len(code) for code in CODES} == {3}


@pytest.mark.parametrize("currency", [VN.currency, EURO, UNSTATED])
@given(amount=st.integers(0, 10**12))
def test_every_sum_survives_being_typed_and_being_written(currency: Currency, amount: int) -> None:
    for language in ("vi", "en"):
        assert currency.parse(currency.box_text(amount, language)) == amount
        assert currency.parse(currency.sum_text(amount, language)) == amount
