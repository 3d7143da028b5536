"""Account numbers across borders: their shape, their check digits, how people write them."""

import pytest

from tests.forms.world import back, field, moment, said

IBAN = field("iban")
BRITISH = "GB82WEST12345698765432"


@pytest.mark.parametrize("typed", ["GB82 WEST 1234 5698 7654 32", "gb82west12345698765432"])
def test_spaces_and_small_letters_are_welcome(typed: str) -> None:
    assert IBAN.parse(typed, moment()) == BRITISH
    assert back(IBAN, BRITISH) == BRITISH
    assert IBAN.show(BRITISH, "en", moment()) == "GB82 WEST 1234 5698 7654 32"


@pytest.mark.parametrize("typed", ["GB82", "8282 WEST 1234 5698 7654 32", "GB82 WÉST 1234 5698 7654 32"])
def test_what_has_not_its_shape_is_told_what_it_is_made_of(typed: str) -> None:
    assert said(IBAN, typed).startswith("“Mục này” phải gồm hai chữ cái")


@pytest.mark.parametrize("place", range(2, 22))
def test_one_wrong_sign_breaks_the_check_digits(place: int) -> None:
    wrong = BRITISH[:place] + ("1" if BRITISH[place] != "1" else "2") + BRITISH[place + 1 :]
    assert "kiểm tra" in said(IBAN, wrong)
