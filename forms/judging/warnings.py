"""What looks wrong but may be right: a warning never blocks, and the citizen can explain it."""

from collections.abc import Mapping

from forms.fields.base import EXPLANATION, AnswerRefused, FieldModel, Moment
from forms.fields.text import TextField
from forms.text.language import Text
from forms.text.words import Phrase

CALLED = Phrase("judging.warnings.why.label")
EXPLANATION_FIELD = TextField.model_construct(
    kind="text",
    id=EXPLANATION,
    label=CALLED,
    answer_name=CALLED,
    required=False,
    long=True,
    max_length=500,
)
"""The box beside every warning."""


def explanation_box(name: str) -> str:
    """The posted name of the box beside a warning about an answer."""
    return f"{name}.{EXPLANATION}"


def explanation_of(field: FieldModel, raws: Mapping[str, object], moment: Moment) -> str:
    """The explanation given beside an answer, "" for none. Raises AnswerRefused."""
    raw = raws.get(explanation_box(field.id))
    return "" if EXPLANATION_FIELD.is_blank(raw) else EXPLANATION_FIELD.parse(raw, moment)


def explanation_error(name: str, why: AnswerRefused) -> tuple[str, Text]:
    """Where, and what to do, about an explanation that cannot be taken."""
    return explanation_box(name), EXPLANATION_FIELD.message_for(why)
