"""What must hold between the pieces of a catalogue, proven before anything is built."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from forms.country.pack import Country
from forms.proofs import competence, fees
from forms.proofs.examples import rehearsed
from forms.proofs.finding import Finding, Said, placed, rows
from forms.proofs.paper_forms import blanks
from forms.proofs.places import places
from forms.proofs.promises import arrivals, local, ways
from forms.proofs.reachability import unreached
from forms.proofs.references import references
from forms.proofs.translations import empty
from forms.schema.document import kebab
from forms.schema.procedure import PREFILL, Procedure
from forms.schema.unit import Area, Unit
from forms.text.complaint import Loc, nearest

Editions = Sequence[tuple[str, Procedure]]
"""The path of each file, and the edition it holds."""


def findings(
    editions: Editions, units: competence.Units, areas: Sequence[Area], country: Country
) -> Iterator[Finding]:
    """Every finding, of every edition and unit."""
    bare = [unit for _, _, unit in units]
    for path, one in editions:
        # A misnamed or empty edition would only cause a second complaint about what refers to it.
        said = [*_named(path, one)] or [*edition(one, areas, bare, country)]
        for loc, code, message, hint in said:
            yield Finding(path, loc, code, message, hint)
    yield from _following(editions)
    yield from competence.units(units, {_folder(path) for path, _ in editions}, country)


def _folder(path: str) -> str:
    return path.split("/")[-2]


def edition(one: Procedure, areas: Sequence[Area], units: Sequence[Unit], country: Country) -> Iterator[Said]:
    """What is wrong within one edition."""
    yield from empty(one)
    yield from (again := [*_twice(one)])
    yield from (foreign := [*local(one, country)])
    yield from _prefilled(one)
    yield from places(one, areas)
    # Of a name that stands twice nobody knows which field is meant.
    told = [] if again else list(references(one))
    yield from told
    if not again and not told:
        yield from unreached(one)
        yield from [] if foreign else rehearsed(one, areas, units, country)
    yield from competence.routing(one, areas, units)
    yield from fees.fees(one)
    yield from ways(one)
    yield from [] if again else arrivals(one)
    yield from [] if again else blanks(one)


def _named(path: str, one: Procedure) -> Iterator[Said]:
    folder, file = _folder(path), path.split("/")[-1]
    if one.id != folder:
        yield ("id",), "folder", f'"{one.id}" stands in the folder "{folder}"', f"write id: {folder}"
    if f"{one.effective_from}.yaml" != file:
        hint = f"name the file {one.effective_from}.yaml"
        yield ("effective_from",), "file-name", f"{one.effective_from} stands in the file {file}", hint
    if one.effective_to and one.effective_to < one.effective_from:
        yield ("effective_to",), "dates", "the edition ends before it begins", ""


def _twice(one: Procedure) -> Iterator[Said]:
    named: list[tuple[str, Iterable[tuple[Loc, str]]]] = [
        ("field", ((loc, field.id) for loc, field in placed(one))),
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
    yield from ((loc, kebab(field.id)) for loc, field in placed(one) if field.kind == "document")


def _sections(one: Procedure) -> Iterator[tuple[Loc, str]]:
    for p, page in enumerate(one.pages):
        for s, section in enumerate(page.sections):
            yield ("pages", p, "sections", s), section.id


def _prefilled(one: Procedure) -> Iterator[Said]:
    for loc, field in placed(one):
        for at, each in ((loc, field), *rows(loc, field)):
            if each.prefill is not None and each.prefill not in PREFILL:
                hint = nearest(each.prefill, PREFILL)
                yield (*at, "prefill"), "prefill", f'"{each.prefill}" is no attribute of an account', hint
            elif each.prefill is not None and at != loc:
                message = "only a question of the form itself is filled from the account"
                yield (*at, "prefill"), "prefill", message, "leave it out"


def _following(editions: Editions) -> Iterator[Finding]:
    """Of one procedure an edition holds from the day after the last one ends, or says why it does not."""
    ordered = sorted(editions, key=lambda each: (each[1].id, each[1].effective_from))
    for before, (path, one) in zip([None, *ordered], ordered, strict=False):
        earlier = before if before is not None and before[1].id == one.id else None
        eve = one.effective_from - timedelta(days=1)
        if earlier is not None and earlier[1].on(one.effective_from):
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
            yield Finding(path, ("gap_before",), "gap", message, "take gap_before out")
