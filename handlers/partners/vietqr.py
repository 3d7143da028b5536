"""The text inside a VietQR transfer code: EMVCo tag, length, value, and a CRC; NAPAS transfer."""

from typing import Literal

NAPAS = "A000000727"
# Banks cut the rest off, and then no payment could be matched to its dossier.
LONGEST_PURPOSE = 25

Service = Literal["QRIBFTTA", "QRIBFTTC"]
"""To an account, or to a card."""


def payload(bin: str, account: str, amount: int = 0, purpose: str = "", service: Service = "QRIBFTTA") -> str:
    """What the banking app reads. `amount` in đồng; 0 lets the payer type it.

    Raises ValueError for a BIN that is not six digits, an account banks do not have, a negative amount, or a
    purpose they would cut or garble (not ASCII, over 25 characters).
    """
    if not (len(bin) == 6 and bin.isascii() and bin.isdigit()):
        raise ValueError("a bank identification number has six digits")
    if not (account.isascii() and account.isalnum() and len(account) <= 19):
        raise ValueError("an account number is at most 19 plain letters and digits")
    if amount < 0:
        raise ValueError("an amount is not negative")
    if not purpose.isascii() or not purpose.isprintable() or len(purpose) > LONGEST_PURPOSE:
        raise ValueError("a transfer purpose is ASCII and at most 25 characters long")
    beneficiary = _tag("00", bin) + _tag("01", account)
    parts = (
        _tag("00", "01"),
        # 12: for one payment with its sum; 11: the payer types the sum.
        _tag("01", "12" if amount else "11"),
        _tag("38", _tag("00", NAPAS) + _tag("01", beneficiary) + _tag("02", service)),
        # ISO 4217 counts the đồng as 704.
        _tag("53", "704"),
        _tag("54", str(amount)) if amount else "",
        _tag("58", "VN"),
        _tag("62", _tag("08", purpose)) if purpose else "",
        # EMVCo: the check sum covers its own id and length.
        "6304",
    )
    text = "".join(parts)
    return f"{text}{crc(text):04X}"


def crc(text: str) -> int:
    """CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xFFFF."""
    value = 0xFFFF
    for byte in text.encode("ascii"):
        value ^= byte << 8
        for _ in range(8):
            value = (value << 1 ^ 0x1021 if value & 0x8000 else value << 1) & 0xFFFF
    return value


def _tag(tag: str, value: str) -> str:
    return f"{tag}{len(value):02d}{value}"
