"""Some of several: tick boxes. Canonical: the list of what was ticked, in the order of the options."""

import re
from collections.abc import Iterable, Sequence
from typing import ClassVar, Literal

from pydantic import Field as Key
from pydantic import model_validator

from forms.conditions import trial
from forms.fields.base import AnswerRefused, FieldModel, FormPost, Moment, Value
from forms.fields.choice import Option, option_named
from forms.fields.example import OPTIONS, Example
from forms.text.characters import clean
from forms.text.language import Language


class SeveralField(FieldModel):
    REASONS: ClassVar[tuple[str, ...]] = ("option", "too_few", "too_many")
    JSON: ClassVar[tuple[type, ...]] = (list,)
    SCRIPT: ClassVar[str] = "chosen(all)"
    EXAMPLE: ClassVar[Example] = Example(["a"], ("A", "a"), {"options": OPTIONS})

    kind: Literal["several"]
    options: tuple[Option, ...] = Key(min_length=1)
    """What may be ticked."""
    minimum: int = Key(default=1, ge=1)
    """How many must be ticked once any is."""
    maximum: int | None = Key(default=None, ge=1)
    """How many may be ticked."""

    @model_validator(mode="after")
    def _some_ticks_fit(self) -> "SeveralField":
        values = [clean(option.value) for option in self.options]
        twice = sorted({value for value in values if values.count(value) > 1})
        if twice:
            raise ValueError(f"options: {twice[0]} appears twice")
        # A maximum over the number of options limits nothing, so it is most likely a slip.
        most = len(values) if self.maximum is None else self.maximum
        if not self.minimum <= most <= len(values):
            raise ValueError(f"minimum {self.minimum} and maximum {most} do not fit {len(values)} options")
        return self

    def extract(self, posted: FormPost, name: str) -> object:
        return [text for text in posted.all(name) if text]

    def pairs_of_cell(self, text: str, name: str) -> list[tuple[str, str]]:
        options = [(one.value, one.label) for one in self.options]
        return [
            (name, option_named(part.strip(), options)) for part in re.split(r"[;\n]", text) if part.strip()
        ]

    def parse(self, raw: object, moment: Moment) -> list[str]:
        if not isinstance(raw, list) or not all(isinstance(one, str) for one in raw):
            raise AnswerRefused("type")
        # As with one choice: an option may hold what cleaning changes, or come back decomposed.
        known = {clean(option.value): option.value for option in self.options}
        sent = set(map(clean, raw))
        if sent - set(known):
            raise AnswerRefused("option")
        ticked = [value for name, value in known.items() if name in sent]
        if len(ticked) < self.minimum:
            raise AnswerRefused("too_few", limit=self.minimum, count=len(ticked))
        if self.maximum is not None and len(ticked) > self.maximum:
            raise AnswerRefused("too_many", limit=self.maximum, count=len(ticked))
        return ticked

    def posted_pairs(self, value: Value, name: str, moment: Moment) -> list[tuple[str, str]]:
        return [(name, one) for one in value]

    def trial_values(self, wanted: Sequence[object]) -> Iterable[Value]:
        return ([],)

    def trial_counts(self, wanted: Sequence[object], whole: bool) -> Iterable[int]:
        return trial.whole(wanted, int(whole), len(self.options))

    def show(self, value: Sequence[str], language: Language, moment: Moment) -> str:
        return "\n".join(option.label[language] for option in self.options if option.value in value)
