"""How a result reaches the citizen: at the desk by appointment, by post with a number, or electronically."""

import re
from collections.abc import Mapping
from datetime import date, time, timedelta

from forms.country.calendar import Calendar
from forms.country.reception import Sessions, times_text
from forms.text.formatting import weekday
from forms.text.language import Text
from forms.text.words import ComposedText, Phrase

# Set by the Universal Postal Union, standard S10.
WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)
S10 = re.compile(r"[A-Z]{2}([0-9]{8})([0-9])[A-Z]{2}")

CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
PROPOSED = time(8, 30)
DAY = Phrase("dossier.result.day")
CLOSED_THEN = Phrase("dossier.result.closed_then")
CLOSED_DAY = Phrase("dossier.result.closed_day")
TIME = Phrase("dossier.result.time")
PLACE = Phrase("dossier.result.place")


def is_valid_s10(number: str) -> bool:
    """Whether a tracking number's check digit holds (UPU S10: weights 8 6 4 2 3 5 9 7, modulo 11)."""
    found = S10.fullmatch(number)
    if not found:
        return False
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, found[1], strict=True))
    check = 11 - total % 11
    # A remainder of 1 or 0 has no single digit; the standard gives 0 and 5 for them.
    return int(found[2]) == {10: 0, 11: 5}.get(check, check)


def appointment_faults(appointment: object, today: date, calendar: Calendar) -> dict[str, Text]:
    """What is wrong with {day: ISO, time: HH:MM, place}: "appointment.<part>" → what to do.

    It must lie within a half-day of reception of the unit whose calendar this is; of years the calendar lacks
    it knows the days of the week alone.
    """
    parts = appointment if isinstance(appointment, Mapping) else {}
    faults: dict[str, Text] = {}
    day = _parse_day(parts.get("day"))
    if day is None or day < today:
        faults["appointment.day"] = DAY
    elif not calendar.likely_sessions(day):
        faults["appointment.day"] = CLOSED_DAY.format(hours=calendar.reception.text())
    at = str(parts.get("time", ""))
    if not CLOCK.fullmatch(at):
        faults["appointment.time"] = TIME
    elif day and (open_then := calendar.likely_sessions(day)) and not _is_within(at, open_then):
        when = ComposedText(lambda language: weekday(day, language))
        faults["appointment.time"] = CLOSED_THEN.format(day=when, times=times_text(open_then))
    if not str(parts.get("place", "")).strip():
        faults["appointment.place"] = PLACE
    return faults


def proposed_slot(today: date, calendar: Calendar) -> tuple[date, time]:
    """The first day after today on which the unit receives, at half past eight or when it opens."""
    day = today + timedelta(days=1)
    while not (open_then := calendar.likely_sessions(day)):
        day += timedelta(days=1)
    return day, PROPOSED if any(one.holds(PROPOSED) for one in open_then) else open_then[0].opens


def appointment_parts(appointment: Mapping[str, object]) -> tuple[date, time, str]:
    """The day, the time and the place of a good appointment."""
    return (
        date.fromisoformat(str(appointment["day"])),
        time.fromisoformat(str(appointment["time"])),
        str(appointment["place"]),
    )


def _is_within(at: str, sessions: Sessions) -> bool:
    return any(one.holds(time.fromisoformat(at)) for one in sessions)


def _parse_day(written: object) -> date | None:
    try:
        return date.fromisoformat(str(written))
    except ValueError:
        return None
