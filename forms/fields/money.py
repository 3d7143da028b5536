"""A sum in the currency of the site, however it is written: 50 000 ₫, € 5.50. Canonical: an int of its
smallest unit: đồng, cents."""

from typing import ClassVar, Literal

from pydantic import Field as Key
from pydantic import model_validator

from forms.fields.base import FieldModel, Moment, Refused, Value, typed
from forms.text.language import Language, Text
from forms.text.numbers import MOST_DIGITS, Unclear

LARGEST = 10**MOST_DIGITS - 1
EXAMPLE = 50_000


class MoneyField(FieldModel):
    """Limits and answers are whole numbers of the smallest unit, so no sum is ever rounded."""

    REASONS: ClassVar[tuple[str, ...]] = ("whole", "too_small", "too_large")
    JSON: ClassVar[tuple[type, ...]] = (int,)

    kind: Literal["money"]
    minimum: int = Key(default=0, ge=0, le=LARGEST)
    """In the smallest unit of the currency: đồng, cents."""
    maximum: int = Key(default=LARGEST, ge=0, le=LARGEST)
    """In the smallest unit of the currency: đồng, cents."""

    @model_validator(mode="after")
    def _some_sum_fits(self) -> "MoneyField":
        if self.minimum > self.maximum:
            raise ValueError(f"minimum {self.minimum} is over maximum {self.maximum}")
        return self

    def parse(self, raw: object, moment: Moment) -> int:
        given = isinstance(raw, int) and not isinstance(raw, bool)
        sum_ = raw if given else _read(typed(raw), moment)
        if not isinstance(sum_, int):
            currency = moment.country.currency
            example = Text.of(lambda language: currency.number(EXAMPLE, language))
            raise Refused("whole", unit=currency.name, example=example)
        if sum_ < self.minimum:
            raise Refused("too_small", limit=_written(self.minimum, moment))
        if sum_ > self.maximum:
            raise Refused("too_large", limit=_written(self.maximum, moment))
        return sum_

    def pairs(self, value: Value, name: str, moment: Moment) -> list[tuple[str, str]]:
        return [(name, moment.country.currency.typed(value, "en"))]

    def show(self, value: Value, language: Language, moment: Moment) -> str:
        return moment.country.currency.written(value, language)

    def attributes(self, part: str = "") -> dict[str, str | bool]:
        return {"inputmode": "numeric", "class": "w15"}


def _read(text: str, moment: Moment) -> int | None:
    try:
        return moment.country.currency.read(text)
    except Unclear:
        return None


def _written(amount: int, moment: Moment) -> Text:
    currency = moment.country.currency
    return Text.of(lambda language: currency.written(amount, language))
