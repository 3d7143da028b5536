"""How a result reaches the citizen, a row for each way: what it asks of the unit and what is said."""

from collections.abc import Mapping
from dataclasses import dataclass

from forms.text.language import Text
from forms.text.words import Phrase


@dataclass(frozen=True)
class Way:
    """One way of receiving, in the order of events: chosen, decided, waited for, returned."""

    id: str
    name: Text
    coming: Text
    """To the citizen, when it was decided; {time}, {day} and {place} are those of the appointment."""
    going: Text
    """The same to an officer."""
    came: Text
    """How it was returned, as part of a sentence; {tracking} is the number it was posted under."""
    returned: Text
    """What having been returned means for the citizen."""
    wait: Text | None = None
    """What there is to wait for; None where the step says it."""
    at_decide: tuple[str, ...] = ()
    """What the decision must name."""
    at_return: tuple[str, ...] = ()
    """What handing over must name."""
    by_file: bool = False
    """Whether there must be a file of the result before it can be returned."""


_ALL = (
    Way(
        "desk",
        Phrase("dossier.result.ways.desk"),
        Phrase("dossier.notice.collect"),
        Phrase("dossier.notice.slot"),
        Phrase("dossier.notice.came.desk"),
        Phrase("web.dossier.delivery.returned.desk"),
        at_decide=("appointment",),
        at_return=("collected_by",),
    ),
    Way(
        "post",
        Phrase("dossier.result.ways.post"),
        Phrase("dossier.notice.will_come.post"),
        Phrase("dossier.notice.will_go.post"),
        Phrase("dossier.notice.came.post"),
        Phrase("web.dossier.delivery.returned.post"),
        Phrase("web.dossier.delivery.wait.post"),
        at_return=("tracking",),
    ),
    Way(
        "electronic",
        Phrase("dossier.result.ways.electronic"),
        Phrase("dossier.notice.will_come.electronic"),
        Phrase("dossier.notice.will_go.electronic"),
        Phrase("dossier.notice.came.electronic"),
        Phrase("web.dossier.delivery.returned.electronic"),
        Phrase("web.dossier.delivery.wait.electronic"),
        by_file=True,
    ),
)
WAYS: Mapping[str, Way] = {way.id: way for way in _ALL}
