"""Arrivals after the moment of filing: a warning, never a refusal.

A booking needs no explanation, so this warning has no box: the answer is corrected, or left as it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import cast

from forms.fields.base import FieldModel, Moment, Value
from forms.fields.people import PeopleField
from forms.judging.validation import Error, message_in_row
from forms.schema.arrival import Arrival
from forms.schema.procedure import Procedure
from forms.text.language import Text
from forms.text.messages import sentence, template

AHEAD = "ahead"
"""The reason of this warning."""
TIME, DAY = "%H:%M %d/%m/%Y", "%d/%m/%Y"


def arrival_warnings(
    procedure: Procedure, raws: Mapping[str, object], values: Mapping[str, Value], moment: Moment
) -> Iterator[Error]:
    """A warning at every arrival still to come, at the time asked or, without one, at the day."""
    told = procedure.arrival
    if told is None:
        return
    for one in told.arrivals_ahead(values, moment):
        if not told.rows:
            yield _arrival_warning(told, tuple(procedure.fields()), values, one.at, "")
            continue
        field = _arrival_list(procedure, told)
        typed = field.parse(raws[told.rows], moment)
        for n in one.rows:
            prefix, called = f"{told.rows}.{typed[n].number}.", field.row_title(typed[n].position)
            warning = _arrival_warning(told, field.fields, values[told.rows][n], one.at, prefix)
            yield replace(warning, message=message_in_row(called, warning.message))


def arrival_summaries(procedure: Procedure, values: Mapping[str, Value], moment: Moment) -> Iterator[Text]:
    """The same for accepted answers in as few sentences as there are times, each naming all its rows."""
    told = procedure.arrival
    if told is None:
        return
    for one in told.arrivals_ahead(values, moment):
        if not told.rows:
            yield _arrival_warning(told, tuple(procedure.fields()), values, one.at, "").message
            continue
        field = _arrival_list(procedure, told)
        words = _arrival_warning(told, field.fields, values[told.rows][one.rows[0]], one.at, "").message
        yield message_in_row(field.row_title(one.row_numbers_text), words)


def _arrival_list(procedure: Procedure, told: Arrival) -> PeopleField:
    """The list of those who arrive; `check` proves that it is one."""
    return cast(PeopleField, procedure.field(told.rows))


def _arrival_warning(
    told: Arrival,
    asked: Sequence[FieldModel],
    values: Mapping[str, Value],
    at: datetime,
    prefix: str,
) -> Error:
    # Without a time only the day can be compared, so the message must not name an hour.
    timed = told.time in values
    field = next(each for each in asked if each.id == (told.time if timed else told.day))
    limits = {"when": at.strftime(TIME if timed else DAY)}
    words = sentence(template("arrival", AHEAD), field.name_in_messages, limits)
    return Error(prefix + field.id, AHEAD, words, field.first_box(prefix + field.id))
