"""One of several: radios up to seven, a select above."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic import Field as Key

from forms.conditions import trial
from forms.fields.base import AnswerRefused, FieldModel, Moment, Value, text_answer
from forms.fields.example import OPTIONS, Example
from forms.text.characters import clean, search_key
from forms.text.language import Language, Text

# A longer list of radios fills a telephone's screen.
MOST_RADIOS = 7


class Option(BaseModel):
    """A value that is kept, and the words that are read."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)

    value: str = Key(min_length=1, max_length=300, pattern=r"^\S(?:[^\p{C}]*\S)?$")
    """What is kept: one line, no spaces at its ends."""
    label: Text
    """The words that are read."""


class ChoiceField(FieldModel):
    REASONS: ClassVar[tuple[str, ...]] = ("option",)
    SCRIPT: ClassVar[str] = "picked(all)"
    EXAMPLE: ClassVar[Example] = Example("a", ("A", "a"), {"options": OPTIONS})

    kind: Literal["choice"]
    options: tuple[Option, ...] = Key(min_length=1)
    """What may be chosen: radios up to seven, a list above."""

    @model_validator(mode="after")
    def _values_differ(self) -> "ChoiceField":
        # Two values that look alike after cleaning could not be told apart in a post.
        values = [clean(option.value) for option in self.options]
        twice = sorted({value for value in values if values.count(value) > 1})
        if twice:
            raise ValueError(f"options: {twice[0]} appears twice")
        return self

    @property
    def radios(self) -> bool:
        return len(self.options) <= MOST_RADIOS

    def parse(self, raw: object, moment: Moment) -> str:
        value = text_answer(raw)
        # An option may hold what cleaning changes: two spaces, or a letter and its mark apart.
        kept = next((one.value for one in self.options if clean(one.value) == value), None)
        if kept is None:
            raise AnswerRefused("option")
        return kept

    def pairs_of_cell(self, text: str, name: str) -> list[tuple[str, str]]:
        return [(name, option_named(text, [(one.value, one.label) for one in self.options]))]

    def trial_values(self, wanted: Sequence[object]) -> Iterable[Value]:
        return trial.unlike([option.value for option in self.options], wanted)

    def show(self, value: Value, language: Language, moment: Moment) -> str:
        return next((one.label[language] for one in self.options if one.value == value), str(value))


def option_named(text: str, options: Sequence[tuple[str, Text]]) -> str:
    """The value of the option a cell names, by value or label, or by both ("M - Nam", "1 - Du lịch").

    A text that names no option, or more than one, is left as it is, for the answer to be refused.
    """
    parts = [text, *text.split(" - ", 1)]
    # Exact first: where "a" and "á" are both options, only marks tell them apart.
    for same in (clean, search_key):
        for part in parts:
            named = {
                value for value, label in options if same(part) in map(same, (value, *label.plain().values()))
            }
            if len(named) == 1:
                return named.pop()
    return text
