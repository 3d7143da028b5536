"""Checks of by when something is to be told: what arrivals are read from is asked, and of the right kind."""

from collections.abc import Iterator, Sequence

from forms.arrival import Arrival
from forms.complaint import nearest
from forms.fields.base import FieldModel
from forms.fields.date import DateField
from forms.fields.people import PeopleField
from forms.finding import Said
from forms.procedure import Procedure


def arrivals(one: Procedure) -> Iterator[Said]:
    """What is wrong with where an edition reads arrivals from."""
    told = one.arrival
    if told is None:
        return
    lists = {field.id: field for field in one.fields() if isinstance(field, PeopleField)}
    if told.rows and told.rows not in lists:
        message = f'there is no list of people "{told.rows}"'
        yield ("arrival", "rows"), "arrival", message, nearest(told.rows, lists)
        return
    asked = lists[told.rows].fields if told.rows else tuple(one.fields())
    yield from _asked(told, asked, f' in a row of "{told.rows}"' if told.rows else "")


def _asked(told: Arrival, asked: Sequence[FieldModel], where: str) -> Iterator[Said]:
    # Of a day known in part nobody can say by when it was to be told.
    days = [one.id for one in asked if isinstance(one, DateField) and one.whole]
    times = [one.id for one in asked if one.kind == "time"]
    if told.day not in days:
        message = f'no question "{told.day}" asks for a whole day{where}'
        yield ("arrival", "day"), "arrival", message, nearest(told.day, days)
    if told.time and told.time not in times:
        message = f'no question "{told.time}" asks for a time{where}'
        yield ("arrival", "time"), "arrival", message, nearest(told.time, times)
