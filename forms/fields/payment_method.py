"""How the fee is to be paid, asked only while one may be due. Canonical: the way chosen."""

from collections.abc import Mapping
from functools import cached_property
from typing import ClassVar, Literal

from pydantic import Field as Key
from pydantic import model_validator

from forms.country.pack import Country
from forms.fields.base import AnswerRefused, FieldModel, Moment, Value, text_answer
from forms.fields.choice import Option
from forms.fields.example import Example
from forms.text.language import Language, Text
from forms.text.words import Phrase

Way = Literal["desk", "transfer", "online"]
WORDS: Mapping[Way, Text] = {
    "desk": Phrase("fields.payment_method.words.desk"),
    "transfer": Phrase("fields.payment_method.words.transfer"),
    "online": Phrase("fields.payment_method.words.online"),
}


def way_words(way: str, country: Country) -> Text:
    """A way of paying in words. Raises StopIteration for one there is not."""
    if way == "transfer" and country.transfer:
        return country.transfer.label
    return next(words for known, words in WORDS.items() if known == way)


class PaymentMethodField(FieldModel):
    """The fee table decides whether it is asked: forms/schema/procedure.py adds that to its own condition."""

    REASONS: ClassVar[tuple[str, ...]] = ("option",)
    ONLY_IF: ClassVar[Text | None] = Phrase("fields.payment_method.only_if")
    SCRIPT: ClassVar[str] = "picked(all)"
    OF_FORM: ClassVar[bool] = True
    STANDS: ClassVar[bool] = True
    EXAMPLE: ClassVar[Example] = Example("desk", keys={"ways": ["desk", "transfer"]})

    kind: Literal["payment_method"]
    ways: tuple[Way, ...] = Key(min_length=1)
    """In the order offered. At level 3 the fee is paid at the desk, and no other way may stand here."""

    @model_validator(mode="after")
    def _each_once(self) -> "PaymentMethodField":
        if twice := sorted({way for way in self.ways if self.ways.count(way) > 1}):
            raise ValueError(f"ways: {twice[0]} appears twice")
        return self

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """What a page offers."""
        return tuple(Option.model_construct(value=way, label=WORDS[way]) for way in self.ways)

    def options_at(self, moment: Moment) -> tuple[Option, ...]:
        """The same in the words of the country: how its banks transfer."""
        return tuple(
            one.model_copy(update={"label": way_words(one.value, moment.country)}) for one in self.options
        )

    # Three ways at most, so there is never a list to open.
    @property
    def radios(self) -> bool:
        return True

    def parse(self, raw: object, moment: Moment) -> str:
        way = text_answer(raw)
        if way not in self.ways:
            raise AnswerRefused("option")
        return way

    def show(self, value: Value, language: Language, moment: Moment) -> str:
        return way_words(value, moment.country)[language] if value in self.ways else str(value)
