"""The working-day calendar: frozen when built, so a due date never depends on a package's next release."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from pydantic import BaseModel, ConfigDict

from forms.country.pack import OFFICE_HOURS
from forms.country.reception import Reception, Sessions
from forms.text.language import Text
from forms.text.words import Phrase

START = Phrase("country.calendar.start")
COUNTED = Phrase("country.calendar.counted")
SWAPPED = Phrase("country.calendar.swapped")
WEEKEND = (Phrase("country.calendar.weekend.0"), Phrase("country.calendar.weekend.1"))
OFF = Phrase("country.calendar.off")
UNNAMED = Phrase("country.calendar.unnamed")
MADE_UP = Phrase("country.calendar.made_up")


@dataclass(frozen=True)
class Day:
    """One day on the way to a due date: whether it counts, and why."""

    date: date
    counted: bool
    why: Text


class CalendarEnds(ValueError):
    """A day of a year that the calendar does not hold: holidays are decreed year by year, none is guessed."""


@dataclass(frozen=True)
class Calendar:
    """Days off and weekend days worked instead, for whole years. Asking outside them raises CalendarEnds."""

    off: Mapping[date, Text]
    worked: Mapping[date, Text]
    years: range
    reception: Reception = OFFICE_HOURS
    """The half-days on which the unit that is asked for receives."""

    def is_working_day(self, day: date) -> bool:
        """Whether a day counts in time limits. Raises CalendarEnds."""
        if day.year not in self.years:
            held = f"{self.years[0]} to {self.years[-1]}" if self.years else "no year"
            raise CalendarEnds(f"the calendar holds {held}, not {day.year}")
        return day in self.worked or (day.weekday() < 5 and day not in self.off)

    def of(self, reception: Reception) -> "Calendar":
        """The same days with the half-days of a unit, or of one procedure there."""
        return replace(self, reception=reception)

    def reception_day(self, at: datetime) -> date:
        """The day a filing counts as received: that of the next half-day of reception which is not over.

        Assumed, for no source settles it: the reception of Saturday morning receives, but Saturday is no
        working day for a time limit, so Monday is the first day that counts. Raises CalendarEnds.
        """
        # A filing at 17:30 on Friday must not lose the citizen a day the office never worked, nor be due
        # later than one of Saturday morning.
        day, over = at.date(), at.time()
        while not any(over < one.closes for one in self.sessions(day)):
            day, over = day + timedelta(days=1), time()
        return day

    def sessions(self, day: date) -> Sessions:
        """The half-days of reception of a day; none where it is closed. Raises CalendarEnds."""
        if day in self.worked:
            return self.reception.workday
        if self.is_working_day(day) or (day.weekday() >= 5 and not self._in_break(day)):
            return self.reception.week[day.weekday()]
        return ()

    def likely_sessions(self, day: date) -> Sessions:
        """The same; in years the calendar lacks, those of the day of the week."""
        # In a year nobody froze, refusing every day would close the form; the unit still decides.
        return self.sessions(day) if day.year in self.years else self.reception.week[day.weekday()]

    def office_time(self, since: datetime, until: datetime) -> timedelta:
        """How much of its reception lies between two moments of the place's clock."""
        begin, end, total = since.replace(tzinfo=None), until.replace(tzinfo=None), timedelta()
        for n in range((end.date() - begin.date()).days + 1):
            day = begin.date() + timedelta(days=n)
            for one in self.likely_sessions(day):
                opens, closes = datetime.combine(day, one.opens), datetime.combine(day, one.closes)
                total += max(min(end, closes) - max(begin, opens), timedelta())
        return total

    def is_open(self, day: date) -> bool:
        """Whether the reception is open on a day, be it for a morning. Raises CalendarEnds."""
        return bool(self.sessions(day))

    def _in_break(self, day: date) -> bool:
        """A weekend beside a day off is taken for part of the break: weekends in holidays are not named."""
        # Decrees name only the weekdays off; nobody opens for one morning in the middle of a break.
        friday = day - timedelta(days=day.weekday() - 4)
        return any(one in self.off for one in (friday, day, friday + timedelta(days=3)))

    def next_working_day(self, day: date) -> date:
        """The first working day after a day."""
        day += timedelta(days=1)
        while not self.is_working_day(day):
            day += timedelta(days=1)
        return day

    def due_date(self, start: date, working_days: int) -> date:
        """The last day of a time limit whose first day is the working day after receipt."""
        # The day of receipt is day 0 (Civil Code 2015, Art. 147): the first working day after it is day 1.
        for _ in range(working_days):
            start = self.next_working_day(start)
        return start

    def count_days(self, start: date, working_days: int) -> tuple[Day, ...]:
        """Every day from receipt to the due date with the reason it counts or not; the last one is due."""
        days, n, day = [Day(start, False, START)], 0, start
        while n < working_days:
            day += timedelta(days=1)
            counted = self.is_working_day(day)
            n += counted
            days.append(Day(day, counted, self._why(day, n)))
        return tuple(days)

    def _why(self, day: date, n: int) -> Text:
        if day in self.worked:
            return SWAPPED.format(n=n, why=self.worked[day])
        if day in self.off:
            return OFF.format(why=self.off[day])
        return COUNTED.format(n=n) if day.weekday() < 5 else WEEKEND[day.weekday() - 5]


