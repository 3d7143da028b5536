"""What judging an answer may know beside the answer: day and time of receipt, who asks, places, open days."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone

from forms.country.calendar import Calendar
from forms.country.province import Country
from forms.text.language import STATED, Language, Text

VIETNAM = timezone(timedelta(hours=7))
"""Asia/Ho_Chi_Minh: UTC+7, no summer time."""


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
    calendar: Calendar | None = None
    """When units receive people; None where nobody is to be received."""
    countries: Mapping[str, Country] = field(default_factory=dict)
    """Id of a nationwide list → the country with its provinces and their communes."""
    at: time | None = None
    """The time of day in Viet Nam; None where only the day is known (a site built, answers tried)."""

    language: Language = STATED[0]
    """The first one of the site: official papers are in it."""

    @property
    def now(self) -> datetime | None:
        """Day and time in Viet Nam, where both are known."""
        return datetime.combine(self.today, self.at, VIETNAM) if self.at is not None else None

    def is_reception_day(self, day: date) -> bool:
        """Whether somebody may be received on a day; in years the calendar lacks, on any."""
        known = self.calendar is not None and day.year in self.calendar.years
        return self.calendar is None or not known or self.calendar.is_open(day)
