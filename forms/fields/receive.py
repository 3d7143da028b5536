"""How the citizen wants to receive the result, and the address to post it to."""

from collections.abc import Mapping
from functools import cached_property
from typing import ClassVar, Literal

from pydantic import Field as Key
from pydantic import model_validator

from forms.conditions.condition import FieldIs
from forms.fields.base import FieldModel, Moment, Value
from forms.fields.choice import ChoiceField, Option
from forms.fields.example import Example
from forms.fields.group import GroupField
from forms.fields.text import TextField
from forms.text.language import Language, Text
from forms.text.words import Phrase

Way = Literal["desk", "post", "electronic"]
WORDS: Mapping[Way, Text] = {
    "desk": Phrase("fields.receive.words.desk"),
    "post": Phrase("fields.receive.words.post"),
    "electronic": Phrase("fields.receive.words.electronic"),
}
# The address is a question only of those who choose the post; nobody else is asked where they live.
BY_POST = FieldIs.model_construct(field="way", equals="post")


class ReceiveField(GroupField):
    """Canonical: {"way": "desk"}, or {"way": "post", "address": "…"}."""

    LABEL_IN_ERRORS: ClassVar[bool] = False
    IN_ROWS: ClassVar[bool] = False
    STANDS: ClassVar[bool] = True
    EXAMPLE: ClassVar[Example] = Example({"way": "desk"}, keys={"ways": ["desk", "post"]})

    kind: Literal["receive"]
    ways: tuple[Way, ...] = Key(min_length=1)
    """In the order offered; each must be among the ways of `receive` of the procedure."""
    address_hint: Text | None = None
    """One short sentence at the address for the post."""

    @model_validator(mode="after")
    def _each_once(self) -> "ReceiveField":
        if twice := sorted({way for way in self.ways if self.ways.count(way) > 1}):
            raise ValueError(f"ways: {twice[0]} appears twice")
        return self

    @cached_property
    def inner(self) -> tuple[FieldModel, ...]:
        way = ChoiceField.model_construct(
            kind="choice",
            id="way",
            label=self.label,
            hint=self.hint,
            required=self.required,
            required_when=self.required_when,
            options=tuple(Option.model_construct(value=each, label=WORDS[each]) for each in self.ways),
        )
        address = TextField.model_construct(
            kind="text",
            id="address",
            label=Phrase("fields.receive.address.label"),
            hint=self.address_hint,
            visible_when=BY_POST,
        )
        return (way, address) if "post" in self.ways else (way,)

    def show(self, value: Value, language: Language, moment: Moment) -> str:
        return ": ".join(text for _, text in self.labelled_answers(value, language, moment))
