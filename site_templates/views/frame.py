"""What every page knows, and the small pieces many pages are made of."""

from dataclasses import dataclass
from typing import Any

from forms.country.pack import Country
from forms.country.packs import NO_COUNTRY
from forms.schema.catalogue import Catalogue
from forms.schema.site import UNSTATED, SiteFile
from forms.text.language import Language

PER_PAGE = 60
"""Procedures on one page of the catalogue."""


@dataclass(frozen=True)
class Visitor:
    """Who is logged in, as the header shows it."""

    name: str
    kind: str  # citizen | organisation | business | officer | head | admin
    unit: str = ""


@dataclass(frozen=True)
class Site:
    """What every page knows: its language, its own path in every language, who is there, the date of law."""

    language: Language
    path: str
    """The page's own address without the language prefix, for the language switch; "" where none exists."""
    visitor: Visitor | None = None
    as_of: str = ""
    """dd/mm/yyyy when the site is built for a day other than today, else empty."""
    origin: str = ""
    """scheme://host where the site is published, no final slash; "" where the build was not told."""
    file: SiteFile = UNSTATED
    """What the site says of itself."""
    country: Country = NO_COUNTRY
    logo: str = ""
    """The path of its picture; "" where it has the kit's mark."""

    @property
    def languages(self) -> tuple[Language, ...]:
        return self.file.languages

    @property
    def others(self) -> tuple[Language, ...]:
        """The languages the page can be read in besides its own."""
        return tuple(one for one in self.languages if one != self.language)

    @property
    def motto(self) -> tuple[str, ...]:
        """What stands on top of papers and slips."""
        return self.country.motto if self.file.motto is None else self.file.motto


def site_of(catalogue: Catalogue, language: Language, path: str = "", **known: Any) -> Site:
    """What a page of this catalogue knows, beside what is known of who asks for it."""
    logo = f"/{catalogue.logo.path}" if catalogue.logo else ""
    return Site(language, path, file=catalogue.site, country=catalogue.country, logo=logo, **known)


# Only here: a site whose first language changes moves all its addresses at once.
def address(file: SiteFile, language: Language, path: str) -> str:
    """A path of ours in a language: pages have their own addresses under /en, the API is told by ?lang.

    Those in the first language of the site stand at the root.
    """
    if not file.root(language) or not path.startswith("/") or "lang=" in path:
        return path
    if not path.startswith("/api/"):
        return f"{file.root(language)}{path}"
    base, hash_mark, fragment = path.partition("#")
    return f"{base}{'&' if '?' in base else '?'}lang={language}{hash_mark}{fragment}"


@dataclass(frozen=True)
class Line:
    """A label and a value; `links` to where the value can be changed or seen."""

    label: str
    value: str
    link: str = ""
    note: str = ""


@dataclass(frozen=True)
class Group:
    title: str
    lines: tuple[Line, ...]
    id: str = ""


@dataclass(frozen=True)
class Problem:
    """An error page a person can act on."""

    status: int
    title: str
    detail: str
    actions: tuple[tuple[str, str], ...] = ()
