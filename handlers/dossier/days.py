"""The days an officer sets with an act: each has an earliest and a latest one."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from forms.text.formatting import day
from handlers.dossier.history.record import Dossier
from handlers.dossier.refusals import MISSING_DATA, TOO_FAR, IncompleteData

STOP_DAYS, APOLOGY_DAYS = 60, 30
"""So many days ahead a stopped dossier is looked at again, or a result promised anew, at the latest."""
Bounds = tuple[date, date]
"""The first and the last day that may be set."""


def read_day(dossier: Dossier, move: str, written: object, today: date) -> str:
    """The ISO day set with a move. Raises IncompleteData, which names the latest day if it is past that."""
    try:
        found = date.fromisoformat(str(written))
    except ValueError:
        raise IncompleteData({"until": MISSING_DATA["until"]}) from None
    # What time reminds of comes from the dossier itself, and may be today.
    first, last = find_bounds(dossier, move, today) if move in BOUNDS else (found, found)
    if found < first:
        raise IncompleteData({"until": MISSING_DATA["until"]})
    if found > last:
        raise IncompleteData({"until": TOO_FAR.format(latest=day(last))})
    return found.isoformat()


def find_bounds(dossier: Dossier, move: str, today: date) -> Bounds:
    """The first and the last day that may be set with a move today. Raises KeyError if it sets none."""
    return BOUNDS[move](dossier, today)


def _request_days(dossier: Dossier, today: date) -> Bounds:
    # At least tomorrow: a limit that ends today gives the citizen hours, or none.
    return today + timedelta(days=1), today + timedelta(days=dossier.supplement_days)


def _extension_days(dossier: Dossier, today: date) -> Bounds:
    first, last = _request_days(dossier, today)
    asked = dossier.summary.supplement
    return max(first, asked.until + timedelta(days=1)) if asked else first, last


def _review_days(dossier: Dossier, today: date) -> Bounds:
    return today + timedelta(days=1), today + timedelta(days=STOP_DAYS)


def _new_due_days(dossier: Dossier, today: date) -> Bounds:
    # Later than what was promised, and not yet over.
    promised = max(today, dossier.summary.due)
    return promised + timedelta(days=1), promised + timedelta(days=APOLOGY_DAYS)


BOUNDS: Mapping[str, Callable[[Dossier, date], Bounds]] = {
    "ask_supplement": _request_days,
    "extend_supplement": _extension_days,
    "stop": _review_days,
    "apologise": _new_due_days,
}
"""Move → the days that may be set with it."""
