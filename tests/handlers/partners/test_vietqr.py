"""VietQR payloads against published vectors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.partners.vietqr import crc, payload

TO_ACCOUNT = "00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN63049E6F"
TO_CARD = "00020101021138600010A00000072701300006970403011697040311012345670208QRIBFTTC53037045802VN63044F52"
OURS = (
    "00020101021238570010A00000072701270006970436011300110012345670208QRIBFTTA"
    "5303704540470005802VN62180814LP 261009 004263044685"
)


def read(text: str) -> dict[str, str]:
    """Tags and values, by lengths alone."""
    found, at = {}, 0
    while at < len(text):
        size = int(text[at + 2 : at + 4])
        found[text[at : at + 2]] = text[at + 4 : at + 4 + size]
        at += 4 + size
    assert at == len(text), "a length points past the end"
    return found


def test_the_crc_is_ccitt_false() -> None:
    assert crc("123456789") == 0x29B1


def test_the_crc_vectors_hold_even_of_a_text_whose_lengths_are_wrong() -> None:
    # This vector is published with length 12 before an account of 13 digits; its CRC is right all the same.
    wrong = TO_ACCOUNT[:-4].replace("0113001101", "0112001101")
    assert crc(wrong) == 0xF4E5
    assert crc(TO_CARD[:-4]) == 0x4F52


def test_a_code_for_an_account_leaves_the_amount_to_the_payer() -> None:
    assert payload("970403", "0011012345678") == TO_ACCOUNT


def test_a_code_for_a_card_says_so() -> None:
    assert payload("970403", "9704031101234567", service="QRIBFTTC") == TO_CARD


def test_a_code_with_amount_and_purpose_is_dynamic() -> None:
    assert payload("970436", "0011001234567", 7000, "LP 261009 0042") == OURS


@given(
    st.from_regex(r"[0-9A-Za-z]{1,19}", fullmatch=True),
    st.integers(0, 10**12),
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=25),
)
def test_a_banking_app_reads_back_what_was_put_in(account: str, amount: int, purpose: str) -> None:
    text = payload("970436", account, amount, purpose)
    tags = read(text)
    assert read(read(tags["38"])["01"]) == {"00": "970436", "01": account}
    assert int(tags.get("54", "0")) == amount
    assert tags["01"] == ("12" if amount else "11")
    assert (read(tags["62"])["08"] if purpose else "") == purpose
    assert tags["63"] == f"{crc(text[:-4]):04X}"


@pytest.mark.parametrize(
    ("bin", "account", "amount", "purpose", "sentence"),
    [
        ("97043", "1", 1, "", "six digits"),
        ("97043٦", "1", 1, "", "six digits"),
        ("970436", "", 1, "", "account number"),
        ("970436", "1" * 20, 1, "", "account number"),
        ("970436", "0011 00", 1, "", "account number"),
        ("970436", "1", -1, "", "not negative"),
        ("970436", "1", 1, "Lệ phí", "ASCII"),
        ("970436", "1", 1, "a\nb", "ASCII"),
        ("970436", "1", 1, "x" * 26, "25 characters"),
    ],
)
def test_what_a_bank_would_garble_is_refused(
    bin: str, account: str, amount: int, purpose: str, sentence: str
) -> None:
    with pytest.raises(ValueError, match=sentence):
        payload(bin, account, amount, purpose)
