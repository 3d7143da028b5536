"""One edition's file: read, judged by its shape and proven, each by itself and with nothing kept of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from forms.proofs.checks import file_findings, folder_findings
from forms.proofs.paper_forms import Papers
from forms.schema.procedure import Procedure
from forms.source.folder import FolderReader, World
from forms.source.shape import read_model
from forms.source.sheet import parse_sheet
from forms.text.complaint import Complaint, Sheet, nearest


@dataclass(frozen=True)
class EditionFacts:
    """What checks between editions ask of one, and what tells whether its pages are those of another day."""

    id: str
    effective_from: date
    effective_to: date | None = None
    gap_before: str = ""
    paper: str = ""
    """The paper form it is filed on, as papers are called; "" where it has none."""

    def in_force_on(self, day: date) -> bool:
        return self.effective_from <= day and (self.effective_to is None or day <= self.effective_to)


@dataclass(frozen=True)
class JudgedEdition:
    """What became of one file."""

    path: str
    """As complaints call it."""
    facts: EditionFacts | None = None
    unreadable: tuple[Complaint, ...] = ()
    findings: tuple[Complaint, ...] = ()
    procedure: Procedure | None = None
    """As functions know it: without what only `check` reads. None where it is wrong."""

    @property
    def is_right(self) -> bool:
        return not (self.unreadable or self.findings)


def edition_files(root: Path) -> list[Path]:
    """The files of all editions, in their order."""
    return sorted(root.glob("procedures/*/*.yaml"))


def judge_edition(
    reader: FolderReader, world: World, path: Path, blob: bytes | None = None, prove: bool = True
) -> JudgedEdition:
    """The edition of a file, or of its bytes if they were read already; proven only if the rest is right."""
    shown = reader.place_name(path)
    sheet = parse_sheet(path.read_bytes() if blob is None else blob, shown)
    one = read_model(sheet, Procedure, reader.languages)
    if one is not None:
        one = attach_paper(sheet, one, world.papers)
    if one is None or sheet.complaints:
        return JudgedEdition(shown, unreadable=tuple(sheet.complaints))
    if prove:
        site, units = world.site, world.bare_units
        for loc, code, message, hint in file_findings(
            shown, one, world.areas, units, site.country, site.file.languages
        ):
            sheet.report(loc, code, message, hint)
    findings = tuple(sheet.complaints)
    return JudgedEdition(shown, _facts(one), (), findings, None if findings else without_check_data(one))


def attach_paper(sheet: Sheet, one: Procedure, papers: Papers) -> Procedure:
    """The edition with the paper form it names put into it, so that it never changes under a dossier."""
    use = one.paper_form
    if use is None:
        return one
    found = next(
        (form for _, form in papers if (form.id, form.effective_from) == (use.id, use.edition)), None
    )
    if found is None:
        hint = nearest(f"{use.id}/{use.edition}", [form.path_name for _, form in papers])
        message = f"there is no papers/{use.id}/{use.edition}.yaml that can be used"
        sheet.report(("paper_form",), "paper-form", message, hint)
    return one.model_copy(update={"paper_form": use.model_copy(update={"form": found})})


def all_complaints(
    reader: FolderReader, world: World, judged: Sequence[JudgedEdition]
) -> tuple[Complaint, ...]:
    """All about a folder: what cannot be read; where all can, what does not hold."""
    unreadable = [*reader.complaints(), *(each for one in judged for each in one.unreadable)]
    if unreadable:
        # What does not hold may only follow from it.
        return tuple(unreadable)
    facts = [(one.path, one.facts) for one in judged if one.facts]
    for finding in folder_findings(facts, world.units, world.site.country):
        reader.report(finding)
    return (*(each for one in judged for each in one.findings), *reader.complaints())


def _facts(one: Procedure) -> EditionFacts:
    use = one.paper_form
    paper = f"{use.id}/{use.edition}" if use else ""
    return EditionFacts(one.id, one.effective_from, one.effective_to, one.gap_before, paper)


def without_check_data(one: Procedure) -> Procedure:
    """An edition without what only `check` reads, which has had its day: functions go without it."""
    spent = {"examples": (), "gap_before": ""}
    return one.model_copy(update=spent) if one.examples or one.gap_before else one
