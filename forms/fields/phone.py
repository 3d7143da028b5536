"""A telephone number, as the country of the site dials it. Canonical: E.164 ("+84912345678")."""

from typing import ClassVar, Literal

from forms.country.pack import Misread
from forms.fields.base import AnswerRefused, FieldModel, Moment, Value, text_answer
from forms.fields.example import Example
from forms.text.characters import plain_digits
from forms.text.language import Language


class PhoneField(FieldModel):
    REASONS: ClassVar[tuple[str, ...]] = ("digits", "format")
    ZEROS: ClassVar[bool] = True
    FACTOR: ClassVar[str] = "phone"
    SCRIPT: ClassVar[str] = r"exact(all,/^\+84\d+$/)"
    EXAMPLE: ClassVar[Example] = Example("+84912345678", ("0912345678", "+84 912 345 678"))

    kind: Literal["phone"]

    def parse(self, raw: object, moment: Moment) -> str:
        try:
            return moment.country.phone.parse(plain_digits(text_answer(raw)))
        except Misread as wrong:
            raise AnswerRefused.of(wrong) from None

    def posted_pairs(self, value: Value, name: str, moment: Moment) -> list[tuple[str, str]]:
        return [(name, moment.country.phone.national_number(str(value)))]

    def show(self, value: Value, language: Language, moment: Moment) -> str:
        return moment.country.phone.display(str(value))

    def attributes(self, part: str = "") -> dict[str, str | bool]:
        return {"type": "tel", **self.autocomplete("tel")}
