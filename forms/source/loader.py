"""The reader of a forms folder: what people wrote becomes a catalogue, or complaints with their places."""

import json
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from forms.country.calendar import Calendar, Frozen, Override
from forms.proofs.checks import edition, findings
from forms.proofs.competence import Units
from forms.proofs.finding import Finding
from forms.proofs.paper_forms import Papers
from forms.proofs.paper_forms import papers as paper_findings
from forms.schema.catalogue import Catalogue
from forms.schema.operator import NOBODY, Operator
from forms.schema.paper import PaperForm
from forms.schema.procedure import Procedure
from forms.schema.unit import Area, AreaSource, Unit, UnitFile
from forms.source import communes
from forms.source.cache import Kept, fingerprint, spread
from forms.source.shape import judge
from forms.source.sheet import TOP, parsed, read
from forms.text.collation import vietnamese
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
    operator = reading.operator(today)
    papers = reading.papers()
    editions = [reading.on_paper(sheet, one, papers) for sheet, one in reading.editions()]
    units, areas = reading.units(reading.all("units/*.yaml", UnitFile))
    calendar = reading.calendar()
    if not reading.broken():
        for finding in findings(
            [(sheet.path, one) for sheet, one in editions], units, areas, operator.languages
        ):
            reading.report(finding)
    if calendar is None or reading.broken():
        raise Broken(complaint for sheet in reading.sheets.values() for complaint in sheet.complaints)
    bare = tuple(unit for _, _, unit in units)
    kept_on = (_published(one) for _, one in editions)
    catalogue = Catalogue(tuple(kept_on), bare, tuple(areas), calendar, operator=operator)
    for finding in more(root.resolve().name, catalogue) if more else ():
        reading.report(finding)
    if reading.broken():
        raise Broken(complaint for sheet in reading.sheets.values() for complaint in sheet.complaints)
    return catalogue


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
    operator = reading.operator(None)
    sheet = reading.sheet(path.resolve())
    one = judge(sheet, Procedure, operator.languages)
    if one is not None and one.paper_form:
        _, one = reading.on_paper(sheet, one, reading.papers(one.paper_form.id))
    units, areas = reading.units(reading.all("units/*.yaml", UnitFile))
    bare = tuple(unit for _, _, unit in units)
    if one is not None:
        for loc, code, message, hint in edition(one, areas, bare, operator.languages):
            sheet.report(loc, code, message, hint)
    if one is None or reading.broken():
        raise Broken(complaint for sheet in reading.sheets.values() for complaint in sheet.complaints)
    holidays = reading.calendar() if (root / "calendars").is_dir() else None
    return Catalogue((one,), bare, tuple(areas), holidays or Calendar({}, {}, range(0)), operator=operator)


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


def _alphabetical(area: Area) -> Area:
    """The area as people look a commune up; its units are numbered in the order of the file."""
    listed = sorted(area.communes, key=lambda one: vietnamese(one.name))
    return area.model_copy(update={"communes": tuple(listed)})


class _Reading:
    """One run over a forms folder: every file is read and judged before anything is given up."""

    def __init__(self, root: Path, kept: Kept | None = None) -> None:
        self.root, self.kept = root, kept
        self.languages = NOBODY.languages
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
            one = judge(sheet := self.sheet(path), Procedure, self.languages)
            return None if one is None else (sheet, one)
        shown = path.relative_to(self.root.parent).as_posix()
        self.sheets[shown] = Sheet(shown, [])
        return self.sheets[shown], Procedure.model_validate_json(told, context=self.languages)

    def all(self, pattern: str, model: type[M]) -> list[tuple[Sheet, M]]:
        """Every file of a pattern with what it says; the files that say nothing usable are left out."""
        read = [
            (sheet, judge(sheet, model, self.languages))
            for sheet in map(self.sheet, sorted(self.root.glob(pattern)))
        ]
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

    def calendar(self) -> Calendar | None:
        """The frozen days with the override applied; None when they cannot be read."""
        frozen = self.all("calendars/vn.json", Frozen)
        override = [one for _, one in self.all("calendars/override.yaml", Override)]
        if not list(self.root.glob("calendars/vn.json")):
            sheet = self.sheets["calendars"] = Sheet(f"{self.root.name}/calendars/vn.json", [])
            sheet.complain(TOP, "file", "there is no such file", "make it with: build.py calendar")
        return frozen[0][1].calendar(override[0] if override else None) if frozen else None

    def operator(self, today: date | None) -> Operator:
        """Who runs the site, nobody where the folder does not say; what follows is read in its languages."""
        for sheet, one in self.all("operator.yaml", Operator):
            if today and one.security and one.security.expires <= today:
                message = f"security.txt may not be trusted since {one.security.expires}"
                hint = "see that the contacts are still right, then write a day less than a year ahead"
                sheet.report(("security", "expires"), "expired", message, hint)
            self.languages = one.languages
            return one
        return NOBODY

    def units(self, files: list[tuple[Sheet, UnitFile]]) -> tuple[Units, list[Area]]:
        """The units with their places, and the areas, with the communes their tables name."""
        units: list[tuple[str, Loc, Unit]] = []
        areas: list[Area] = []
        for sheet, one in files:
            area = self._area(sheet, one.area) if one.area else None
            if one.area and area is None:
                continue
            areas += [_alphabetical(area)] if area else []
            units += [(sheet.path, ("units", n), unit) for n, unit in enumerate(one.units)]
            units += [
                (sheet.path, ("each_commune",), unit) for unit in one.each(area.communes if area else ())
            ]
        return units, areas

    def _area(self, sheet: Sheet, area: AreaSource) -> Area | None:
        """The area with its communes; None, and complaints, where its table is missing or wrong."""
        if area.table is None:
            return area.area(area.communes)
        table = self.root / "units" / area.table.file
        if not table.is_file():
            sheet.report(("area", "table", "file"), "file", f"there is no {table.name} here")
            return None
        rows = communes.rows(table)
        wrong = list(communes.wrong(rows, area.table))
        for loc, code, message in wrong:
            sheet.report(("area", "table", *loc), code, message)
        if wrong:
            return None
        if area.nationwide:
            return area.area((), communes.provinces(rows))
        return area.area(communes.communes(rows, area.table.province))
