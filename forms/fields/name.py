"""A person's name, as written in any Latin script; never rewritten, only cleaned."""

from typing import ClassVar, Literal

from pydantic import Field as Key

from forms.fields.base import AnswerRefused, FieldModel, Moment, text_answer
from forms.fields.example import Example
from forms.text.characters import display_character, first_outside_names, has_letter

LOOKALIKES = str.maketrans("ÐƉðɖ", "ĐĐđđ")
"""Icelandic and African letters that look like Đ; no Vietnamese keyboard means them."""


class NameField(FieldModel):
    """One box for the whole name. A name may be one word, long, start with Y or H', hold a hyphen."""

    REASONS: ClassVar[tuple[str, ...]] = ("characters", "letters", "too_long")
    EXAMPLE: ClassVar[Example] = Example("Nguyễn Văn An", ("Nguyễn Văn An",))

    kind: Literal["name"]
    max_length: int = Key(default=100, ge=1, le=500)
    """In code points after NFC."""

    def parse(self, raw: object, moment: Moment) -> str:
        name = text_answer(raw).translate(LOOKALIKES)
        if found := first_outside_names(name):
            raise AnswerRefused("characters", found=display_character(found))
        if not has_letter(name):
            raise AnswerRefused("letters")
        if len(name) > self.max_length:
            raise AnswerRefused("too_long", limit=self.max_length, count=len(name))
        return name

    def attributes(self, part: str = "") -> dict[str, str | bool]:
        return {**self.autocomplete("name"), "spellcheck": "false", "autocapitalize": "words"}
