"""The number on an older identity card, where the country of the site has one. Canonical: the digits."""

from typing import ClassVar, Literal

from forms.country.pack import Misread
from forms.fields.base import FieldModel, Moment, Refused, typed
from forms.text.characters import digits


class OldIdField(FieldModel):
    NEEDS: ClassVar[str] = "old_identity"
    REASONS: ClassVar[tuple[str, ...]] = ("digits", "length")
    ZEROS: ClassVar[bool] = True

    kind: Literal["old_id"]

    def parse(self, raw: object, moment: Moment) -> str:
        number = digits(typed(raw))
        if moment.country.old_identity is None:
            raise Refused("type")
        try:
            return moment.country.old_identity.parse(number)
        except Misread as wrong:
            raise Refused.of(wrong) from None

    def attributes(self, part: str = "") -> dict[str, str | bool]:
        return {"inputmode": "numeric", "class": "w15"}
