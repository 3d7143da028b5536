"""What judging an answer may know beside the answer: the day of receipt, who asks, places and open days."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from forms.calendar import Calendar
from forms.province import Country


@dataclass(frozen=True)
class Moment:
    """The day of receipt and what stands on that day; nothing else reaches a field."""

    today: date
    areas: Mapping[str, Mapping[str, str]]
    """Area id → commune code → commune name."""
    units: Mapping[str, str]
    """Unit id → unit name, of the units a citizen may choose today."""
    account_kind: str = ""
    """citizen | organisation | business, or "" while nobody is logged in."""
    calendar: Calendar | None = None
    """When units receive people; None where nobody is to be received."""
    countries: Mapping[str, Country] = field(default_factory=dict)
    """Id of a nationwide list → the country with its provinces and their communes."""

    def received(self, day: date) -> bool:
        """Whether somebody may be received on a day; in years the calendar lacks, on any."""
        known = self.calendar is not None and day.year in self.calendar.years
        return self.calendar is None or not known or self.calendar.opens(day)
