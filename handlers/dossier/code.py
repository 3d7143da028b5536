"""The two names of a dossier: the filing code derived from what was filed, and the unit's official number."""

import hmac
import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from hashlib import sha256

from forms.text.language import Text
from forms.text.words import Phrase

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U, which people misread or misspell."""
LENGTH = 13
"""Twelve characters (60 bits) and one to check them."""
MISREAD = str.maketrans("OIL", "011")
NUMBER = re.compile(
    r"[A-Z0-9]+(?:\.[A-Z0-9]+)*"
    r"-([0-9]{2})([0-9]{2})([0-9]{2})-[0-9]{4,7}"
)

WRONG_LENGTH = Phrase("dossier.code.wrong_length")
WRONG_LETTER = Phrase("dossier.code.wrong_letter")
MISTYPED = Phrase("dossier.code.mistyped")


class BadCode(ValueError):
    """What was typed is no filing code; `message` says what to do about it."""

    def __init__(self, message: Text) -> None:
        super().__init__(message["en"])
        self.message = message


def filing_code(
    secret: bytes, *, account: str, edition: str, answers: Mapping[str, object], again: int = 0
) -> str:
    """The code of a filing: the same filing always gets the same code, and nobody can guess another's.

    `edition` is the digest of the procedure edition; `again` counts deliberate repeats of an equal filing.
    Raises ValueError for answers that are not JSON, or an empty secret.
    """
    if not secret:
        raise ValueError("a filing code needs a secret")
    # The version of the recipe stands in it: a later recipe can never collide with this one.
    filed = ["filing", 1, account, edition, again, answers]
    key = json.dumps(
        _compose_text(filed), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    # surrogatepass: a lone surrogate is refused long before; should one slip through, filing must not fail.
    digest = hmac.new(secret, key.encode("utf-8", "surrogatepass"), sha256).digest()
    # 60 bits: even a million guesses a second would take thousands of years.
    number = int.from_bytes(digest[:8], "big") >> 4
    body = [number >> (5 * place) & 31 for place in reversed(range(LENGTH - 1))]
    return "".join(ALPHABET[value] for value in [*body, _check_value(body)])


def group_code(code: str) -> str:
    """The code as it is printed: "ABCD-EFGH-JKMN-P"."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def parse_code(text: str) -> str:
    """The code a person typed, whatever the case, the spaces and the dashes. Raises BadCode."""
    # NFKC: East Asian keyboards type full-width letters and digits.
    typed = "".join(sign for sign in unicodedata.normalize("NFKC", text).upper() if not _separates(sign))
    code = typed.translate(MISREAD)
    if len(code) != LENGTH:
        raise BadCode(WRONG_LENGTH)
    if not set(code) <= set(ALPHABET):
        raise BadCode(WRONG_LETTER)
    values = [ALPHABET.index(sign) for sign in code]
    if _check_value(values[:-1]) != values[-1]:
        raise BadCode(MISTYPED)
    return code


def is_number(text: str) -> bool:
    """Whether a text has the form of an official number: unit – yymmdd – sequence, as NĐ 61/2018 has it."""
    found = NUMBER.fullmatch(text)
    if not found:
        return False
    year, month, day = (int(part) for part in found.groups())
    try:
        date(2000 + year, month, day)
    except ValueError:
        return False
    return True


def official_number(prefix: str, day: date, sequence: int) -> str:
    """The number a unit gives: its prefix, the day of receipt, its counter of that day from 1."""
    number = f"{prefix}-{day:%y%m%d}-{sequence:04d}"
    if not is_number(number):
        raise ValueError(f"{number} is no official number")
    return number


def _compose_text(value: object) -> object:
    """The same JSON with every text in NFC, so that two keyboards give one code."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, Mapping):
        return {_compose_text(key): _compose_text(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_compose_text(part) for part in value]
    return value


def _separates(sign: str) -> bool:
    return sign.isspace() or sign in "._" or unicodedata.category(sign) in ("Pd", "Cf", "Cc")


def _check_value(body: list[int]) -> int:
    """The check value Σ body·α^place in GF(32): one mistake, or two characters swapped, changes it."""
    total = 0
    for value in body:
        total = _times_alpha(total ^ value)
    return total


def _times_alpha(value: int) -> int:
    """Times α in GF(32) modulo x⁵+x²+1."""
    return value << 1 ^ (0b100101 if value & 16 else 0)
