"""What must hold between the pieces of a catalogue, proven before anything is built."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Protocol

from forms.country.pack import Country
from forms.fields.document import DocumentField
from forms.proofs import competence, fees
from forms.proofs.examples import example_findings
from forms.proofs.finding import Finding, FindingParts, placed_fields, row_fields
from forms.proofs.paper_forms import blank_findings
from forms.proofs.places import place_findings
from forms.proofs.promises import appointment_findings, arrival_findings, local, way_findings
from forms.proofs.reachability import reachability_findings
from forms.proofs.references import reference_findings
from forms.proofs.translations import empty_texts, strange, texts
from forms.schema.document import kebab
from forms.schema.procedure import PREFILL, Procedure
from forms.schema.unit import Area, Unit
from forms.text.complaint import Loc, nearest
from forms.text.language import STATED, Language


class EditionDates(Protocol):
    """What is asked of an edition by the next one: a whole procedure, or what was noted of one."""

    @property
    def id(self) -> str: ...
    @property
    def effective_from(self) -> date: ...
    @property
    def effective_to(self) -> date | None: ...
    @property
    def gap_before(self) -> str: ...
    def in_force_on(self, day: date) -> bool: ...


Editions = Sequence[tuple[str, EditionDates]]
"""The path of each file, and the edition it holds."""


def file_findings(
    path: str,
    one: Procedure,
    areas: Sequence[Area],
    units: Sequence[Unit],
    country: Country,
    languages: Sequence[Language] = STATED,
) -> Iterator[FindingParts]:
    """What is wrong with one edition in the file of a path, for a site of these languages."""
    # A misnamed or empty edition would only cause a second complaint about what refers to it.
    yield from [*_name_findings(path, one)] or edition_findings(one, areas, units, country, languages)


def folder_findings(editions: Editions, units: competence.Units, country: Country) -> Iterator[Finding]:
    """What does not hold between editions that are right by themselves, and what is wrong with the units."""
    yield from _succession_findings(editions)
    yield from competence.unit_findings(units, {_folder(path) for path, _ in editions}, country)


def _folder(path: str) -> str:
    return path.split("/")[-2]


def edition_findings(
    one: Procedure,
    areas: Sequence[Area],
    units: Sequence[Unit],
    country: Country,
    languages: Sequence[Language] = STATED,
) -> Iterator[FindingParts]:
    """What is wrong within one edition, for a site of these languages."""
    told = [*texts(one)]
    yield from empty_texts(told)
    yield from strange(told, one, languages)
    yield from (again := [*_duplicate_findings(one)])
    yield from (foreign := [*local(one, country)])
    yield from _prefill_findings(one)
    yield from place_findings(one, areas)
    # Of a name that appears twice nobody knows which field is meant.
    lost = [] if again else list(reference_findings(one))
    yield from lost
    if not again and not lost:
        yield from reachability_findings(one)
        yield from [] if foreign else example_findings(one, areas, units, country)
    yield from competence.routing_findings(one, areas, units)
    yield from fees.fee_findings(one)
    yield from way_findings(one)
    yield from [] if again else arrival_findings(one)
    yield from [] if again else appointment_findings(one)
    yield from competence.reception_findings(one, units, country)
    yield from [] if again else blank_findings(one)


def _name_findings(path: str, one: Procedure) -> Iterator[FindingParts]:
    folder, file = _folder(path), path.split("/")[-1]
    if one.id != folder:
        yield ("id",), "folder", f'"{one.id}" stands in the folder "{folder}"', f"write id: {folder}"
    if f"{one.effective_from}.yaml" != file:
        hint = f"name the file {one.effective_from}.yaml"
        yield ("effective_from",), "file-name", f"{one.effective_from} stands in the file {file}", hint
    if one.effective_to and one.effective_to < one.effective_from:
        yield ("effective_to",), "dates", "the edition ends before it begins", ""


def _duplicate_findings(one: Procedure) -> Iterator[FindingParts]:
    named: list[tuple[str, Iterable[tuple[Loc, str]]]] = [
        ("field", ((loc, field.id) for loc, field in placed_fields(one))),
        ("document", _papers(one)),
        ("fee rule", ((("fee", "rules", n), each.id) for n, each in enumerate(one.fee.rules))),
        ("page", ((("pages", n), each.id) for n, each in enumerate(one.pages))),
        ("section", _sections(one)),
    ]
    for noun, pairs in named:
        seen: set[str] = set()
        for loc, name in pairs:
            if name in seen:
                yield (*loc, "id"), "twice", f'another {noun} is already called "{name}"', ""
            seen.add(name)


def _papers(one: Procedure) -> Iterator[tuple[Loc, str]]:
    """The papers listed, and after them those that fields ask about: both are kept under their ids."""
    yield from ((("documents", n), each.id) for n, each in enumerate(one.documents))
    yield from (
        (loc, kebab(field.id)) for loc, field in placed_fields(one) if isinstance(field, DocumentField)
    )


def _sections(one: Procedure) -> Iterator[tuple[Loc, str]]:
    for p, page in enumerate(one.pages):
        for s, section in enumerate(page.sections):
            yield ("pages", p, "sections", s), section.id


def _prefill_findings(one: Procedure) -> Iterator[FindingParts]:
    for loc, field in placed_fields(one):
        for at, each in ((loc, field), *row_fields(loc, field)):
            if each.prefill is not None and each.prefill not in PREFILL:
                hint = nearest(each.prefill, PREFILL)
                yield (*at, "prefill"), "prefill", f'"{each.prefill}" is no attribute of an account', hint
            elif each.prefill is not None and at != loc:
                message = "only a question of the form itself is filled from the account"
                yield (*at, "prefill"), "prefill", message, "leave it out"


def _succession_findings(editions: Editions) -> Iterator[Finding]:
    """Of one procedure an edition holds from the day after the last one ends, or says why it does not."""
    ordered = sorted(editions, key=lambda each: (each[1].id, each[1].effective_from))
    # The list itself is one behind: each edition is compared with the one before it.
    for before, (path, one) in zip([None, *ordered], ordered, strict=False):
        earlier = before if before is not None and before[1].id == one.id else None
        eve = one.effective_from - timedelta(days=1)
        if earlier is not None and earlier[1].in_force_on(one.effective_from):
            message = f"{earlier[0]} is still in force on {one.effective_from}"
            hint = f"end that edition with effective_to: {eve}"
            yield Finding(path, ("effective_from",), "overlap", message, hint)
            continue
        ended = earlier[1].effective_to if earlier is not None else None
        gap = ended is not None and ended < eve
        if ended is not None and gap and not one.gap_before:
            message = f"no edition holds from {ended + timedelta(days=1)} to {eve}"
            hint = "write the edition of those days, or say with gap_before: why there is none"
            yield Finding(path, ("effective_from",), "gap", message, hint)
        elif one.gap_before and not gap:
            message = "no day is missing before this edition"
            yield Finding(path, ("gap_before",), "gap", message, "remove gap_before")
