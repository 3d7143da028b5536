"""The reader of a forms folder: what people wrote becomes a catalogue, or complaints with their places."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from forms.country.calendar import NO_HOLIDAYS, Calendar, FrozenCalendar, Override
from forms.country.pack import Country
from forms.proofs.checks import all_findings, edition_findings
from forms.proofs.competence import Units
from forms.proofs.finding import Finding
from forms.proofs.paper_forms import Papers, paper_findings
from forms.schema.catalogue import Catalogue
from forms.schema.paper import PaperForm
from forms.schema.procedure import Procedure
from forms.schema.site import SiteFile
from forms.schema.unit import Area, Unit, UnitFile
from forms.source import communes
from forms.source.cache import Cache, fingerprint, map_in_parallel
from forms.source.kinds import incomplete_kinds
from forms.source.shape import edition_json, read_model
from forms.source.sheet import TOP, read_sheet
from forms.source.site import FILE, FORMER, RENAME, RENAMED, ResolvedSite, resolve_site, site_findings
from forms.text.complaint import BrokenForms, Loc, Sheet, nearest
from forms.text.language import STATED, Language

FORMS = Path(__file__).parent.parent

M = TypeVar("M", bound=BaseModel)
ExtraCheck = Callable[[str, Catalogue], Iterable[Finding]]


def load(
    root: Path = FORMS, cache: Cache | None = None, today: date | None = None, more: ExtraCheck | None = None
) -> Catalogue:
    """The catalogue of a forms folder, parsing only what is not in the `cache`. Raises BrokenForms.

    With `today`, what has expired by then is a finding too, and so is what `more` (of the folder's name and
    the catalogue) finds where all else is right.
    """
    reading = _Reading(root, cache)
    reading.sheets |= {sheet.path: sheet for sheet in incomplete_kinds()}
    site = reading.site(today)
    papers = reading.papers()
    editions = [reading.attach_paper(sheet, one, papers) for sheet, one in reading.editions()]
    units, areas = reading.units(reading.read_all("units/*.yaml", UnitFile), site.country)
    calendar = reading.calendar(site.country)
    if not reading.is_broken():
        told = [(sheet.path, one) for sheet, one in editions]
        for finding in all_findings(told, units, areas, site.country, site.file.languages):
            reading.report(finding)
    if calendar is None or reading.is_broken():
        raise BrokenForms(complaint for sheet in reading.sheets.values() for complaint in sheet.complaints)
    bare = tuple(unit for _, _, unit in units)
    kept_on = tuple(_without_check_data(one) for _, one in editions)
    catalogue = _with_site(Catalogue(kept_on, bare, tuple(areas), calendar), site)
    for finding in more(root.resolve().name, catalogue) if more else ():
        reading.report(finding)
    if reading.is_broken():
        raise BrokenForms(complaint for sheet in reading.sheets.values() for complaint in sheet.complaints)
    return catalogue


def _with_site(whole: Catalogue, site: ResolvedSite) -> Catalogue:
    return replace(whole, site=site.file, logo=site.logo, zone_rules=site.zone_rules)


def _without_check_data(one: Procedure) -> Procedure:
    """An edition without what only `check` reads, which has had its day: functions go without it."""
    spent = {"examples": (), "gap_before": ""}
    return one.model_copy(update=spent) if one.examples or one.gap_before else one


def load_edition(path: Path) -> Catalogue:
    """The catalogue of one edition's file, with the units and areas of the folder it stands in, if any.

    Faster than the whole folder's. Raises BrokenForms with every finding of that file; OSError.
    """
    root = folder_of(path)
    reading = _Reading(root)
    site = reading.site(None)
    sheet = reading.sheet(path.resolve())
    one = read_model(sheet, Procedure, site.file.languages)
    if one is not None and one.paper_form:
        _, one = reading.attach_paper(sheet, one, reading.papers(one.paper_form.id))
    units, areas = reading.units(reading.read_all("units/*.yaml", UnitFile), site.country)
    bare = tuple(unit for _, _, unit in units)
    if one is not None and not reading.is_broken():
        for loc, code, message, hint in edition_findings(one, areas, bare, site.country, site.file.languages):
            sheet.report(loc, code, message, hint)
    if one is None or reading.is_broken():
        raise BrokenForms(complaint for sheet in reading.sheets.values() for complaint in sheet.complaints)
    holidays = reading.calendar(site.country) if (root / "calendars").is_dir() else None
    whole = Catalogue((one,), bare, tuple(areas), holidays or Calendar({}, {}, range(0)))
    return _with_site(whole, site)


def folder_of(path: Path) -> Path:
    """The forms folder an edition's file stands in; its own folder where it stands in none."""
    root = path.resolve().parents[2]
    return root if (root / "units").is_dir() else path.resolve().parent


