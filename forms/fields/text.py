"""Free text, on one line or several, within limits counted in code points after NFC."""

from functools import lru_cache
from typing import Annotated, ClassVar, Literal

from pydantic import Field as Key
from pydantic import StringConstraints, TypeAdapter, ValidationError, model_validator
from pydantic_core import SchemaError

from forms.fields.base import AnswerRefused, FieldModel, Moment, text_answer
from forms.fields.example import Example
from forms.text.characters import display_character, first_forbidden


# Compiling a pattern takes much longer than matching it, and forms repeat them.
@lru_cache(maxsize=512)
def _pattern_judge(pattern: str) -> TypeAdapter[str]:
    """A judge of the pattern, by pydantic's Rust engine: linear in the text, whatever the pattern."""
    return TypeAdapter(Annotated[str, StringConstraints(pattern=pattern)])


class TextField(FieldModel):
    REASONS: ClassVar[tuple[str, ...]] = ("characters", "too_short", "too_long", "pattern")
    EXAMPLE: ClassVar[Example] = Example("A")
    # No text of its own: in a file to fill in, a cell where any words may stand is left empty.

    kind: Literal["text"]
    long: bool = False
    """Several lines."""
    min_length: int = Key(default=1, ge=1)
    """The fewest characters, counted after NFC."""
    max_length: int = Key(default=255, ge=1, le=20_000)
    """The most characters."""
    # Rust's dialect has no look-around and no backreferences: that is what makes it linear.
    pattern: str | None = Key(default=None, max_length=500)
    """A regular expression of Rust's dialect that must be found in the text; anchor it with ^ and $."""

    @model_validator(mode="after")
    def _limits_can_be_met(self) -> "TextField":
        if self.min_length > self.max_length:
            raise ValueError(f"min_length {self.min_length} is over max_length {self.max_length}")
        if self.pattern is not None:
            try:
                _pattern_judge(self.pattern)
            except SchemaError as error:
                # Rust draws the place over three lines; its last words say what is wrong.
                why = " ".join(str(error).split()).rpartition("rror: ")[2].rstrip(".")
                raise ValueError(f"pattern: {why[:1].lower()}{why[1:]}") from error
        return self

    def parse(self, raw: object, moment: Moment) -> str:
        text = text_answer(raw, lines=self.long)
        if found := first_forbidden(text):
            raise AnswerRefused("characters", found=display_character(found))
        if len(text) < self.min_length:
            raise AnswerRefused("too_short", limit=self.min_length, count=len(text))
        if len(text) > self.max_length:
            raise AnswerRefused("too_long", limit=self.max_length, count=len(text))
        if self.pattern is not None:
            try:
                _pattern_judge(self.pattern).validate_python(text)
            except ValidationError:
                raise AnswerRefused("pattern") from None
        return text
