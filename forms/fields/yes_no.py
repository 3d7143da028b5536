"""A question answered with yes or no. Canonical: true or false; nothing is chosen beforehand."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Literal

from forms.fields.base import AnswerRefused, FieldModel, Moment, Value, text_answer
from forms.fields.choice import option_named
from forms.fields.example import Example
from forms.text.language import Language, Text
from forms.text.words import Phrase

# Posted words, not true and false: a browser posts text, and "false" is a true text.
ANSWERS = {"yes": True, "no": False}
SHOWN = {True: Phrase("fields.yes_no.shown.true"), False: Phrase("fields.yes_no.shown.false")}


class YesNoField(FieldModel):
    REASONS: ClassVar[tuple[str, ...]] = ("option", "only")
    JSON: ClassVar[tuple[type, ...]] = (bool,)
    SCRIPT: ClassVar[str] = "picked(all)&&picked(all)=='yes'"
    EXAMPLE: ClassVar[Example] = Example(True, ("yes", "Yes"))

    kind: Literal["yes_no"]
    only: bool | None = None
    """The only answer with which the form can be filed, if there is just one."""

    @property
    def options(self) -> tuple[tuple[str, Text], ...]:
        """What a page offers: posted value, words."""
        return tuple((posted, SHOWN[value]) for posted, value in ANSWERS.items())

    def parse(self, raw: object, moment: Moment) -> bool:
        value = raw if isinstance(raw, bool) else ANSWERS.get(text_answer(raw))
        if value is None:
            raise AnswerRefused("option")
        if self.only is not None and value is not self.only:
            raise AnswerRefused("only", answer=SHOWN[self.only])
        return value

    def pairs_of_cell(self, text: str, name: str) -> list[tuple[str, str]]:
        return [(name, option_named(text, self.options))]

    def posted_pairs(self, value: Value, name: str, moment: Moment) -> list[tuple[str, str]]:
        return [(name, "yes" if value else "no")]

    def trial_values(self, wanted: Sequence[object]) -> Iterable[Value]:
        return (True, False) if self.only is None else (self.only,)

    def show(self, value: Value, language: Language, moment: Moment) -> str:
        return SHOWN[bool(value)][language]
