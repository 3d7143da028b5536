"""Numbers as people write them: grouped by dots, commas or spaces, in digits of any script."""

import re
from decimal import Decimal
from unicodedata import decimal

from forms.text.characters import clean
from forms.text.language import Language, Text
from forms.text.words import ComposedText, Phrase

# The same mark must part all groups: 1.234,567 has a fraction, 1.234.567 has none.
GROUPS = r"[1-9]\d{0,2}(?:(?P<group>[., '’])\d{3})(?:(?P=group)\d{3})*"
WHOLE = re.compile(rf"-?(?:{GROUPS}|\d+)")
FRACTION = re.compile(rf"(?P<whole>-?(?:{GROUPS}|\d+))(?:(?P<point>[.,])(?P<rest>\d+))?")
EITHER = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}")
"""What is a thousand and something to one reader, and one and something to another: 1.234, 1,234."""
GROUP, POINT = Phrase("text.numbers.group"), Phrase("text.numbers.point")
"""What stands between thousands, and before the fraction."""
MOST_DIGITS = 15
"""Significant digits that a number in JSON keeps exactly in every language that reads it."""


class UnclearNumber(ValueError):
    """A number that two readers would read as two numbers."""


def _plain_text(text: str) -> str:
    """Digits of any script as ASCII, every kind of minus as a hyphen, no space at the ends."""
    return "".join(c if c.isascii() else str(decimal(c, c)) for c in clean(text)).translate(MINUS)


MINUS = dict.fromkeys(map(ord, "−–‒"), "-")


def parse_whole(text: str) -> int | None:
    """The whole number a text says: 1234, 1.234, 1 234, 1,234; None where it says none."""
    plain = _plain_text(text)
    return int(re.sub(r"[., '’]", "", plain)) if WHOLE.fullmatch(plain) else None


def parse_fraction(text: str, decimals: int | None = None) -> Decimal | None:
    """The number a text says, with a comma or a dot before the fraction; None where it says none.

    With at most `decimals` places, fewer than three, a single mark before three digits can only group.
    Raises UnclearNumber for 1.234 where it may also part a fraction.
    """
    plain = _plain_text(text)
    # 1.234 is a thousand to a Vietnamese reader and one and a bit to an English one.
    if EITHER.fullmatch(plain):
        if decimals is None or decimals > 2:
            raise UnclearNumber(plain)
        return Decimal(re.sub(r"[.,]", "", plain))
    found = FRACTION.fullmatch(plain)
    if not found or (found["point"] and found["point"] == found["group"]):
        return None
    head = re.sub(r"[., '’]", "", found["whole"])
    return Decimal(f"{head}.{found['rest']}" if found["rest"] else head)


def to_json_number(number: Decimal) -> int | float:
    """A number as JSON keeps it: whole ones as int, so that 3.0 and 3 are one answer."""
    return int(number) if number == number.to_integral_value() else float(number)


def significant_digits(number: Decimal) -> int:
    """How many significant digits a number has."""
    return len(number.normalize().as_tuple().digits)


def box_text(number: float) -> str:
    """A number as it stands in a box: a comma before the fraction, never grouped, never unclear."""
    text = format(Decimal(repr(number)), "f").replace(".", ",")
    return text + "0" if EITHER.fullmatch(text) else text


def format_number(number: float, language: Language) -> str:
    """A number as a person of that language reads it: 1.234,5 or 1,234.5."""
    marks: dict[str, str | int | None] = {",": GROUP[language], ".": POINT[language]}
    return f"{Decimal(repr(number)):,f}".translate(str.maketrans(marks))


def number_text(number: float) -> Text:
    """A number as each person reads it."""
    return ComposedText(lambda language: format_number(number, language))


def decimal_mark(plain: str, language: Language) -> str:
    """A text with a number that is not grouped, with the mark of that language before the fraction."""
    return plain.replace(".", POINT[language])
