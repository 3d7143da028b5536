"""A forms folder without its editions: site, papers, units, areas and calendar, each file judged as read."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from forms.country.calendar import NO_HOLIDAYS, Calendar, FrozenCalendar, Override
from forms.country.pack import Country
from forms.proofs.competence import Units
from forms.proofs.finding import Finding
from forms.proofs.paper_forms import Papers, paper_findings
from forms.schema.catalogue import Catalogue
from forms.schema.paper import PaperForm
from forms.schema.procedure import Procedure
from forms.schema.site import SiteFile
from forms.schema.unit import Area, Unit
from forms.source import communes
from forms.source.holidays import ending_findings
from forms.source.kinds import incomplete_kinds
from forms.source.shape import read_model
from forms.source.sheet import TOP, read_sheet
from forms.source.site import FILE, FORMER, RENAME, RENAMED, ResolvedSite, resolve_site, site_findings
from forms.source.unit_file import UnitFile, unit_file_faults
from forms.text.complaint import Complaint, Loc, Sheet
from forms.text.language import STATED, Language

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class World:
    """What all editions of a folder share."""

    site: ResolvedSite = field(default_factory=ResolvedSite)
    papers: Papers = ()
    units: Units = ()
    areas: tuple[Area, ...] = ()
    calendar: Calendar | None = None
    """None where it could not be read, or is not wanted."""

    @cached_property
    def bare_units(self) -> tuple[Unit, ...]:
        """The units without their places in the files."""
        return tuple(unit for _, _, unit in self.units)

    def catalogue(self, editions: tuple[Procedure, ...] = ()) -> Catalogue:
        """A catalogue of this world, of no editions or of those given."""
        calendar = self.calendar or Calendar({}, {}, range(0))
        whole = Catalogue(editions, self.bare_units, self.areas, calendar)
        site = self.site
        return replace(whole, site=site.file, logo=site.logo, zone_rules=site.zone_rules)


class FolderReader:
    """One run over a forms folder: every file is read and judged before it fails."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.languages: tuple[Language, ...] = STATED
        self.sheets: dict[str, Sheet] = {}

    def world(self, today: date | None) -> World:
        """All but the editions. With `today`, what has expired by then is complained of too."""
        self.sheets |= {sheet.path: sheet for sheet in incomplete_kinds()}
        site = self.site(today)
        papers = self.papers()
        units, areas = self.units(self.read_all("units/*.yaml", UnitFile), site.country)
        return World(site, papers, units, areas, self.calendar(site.country))

    def is_broken(self) -> bool:
        return any(sheet.complaints for sheet in self.sheets.values())

    def complaints(self) -> Iterator[Complaint]:
        return (complaint for sheet in self.sheets.values() for complaint in sheet.complaints)

    def place_name(self, path: Path) -> str:
        """How complaints call a file: its place beside the folder."""
        return path.relative_to(self.root.parent).as_posix()

    def sheet(self, path: Path) -> Sheet:
        shown = self.place_name(path)
        self.sheets[shown] = read_sheet(path, shown)
        return self.sheets[shown]

    def read_all(self, pattern: str, model: type[M]) -> list[tuple[Sheet, M]]:
        """Every file of a pattern with what it says; the files without a usable model are left out."""
        read = [
            (sheet, read_model(sheet, model, self.languages))
            for sheet in map(self.sheet, sorted(self.root.glob(pattern)))
        ]
        return [(sheet, one) for sheet, one in read if one is not None]

    def report(self, finding: Finding) -> None:
        """Complain of what does not hold; a file that was not read here is read for the place."""
        path = self.root.parent / finding.path
        if finding.path not in self.sheets:
            self.sheets[finding.path] = Sheet(finding.path, lambda: read_sheet(path, finding.path).places)
        self.sheets[finding.path].report(finding.loc, finding.code, finding.message, finding.hint)

    def report_ends(self, world: World, today: date) -> None:
        """Complain of a calendar that runs out soon. A build goes on: the days it needs are there yet."""
        name = self.root.resolve().name
        for finding in ending_findings(name, world.calendar, world.site.country, today):
            self.report(finding)

    def papers(self, name: str = "*") -> Papers:
        """The paper forms, or the editions of one."""
        found = [(sheet.path, one) for sheet, one in self.read_all(f"papers/{name}/*.yaml", PaperForm)]
        for finding in paper_findings(found):
            self.report(finding)
        return found

    def calendar(self, country: Country) -> Calendar | None:
        """The frozen days of the country with the override applied; None when they cannot be read."""
        if not country.holidays:
            return replace(NO_HOLIDAYS, reception=country.reception)
        name = f"calendars/{country.code}.json"
        frozen = self.read_all(name, FrozenCalendar)
        override = [one for _, one in self.read_all("calendars/override.yaml", Override)]
        if not list(self.root.glob(name)):
            sheet = self.sheets["calendars"] = Sheet(f"{self.root.name}/{name}")
            hint = f"make it with: build.py calendar --country {country.code}"
            sheet.complain(TOP, "file", "there is no such file", hint)
        if not frozen:
            return None
        return replace(frozen[0][1].calendar(override[0] if override else None), reception=country.reception)

    def site(self, today: date | None) -> ResolvedSite:
        """The site with what stands beside its file; the kit's own where the folder says nothing.

        What follows is read in its languages.
        """
        if (self.root / FORMER).is_file():
            former = self.sheet(self.root / FORMER)
            former.complain(TOP, "renamed", RENAMED, RENAME)
        for sheet, one in self.read_all(FILE, SiteFile):
            self.languages = one.languages
            for loc, code, message, hint in site_findings(self.root, one, today):
                sheet.report(loc, code, message, hint)
            return ResolvedSite() if sheet.complaints else resolve_site(self.root, one)
        return ResolvedSite()

    def units(self, files: list[tuple[Sheet, UnitFile]], country: Country) -> tuple[Units, tuple[Area, ...]]:
        """The units with their places, and the areas, with the communes their tables name."""
        units: list[tuple[str, Loc, Unit]] = []
        areas: list[Area] = []
        for sheet, one in files:
            area = communes.area_of(sheet, self.root / "units", one.area, country.codes) if one.area else None
            if one.area and area is None:
                continue
            for loc, code, message, hint in unit_file_faults(one, area):
                sheet.report(loc, code, message, hint)
            areas += [communes.sort_area(one.with_ends(area))] if area else []
            units += [(sheet.path, ("units", n), unit) for n, unit in enumerate(one.units)]
            units += [
                (sheet.path, one.place_of(unit), unit)
                for unit in one.units_of_communes(area.communes if area else ())
            ]
        return units, tuple(areas)
