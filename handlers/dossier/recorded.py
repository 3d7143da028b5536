"""What a move writes into its event that nobody gave: of the dossier, or of the calendar as it is then."""

from collections.abc import Callable, Mapping
from datetime import date

from forms.country.calendar import Calendar
from handlers.dossier.deadline import closing_day
from handlers.dossier.history.event import EventData
from handlers.dossier.history.record import Dossier


def recorded_data(keys: tuple[str, ...], dossier: Dossier, data: EventData, calendar: Calendar) -> EventData:
    """The recorded `keys` of a move made with this data. Raises KeyError for a key there is not."""
    told = EventData()
    for key in keys:
        told |= RECORDED[key](dossier, data, calendar)
    return told


def _closes(dossier: Dossier, data: EventData, calendar: Calendar) -> EventData:
    return {"closes": closing_day(date.fromisoformat(data["until"]), calendar).isoformat()}


RECORDED: Mapping[str, Callable[[Dossier, EventData, Calendar], EventData]] = {
    "amount": lambda dossier, *_: EventData(amount=dossier.summary.ledger.due),
    "receive": lambda dossier, *_: EventData(receive=dossier.receive),
    "closes": _closes,
}
"""How each recorded key is found."""
