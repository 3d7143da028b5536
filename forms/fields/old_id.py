"""The number of an old identity card (CMND): 9 digits. Canonical: the digits."""

from typing import ClassVar, Literal

from forms.fields.base import AnswerRefused, FieldModel, Moment, text_answer
from forms.fields.example import Example
from forms.text.characters import plain_digits

LENGTH = 9
"""Nghị định 05/1999/NĐ-CP Art. 1: the card's number has 9 digits; cards of 12 digits are citizen_id."""


class OldIdField(FieldModel):
    REASONS: ClassVar[tuple[str, ...]] = ("digits", "length")
    ZEROS: ClassVar[bool] = True
    SCRIPT: ClassVar[str] = r"exact(all,/^\d+$/)"
    EXAMPLE: ClassVar[Example] = Example("012345678", ("012345678", "012 345 678"))

    kind: Literal["old_id"]

    def parse(self, raw: object, moment: Moment) -> str:
        number = plain_digits(text_answer(raw))
        if not (number.isascii() and number.isdigit()):
            raise AnswerRefused("digits")
        if len(number) != LENGTH:
            raise AnswerRefused("length", count=len(number))
        return number

    def attributes(self, part: str = "") -> dict[str, str | bool]:
        return {"inputmode": "numeric", "class": "w15"}
