"""The reader of a forms folder: what people wrote becomes a catalogue, or complaints with their places."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from forms.country.calendar import NO_HOLIDAYS, Calendar, Frozen, Override
from forms.country.pack import Country
from forms.proofs.checks import edition, findings
from forms.proofs.competence import Units
from forms.proofs.finding import Finding
from forms.proofs.paper_forms import Papers
from forms.proofs.paper_forms import papers as paper_findings
from forms.schema.catalogue import Catalogue
from forms.schema.paper import PaperForm
from forms.schema.procedure import Procedure
from forms.schema.site import SiteFile
from forms.schema.unit import Area, Unit, UnitFile
from forms.source import communes
from forms.source.cache import Kept, fingerprint, spread
from forms.source.shape import judge
from forms.source.sheet import TOP, parsed, read
from forms.source.site import FILE, FORMER, RENAME, RENAMED, Settled, settled, wrong
from forms.text.complaint import Broken, Loc, Sheet, nearest

FORMS = Path(__file__).parent.parent

M = TypeVar("M", bound=BaseModel)
More = Callable[[str, Catalogue], Iterable[Finding]]


def load(
    root: Path = FORMS, kept: Kept | None = None, today: date | None = None, more: More | None = None
) -> Catalogue:
    """The catalogue of a forms folder, parsing only what is not `kept`. Raises Broken with every finding.

    With `today`, what has expired by then is a finding too, and so is what `more` (of the folder's name and
    the catalogue) finds where all else is right.
    """
    reading = _Reading(root, kept)
    papers = reading.papers()
    editions = [reading.on_paper(sheet, one, papers) for sheet, one in reading.editions()]
    site = reading.site(today)
    units, areas = reading.units(reading.all("units/*.yaml", UnitFile), site.country)
    calendar = reading.calendar(site.country)
    if not reading.broken():
        for finding in findings([(sheet.path, one) for sheet, one in editions], units, areas, site.country):
            reading.report(finding)
    if calendar is None or reading.broken():
        raise Broken(complaint for sheet in reading.sheets.values() for complaint in sheet.complaints)
    bare = tuple(unit for _, _, unit in units)
    kept_on = tuple(_published(one) for _, one in editions)
    catalogue = _catalogue(kept_on, bare, areas, calendar, site)
    for finding in more(root.resolve().name, catalogue) if more else ():
        reading.report(finding)
    if reading.broken():
        raise Broken(complaint for sheet in reading.sheets.values() for complaint in sheet.complaints)
    return catalogue


def _catalogue(
    editions: tuple[Procedure, ...],
    units: tuple[Unit, ...],
    areas: Sequence[Area],
    calendar: Calendar,
    site: Settled,
) -> Catalogue:
    whole = Catalogue(editions, units, tuple(areas), calendar)
    return replace(whole, site=site.file, logo=site.logo, zone_rules=site.zone_rules)


def _published(one: Procedure) -> Procedure:
    """An edition without what only `check` reads, which has had its day: functions go without it."""
    spent = {"examples": (), "gap_before": ""}
    return one.model_copy(update=spent) if one.examples or one.gap_before else one


def alone(path: Path) -> Catalogue:
    """The catalogue of one edition's file, with the units and areas of the folder it stands in, if any.

    Faster than the whole folder's. Raises Broken with every finding of that file; OSError.
    """
    root = path.resolve().parents[2]
    if not (root / "units").is_dir():
        root = path.resolve().parent
    reading = _Reading(root)
    sheet = reading.sheet(path.resolve())
    one = judge(sheet, Procedure)
    if one is not None and one.paper_form:
        _, one = reading.on_paper(sheet, one, reading.papers(one.paper_form.id))
    site = reading.site(None)
    units, areas = reading.units(reading.all("units/*.yaml", UnitFile), site.country)
    bare = tuple(unit for _, _, unit in units)
    if one is not None and not reading.broken():
        for loc, code, message, hint in edition(one, areas, bare, site.country):
            sheet.report(loc, code, message, hint)
    if one is None or reading.broken():
        raise Broken(complaint for sheet in reading.sheets.values() for complaint in sheet.complaints)
    holidays = reading.calendar(site.country) if (root / "calendars").is_dir() else None
    return _catalogue((one,), bare, areas, holidays or Calendar({}, {}, range(0)), site)


def in_force(root: Path, procedure: str, on: date) -> Catalogue:
    """The catalogue of the edition in force on a day, found by its name. Raises Broken, LookupError."""
    files = [file for file in (root / "procedures").glob("*/*.yaml") if file.stem <= f"{on}"]
    own = sorted(file for file in files if file.parent.name == procedure)
    advice = nearest(procedure, sorted({file.parent.name for file in files}))
    if own:
        catalogue = alone(own[-1])
        if catalogue.procedures(on):
            return catalogue
        advice = f"the last one ended on {catalogue.editions[0].effective_to}"
    raise LookupError(f'no edition of "{procedure}" is in force on {on}; {advice}')


def _right(blob: bytes) -> str:
    """The data of an edition's file as one line of JSON that makes a Procedure, "" where it is not right."""
    sheet = parsed(blob, "")
    return "" if judge(sheet, Procedure) is None else json.dumps(sheet.data)