NO_HOLIDAYS = Calendar({}, {}, range(1970, 2200))
"""Every weekday is worked: for forms of no country."""


class FrozenCalendar(BaseModel):
    """The committed file of days, written by `build.py calendar` from the holiday package."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)

    source: str = ""
    years: tuple[int, int]
    """First and last year, both whole."""
    off: dict[date, Text] = {}
    worked: dict[date, Text] = {}

    # The override wins in both directions: decrees add swap days and take announced ones back.
    def calendar(self, override: "Override | None" = None) -> Calendar:
        """The calendar of this file; what the override says of a day wins."""
        off, worked = dict(self.off), dict(self.worked)
        for day, why in (override or NO_OVERRIDE).off.items():
            off[day] = why
            worked.pop(day, None)
        for day, why in (override or NO_OVERRIDE).worked.items():
            worked[day] = why
            off.pop(day, None)
        return Calendar(off, worked, range(self.years[0], self.years[1] + 1))


class Override(BaseModel):
    """Days decided after the holiday package was released, or that it does not know."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)

    off: dict[date, Text] = {}
    worked: dict[date, Text] = {}


# Not judged: a function that starts would build the schema for nothing.
NO_OVERRIDE = Override.model_construct()


def freeze_days(
    source: str, years: range, names: Mapping[date, Text], works: Callable[[date], bool]
) -> FrozenCalendar:
    """The days on which weekday and working day disagree, out of a package's names and its judgement."""
    spoken = list(dict.fromkeys(language for name in names.values() for language in name.plain()))
    off: dict[date, Text] = {}
    worked: dict[date, Text] = {}
    # What follows from the weekday is left out, so that people read the exceptions alone.
    day = date(years[0], 1, 1)
    while day.year in years:
        if day.weekday() < 5 and not works(day):
            off[day] = names.get(day) or UNNAMED.only(spoken)
        elif day.weekday() >= 5 and works(day):
            worked[day] = names.get(day) or MADE_UP.only(spoken)
        day += timedelta(days=1)
    return FrozenCalendar(source=source, years=(years[0], years[-1]), off=off, worked=worked)


def freeze_calendar(calendar: Calendar) -> FrozenCalendar:
    """The file from which `Frozen.calendar` makes the same calendar."""
    return FrozenCalendar(
        years=(calendar.years[0], calendar.years[-1]), off=dict(calendar.off), worked=dict(calendar.worked)
    )
