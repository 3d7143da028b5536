"""What the passing of time makes due: reminders, and the end of a supplement nobody answered."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Literal, NamedTuple

from forms.country.calendar import Calendar
from handlers.dossier.dossier import Actor, Attempt, Dossier, act
from handlers.dossier.history.event import Event
from handlers.dossier.table.moves import MOVES, OFFICERS
from handlers.dossier.table.steps import STEPS, UNDECIDED

TIME = Actor("time", "system", "")
"""Who acts when a day has come."""
MORNING = time(8)
"""When a day's reminders are due: nobody is to be woken by one."""
SUPPLEMENT_DAYS = (3, 1)
"""So many days before the last one a citizen is reminded of a supplement."""

SILENT_HOURS = 8
"""So many hours of its reception a unit has to take a filing up: the law lets eight working hours pass before
an online filing is answered (NĐ 45/2020)."""


@dataclass(frozen=True)
class Window:
    """When an act of time may be made: from a time of the place's clock until the end of a day."""

    since: datetime
    """Without an offset: what a clock on the wall shows."""
    until: date
    data: Mapping[str, object]


@dataclass(frozen=True)
class TimeAct:
    """One thing that time does: the move it makes, who is to be told, and when."""

    move: str
    steps: frozenset[str]
    """Where it has anything to do; of the move's own."""
    told: Literal["citizen", "officer"]
    windows: Callable[[Dossier], Iterable[Window]]


class Due(NamedTuple):
    """An act with one of its windows, in the order of time and then of the table."""

    since: datetime
    row: int
    act: TimeAct
    window: Window


def pass_time(dossier: Dossier, now: datetime, calendar: Calendar) -> Dossier:
    """The dossier after all that time has made due, in the order in which it came due.

    The very same one when nothing is: a moment may be passed any number of times. `now` has the offset of the
    place. Raises what `act` raises.
    """
    # An act may end the others: a refused dossier is reminded of nothing.
    while due := next((one for one in _open_acts(dossier, now) if one.since <= _wall(now)), None):
        attempt = Attempt(due.act.move, TIME, due.window.data)
        dossier = act(dossier, attempt, now, calendar)
    return dossier


def next_due_at(dossier: Dossier, now: datetime | None = None) -> str:
    """When time has next something to do after `now` (default: the last event): ISO minutes of the place's
    clock, in the past where it is late already; "" for never."""
    found = _open_acts(dossier, now or dossier.events[-1].at)
    return found[0].since.isoformat(timespec="minutes") if found else ""


def unclaimed_since(dossier: Dossier) -> datetime | None:
    """Since when it has waited with its unit for an officer; None where one has it, or it waits elsewhere."""
    summary = dossier.summary
    if summary.officer or summary.triage or STEPS[summary.step].tab != "waiting":
        return None
    # It came to the unit, or was given back there: what its citizen sends meanwhile is no new beginning.
    reached = (event.at for event in reversed(dossier.events) if _reaches_unit(event))
    return next(reached, dossier.filed_at)


def hours_unclaimed(since: datetime, now: datetime, calendar: Calendar) -> int:
    """The whole hours of reception since then, by the unit's calendar; 0 while they are too few to tell."""
    if now - since < timedelta(hours=SILENT_HOURS):
        return 0
    hours = calendar.office_time(since, now) // timedelta(hours=1)
    return hours if hours >= SILENT_HOURS else 0


def _reaches_unit(event: Event) -> bool:
    return event.move in MOVES and (MOVES[event.move].routes or event.actor.role in OFFICERS)


def wall_time(now: datetime) -> str:
    """A moment as `next_due_at` writes it: two of them compare as texts."""
    return _wall(now).isoformat(timespec="minutes")


def _wall(now: datetime) -> datetime:
    return now.replace(tzinfo=None)


def _open_acts(dossier: Dossier, now: datetime) -> list[Due]:
    """What time has still to do, the first due first; what nobody was told in time is left out."""
    step, today, found = dossier.summary.step, now.date(), list[Due]()
    for n, one in enumerate(TIME_ACTS):
        # This runs with every act of an officer: what the step rules out is not looked at.
        for window in one.windows(dossier) if step in one.steps else ():
            if window.until >= today and not _is_done(dossier, one, window):
                found.append(Due(window.since, n, one, window))
    return sorted(found)


def _is_done(dossier: Dossier, one: TimeAct, window: Window) -> bool:
    data = window.data.items()
    return [1 for event in dossier.events if event.move == one.move and event.data.items() >= data] != []


def _supplement_days(dossier: Dossier) -> Iterator[Window]:
    asked = dossier.waiting_for
    if asked is None:
        return
    for days, following in pairwise((*SUPPLEMENT_DAYS, 0)):
        day = asked.until - timedelta(days=days)
        # Each ends before the next begins: after the function stood still nobody is reminded twice at once.
        last = asked.until - timedelta(days=following + 1 if following else 0)
        # Whoever was asked today for the day after tomorrow needs no reminder of it today.
        if day > asked.at.date():
            yield _window(day, last, until=asked.until.isoformat(), days=days)


def _supplement_end(dossier: Dossier) -> Iterator[Window]:
    asked = dossier.waiting_for
    if asked:
        after = datetime.combine(asked.closes + timedelta(days=1), time())
        yield Window(after, date.max, {"reason": "supplement_overdue"})


def _appointment(dossier: Dossier) -> Iterator[Window]:
    appointment = dossier.summary.appointment
    if appointment:
        day = date.fromisoformat(appointment["day"])
        yield _window(day - timedelta(days=1), day, until=day.isoformat())


def _review(dossier: Dossier) -> Iterator[Window]:
    day = dossier.summary.review
    if day:
        yield _window(day, date.max, until=day.isoformat())


def _due_day(dossier: Dossier) -> Iterable[Window]:
    summary = dossier.summary
    # Without an officer there is nobody to remind; a unit that takes nothing up is an alarm of its own.
    if summary.officer is None or summary.immediate or summary.clock.state != "runs":
        return ()
    due = summary.clock.due
    day = due - timedelta(days=1)
    # Of holidays the summary knows nothing: the reminder may then come on one, and is read the day after.
    while day.weekday() >= 5:
        day -= timedelta(days=1)
    return (Window(datetime.combine(day, MORNING), due, {"until": due.isoformat()}),)


def _window(day: date, last: date, **data: object) -> Window:
    return Window(datetime.combine(day, MORNING), last, data)


ASKED = frozenset(step.id for step in STEPS.values() if step.asking)
STOPPED = MOVES["remind_review"].source
AWAITED = frozenset(step.id for step in STEPS.values() if step.handover == "ahead")
TIME_ACTS = (
    TimeAct("remind_supplement", ASKED, "citizen", _supplement_days),
    TimeAct("refuse", ASKED, "citizen", _supplement_end),
    TimeAct("remind_appointment", AWAITED, "citizen", _appointment),
    TimeAct("remind_review", STOPPED, "officer", _review),
    TimeAct("remind_due", UNDECIDED, "officer", _due_day),
)
"""All that time does to a dossier, one row each."""
