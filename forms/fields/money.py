"""A sum in đồng, however it is written: 50.000, 50 000 ₫, 50,000 VND. Canonical: an int of đồng."""

import re
from typing import ClassVar, Literal

from pydantic import Field as Key
from pydantic import model_validator

from forms.fields.base import AnswerRefused, FieldModel, Moment, Value, text_answer
from forms.text.language import Language
from forms.text.numbers import MOST_DIGITS, format_number, parse_whole

LARGEST = 10**MOST_DIGITS - 1
# Written after the sum in many ways; đ and d are the same key with and without Telex.
UNIT = re.compile(r"(?i)[\s]*(₫|đồng|đ|dong|vnđ|vnd)\.?$")


class MoneyField(FieldModel):
    """Đồng have no smaller unit, so a sum is a whole number."""

    REASONS: ClassVar[tuple[str, ...]] = ("whole", "too_small", "too_large")
    JSON: ClassVar[tuple[type, ...]] = (int,)

    kind: Literal["money"]
    minimum: int = Key(default=0, ge=0, le=LARGEST)
    """In đồng."""
    maximum: int = Key(default=LARGEST, ge=0, le=LARGEST)
    """In đồng."""

    @model_validator(mode="after")
    def _some_sum_fits(self) -> "MoneyField":
        if self.minimum > self.maximum:
            raise ValueError(f"minimum {self.minimum} is over maximum {self.maximum}")
        return self

    def parse(self, raw: object, moment: Moment) -> int:
        given = isinstance(raw, int) and not isinstance(raw, bool)
        sum_ = raw if given else parse_whole(UNIT.sub("", text_answer(raw)))
        if not isinstance(sum_, int):
            raise AnswerRefused("whole")
        if sum_ < self.minimum:
            raise AnswerRefused("too_small", limit=_dong_text(self.minimum))
        if sum_ > self.maximum:
            raise AnswerRefused("too_large", limit=_dong_text(self.maximum))
        return sum_

    def show(self, value: Value, language: Language, moment: Moment) -> str:
        return _dong_text(value)

    def attributes(self, part: str = "") -> dict[str, str | bool]:
        return {"inputmode": "numeric", "class": "w15"}


def _dong_text(amount: int) -> str:
    return f"{format_number(amount, 'vi')} ₫"
