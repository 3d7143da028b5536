"""What answers say of the time still to come: an arrival after the filing is doubted, never refused.

A booking needs no explanation, so there is no box beside this doubt: it is corrected, or left as it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import cast

from forms.fields.base import FieldModel, Moment, Value
from forms.fields.people import PeopleField
from forms.judging.validation import Error, of_row
from forms.schema.arrival import Arrival
from forms.schema.procedure import Procedure
from forms.text.language import Text
from forms.text.messages import sentence, template

AHEAD = "ahead"
"""The reason of this doubt."""
TIME, DAY = "%H:%M %d/%m/%Y", "%d/%m/%Y"


def foreseen(
    procedure: Procedure, raws: Mapping[str, object], values: Mapping[str, Value], moment: Moment
) -> Iterator[Error]:
    """A warning at every arrival still to come, at the time asked or, without one, at the day."""
    told = procedure.arrival
    if told is None:
        return
    for one in told.ahead(values, moment):
        if not told.rows:
            yield _doubt(told, tuple(procedure.fields()), values, one.at, "")
            continue
        field = _list(procedure, told)
        typed = field.parse(raws[told.rows], moment)
        for n in one.rows:
            prefix, called = f"{told.rows}.{typed[n].number}.", field.call(typed[n].position)
            doubt = _doubt(told, field.fields, values[told.rows][n], one.at, prefix)
            yield replace(doubt, message=of_row(called, doubt.message))


def summed(procedure: Procedure, values: Mapping[str, Value], moment: Moment) -> Iterator[Text]:
    """The same for accepted answers in as few sentences as there are times, each naming all its rows."""
    told = procedure.arrival
    if told is None:
        return
    for one in told.ahead(values, moment):
        if not told.rows:
            yield _doubt(told, tuple(procedure.fields()), values, one.at, "").message
            continue
        field = _list(procedure, told)
        words = _doubt(told, field.fields, values[told.rows][one.rows[0]], one.at, "").message
        yield of_row(field.call(one.numbered), words)


def _list(procedure: Procedure, told: Arrival) -> PeopleField:
    """The list of those who arrive; `check` proves that it is one."""
    return cast(PeopleField, procedure.field(told.rows))


def _doubt(
    told: Arrival,
    asked: Sequence[FieldModel],
    values: Mapping[str, Value],
    at: datetime,
    prefix: str,
) -> Error:
    timed = told.time in values
    field = next(each for each in asked if each.id == (told.time if timed else told.day))
    words = sentence(template("arrival", AHEAD), field.label, {"when": at.strftime(TIME if timed else DAY)})
    return Error(prefix + field.id, AHEAD, words, field.first(prefix + field.id))
