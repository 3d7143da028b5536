"""The number on an older identity card, where the country of the site has one. Canonical: the digits."""

from typing import ClassVar, Literal

from forms.country.pack import Misread
from forms.fields.base import AnswerRefused, FieldModel, Moment, text_answer
from forms.fields.example import Example
from forms.text.characters import plain_digits


class OldIdField(FieldModel):
    NEEDS: ClassVar[str] = "old_identity"
    REASONS: ClassVar[tuple[str, ...]] = ("digits", "length")
    ZEROS: ClassVar[bool] = True
    SCRIPT: ClassVar[str] = r"exact(all,/^\d+$/)"
    EXAMPLE: ClassVar[Example] = Example("012345678", ("012345678", "012 345 678"))

    kind: Literal["old_id"]

    def parse(self, raw: object, moment: Moment) -> str:
        number = plain_digits(text_answer(raw))
        if moment.country.old_identity is None:
            raise AnswerRefused("type")
        try:
            return moment.country.old_identity.parse(number)
        except Misread as wrong:
            raise AnswerRefused.of(wrong) from None

    def attributes(self, part: str = "") -> dict[str, str | bool]:
        return {"inputmode": "numeric", "class": "w15"}
