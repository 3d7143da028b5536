"""By what time of day an arrival must be notified, and which arrivals are still to come; pure.

Stay notification (2.001159): before 23:00 on the day of arrival; for people who arrive from 23:00 on, before
08:00 of the next day. It is clock time there, on whatever day: never shifted to a working day.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from datetime import time as clock
from typing import Annotated

from pydantic import Field as Key

from forms.conditions.moment import Moment
from forms.country.zone import clock_time
from forms.fields.base import Values
from forms.schema.part import Part

Hour = Annotated[str, Key(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class TimedRows:
    """A moment, and the rows it holds for: places in the list kept, from 0; () without a list."""

    at: datetime
    rows: tuple[int, ...] = ()

    @property
    def row_numbers_text(self) -> str:
        """The rows as people count them, from 1: "1–18, 25"."""
        runs: list[list[int]] = []
        for n in (row + 1 for row in self.rows):
            if runs and runs[-1][-1] == n - 1:
                runs[-1].append(n)
            else:
                runs.append([n])
        return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)


class Arrival(Part):
    """Which questions tell who arrives when, and by which time of day that is to be notified."""

    rows: str = ""
    """The list of those who arrive; left out where the form asks about one person."""
    day: str
    """The question (of a row) that asks the day of arrival."""
    time: str = ""
    """The question (of a row) that asks the time of arrival; unanswered, it is taken to be in time for
    `notify_by`."""
    notify_by: Hour
    """Notice is due before this time of the day of arrival: "23:00"."""
    late_notify_by: Hour
    """For people who arrive at that time or later: due before this time of the next day, "08:00"."""

    def deadlines(self, values: Values, zone: tzinfo) -> tuple[TimedRows, ...]:
        """By when canonical answers are to be notified, the earliest first; none where no day is known.

        The clocks are those of `zone`.
        """
        return self._group_by_time(values, lambda day, at: self._deadline_of(day, at, zone))

    def arrivals_ahead(self, values: Values, moment: Moment) -> tuple[TimedRows, ...]:
        """The arrivals after a moment, the earliest first; none where nobody knows what time it is.

        Without a time of arrival it is the day alone that may lie ahead.
        """
        now = moment.now
        found = self._group_by_time(values, lambda day, at: clock_time(day, at or clock(), moment.zone))
        return tuple(one for one in found if now is not None and one.at > now)

    def _group_by_time(
        self, values: Values, when: Callable[[date, clock | None], datetime]
    ) -> tuple[TimedRows, ...]:
        found: dict[datetime, tuple[int, ...]] = {}
        for row, day, at in self._arrivals(values):
            # Rows with the same deadline share one line: a coach of guests arrives together.
            known = when(day, at)
            found[known] = (*found.get(known, ()), *((row,) if self.rows else ()))
        return tuple(TimedRows(at, found[at]) for at in sorted(found))

    def _arrivals(self, values: Values) -> Iterator[tuple[int, date, clock | None]]:
        """The row, day and time (None: not told) of each arrival whose day is known."""
        for n, row in enumerate(values.get(self.rows, ()) if self.rows else (values,)):
            day, at = row.get(self.day), row.get(self.time)
            if day:
                yield n, date.fromisoformat(day), clock.fromisoformat(at) if at else None

    def _deadline_of(self, day: date, at: clock | None, zone: tzinfo) -> datetime:
        usual, late = clock.fromisoformat(self.notify_by), clock.fromisoformat(self.late_notify_by)
        # Law on Residence 2020, Art. 30: before 23:00; after that until 08:00 of the next day.
        if at is None or at < usual:
            return clock_time(day, usual, zone)
        return clock_time(day + A_DAY, late, zone)
