"""The number by which the state knows a person, as the country of the site has it. Canonical: digits."""

from collections.abc import Iterable, Mapping
from typing import ClassVar, Literal

from forms.country.pack import Misread
from forms.fields.base import AnswerRefused, FieldModel, Moment, Value, text_answer
from forms.fields.example import Example
from forms.text.characters import plain_digits


class CitizenIdField(FieldModel):
    NEEDS: ClassVar[str] = "identity"
    REASONS: ClassVar[tuple[str, ...]] = ("digits", "length", "length_old")
    WARNINGS: ClassVar[tuple[str, ...]] = ("prefix", "gender", "year")
    ZEROS: ClassVar[bool] = True
    FACTOR: ClassVar[str] = "id_number"
    BESIDE: ClassVar[tuple[str, ...]] = ("birth_date", "gender")
    SCRIPT: ClassVar[str] = r"exact(all,/^\d+$/)"
    EXAMPLE: ClassVar[Example] = Example("001200000000", ("001200000000", "001 200 000 000"))

    kind: Literal["citizen_id"]
    accepts_old: bool = False
    """Also the number that came before it, where the country has one."""
    birth_date: str | None = None
    """The field that asks when the same person was born, to compare with."""
    gender: str | None = None
    """The field that asks the same person's gender, to compare with."""

    def parse(self, raw: object, moment: Moment) -> str:
        number = plain_digits(text_answer(raw))
        if moment.country.identity is None:
            raise AnswerRefused("type")
        try:
            return moment.country.identity.parse(number, self.accepts_old)
        except Misread as wrong:
            raise AnswerRefused.of(wrong) from None

    def find_warnings(
        self, value: Value, values: Mapping[str, Value], moment: Moment
    ) -> Iterable[AnswerRefused]:
        born, gender = values.get(self.birth_date or ""), values.get(self.gender or "")
        found = moment.country.identity.doubts(value, born, gender) if moment.country.identity else ()
        return map(AnswerRefused.of, found)

    def attributes(self, part: str = "") -> dict[str, str | bool]:
        return {"inputmode": "numeric", "spellcheck": "false"}
