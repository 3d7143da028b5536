"""What looks wrong and may be right: a warning never blocks, and whoever is warned may say why it is so."""

from collections.abc import Mapping
from typing import Any

from forms.fields.base import EXPLANATION, FieldModel, Moment, Refused
from forms.fields.text import TextField
from forms.text.language import Text
from forms.text.words import Phrase

WHY = TextField(
    kind="text",
    id=EXPLANATION,
    label=Phrase("judging.warnings.why.label"),
    required=False,
    long=True,
    max_length=500,
)
"""The box beside every warning."""


def why_box(name: str) -> str:
    """The posted name of the box beside a warning about an answer."""
    return f"{name}.{EXPLANATION}"


def explained(field: FieldModel, raws: Mapping[str, Any], moment: Moment) -> str:
    """The explanation given beside an answer, "" for none. Raises Refused."""
    raw = raws.get(why_box(field.id))
    return "" if WHY.blank(raw) else WHY.parse(raw, moment)


def unexplained(name: str, why: Refused) -> tuple[str, Text]:
    """Where, and what to do, about an explanation that cannot be taken."""
    return why_box(name), WHY.say(why)
