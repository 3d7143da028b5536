"""A paper that belongs to the form: promised here, sent after filing. Canonical: what the file is called."""

from typing import ClassVar, Literal

from pydantic import Field as Key

from forms.fields.attachment import EVERY, MOST_BYTES, FileType
from forms.fields.base import AnswerRefused, FieldModel, Moment, Value, text_answer
from forms.fields.example import Example
from forms.text.characters import display_character, first_forbidden
from forms.text.language import Language
from forms.text.words import Phrase

# Files are sent after filing (decision 0001); the form itself takes only the promise.
LATER = "later"
"""What the tick box posts: the citizen has the paper and sends it after filing."""
PROMISED = Phrase("fields.document.promised")
LONGEST = 255


class DocumentField(FieldModel):
    """Files are sent one by one after filing, when a broken connection costs one file and not the form."""

    REASONS: ClassVar[tuple[str, ...]] = ("characters", "too_long")
    COLUMN: ClassVar[bool] = False
    OF_FORM: ClassVar[bool] = True
    SCRIPT: ClassVar[str] = "ticked(all[0])?text(all):undefined"
    EXAMPLE: ClassVar[Example] = Example("later")

    kind: Literal["document"]
    unless_retrievable: bool = False
    """Needed only if the authority cannot look it up itself."""
    file_types: tuple[FileType, ...] = Key(default=EVERY, min_length=1)
    """Which kinds of file are taken."""
    max_bytes: int = Key(default=MOST_BYTES, ge=1024, le=MOST_BYTES)
    """How large one file may be."""

    def parse(self, raw: object, moment: Moment) -> str:
        name = text_answer(raw)
        if found := first_forbidden(name):
            raise AnswerRefused("characters", found=display_character(found))
        if len(name) > LONGEST:
            raise AnswerRefused("too_long", limit=LONGEST, count=len(name))
        return name

    def show(self, value: Value, language: Language, moment: Moment) -> str:
        return PROMISED[language] if value == LATER else str(value)
