"""A number with a fraction, with a comma or a dot before it. Canonical: an int or a float."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import ClassVar, Literal

from pydantic import Field as Key
from pydantic import model_validator

from forms.conditions import trial
from forms.fields.base import AnswerRefused, FieldModel, Moment, Value, text_answer
from forms.fields.example import Example
from forms.text.language import Language
from forms.text.numbers import (
    GROUP,
    MOST_DIGITS,
    UnclearNumber,
    format_number,
    number_text,
    parse_fraction,
    significant_digits,
    to_json_number,
)
from forms.text.numbers import box_text as written

# Beyond 15 digits a double, and so JSON in a browser, no longer keeps every digit.
LARGEST = 10.0**MOST_DIGITS

Number = int | float


class DecimalField(FieldModel):
    REASONS: ClassVar[tuple[str, ...]] = ("number", "unclear", "too_small", "too_large", "too_fine", "option")
    JSON: ClassVar[tuple[type, ...]] = (int, float)
    SCRIPT: ClassVar[str] = "number(all)"
    EXAMPLE: ClassVar[Example] = Example(1.5, ("1,5", "1.5"))

    kind: Literal["decimal"]
    minimum: Number = Key(default=-LARGEST, ge=-LARGEST, le=LARGEST)
    """The smallest number accepted."""
    maximum: Number = Key(default=LARGEST, ge=-LARGEST, le=LARGEST)
    """The largest number accepted."""
    decimals: int | None = Key(default=None, ge=0, le=10)
    """How many digits may follow the comma."""
    one_of: tuple[Number, ...] = ()
    """The only numbers that are taken, where just some are."""

    @model_validator(mode="after")
    def _some_number_fits(self) -> "DecimalField":
        if self.minimum > self.maximum:
            raise ValueError(f"minimum {self.minimum} is over maximum {self.maximum}")
        return self

    def parse(self, raw: object, moment: Moment) -> Number:
        number = self._number(raw)
        if number is None or abs(number) > Decimal(LARGEST) or significant_digits(number) > MOST_DIGITS:
            raise AnswerRefused("number")
        value = to_json_number(number)
        if value < self.minimum:
            raise AnswerRefused("too_small", limit=number_text(self.minimum))
        if value > self.maximum:
            raise AnswerRefused("too_large", limit=number_text(self.maximum))
        exponent = number.normalize().as_tuple().exponent
        if self.decimals is not None and isinstance(exponent, int) and -exponent > self.decimals:
            raise AnswerRefused("too_fine", limit=self.decimals)
        if self.one_of and value not in self.one_of:
            raise AnswerRefused("option")
        return value

    def _number(self, raw: object) -> Decimal | None:
        if isinstance(raw, int | float) and not isinstance(raw, bool):
            # Through repr: Decimal(0.1) would be 0.1000000000000000055.
            return Decimal(repr(raw)) if -LARGEST <= raw <= LARGEST else None
        try:
            return parse_fraction(text_answer(raw), self.decimals)
        except UnclearNumber as unclear:
            raise AnswerRefused("unclear", found=str(unclear), plain=str(unclear).translate(MARKS)) from None

    def posted_pairs(self, value: Value, name: str, moment: Moment) -> list[tuple[str, str]]:
        return [(name, written(value))]

    def trial_values(self, wanted: Sequence[object]) -> Iterable[Value]:
        if self.one_of:
            return trial.unlike(self.one_of, wanted)
        return trial.numbers(wanted, self.minimum, self.maximum)

    def show(self, value: Value, language: Language, moment: Moment) -> str:
        # Where a dot stands between thousands, 1.234 may be read as a fraction.
        plain = abs(value) < 10_000 and GROUP[language] == "."
        return written(value) if plain else format_number(value, language)

    def attributes(self, part: str = "") -> dict[str, str | bool]:
        return {"inputmode": "decimal", "class": "w15"} if self.minimum >= 0 else {"class": "w15"}


MARKS = {ord("."): None, ord(","): None}
