"""A whole number, however its thousands are grouped. Canonical: an int."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Literal

from pydantic import Field as Key
from pydantic import model_validator

from forms.conditions import trial
from forms.fields.base import AnswerRefused, FieldModel, Moment, Value, text_answer
from forms.fields.example import Example
from forms.text.language import Language
from forms.text.numbers import MOST_DIGITS, format_number, number_text, parse_whole

# Fifteen digits: the most that JSON keeps exactly in every language.
LARGEST = 10**MOST_DIGITS - 1


class WholeNumberField(FieldModel):
    REASONS: ClassVar[tuple[str, ...]] = ("whole", "too_small", "too_large", "option")
    JSON: ClassVar[tuple[type, ...]] = (int,)
    SCRIPT: ClassVar[str] = "number(all)"
    EXAMPLE: ClassVar[Example] = Example(1, ("1",))

    kind: Literal["whole_number"]
    minimum: int = Key(default=-LARGEST, ge=-LARGEST, le=LARGEST)
    """The smallest number accepted."""
    maximum: int = Key(default=LARGEST, ge=-LARGEST, le=LARGEST)
    """The largest number accepted."""
    one_of: tuple[int, ...] = ()
    """The only numbers that are taken, where just some are."""

    @model_validator(mode="after")
    def _some_number_fits(self) -> "WholeNumberField":
        if self.minimum > self.maximum:
            raise ValueError(f"minimum {self.minimum} is over maximum {self.maximum}")
        return self

    def parse(self, raw: object, moment: Moment) -> int:
        number = (
            raw
            if isinstance(raw, int) and not isinstance(raw, bool)
            else parse_whole(self.strip_unit(text_answer(raw)))
        )
        if number is None:
            raise AnswerRefused("whole")
        if number < self.minimum:
            raise AnswerRefused("too_small", limit=number_text(self.minimum))
        if number > self.maximum:
            raise AnswerRefused("too_large", limit=number_text(self.maximum))
        if self.one_of and number not in self.one_of:
            raise AnswerRefused("option")
        return number

    def strip_unit(self, text: str) -> str:
        """The text without what may stand around the number."""
        return text

    def trial_values(self, wanted: Sequence[object]) -> Iterable[Value]:
        if self.one_of:
            return trial.unlike(self.one_of, wanted)
        return trial.whole(wanted, self.minimum, self.maximum)

    def show(self, value: Value, language: Language, moment: Moment) -> str:
        # Grouped only where it is long: a year is not 2.026.
        return str(value) if abs(int(value)) < 10_000 else format_number(value, language)

    def attributes(self, part: str = "") -> dict[str, str | bool]:
        # A telephone's numeric keys have no minus.
        return {"inputmode": "numeric", "class": "w15"} if self.minimum >= 0 else {"class": "w15"}
