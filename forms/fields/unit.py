"""The unit the citizen chooses to go to, of those open today. Canonical: the unit's id."""

from typing import ClassVar, Literal

from forms.fields.base import AnswerRefused, FieldModel, Moment, Value, text_answer
from forms.fields.example import Example
from forms.text.language import Language


class UnitField(FieldModel):
    """The choice is Moment.units: the catalogue puts there the units that take the procedure."""

    REASONS: ClassVar[tuple[str, ...]] = ("option",)
    COLUMN: ClassVar[bool] = False
    OF_FORM: ClassVar[bool] = True
    EXAMPLE: ClassVar[Example] = Example("a", lists={"units": {"a": "A"}})

    kind: Literal["unit"]

    def parse(self, raw: object, moment: Moment) -> str:
        unit = text_answer(raw)
        if unit not in moment.units:
            raise AnswerRefused("option")
        return unit

    def show(self, value: Value, language: Language, moment: Moment) -> str:
        found = moment.units.get(value)
        return found[language] if found is not None else str(value)
