"""A telephone number, as the country of the site dials it. Canonical: E.164 ("+84912345678")."""

from typing import ClassVar, Literal

from forms.country.pack import Misread
from forms.fields.base import FieldModel, Moment, Refused, Value, typed
from forms.text.characters import digits
from forms.text.language import Language


class PhoneField(FieldModel):
    REASONS: ClassVar[tuple[str, ...]] = ("digits", "format")
    ZEROS: ClassVar[bool] = True

    kind: Literal["phone"]

    def parse(self, raw: object, moment: Moment) -> str:
        try:
            return moment.country.phone.parse(digits(typed(raw)))
        except Misread as wrong:
            raise Refused.of(wrong) from None

    def pairs(self, value: Value, name: str, moment: Moment) -> list[tuple[str, str]]:
        return [(name, moment.country.phone.dialled(str(value)))]

    def show(self, value: Value, language: Language, moment: Moment) -> str:
        return moment.country.phone.shown(str(value))

    def attributes(self, part: str = "") -> dict[str, str | bool]:
        return {"type": "tel", **self.autocomplete("tel")}
