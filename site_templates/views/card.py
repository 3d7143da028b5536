"""A procedure as lists of them show it."""

from dataclasses import dataclass

from forms.schema.procedure import Procedure, TimeLimit
from forms.text.language import Text


@dataclass(frozen=True)
class Card:
    """What a list says of a procedure; a build lists a thousand without reading them all."""

    id: str
    name: Text
    summary: Text
    time_limit: TimeLimit
    level_label: Text | None = None


def card_of(one: Procedure) -> Card:
    """The card of an edition."""
    return Card(one.id, one.name, one.summary, one.time_limit, one.level_label)
