"""A procedure as lists of them show it."""

from dataclasses import dataclass

from forms.schema.procedure import Procedure
from forms.text.language import Text


@dataclass(frozen=True)
class Card:
    """What a list says of a procedure; a build lists a thousand without reading them all."""

    id: str
    name: Text
    summary: Text
    limit: Text
    """How long it takes in short; empty where that is not known."""
    level_label: Text | None = None


def card_of(one: Procedure) -> Card:
    """The card of an edition."""
    return Card(one.id, one.name, one.summary, one.time_limit.text(), one.level_label)