class _Reading:
    """One run over a forms folder: every file is read and judged before anything is given up."""

    def __init__(self, root: Path, kept: Kept | None = None) -> None:
        self.root, self.kept = root, kept
        self.sheets: dict[str, Sheet] = {}

    def broken(self) -> bool:
        return any(sheet.complaints for sheet in self.sheets.values())

    def sheet(self, path: Path) -> Sheet:
        shown = path.relative_to(self.root.parent).as_posix()
        self.sheets[shown] = read(path, shown)
        return self.sheets[shown]

    def located(self, shown: str) -> Sheet:
        """The sheet of a file with the place of every piece, which a kept edition comes without."""
        sheet = self.sheets[shown]
        return sheet if sheet.values else self.sheet(self.root.parent / shown)

    def editions(self) -> list[tuple[Sheet, Procedure]]:
        """Every edition, from its file or from what is kept of the same bytes."""
        if self.kept is None:
            return self.all("procedures/*/*.yaml", Procedure)
        paths = sorted(self.root.glob("procedures/*/*.yaml"))
        blobs = {path: path.read_bytes() for path in paths}
        keys = {path: fingerprint("edition", blob) for path, blob in blobs.items()}
        new = [path for path in paths if self.kept.get(keys[path]) is None]
        for path, told in zip(new, spread(_right, [blobs[path] for path in new]), strict=True):
            if told:
                self.kept.put(keys[path], told)
        return [found for path in paths if (found := self._edition(path, self.kept.after.get(keys[path])))]

    def _edition(self, path: Path, told: str | None) -> tuple[Sheet, Procedure] | None:
        if told is None:
            one = judge(sheet := self.sheet(path), Procedure)
            return None if one is None else (sheet, one)
        shown = path.relative_to(self.root.parent).as_posix()
        self.sheets[shown] = Sheet(shown, [])
        return self.sheets[shown], Procedure.model_validate_json(told)

    def all(self, pattern: str, model: type[M]) -> list[tuple[Sheet, M]]:
        """Every file of a pattern with what it says; the files that say nothing usable are left out."""
        read = [(sheet, judge(sheet, model)) for sheet in map(self.sheet, sorted(self.root.glob(pattern)))]
        return [(sheet, one) for sheet, one in read if one is not None]

    def report(self, finding: Finding) -> None:
        self.located(finding.path).report(finding.loc, finding.code, finding.message, finding.hint)

    def papers(self, name: str = "*") -> Papers:
        """The paper forms, or the editions of one."""
        found = [(sheet.path, one) for sheet, one in self.all(f"papers/{name}/*.yaml", PaperForm)]
        for finding in paper_findings(found):
            self.report(finding)
        return found

    def on_paper(self, sheet: Sheet, one: Procedure, papers: Papers) -> tuple[Sheet, Procedure]:
        """The edition with the paper form it names put into it, so that it never changes under a dossier."""
        use = one.paper_form
        if use is None:
            return sheet, one
        found = next(
            (form for _, form in papers if (form.id, form.effective_from) == (use.id, use.edition)), None
        )
        if found is None:
            sheet = self.located(sheet.path)
            hint = nearest(f"{use.id}/{use.edition}", [form.named for _, form in papers])
            message = f"there is no papers/{use.id}/{use.edition}.yaml that can be used"
            sheet.report(("paper_form",), "paper-form", message, hint)
        return sheet, one.model_copy(update={"paper_form": use.model_copy(update={"form": found})})

    def calendar(self, country: Country) -> Calendar | None:
        """The frozen days of the country with the override applied; None when they cannot be read."""
        if not country.holidays:
            return replace(NO_HOLIDAYS, reception=country.reception)
        name = f"calendars/{country.code}.json"
        frozen = self.all(name, Frozen)
        override = [one for _, one in self.all("calendars/override.yaml", Override)]
        if not list(self.root.glob(name)):
            sheet = self.sheets["calendars"] = Sheet(f"{self.root.name}/{name}", [])
            hint = f"make it with: build.py calendar --country {country.code}"
            sheet.complain(TOP, "file", "there is no such file", hint)
        if not frozen:
            return None
        return replace(frozen[0][1].calendar(override[0] if override else None), reception=country.reception)

    def site(self, today: date | None) -> Settled:
        """The site with what stands beside its file; the kit's own where the folder says nothing."""
        if (self.root / FORMER).is_file():
            former = self.sheet(self.root / FORMER)
            former.complain(TOP, "renamed", RENAMED, RENAME)
        for sheet, one in self.all(FILE, SiteFile):
            for loc, code, message, hint in wrong(self.root, one, today):
                sheet.report(loc, code, message, hint)
            return Settled() if sheet.complaints else settled(self.root, one)
        return Settled()

    def units(self, files: list[tuple[Sheet, UnitFile]], country: Country) -> tuple[Units, list[Area]]:
        """The units with their places, and the areas, with the communes their tables name."""
        units: list[tuple[str, Loc, Unit]] = []
        areas: list[Area] = []
        for sheet, one in files:
            area = communes.area_of(sheet, self.root / "units", one.area, country.codes) if one.area else None
            if one.area and area is None:
                continue
            areas += [communes.alphabetical(area)] if area else []
            units += [(sheet.path, ("units", n), unit) for n, unit in enumerate(one.units)]
            units += [
                (sheet.path, ("each_commune",), unit) for unit in one.each(area.communes if area else ())
            ]
        return units, areas
