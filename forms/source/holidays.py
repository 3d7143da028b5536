"""The public holidays of a country, out of the package that knows them, named in every language it has."""

from importlib import import_module
from importlib.metadata import version
from typing import Any

from forms.country.calendar import Frozen, freeze
from forms.country.pack import Country
from forms.text.language import Language, Text


def frozen_holidays(country: Country, years: range) -> Frozen:
    """The days off and the weekend days worked in whole years. Raises LookupError where nobody knows any."""
    if not country.holidays:
        raise LookupError(f"the country pack {country.code} has no calendar of holidays")
    # Loaded by name: only whoever freezes a calendar has the package, and functions never do.
    package: Any = import_module("holidays")

    def days(language: str | None) -> Any:
        return package.country_holidays(country.holidays, years=years, language=language)

    own = days(days(None).default_language)

    def spoken(language: Language) -> Any:
        found = [one for one in own.supported_languages if one.split("_")[0] == language]
        return days(found[0]) if found else own

    vi, en = spoken("vi"), spoken("en")
    names = {day: Text(vi=vi[day], en=en[day]) for day in own}
    return freeze(f"PyPI holidays {version('holidays')}", years, names, own.is_working_day)
