"""The public holidays of a country, out of the package that knows them, named in every language it has."""

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

from forms.country.calendar import Calendar, FrozenCalendar, freeze_days
from forms.country.pack import Country
from forms.proofs.finding import Finding
from forms.text.language import Text
from forms.text.words import languages


def write_calendar(frozen: FrozenCalendar, out: Path) -> None:
    """The calendar as a file that is read by whoever reviews a change of it."""
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(frozen.model_dump_json(indent=1) + "\n", encoding="utf-8")


AHEAD = 2
"""Years that the calendar must reach beyond the day on which it is checked."""


def ending_findings(root: str, days: Calendar | None, country: Country, today: date) -> Iterator[Finding]:
    """That the calendar runs out within two years of a day: a filing of its last weeks has no due date."""
    if days is None or not country.holidays or not days.years or today.year + AHEAD <= days.years[-1]:
        return
    last, wanted = days.years[-1], today.year + AHEAD + 5
    yield Finding(
        f"{root}/calendars/{country.code}.json",
        ("years", 1),
        "ends",
        f"no day off is known after {last}: the calendar must reach two years beyond {today}",
        f"build.py calendar --country {country.code} --first {days.years[0]} --last {wanted}",
    )


def frozen_holidays(country: Country, years: range) -> FrozenCalendar:
    """The days off and the weekend days worked in whole years. Raises LookupError where nobody knows any."""
    if not country.holidays:
        raise LookupError(f"the country pack {country.code} has no calendar of holidays")
    # Loaded by name: only whoever freezes a calendar has the package, and functions never do.
    package: Any = import_module("holidays")

    def days(language: str | None) -> Any:
        return package.country_holidays(country.holidays, years=years, language=language)

    own = days(days(None).default_language)
    tags = {one.split("_")[0]: one for one in (own.default_language, *own.supported_languages)}
    told = {one: days(tag) for one, tag in tags.items() if tag == own.default_language or one in languages()}
    names = {day: Text(**{one: each[day] for one, each in told.items()}) for day in own}
    return freeze_days(f"PyPI holidays {version('holidays')}", years, names, own.is_working_day)