def load_in_force(root: Path, procedure: str, on: date) -> Catalogue:
    """The catalogue of the edition in force on a day, found by its name. Raises BrokenForms, LookupError."""
    files = [file for file in (root / "procedures").glob("*/*.yaml") if file.stem <= f"{on}"]
    own = sorted(file for file in files if file.parent.name == procedure)
    advice = nearest(procedure, sorted({file.parent.name for file in files}))
    if own:
        catalogue = load_edition(own[-1])
        if catalogue.procedures(on):
            return catalogue
        advice = f"the last one ended on {catalogue.editions[0].effective_to}"
    raise LookupError(f'no edition of "{procedure}" is in force on {on}; {advice}')


class _Reading:
    """One run over a forms folder: every file is read and judged before it fails."""

    def __init__(self, root: Path, cache: Cache | None = None) -> None:
        self.root, self.cache = root, cache
        self.languages: tuple[Language, ...] = STATED
        self.sheets: dict[str, Sheet] = {}

    def is_broken(self) -> bool:
        return any(sheet.complaints for sheet in self.sheets.values())

    def sheet(self, path: Path) -> Sheet:
        shown = path.relative_to(self.root.parent).as_posix()
        self.sheets[shown] = read_sheet(path, shown)
        return self.sheets[shown]

    def editions(self) -> list[tuple[Sheet, Procedure]]:
        """Every edition, from its file or from what is kept of the same bytes."""
        if self.cache is None:
            return self.read_all("procedures/*/*.yaml", Procedure)
        paths = sorted(self.root.glob("procedures/*/*.yaml"))
        blobs = {path: path.read_bytes() for path in paths}
        keys = {path: fingerprint("edition", blob) for path, blob in blobs.items()}
        new = [path for path in paths if self.cache.get(keys[path]) is None]
        for path, told in zip(new, map_in_parallel(edition_json, [blobs[path] for path in new]), strict=True):
            if told:
                self.cache.put(keys[path], told)
        return [found for path in paths if (found := self._edition(path, self.cache.after.get(keys[path])))]

    def _edition(self, path: Path, told: str | None) -> tuple[Sheet, Procedure] | None:
        """The edition of a file: of its data as JSON where that makes one, else of the file."""
        shown = path.relative_to(self.root.parent).as_posix()
        sheet = self.sheets[shown] = Sheet(shown, lambda: read_sheet(path, shown).places)
        if told is not None:
            with suppress(ValidationError):
                return sheet, Procedure.model_validate_json(told, context=self.languages)
        one = read_model(sheet := self.sheet(path), Procedure, self.languages)
        return None if one is None else (sheet, one)

    def read_all(self, pattern: str, model: type[M]) -> list[tuple[Sheet, M]]:
        """Every file of a pattern with what it says; the files without a usable model are left out."""
        read = [
            (sheet, read_model(sheet, model, self.languages))
            for sheet in map(self.sheet, sorted(self.root.glob(pattern)))
        ]
        return [(sheet, one) for sheet, one in read if one is not None]

    def report(self, finding: Finding) -> None:
        self.sheets[finding.path].report(finding.loc, finding.code, finding.message, finding.hint)

    def papers(self, name: str = "*") -> Papers:
        """The paper forms, or the editions of one."""
        found = [(sheet.path, one) for sheet, one in self.read_all(f"papers/{name}/*.yaml", PaperForm)]
        for finding in paper_findings(found):
            self.report(finding)
        return found

    def attach_paper(self, sheet: Sheet, one: Procedure, papers: Papers) -> tuple[Sheet, Procedure]:
        """The edition with the paper form it names put into it, so that it never changes under a dossier."""
        use = one.paper_form
        if use is None:
            return sheet, one
        found = next(
            (form for _, form in papers if (form.id, form.effective_from) == (use.id, use.edition)), None
        )
        if found is None:
            hint = nearest(f"{use.id}/{use.edition}", [form.path_name for _, form in papers])
            message = f"there is no papers/{use.id}/{use.edition}.yaml that can be used"
            sheet.report(("paper_form",), "paper-form", message, hint)
        return sheet, one.model_copy(update={"paper_form": use.model_copy(update={"form": found})})

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

    def units(self, files: list[tuple[Sheet, UnitFile]], country: Country) -> tuple[Units, list[Area]]:
        """The units with their places, and the areas, with the communes their tables name."""
        units: list[tuple[str, Loc, Unit]] = []
        areas: list[Area] = []
        for sheet, one in files:
            area = communes.area_of(sheet, self.root / "units", one.area, country.codes) if one.area else None
            if one.area and area is None:
                continue
            areas += [communes.sort_area(area)] if area else []
            units += [(sheet.path, ("units", n), unit) for n, unit in enumerate(one.units)]
            units += [
                (sheet.path, ("each_commune",), unit)
                for unit in one.units_of_communes(area.communes if area else ())
            ]
        return units, areas
