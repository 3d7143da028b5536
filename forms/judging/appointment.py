"""The appointment asked for in a form: it must lie within a half-day on which the chosen unit receives."""

from collections.abc import Iterator

from forms.country.reception import HALF
from forms.fields.base import Moment, Values
from forms.judging.validation import Error
from forms.schema.procedure import Procedure
from forms.text.formatting import WEEKDAYS
from forms.text.language import Text
from forms.text.words import Phrase

CLOSED = Phrase("judging.appointment.closed")
ONLY = Phrase("judging.appointment.only")


def appointment_errors(procedure: Procedure, values: Values, moment: Moment) -> Iterator[Error]:
    """An error at the day on which nobody is received, or at the half-day of it that is closed."""
    told = procedure.appointment
    day = told.day_of(values) if told else None
    if told is None or day is None:
        return
    chosen = procedure.routing.rule == "unit_chosen"
    unit = str(values.get(procedure.routing.field, "")) if chosen else procedure.routing.unit
    reception = moment.reception(unit, procedure.reception)
    sessions, half = moment.sessions(day, unit, procedure.reception), told.half_of(values)
    if reception is None or sessions is None:
        return
    if not sessions:
        yield _error(procedure, told.day, CLOSED.format(hours=reception.text()))
    elif half and half not in {one.half for one in sessions}:
        # One half-day is closed, so the other is the one that is open.
        yield _error(
            procedure,
            told.half_day,
            ONLY.format(half=HALF[sessions[0].half].format(days=WEEKDAYS[day.weekday()])),
        )


def _error(procedure: Procedure, name: str, message: Text) -> Error:
    return Error(name, "closed", message, procedure.field(name).first_box(name))
