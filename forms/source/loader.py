"""The reader of a forms folder: what people wrote becomes a catalogue, or complaints with their places."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from forms.proofs.checks import edition_findings
from forms.proofs.finding import Finding
from forms.schema.catalogue import Catalogue
from forms.schema.procedure import Procedure
from forms.source.edition import all_complaints, attach_paper, edition_files, judge_edition
from forms.source.folder import FolderReader, World
from forms.source.shape import read_model
from forms.source.unit_file import UnitFile
from forms.text.complaint import BrokenForms, nearest

FORMS = Path(__file__).parent.parent

ExtraCheck = Callable[[str, Catalogue], Iterable[Finding]]


def load(root: Path = FORMS, today: date | None = None, more: ExtraCheck | None = None) -> Catalogue:
    """The catalogue of a forms folder. Raises BrokenForms.

    With `today`, what has expired by then is a finding too, and so is what `more` (of the folder's name and
    the catalogue) finds where all else is right.
    """
    reader = FolderReader(root)
    world = reader.world(today)
    if today:
        reader.report_ends(world, today)
    prove = not reader.is_broken()
    judged = [judge_edition(reader, world, path, prove=prove) for path in edition_files(root)]
    if complaints := all_complaints(reader, world, judged):
        raise BrokenForms(complaints)
    catalogue = world.catalogue(tuple(one.procedure for one in judged if one.procedure))
    for finding in more(root.resolve().name, catalogue) if more else ():
        reader.report(finding)
    if reader.is_broken():
        raise BrokenForms(reader.complaints())
    return catalogue


def load_edition(path: Path) -> Catalogue:
    """The catalogue of one edition's file, with the units and areas of the folder it stands in, if any.

    Faster than the whole folder's. Raises BrokenForms with every finding of that file; OSError.
    """
    root = folder_of(path)
    reader = FolderReader(root)
    site = reader.site(None)
    sheet = reader.sheet(path.resolve())
    one = read_model(sheet, Procedure, site.file.languages)
    if one is not None and one.paper_form:
        one = attach_paper(sheet, one, reader.papers(one.paper_form.id))
    units, areas = reader.units(reader.read_all("units/*.yaml", UnitFile), site.country)
    bare = World(site, units=units).bare_units
    if one is not None and not reader.is_broken():
        for loc, code, message, hint in edition_findings(one, areas, bare, site.country, site.file.languages):
            sheet.report(loc, code, message, hint)
    if one is None or reader.is_broken():
        raise BrokenForms(reader.complaints())
    holidays = reader.calendar(site.country) if (root / "calendars").is_dir() else None
    return World(site, (), units, areas, holidays).catalogue((one,))


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
