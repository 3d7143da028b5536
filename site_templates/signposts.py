"""What is published beside the pages for machines: sitemap, robots.txt, security.txt, open data."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from xml.sax.saxutils import quoteattr

from forms.schema.catalogue import Catalogue
from forms.schema.site import Security, SiteFile
from site_templates.open_data.dataset import CATALOGUE, dataset
from site_templates.views import address

ROBOTS, SITEMAP, SECURITY = "robots.txt", "sitemap.xml", ".well-known/security.txt"
NAMES = (ROBOTS, SITEMAP, SECURITY, CATALOGUE)
# A path or a slash at the end would double in every address made of it.
ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:\d+)?")
START = "thu-tuc/"
"""Where the pages that change with an edition stand."""


def signpost_files(
    catalogue: Catalogue, day: date, pages: Iterable[str], origin: str
) -> Iterator[tuple[str, str]]:
    """(path, text) of each; `pages` are the paths of all pages.

    Only with an origin is there a sitemap: it takes whole addresses; only with a contact a security.txt.
    """
    yield ROBOTS, robots_txt(origin)
    yield CATALOGUE, dataset(catalogue, day, origin)
    if origin:
        since = {one.id: one.effective_from for one in catalogue.procedures(day)}
        site = catalogue.site
        listed = [path for path in pages if _is_listed(site, path)]
        yield SITEMAP, sitemap(site, listed, since, origin)
    if catalogue.site.security:
        yield SECURITY, security_txt(catalogue.site, catalogue.site.security, origin)


def missing_signposts(catalogue: Catalogue, origin: str) -> Iterator[str]:
    """What was left out, and what to do to have it."""
    if not origin:
        yield f"no {SITEMAP}, and addresses in data are paths: say --origin https://… to have them whole"
    if not catalogue.site.security:
        yield f"no {SECURITY}: site.yaml states no contact for reports of weaknesses"


def robots_txt(origin: str) -> str:
    """Everything may be read but the API, whose pages hold what one person typed."""
    sitemap = f"\nSitemap: {origin}/{SITEMAP}\n" if origin else ""
    return f"User-agent: *\nDisallow: /api/\n{sitemap}"


def sitemap(site: SiteFile, pages: Iterable[str], since: Mapping[str, date], origin: str) -> str:
    """Every page in every language (sitemaps.org 0.9, alternates as xhtml:link).

    `pages` are paths of the pages in the first language, `since` the first day of the edition of each
    procedure: no other change of a page has a date that is known.
    """
    rows = (row for page in pages for row in _rows(site, page, since, origin))
    spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {spaces}>\n'
    return head + "".join(f"<url>{row}</url>\n" for row in rows) + "</urlset>\n"


def security_txt(site: SiteFile, told: Security, origin: str) -> str:
    """security.txt (RFC 9116): it expires as the day begins that the operator wrote."""
    lines = [f"Contact: {each}" for each in told.contact]
    lines.append(f"Expires: {told.expires}T00:00:00Z")
    lines.append(f"Preferred-Languages: {', '.join(site.languages)}")
    lines += [f"Canonical: {origin}/{SECURITY}"] if origin else []
    lines += [f"Policy: {told.policy}"] if told.policy else []
    return "\n".join(lines) + "\n"


def _is_listed(site: SiteFile, path: str) -> bool:
    """Whether a page is one that a search may lead to; its other languages stand beside it."""
    return path.endswith("index.html") and path.split("/")[0] not in site.languages[1:]


def _rows(site: SiteFile, page: str, since: Mapping[str, date], origin: str) -> Iterator[str]:
    path = page.removesuffix("index.html")
    places = {language: f"{origin}{address(site, language, f'/{path}')}" for language in site.languages}
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(place)}/>'
        for language, place in places.items()
    )
    day = since.get(path.removeprefix(START).split("/")[0]) if path.startswith(START) else None
    changed = f"<lastmod>{day}</lastmod>" if day else ""
    for place in places.values():
        yield f"<loc>{place}</loc>{changed}{others}"
