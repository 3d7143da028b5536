"""The clock of a dossier: from which day it counts, how pauses delay the due date, and how to explain it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from forms.country.calendar import COUNTED, SWAPPED, Calendar, CalendarEnds, Day
from forms.fields.base import Values
from forms.schema.procedure import Procedure
from forms.text.language import Text
from forms.text.words import Phrase
from handlers.dossier.history.event import Event, EventData, TimeLimit, Timing, is_immediate
from handlers.dossier.table.moves import MOVES
from handlers.dossier.table.steps import Clock

AT_ONCE = Phrase("dossier.deadline.at_once")
PAUSED = Phrase("dossier.deadline.paused")
PUT_OFF = Phrase("dossier.deadline.put_off")
MADE_UP = Phrase("dossier.deadline.made_up")
TOLD = Phrase("dossier.deadline.told")
APPOINTED = Phrase("dossier.deadline.appointed")


def freeze_limit(procedure: Procedure, branch: str, answers: Values) -> TimeLimit:
    """The time limit of a filing as it is kept: the branch that applies (the usual one without), all others
    by their days, and the appointment it counts from."""
    told = procedure.time_limit
    applied = told.branch(branch) or told.usual_branch
    found: TimeLimit = {"amount": applied.amount if applied else told.amount, "unit": told.unit}
    if applied:
        found["branch"] = applied.id
        found["branches"] = {one.id: one.amount for one in told.branches}
    if procedure.appointment and procedure.counted_from(answers):
        found["appointment"] = procedure.appointment.day
    return found


def start_clock(
    filed_at: datetime, time_limit: TimeLimit, calendar: Calendar, appointment: date | None = None
) -> Timing:
    """The clock at submission; with `appointment`, where the law counts from the day somebody is to come.

    It counts from the day the filing counts as received (office hours, or the next working morning), not from
    the day an officer gets round to receiving it: a slow unit must not cost the citizen time. A procedure
    settled at once is due on the day of filing and never shifts.
    """
    if is_immediate(time_limit):
        return Timing("runs", filed_at.date(), filed_at.date())
    # Before the appointment there is nothing to work on: a card cannot be due before its owner has come.
    start = appointment or calendar.reception_day(filed_at)
    return Timing("runs", start, calendar.due_date(start, time_limit["amount"]))


def restart_clock(clock: Timing, at: datetime, time_limit: TimeLimit, calendar: Calendar) -> Timing:
    """The clock that begins to count only now, at a moment: the last consent is given, somebody has come.

    It counts from the day the moment counts as received, as a filing of that moment would. What was paused
    before is forgotten: no day of it was counted. The due date never moves earlier.
    """
    anew = start_clock(at, time_limit, calendar)
    return replace(anew, due=max(clock.due, anew.due))


def change_limit(clock: Timing, time_limit: TimeLimit, calendar: Calendar) -> Timing:
    """The clock under another time limit: counted anew from the same day, and never due earlier than told."""
    due = calendar.due_date(clock.start, time_limit["amount"] + clock.paused_days)
    return replace(clock, due=max(clock.due, due))


def clock_after_data(clock: Timing, data: EventData, time_limit: TimeLimit, calendar: Calendar) -> Timing:
    """The clock after what came with a move: another time limit, or another day to count from."""
    if chosen := data.get("limit"):
        return change_limit(clock, {**time_limit, **chosen}, calendar)
    booked = data.get("answers", {}).get(time_limit.get("appointment", ""))
    if isinstance(booked, str) and booked != clock.start.isoformat():
        return restart_clock(clock, datetime.fromisoformat(booked), time_limit, calendar)
    return clock


def clock_after(
    clock: Timing, state: Clock, today: date, time_limit: TimeLimit, calendar: Calendar
) -> Timing:
    """The clock after an event of today that leaves it in `state`. The due date never moves earlier."""
    if clock.state == "paused" and state != "paused":
        # Only what was paused within working days moves the date; a weekend costs nobody anything.
        days = clock.paused_days + _paused_working_days(clock, today, calendar)
        due = clock.due
        if days > clock.paused_days and not is_immediate(time_limit):
            # Counted on from the date that was promised, which an apology may have put off.
            due = calendar.due_date(due, days - clock.paused_days)
        return Timing(state, clock.start, due, None, days)
    if state == "paused" and clock.state != "paused":
        return replace(clock, state=state, paused_since=today)
    return replace(clock, state=state)


def expected_due(clock: Timing, today: date, time_limit: TimeLimit, calendar: Calendar) -> date:
    """The due date as it stands today: later than the stored one while a pause goes on."""
    return clock_after(clock, "runs", today, time_limit, calendar).due


def closing_day(until: date, calendar: Calendar) -> date:
    """The last day on which a supplement asked for until a day is taken: the working day after it."""
    try:
        return calendar.next_working_day(until)
    except CalendarEnds:
        # A request near the end of the calendar is still one; four days hold a working day or a weekend.
        return until + timedelta(days=4)


def pauses(events: Sequence[Event]) -> tuple[tuple[date, date | None], ...]:
    """The pauses of a history: day it began, day it ended (None while it goes on)."""
    found: list[tuple[date, date | None]] = []
    since: date | None = None
    for event in events:
        if since and event.clock.paused_since is None:
            found.append((since, event.at.date()))
        since = event.clock.paused_since
    return (*found, (since, None)) if since else tuple(found)


def explain_days(
    events: Sequence[Event], time_limit: TimeLimit, calendar: Calendar, today: date
) -> tuple[Day, ...]:
    """Every day from receipt to the due date as it stands today, whether it counts, and why.

    Exactly `amount` days count. A paused working day does not; one that was paused after the time limit had
    already run out is made up for by a day at the end.
    """
    clock = events[-1].clock
    if time_limit["unit"] == "unstated":
        return ()
    if is_immediate(time_limit):
        return (Day(clock.start, True, AT_ONCE),)
    due = expected_due(clock, today, time_limit, calendar)
    rests = [(since, until or today) for since, until in pauses(events)]
    put_off = any(MOVES[event.move].puts_off for event in events[1:])
    beyond = PUT_OFF if put_off else MADE_UP if rests else TOLD
    days = tuple(_days(clock.start, due, time_limit["amount"], rests, calendar, beyond))
    return (replace(days[0], why=APPOINTED), *days[1:]) if time_limit.get("appointment") else days


def _days(
    start: date, due: date, amount: int, rests: Sequence[tuple[date, date]], calendar: Calendar, beyond: Text
) -> Iterator[Day]:
    # The calendar names each day; only working days can be taken out of the count by a pause.
    counted = 0
    for day in calendar.count_days(start, len(_working_days(start, due, calendar))):
        if not day.counted:
            yield day
        elif any(since < day.date <= until for since, until in rests):
            yield Day(day.date, False, PAUSED)
        elif counted == amount:
            yield Day(day.date, False, beyond)
        else:
            counted += 1
            yield Day(day.date, True, _day_text(day.date, counted, calendar))


def _day_text(day: date, n: int, calendar: Calendar) -> Text:
    instead = calendar.worked.get(day)
    if instead is None:
        return COUNTED.format(n=n)
    return SWAPPED.format(n=n, why=instead)


def _paused_working_days(clock: Timing, today: date, calendar: Calendar) -> int:
    since = clock.paused_since or today
    return len(_working_days(max(since, clock.start), today, calendar))


def _working_days(after: date, until: date, calendar: Calendar) -> list[date]:
    """The working days after one day, up to and with another."""
    days = (after + timedelta(days=n) for n in range(1, (until - after).days + 1))
    return [day for day in days if calendar.is_working_day(day)]
