"""The number by which the state knows a person, as the country of the site has it. Canonical: digits."""

from collections.abc import Iterable, Mapping
from typing import ClassVar, Literal

from forms.country.pack import Misread
from forms.fields.base import FieldModel, Moment, Refused, Value, typed
from forms.text.characters import digits


class CitizenIdField(FieldModel):
    NEEDS: ClassVar[str] = "identity"
    REASONS: ClassVar[tuple[str, ...]] = ("digits", "length", "length_old")
    DOUBTS: ClassVar[tuple[str, ...]] = ("prefix", "gender", "year")
    ZEROS: ClassVar[bool] = True

    kind: Literal["citizen_id"]
    accepts_old: bool = False
    """Also the number that came before it, where the country has one."""
    birth_date: str | None = None
    """The field that asks when the same person was born, to compare with."""
    gender: str | None = None
    """The field that asks the same person's gender, to compare with."""

    def parse(self, raw: object, moment: Moment) -> str:
        number = digits(typed(raw))
        if moment.country.identity is None:
            raise Refused("type")
        try:
            return moment.country.identity.parse(number, self.accepts_old)
        except Misread as wrong:
            raise Refused.of(wrong) from None

    def doubts(self, value: Value, values: Mapping[str, Value], moment: Moment) -> Iterable[Refused]:
        born, gender = values.get(self.birth_date or ""), values.get(self.gender or "")
        found = moment.country.identity.doubts(value, born, gender) if moment.country.identity else ()
        return map(Refused.of, found)

    def references(self) -> set[str]:
        return super().references() | {name for name in (self.birth_date, self.gender) if name}

    def attributes(self, part: str = "") -> dict[str, str | bool]:
        return {"inputmode": "numeric", "spellcheck": "false"}
