"""A statement the citizen makes by ticking a box, never ticked beforehand. Canonical: true."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Literal

from pydantic import Field as Key

from forms.fields.base import AnswerRefused, FieldModel, Moment, Value
from forms.fields.example import Example
from forms.text.language import Language
from forms.text.words import Phrase

TICK_VALUES = ("true", "1", "on", "yes")
SHOWN = Phrase("fields.yes_no.shown.true")


class DeclarationField(FieldModel):
    """The label is the statement; its version is evidence of which words were agreed to."""

    REASONS: ClassVar[tuple[str, ...]] = ("ticked",)
    JSON: ClassVar[tuple[type, ...]] = (bool, str)
    COLUMN: ClassVar[bool] = False
    SCRIPT: ClassVar[str] = "!!ticked(all[0])||undefined"
    STANDS: ClassVar[bool] = True
    EXAMPLE: ClassVar[Example] = Example(True, keys={"text_version": "1"})

    kind: Literal["declaration"]
    text_version: str = Key(min_length=1, max_length=40)
    """Which words are agreed to; kept with the filing."""

    def is_blank(self, raw: object) -> bool:
        return raw is False or super().is_blank(raw)

    def parse(self, raw: object, moment: Moment) -> bool:
        # A program may send the version agreed to: it is stronger evidence than true.
        if raw is not True and raw not in (*TICK_VALUES, self.text_version):
            raise AnswerRefused("type" if not isinstance(raw, str) else "ticked")
        return True

    def posted_pairs(self, value: Value, name: str, moment: Moment) -> list[tuple[str, str]]:
        return [(name, TICK_VALUES[0])]

    def trial_values(self, wanted: Sequence[object]) -> Iterable[Value]:
        return (True,)

    def show(self, value: Value, language: Language, moment: Moment) -> str:
        return SHOWN[language]
