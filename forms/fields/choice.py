"""One of several: radios up to seven, a select above."""

from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic import Field as Key

from forms.characters import clean
from forms.fields.base import FieldModel, Moment, Refused, Value, typed
from forms.language import Language, Text

MOST_RADIOS = 7


class Option(BaseModel):
    """A value that is kept, and the words that are read."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    value: str = Key(min_length=1, max_length=300, pattern=r"^\S(?:[^\p{C}]*\S)?$")
    """What is kept: one line, no spaces at its ends."""
    label: Text
    """The words that are read."""


class ChoiceField(FieldModel):
    REASONS: ClassVar[tuple[str, ...]] = ("option",)

    kind: Literal["choice"]
    options: tuple[Option, ...] = Key(min_length=1)
    """What may be chosen: radios up to seven, a list above."""

    @model_validator(mode="after")
    def _values_differ(self) -> "ChoiceField":
        values = [clean(option.value) for option in self.options]
        twice = sorted({value for value in values if values.count(value) > 1})
        if twice:
            raise ValueError(f"options: {twice[0]} stands twice")
        return self

    @property
    def radios(self) -> bool:
        return len(self.options) <= MOST_RADIOS

    def parse(self, raw: object, moment: Moment) -> str:
        value = typed(raw)
        # An option may hold what cleaning changes: two spaces, or a letter and its mark apart.
        kept = next((one.value for one in self.options if clean(one.value) == value), None)
        if kept is None:
            raise Refused("option")
        return kept

    def show(self, value: Value, language: Language, moment: Moment) -> str:
        return next((one.label[language] for one in self.options if one.value == value), str(value))
