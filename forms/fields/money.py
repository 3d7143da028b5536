"""A sum in the site's currency, however written: 50 000 ₫, € 5.50. Canonical: an int of its smallest unit."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Literal

from pydantic import Field as Key
from pydantic import model_validator

from forms.conditions import trial
from forms.fields.base import AnswerRefused, FieldModel, Moment, Value, text_answer
from forms.fields.example import Example
from forms.text.language import Language, Text
from forms.text.numbers import MOST_DIGITS, UnclearNumber
from forms.text.words import ComposedText

LARGEST = 10**MOST_DIGITS - 1
EXAMPLE = 50_000


class MoneyField(FieldModel):
    """Limits and answers are whole numbers of the smallest unit, so no sum is ever rounded."""

    REASONS: ClassVar[tuple[str, ...]] = ("whole", "too_small", "too_large")
    JSON: ClassVar[tuple[type, ...]] = (int,)
    SCRIPT: ClassVar[str] = "number(all)"
    EXAMPLE: ClassVar[Example] = Example(50_000, ("50.000", "50 000 ₫", "50,000 VND"))

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
        sum_ = raw if given else _parse_sum(text_answer(raw), moment)
        if not isinstance(sum_, int):
            currency = moment.country.currency
            example = ComposedText(lambda language: currency.number(EXAMPLE, language))
            raise AnswerRefused("whole", unit=currency.name, example=example)
        if sum_ < self.minimum:
            raise AnswerRefused("too_small", limit=_sum_text(self.minimum, moment))
        if sum_ > self.maximum:
            raise AnswerRefused("too_large", limit=_sum_text(self.maximum, moment))
        return sum_

    def trial_values(self, wanted: Sequence[object]) -> Iterable[Value]:
        return trial.whole(wanted, self.minimum, self.maximum)

    def posted_pairs(self, value: Value, name: str, moment: Moment) -> list[tuple[str, str]]:
        return [(name, moment.country.currency.box_text(value, "en"))]

    def show(self, value: Value, language: Language, moment: Moment) -> str:
        return moment.country.currency.sum_text(value, language)

    def attributes(self, part: str = "") -> dict[str, str | bool]:
        return {"inputmode": "numeric", "class": "w15"}


def _parse_sum(text: str, moment: Moment) -> int | None:
    try:
        return moment.country.currency.parse(text)
    except UnclearNumber:
        return None


def _sum_text(amount: int, moment: Moment) -> Text:
    currency = moment.country.currency
    return ComposedText(lambda language: currency.sum_text(amount, language))
