"""A statement the citizen makes by ticking a box, never ticked beforehand. Canonical: true."""

from typing import ClassVar, Literal

from pydantic import Field as Key

from forms.fields.base import FieldModel, Moment, Refused, Value
from forms.text.language import Language

TICKED = ("true", "1", "on", "yes")
SHOWN = {"vi": "Có", "en": "Yes"}


class DeclarationField(FieldModel):
    """The label is the statement; its version is evidence of which words were agreed to."""

    REASONS: ClassVar[tuple[str, ...]] = ("ticked",)
    # Evidence may also be the version of the statement that was agreed to.
    JSON: ClassVar[tuple[type, ...]] = (bool, str)
    COLUMN: ClassVar[bool] = False

    kind: Literal["declaration"]
    text_version: str = Key(min_length=1, max_length=40)
    """Which words are agreed to; kept with the filing."""

    def blank(self, raw: object) -> bool:
        return raw is False or super().blank(raw)

    def parse(self, raw: object, moment: Moment) -> bool:
        if raw is not True and raw not in (*TICKED, self.text_version):
            raise Refused("type" if not isinstance(raw, str) else "ticked")
        return True

    def pairs(self, value: Value, name: str, moment: Moment) -> list[tuple[str, str]]:
        return [(name, TICKED[0])]

    def show(self, value: Value, language: Language, moment: Moment) -> str:
        return SHOWN[language]
