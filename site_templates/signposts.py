"""What stands beside the pages for machines: sitemap, robots.txt, security.txt, the catalogue as data."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from xml.sax.saxutils import quoteattr

from forms.schema.catalogue import Catalogue
from forms.schema.site import Security
from forms.text.language import LANGUAGES, Language
from site_templates.open_data.dataset import CATALOGUE, dataset
from site_templates.render import address

ROBOTS, SITEMAP, SECURITY = "robots.txt", "sitemap.xml", ".well-known/security.txt"
NAMES = (ROBOTS, SITEMAP, SECURITY, CATALOGUE)
ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:\d+)?")
START = "thu-tuc/"
"""Where the pages that change with an edition stand."""


def beside(catalogue: Catalogue, day: date, pages: Iterable[str], origin: str) -> Iterator[tuple[str, str]]:
    """(path, text) of each; `pages` are the paths of all pages.

    Only with an origin is there a sitemap: it takes whole addresses; only with a contact a security.txt.
    """
    yield ROBOTS, robots(origin)
    yield CATALOGUE, dataset(catalogue, day, origin)
    if origin:
        since = {one.id: one.effective_from for one in catalogue.procedures(day)}
        listed = [path for path in pages if _listed(path, catalogue.site.languages)]
        yield SITEMAP, sitemap(listed, since, origin, catalogue.site.languages)
    if catalogue.site.security:
        yield SECURITY, security(catalogue.site.security, origin, catalogue.site.languages)


def unsaid(catalogue: Catalogue, origin: str) -> Iterator[str]:
    """What was left out, and what to do to have it."""
    if not origin:
        yield f"no {SITEMAP}, and addresses in data are paths: say --origin https://… to have them whole"
    if not catalogue.site.security:
        yield f"no {SECURITY}: site.yaml states no contact for reports of weaknesses"


def robots(origin: str) -> str:
    """Everything may be read but the API, whose pages hold what one person typed."""
    sitemap = f"\nSitemap: {origin}/{SITEMAP}\n" if origin else ""
    return f"User-agent: *\nDisallow: /api/\n{sitemap}"


def sitemap(
    pages: Iterable[str], since: Mapping[str, date], origin: str, languages: Sequence[Language] = LANGUAGES
) -> str:
    """Every page in every language (sitemaps.org 0.9, alternates as xhtml:link).

    `pages` are paths of the pages in the first language, `since` the first day of the edition of each
    procedure: no other change of a page has a date that is known.
    """
    rows = (row for page in pages for row in _rows(page, since, origin, languages))
    spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {spaces}>\n'
    return head + "".join(f"<url>{row}</url>\n" for row in rows) + "</urlset>\n"


def security(told: Security, origin: str, languages: Sequence[Language] = LANGUAGES) -> str:
    """security.txt (RFC 9116): it expires as the day begins that the operator wrote."""
    lines = [f"Contact: {each}" for each in told.contact]
    lines.append(f"Expires: {told.expires}T00:00:00Z")
    lines.append(f"Preferred-Languages: {', '.join(languages)}")
    lines += [f"Canonical: {origin}/{SECURITY}"] if origin else []
    lines += [f"Policy: {told.policy}"] if told.policy else []
    return "\n".join(lines) + "\n"


def _listed(path: str, languages: Sequence[Language]) -> bool:
    """Whether a page is one that a search may lead to; its other languages stand beside it."""
    others = tuple(f"{language}/" for language in languages[1:])
    return path.endswith("index.html") and not path.startswith(others)


def _rows(page: str, since: Mapping[str, date], origin: str, languages: Sequence[Language]) -> Iterator[str]:
    path = page.removesuffix("index.html")
    places = {language: f"{origin}{address(language, f'/{path}', languages[0])}" for language in languages}
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(place)}/>'
        for language, place in places.items()
    )
    day = since.get(path.removeprefix(START).split("/")[0]) if path.startswith(START) else None
    changed = f"<lastmod>{day}</lastmod>" if day else ""
    for place in places.values():
        yield f"<loc>{place}</loc>{changed}{others}"
