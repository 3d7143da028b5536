"""A question answered with yes or no. Canonical: true or false; nothing is chosen beforehand."""

from typing import ClassVar, Literal

from forms.fields.base import FieldModel, Moment, Refused, Value, typed
from forms.fields.choice import meant
from forms.text.language import Language, Text

ANSWERS = {"yes": True, "no": False}
SHOWN = {True: Text(vi="Có", en="Yes"), False: Text(vi="Không", en="No")}


class YesNoField(FieldModel):
    REASONS: ClassVar[tuple[str, ...]] = ("option", "only")
    JSON: ClassVar[tuple[type, ...]] = (bool,)

    kind: Literal["yes_no"]
    only: bool | None = None
    """The one answer with which one may go on, where there is just one."""

    @property
    def options(self) -> tuple[tuple[str, Text], ...]:
        """What a page offers: posted value, words."""
        return tuple((posted, SHOWN[value]) for posted, value in ANSWERS.items())

    def parse(self, raw: object, moment: Moment) -> bool:
        value = raw if isinstance(raw, bool) else ANSWERS.get(typed(raw))
        if value is None:
            raise Refused("option")
        if self.only is not None and value is not self.only:
            raise Refused("only", answer=SHOWN[self.only])
        return value

    def cell(self, text: str, name: str) -> list[tuple[str, str]]:
        return [(name, meant(text, self.options))]

    def pairs(self, value: Value, name: str, moment: Moment) -> list[tuple[str, str]]:
        return [(name, "yes" if value else "no")]

    def show(self, value: Value, language: Language, moment: Moment) -> str:
        return SHOWN[bool(value)][language]
