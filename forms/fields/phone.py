"""A Vietnamese telephone number, mobile or landline. Canonical: E.164 ("+84912345678")."""

import re
from typing import ClassVar, Literal

from forms.fields.base import AnswerRefused, FieldModel, Moment, Value, text_answer
from forms.text.characters import plain_digits
from forms.text.language import Language

# People write +84 0912… as well: the zero after the country code is dropped.
ABROAD = re.compile(r"^(\+|00)?84(?=[2-9]|0[2-9])0?")
# Mobile prefixes since the renumbering of 2018: 03, 05, 07, 08, 09; landlines begin with 02.
NATIONAL = re.compile(r"0(?:[35789]\d{8}|2\d{8,9})")


class PhoneField(FieldModel):
    REASONS: ClassVar[tuple[str, ...]] = ("digits", "format")
    ZEROS: ClassVar[bool] = True

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
