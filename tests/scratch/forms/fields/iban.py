"""An account number as banks write it across borders (IBAN). Canonical: upper case, without spaces."""

import re
from typing import ClassVar, Literal

from forms.fields.base import AnswerRefused, FieldModel, Moment, Value, text_answer
from forms.fields.example import Example
from forms.text.characters import plain_digits
from forms.text.language import Language

SHAPE = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")
"""ISO 13616-1: country, two check digits, up to thirty letters and digits of the country's own."""


def checked(number: str) -> bool:
    """Whether the check digits hold (ISO 7064, MOD 97-10): the first four last, letters as 10 to 35."""
    return int("".join(str(int(sign, 36)) for sign in number[4:] + number[:4])) % 97 == 1


class IbanField(FieldModel):
    REASONS: ClassVar[tuple[str, ...]] = ("signs", "check")
    SCRIPT: ClassVar[str] = "text(all)?.replace(/[ .-]/g,'').toUpperCase()"
    EXAMPLE: ClassVar[Example] = Example(
        "DE89370400440532013000", ("DE89 3704 0044 0532 0130 00", "de89370400440532013000")
    )

    kind: Literal["iban"]

    def parse(self, raw: object, moment: Moment) -> str:
        number = plain_digits(text_answer(raw)).upper()
        if not SHAPE.fullmatch(number):
            raise AnswerRefused("signs")
        if not checked(number):
            raise AnswerRefused("check")
        return number

    def show(self, value: Value, language: Language, moment: Moment) -> str:
        return " ".join(re.findall(".{1,4}", str(value)))

    def attributes(self, part: str = "") -> dict[str, str | bool]:
        return {"autocapitalize": "characters", "spellcheck": "false"}
