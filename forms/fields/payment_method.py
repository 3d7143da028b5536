"""How the fee is to be paid, asked only while one may be due. Canonical: the way chosen."""

from collections.abc import Mapping
from functools import cached_property
from typing import ClassVar, Literal

from pydantic import Field as Key
from pydantic import model_validator

from forms.country.pack import Country
from forms.fields.base import FieldModel, Moment, Refused, Value, typed
from forms.fields.choice import Option
from forms.text.language import Language, Text

Way = Literal["desk", "transfer", "online"]
WORDS: Mapping[Way, Text] = {
    "desk": Text(vi="Nộp trực tiếp tại cơ quan giải quyết hồ sơ", en="At the deciding office"),
    "transfer": Text(vi="Chuyển khoản", en="Bank transfer"),
    "online": Text(vi="Nộp trực tuyến theo yêu cầu của đơn vị", en="Online, as the unit asks for it"),
}


def way_words(way: str, country: Country) -> Text:
    """A way of paying in words. Raises StopIteration for one there is not."""
    if way == "transfer" and country.transfer:
        return country.transfer.label
    return next(words for known, words in WORDS.items() if known == way)


class PaymentMethodField(FieldModel):
    """The fee table decides whether it is asked: forms/schema/procedure.py adds that to its own condition."""

    REASONS: ClassVar[tuple[str, ...]] = ("option",)
    ONLY_IF: ClassVar[Text | None] = Text(vi="phải nộp lệ phí", en="a fee is due")

    kind: Literal["payment_method"]
    ways: tuple[Way, ...] = Key(min_length=1)
    """In the order offered. At level 3 the fee is paid at the desk, and no other way may stand here."""

    @model_validator(mode="after")
    def _each_once(self) -> "PaymentMethodField":
        if twice := sorted({way for way in self.ways if self.ways.count(way) > 1}):
            raise ValueError(f"ways: {twice[0]} stands twice")
        return self

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """What a page offers."""
        return tuple(Option(value=way, label=WORDS[way]) for way in self.ways)

    def offered(self, moment: Moment) -> tuple[Option, ...]:
        """The same in the words of the country: how its banks transfer."""
        return tuple(
            one.model_copy(update={"label": way_words(one.value, moment.country)}) for one in self.options
        )

    @property
    def radios(self) -> bool:
        return True

    def parse(self, raw: object, moment: Moment) -> str:
        way = typed(raw)
        if way not in self.ways:
            raise Refused("option")
        return way

    def show(self, value: Value, language: Language, moment: Moment) -> str:
        return way_words(value, moment.country)[language] if value in self.ways else str(value)
