"""A Vietnamese telephone number, mobile or landline. Canonical: E.164 ("+84912345678")."""

import re
from typing import ClassVar, Literal

from forms.fields.base import AnswerRefused, FieldModel, Moment, Value, text_answer
from forms.fields.example import Example
from forms.text.characters import plain_digits
from forms.text.language import Language

ABROAD = re.compile(r"^(\+|00)?84(?=[2-9]|0[2-9])0?")
NATIONAL = re.compile(r"0(?:[35789]\d{8}|2\d{8,9})")


class PhoneField(FieldModel):
    REASONS: ClassVar[tuple[str, ...]] = ("digits", "format")
    ZEROS: ClassVar[bool] = True
    FACTOR: ClassVar[str] = "phone"
    SCRIPT: ClassVar[str] = r"exact(all,/^\+84\d+$/)"
    EXAMPLE: ClassVar[Example] = Example("+84912345678", ("0912345678", "+84 912 345 678"))

    kind: Literal["phone"]

    def parse(self, raw: object, moment: Moment) -> str:
        number = plain_digits(text_answer(raw))
        if not re.fullmatch(r"\+?[0-9]+", number):
            raise AnswerRefused("digits")
        national = number if NATIONAL.fullmatch(number) else ABROAD.sub("0", number)
        if not NATIONAL.fullmatch(national):
            raise AnswerRefused("format")
        return "+84" + national[1:]

    def posted_pairs(self, value: Value, name: str) -> list[tuple[str, str]]:
        return [(name, "0" + str(value).removeprefix("+84"))]

    def show(self, value: Value, language: Language, moment: Moment) -> str:
        number = "0" + str(value).removeprefix("+84")
        return f"{number[:4]} {number[4:7]} {number[7:]}"

    def attributes(self, part: str = "") -> dict[str, str | bool]:
        return {"type": "tel", **self.autocomplete("tel")}
