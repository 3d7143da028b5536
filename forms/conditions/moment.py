"""What judging an answer may know beside it: time of receipt, who asks, country, places, open days."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, tzinfo

from forms.country.calendar import Calendar
from forms.country.pack import Country
from forms.country.packs import NO_COUNTRY
from forms.country.province import NationwideList
from forms.country.reception import NarrowedWeek, Reception, Sessions, WrittenWeek, read_week
from forms.country.zone import clock_time
from forms.text.language import STATED, Language, Text


@dataclass(frozen=True)
class Moment:
    """The day of receipt and what stands on that day; nothing else reaches a field."""

    today: date
    areas: Mapping[str, Mapping[str, str]]
    """Area id → commune code → commune name."""
    units: Mapping[str, Text]
    """Unit id → unit name, of the units a citizen may choose today."""
    account_kind: str = ""
    """citizen | organisation | business, or "" while nobody is logged in."""
    # Optional, because GovSchema's forms know no appointments and many tests need none.
    calendar: Calendar | None = None
    """When units receive people; None where nobody is to be received."""
    nationwide: Mapping[str, NationwideList] = field(default_factory=dict)
    """Id of a nationwide list → the country with its provinces and their communes."""
    at: time | None = None
    """The time of day there; None where only the day is known (a site built, answers tried)."""
    language: Language = STATED[0]
    """The first one of the site: official papers are in it."""
    country: Country = NO_COUNTRY
    """Whose numbers, telephones and money are judged."""
    zone: tzinfo = UTC
    """Whose clocks are meant."""
    receptions: Mapping[str, WrittenWeek] = field(default_factory=dict)
    """Unit id → when it receives, of the units that state it."""

    @property
    def now(self) -> datetime | None:
        """Day and time there, where both are known."""
        return clock_time(self.today, self.at, self.zone) if self.at is not None else None

    def sessions(self, day: date, unit: str = "", narrowed: NarrowedWeek | None = None) -> Sessions | None:
        """The half-days on which a unit receives people on a day; None where nobody is to be received.

        `narrowed` is what a procedure leaves of them; without a unit those of the country are meant.
        """
        reception = self.reception(unit, narrowed)
        return self.calendar.of(reception).likely_sessions(day) if self.calendar and reception else None

    def reception(self, unit: str = "", narrowed: NarrowedWeek | None = None) -> Reception | None:
        """The half-days of a week on which a unit receives people; None where nobody is to be received."""
        if self.calendar is None:
            return None
        usual, own = self.calendar.reception, self.receptions.get(unit)
        return (read_week(own, usual) if own else usual).narrow_to(narrowed)

    def is_reception_day(self, day: date) -> bool:
        """Whether somebody may be received on a day; in years the calendar lacks, on any such weekday."""
        return self.sessions(day) != ()
