"""site.yaml and what stands beside it: read, judged with its country, its clock frozen, its logo taken in."""

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, tzinfo
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from zoneinfo import TZPATH, available_timezones

from forms.country.pack import Country
from forms.country.packs import PACKS, country
from forms.country.zone import freeze_zone, frozen_zone
from forms.proofs.finding import FindingParts
from forms.schema.site import UNSTATED, Logo, SiteFile
from forms.source.sheet import read_sheet
from forms.text.complaint import nearest
from forms.text.currency import CODES

FILE, FORMER = "site.yaml", "operator.yaml"
RENAMED = "operator.yaml is called site.yaml now, and its keys are keys there"
RENAME = "rename it: git mv operator.yaml site.yaml, and add country: vn (or your own) to it"
MOST_LOGO = 10_000
"""Bytes; every visitor loads it once."""
PNG = b"\x89PNG\r\n\x1a\n"
UNSAFE = re.compile(
    rb"(?i)<script|<foreignobject|<!doctype|<!entity|\son\w+\s*=|(?:href|src)\s*=\s*[\"'](?!#)"
)
"""What a drawing does not need: code, other documents, and anything loaded from elsewhere."""


@dataclass(frozen=True)
class ResolvedSite:
    """A site file with what was read for it."""

    file: SiteFile = UNSTATED
    logo: Logo | None = None
    zone_rules: str = ""

    @property
    def country(self) -> Country:
        return country(self.file.country)


def resolve_site(root: Path, file: SiteFile) -> ResolvedSite:
    """The site with its logo and the rules of its clock. What `site_findings` finds must be nothing."""
    pack = country(file.country)
    name = file.time_zone or pack.time_zone
    fixed = pack.offset is not None and name == pack.time_zone
    logo = logo_of(root / file.logo) if file.logo else None
    return ResolvedSite(file, logo, "" if fixed else freeze_zone(zone_file(name)))


def site_findings(root: Path, file: SiteFile, today: date | None) -> Iterator[FindingParts]:
    """What is wrong with a site file beside its shape; with `today`, also what has expired by then."""
    if today and file.security and file.security.expires <= today:
        message = f"security.txt expired on {file.security.expires}"
        hint = "see that the contacts are still right, then write a day less than a year ahead"
        yield ("security", "expires"), "expired", message, hint
    if file.country not in PACKS:
        message = f'there is no country pack "{file.country}"'
        yield ("country",), "country", message, nearest(file.country, PACKS)
        return
    if file.time_zone and file.time_zone not in (zones := available_timezones()):
        message = f'there is no time zone "{file.time_zone}"'
        yield ("time_zone",), "time-zone", message, nearest(file.time_zone, sorted(zones))
    if file.currency and file.currency not in CODES:
        message = f'ISO 4217 has no currency "{file.currency}"'
        yield ("currency",), "currency", message, nearest(file.currency, sorted(CODES))
    if file.logo:
        yield from ((("logo",), "logo", message, hint) for message, hint in _logo(root / file.logo))


def clock_of(root: Path) -> tzinfo:
    """The clocks of a folder's site, whatever else is wrong with it: UTC where it cannot be told."""
    path = root / FILE
    told = read_sheet(path, FILE).data if path.is_file() else None
    said = told if isinstance(told, dict) else {}
    try:
        pack = country(str(said.get("country", UNSTATED.country)))
        name = str(said.get("time_zone") or pack.time_zone)
        return frozen_zone(name, freeze_zone(zone_file(name)))
    except (LookupError, ValueError, OSError):
        return UTC


def zone_file(name: str) -> bytes:
    """The rules of a zone as the time zone database of this machine has them (TZif). Raises LookupError."""
    for folder in TZPATH:
        if (path := Path(folder, name)).is_file():
            return path.read_bytes()
    try:
        return files("tzdata").joinpath("zoneinfo", *name.split("/")).read_bytes()
    except (ModuleNotFoundError, FileNotFoundError):
        raise LookupError(f"this machine has no rules of {name}: install the package tzdata") from None


def logo_of(path: Path) -> Logo:
    """The logo with a name that changes with its content."""
    data = path.read_bytes()
    return Logo(path=f"logo-{sha256(data).hexdigest()[:12]}{path.suffix}", data=b64encode(data).decode())


def _logo(path: Path) -> Iterator[tuple[str, str]]:
    """Why a picture cannot be the logo, and what to do."""
    if not path.is_file():
        yield f"there is no {path.name} beside site.yaml", ""
        return
    data = path.read_bytes()
    if len(data) > MOST_LOGO:
        yield f"{path.name} has {len(data):,} bytes, at most {MOST_LOGO:,} are taken", "make it simpler"
    elif path.suffix == ".png" and not data.startswith(PNG):
        yield f"{path.name} is no PNG picture", "save it as PNG"
    elif path.suffix == ".svg" and b"<svg" not in data[:1000]:
        yield f"{path.name} is no SVG drawing", "save it as SVG"
    elif path.suffix == ".svg" and (found := UNSAFE.search(data)):
        said = found[0].decode("utf-8", "replace").strip()
        yield (
            f"{path.name} holds {said}, which a logo may not",
            "save it as a plain SVG, without code or links",
        )
