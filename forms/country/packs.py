"""The packs of forms/country by their codes: a folder each, found here, so that a new country is a folder."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import forms.country
from forms.country.pack import Channel, Country

PACKS = tuple(one.name for one in iter_modules(forms.country.__path__) if one.ispkg)
"""The codes there are: small letters of ISO 3166, and zz for no country."""


@cache
def country(code: str) -> Country:
    """The pack of a code. Raises LookupError for one there is none of."""
    if code not in PACKS:
        raise LookupError(f"there is no country pack {code}")
    found: Country = import_module(f"forms.country.{code}").COUNTRY
    return found


NO_COUNTRY = country("zz")


@cache
def channels() -> tuple[Channel, ...]:
    """The ways of consenting of all packs, which a schema names by their ids."""
    return tuple(one for code in PACKS for one in country(code).channels)
