"""The number of a passport of any country: letters and digits. Canonical: upper case, without separators."""

import re
from typing import ClassVar, Literal

from forms.fields.base import AnswerRefused, FieldModel, Moment, text_answer
from forms.fields.example import Example
from forms.text.characters import plain_digits

NUMBER = re.compile(r"[A-Z0-9]+")
LEAST, MOST = 5, 9
"""ICAO Doc 9303 part 4: the machine readable zone has nine characters for the number."""


class PassportField(FieldModel):
    REASONS: ClassVar[tuple[str, ...]] = ("signs", "length")
    SCRIPT: ClassVar[str] = "exact(all,/^[0-9A-Z]+$/)"
    EXAMPLE: ClassVar[Example] = Example("C1234567", ("C1234567", "c 1234567"))

    kind: Literal["passport"]

    def parse(self, raw: object, moment: Moment) -> str:
        # Upper case: the machine readable zone has no small letters.
        number = plain_digits(text_answer(raw)).upper()
        if not NUMBER.fullmatch(number):
            raise AnswerRefused("signs")
        if not LEAST <= len(number) <= MOST:
            raise AnswerRefused("length", least=LEAST, most=MOST, count=len(number))
        return number

    def attributes(self, part: str = "") -> dict[str, str | bool]:
        return {"autocapitalize": "characters", "spellcheck": "false", "class": "w15"}
