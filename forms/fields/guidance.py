"""Text among the questions, to be read and not answered. Never holds a value."""

from typing import ClassVar, Literal

from forms.fields.base import AnswerRefused, FieldModel, FormPost, Moment
from forms.fields.example import SAID, Example
from forms.text.language import Text


class GuidanceField(FieldModel):
    ASKS: ClassVar[bool] = False
    COLUMN: ClassVar[bool] = False
    EXAMPLE: ClassVar[Example] = Example(None, keys={"text": SAID})

    kind: Literal["guidance"]
    required: Literal[False] = False
    text: Text
    """What is said under the label."""

    def extract(self, posted: FormPost, name: str) -> object:
        return ""

    def posted_names(self, name: str, posted: FormPost) -> set[str]:
        return set()

    def parse(self, raw: object, moment: Moment) -> str:
        raise AnswerRefused("type")
