"""A number with a fraction, with a comma or a dot before it. Canonical: an int or a float."""

from decimal import Decimal
from typing import ClassVar, Literal

from pydantic import Field as Key
from pydantic import model_validator

from forms.fields.base import FieldModel, Moment, Refused, Value, typed
from forms.text.language import Language, Text
from forms.text.numbers import MOST_DIGITS, Unclear, digits, fraction, grouped, kept
from forms.text.numbers import typed as written

LARGEST = 10.0**MOST_DIGITS

Number = int | float


class DecimalField(FieldModel):
    REASONS: ClassVar[tuple[str, ...]] = ("number", "unclear", "too_small", "too_large", "too_fine", "option")
    JSON: ClassVar[tuple[type, ...]] = (int, float)

    kind: Literal["decimal"]
    minimum: Number = Key(default=-LARGEST, ge=-LARGEST, le=LARGEST)
    """The least that is taken."""
    maximum: Number = Key(default=LARGEST, ge=-LARGEST, le=LARGEST)
    """The most that is taken."""
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
        if number is None or abs(number) > Decimal(LARGEST) or digits(number) > MOST_DIGITS:
            raise Refused("number")
        value = kept(number)
        if value < self.minimum:
            raise Refused("too_small", limit=_limit(self.minimum))
        if value > self.maximum:
            raise Refused("too_large", limit=_limit(self.maximum))
        exponent = number.normalize().as_tuple().exponent
        if self.decimals is not None and isinstance(exponent, int) and -exponent > self.decimals:
            raise Refused("too_fine", limit=self.decimals)
        if self.one_of and value not in self.one_of:
            raise Refused("option")
        return value

    def _number(self, raw: object) -> Decimal | None:
        if isinstance(raw, int | float) and not isinstance(raw, bool):
            return Decimal(repr(raw)) if -LARGEST <= raw <= LARGEST else None
        try:
            return fraction(typed(raw), self.decimals)
        except Unclear as unclear:
            raise Refused("unclear", found=str(unclear), plain=str(unclear).translate(MARKS)) from None

    def pairs(self, value: Value, name: str, moment: Moment) -> list[tuple[str, str]]:
        return [(name, written(value))]

    def show(self, value: Value, language: Language, moment: Moment) -> str:
        return written(value) if abs(value) < 10_000 and language == "vi" else grouped(value, language)

    def attributes(self, part: str = "") -> dict[str, str | bool]:
        return {"inputmode": "decimal", "class": "w15"} if self.minimum >= 0 else {"class": "w15"}


MARKS = {ord("."): None, ord(","): None}


def _limit(number: float) -> Text:
    return Text(vi=grouped(number, "vi"), en=grouped(number, "en"))
