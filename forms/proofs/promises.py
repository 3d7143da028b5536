"""Checks of what an edition promises: how a result is received, a fee paid, an arrival notified, somebody
expected; and that the country has what it asks for."""

import re
from collections.abc import Iterator, Sequence

from forms.country.pack import Country
from forms.fields.base import FieldModel
from forms.fields.choice import ChoiceField
from forms.fields.consent import CHANNELS, ConsentField
from forms.fields.date import DateField
from forms.fields.payment_method import PaymentMethodField
from forms.fields.people import PeopleField
from forms.fields.receive import ReceiveField
from forms.fields.time import TimeField
from forms.proofs.finding import FindingParts, placed_fields, row_fields
from forms.schema.arrival import Arrival
from forms.schema.procedure import Procedure
from forms.text.complaint import Loc, nearest


def way_findings(one: Procedure) -> Iterator[FindingParts]:
    """What is wrong with the questions of an edition about receiving and paying."""
    yield from _receive_findings(one)
    yield from _payment_findings(one)


def _receive_findings(one: Procedure) -> Iterator[FindingParts]:
    """What is offered to the citizen is what the procedure has; it is asked once."""
    asked = [(loc, field) for loc, field in placed_fields(one) if isinstance(field, ReceiveField)]
    for loc, field in asked:
        for n, way in enumerate(field.ways):
            if way not in one.receive:
                message = f'"{way}" is not among the ways of receive'
                yield (*loc, "ways", n), "receive", message, nearest(way, one.receive)
    for loc, _ in asked[1:]:
        yield (*loc, "kind"), "twice", "how the result is received is asked already", ""


def _payment_findings(one: Procedure) -> Iterator[FindingParts]:
    """A way of paying is asked where something may have to be paid, and is one the level knows."""
    asked = [(loc, field) for loc, field in placed_fields(one) if isinstance(field, PaymentMethodField)]
    for loc, field in asked:
        due = one.fee.due_when
        if due is False:
            yield (*loc, "kind"), "payment", "nothing is ever to be paid by the fee rules", "leave it out"
        elif not isinstance(due, bool) and field.id in due.names:
            yield (*loc, "id"), "payment", "the fee rules decide whether it is asked, and cannot read it", ""
        for n, way in enumerate(field.ways):
            if one.level == 3 and way != "desk":
                message = f'"{way}" is not a way to pay at level 3'
                yield (*loc, "ways", n), "payment", message, "at level 3 the fee is paid at the desk"
    for loc, _ in asked[1:]:
        yield (*loc, "kind"), "twice", "how the fee is paid is asked already", ""


def local(one: Procedure, country: Country) -> Iterator[FindingParts]:
    """What an edition takes for granted and the country of the site does not have."""
    if country.codes.procedure and one.code and not re.fullmatch(country.codes.procedure, one.code):
        allowed = f"allowed: {country.codes.procedure}"
        yield ("code",), "country", f'"{one.code}" is no code of a procedure in {country.code}', allowed
    if one.routing.rule == "unit_of" and one.routing.level not in country.levels:
        message = f'"{one.routing.level}" is not a level of units in {country.code}'
        yield ("routing", "level"), "country", message, nearest(one.routing.level, country.levels)
    for loc, field in placed_fields(one):
        for at, each in ((loc, field), *row_fields(loc, field)):
            yield from _local(at, each, country)


def _local(loc: Loc, field: FieldModel, country: Country) -> Iterator[FindingParts]:
    if field.NEEDS and getattr(country, field.NEEDS) is None:
        message = f"the country pack {country.code} knows no number that {field.kind} could ask for"
        yield (
            (*loc, "kind"),
            "country",
            message,
            "ask for it with kind text, or name another country in site.yaml",
        )
    known = {one.id for one in country.channels}
    ways = field.ways if isinstance(field, ConsentField) else ()
    for way in ways:
        if way in CHANNELS and way not in known:
            message = f'nobody consents through "{way}" in {country.code}'
            yield (*loc, "ways"), "country", message, "write the other ways: ways: [signature, paper]"
    if isinstance(field, PaymentMethodField) and "transfer" in field.ways and country.transfer is None:
        message = f"no way of transferring fees is known in {country.code}"
        at = field.ways.index("transfer")
        yield (*loc, "ways", at), "country", message, "leave it out: fees are then paid at the desk"


def arrival_findings(one: Procedure) -> Iterator[FindingParts]:
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
    yield from _arrival_question_findings(told, asked, f' in a row of "{told.rows}"' if told.rows else "")


def _arrival_question_findings(
    told: Arrival, asked: Sequence[FieldModel], where: str
) -> Iterator[FindingParts]:
    # Of a day known in part nobody can say by when it was to be told.
    days = [one.id for one in asked if isinstance(one, DateField) and one.is_whole_day]
    times = [one.id for one in asked if isinstance(one, TimeField)]
    if told.day not in days:
        message = f'no question "{told.day}" asks for a whole day{where}'
        yield ("arrival", "day"), "arrival", message, nearest(told.day, days)
    if told.time and told.time not in times:
        message = f'no question "{told.time}" asks for a time{where}'
        yield ("arrival", "time"), "arrival", message, nearest(told.time, times)


def appointment_findings(one: Procedure) -> Iterator[FindingParts]:
    """The day and the half-day of an appointment are asked, and each option stands for a half-day."""
    told = one.appointment
    if told is None:
        if one.time_limit.start == "appointment":
            message = "the time limit counts from an appointment, and none is asked for"
            yield ("time_limit", "start"), "appointment", message, "add appointment:"
        return
    days = [field.id for field in one.fields() if isinstance(field, DateField) and field.is_whole_day]
    choices = {field.id: field for field in one.fields() if isinstance(field, ChoiceField)}
    if told.day not in days:
        message = f'no question "{told.day}" asks for a whole day'
        yield ("appointment", "day"), "appointment", message, nearest(told.day, days)
    if told.half_day and told.half_day not in choices:
        message = f'no choice is called "{told.half_day}"'
        yield ("appointment", "half_day"), "appointment", message, nearest(told.half_day, choices)
        return
    options = [option.value for option in choices[told.half_day].options] if told.half_day else []
    for value in sorted(set(options) ^ set(told.half_days)):
        message = f'"{value}" must be an option of "{told.half_day}" and stand for a half-day'
        yield ("appointment", "half_days"), "appointment", message, "name each option once"
