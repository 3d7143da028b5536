"""How a result reaches the citizen: at the desk by appointment, by post with a number, or electronically."""

import re
from collections.abc import Mapping
from datetime import date, time

from forms.country.calendar import Calendar
from forms.text.language import Text
from forms.text.words import Phrase

# Set by the Universal Postal Union, standard S10.
WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)
S10 = re.compile(r"[A-Z]{2}([0-9]{8})([0-9])[A-Z]{2}")

CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
DAY = Phrase("dossier.result.day")
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

    The day must be one on which units receive people; of years the calendar lacks it knows the Sundays alone.
    """
    parts = appointment if isinstance(appointment, Mapping) else {}
    faults: dict[str, Text] = {}
    day = _parse_day(parts.get("day"))
    if day is None or day < today:
        faults["appointment.day"] = DAY
    elif not (calendar.is_open(day) if day.year in calendar.years else day.weekday() < 6):
        faults["appointment.day"] = CLOSED_DAY
    if not CLOCK.fullmatch(str(parts.get("time", ""))):
        faults["appointment.time"] = TIME
    if not str(parts.get("place", "")).strip():
        faults["appointment.place"] = PLACE
    return faults


def appointment_parts(appointment: Mapping[str, object]) -> tuple[date, time, str]:
    """The day, the time and the place of a good appointment."""
    return (
        date.fromisoformat(str(appointment["day"])),
        time.fromisoformat(str(appointment["time"])),
        str(appointment["place"]),
    )


def _parse_day(written: object) -> date | None:
    try:
        return date.fromisoformat(str(written))
    except ValueError:
        return None
