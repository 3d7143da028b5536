"""What must hold between the pieces of a catalogue, proven before anything is built."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from forms import conditions, registry, tariff
from forms.complaint import Loc, nearest
from forms.fields.base import FieldModel
from forms.finding import Finding, Said, placed, rows
from forms.procedure import PREFILL, Procedure
from forms.unit import Area, Unit

Editions = Sequence[tuple[str, Procedure]]
"""The path of each file, and the edition it holds."""


def findings(editions: Editions, units: registry.Units, areas: Sequence[Area]) -> Iterator[Finding]:
    """Every finding, of every edition and unit."""
    bare = [unit for _, _, unit in units]
    for path, edition in editions:
        # A misnamed or empty edition would only cause a second complaint about what refers to it.
        said = [*_named(path, edition)] or [*_edition(edition, areas, bare)]
        for loc, code, message, hint in said:
            yield Finding(path, loc, code, message, hint)
    yield from _overlaps(editions)
    yield from registry.units(units, {_folder(path) for path, _ in editions})


def _folder(path: str) -> str:
    return path.split("/")[-2]


def _edition(one: Procedure, areas: Sequence[Area], units: Sequence[Unit]) -> Iterator[Said]:
    yield from _twice(one)
    yield from _fields(one, areas)
    yield from _references(one)
    yield from registry.routing(one, areas, units)
    yield from tariff.fees(one)
    yield from _receiving(one)


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
        ("document", ((("documents", n), each.id) for n, each in enumerate(one.documents))),
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


def _sections(one: Procedure) -> Iterator[tuple[Loc, str]]:
    for p, page in enumerate(one.pages):
        for s, section in enumerate(page.sections):
            yield ("pages", p, "sections", s), section.id


def _fields(one: Procedure, areas: Sequence[Area]) -> Iterator[Said]:
    for loc, field in placed(one):
        for at, each in ((loc, field), *rows(loc, field)):
            if each.prefill is not None and each.prefill not in PREFILL:
                hint = nearest(each.prefill, PREFILL)
                yield (*at, "prefill"), "prefill", f'"{each.prefill}" is no attribute of an account', hint
            area = getattr(each, "area", None)
            if area is not None:
                yield from _area((*at, "area"), one, area, areas)


def _area(loc: Loc, one: Procedure, name: str, areas: Sequence[Area]) -> Iterator[Said]:
    found = next((area for area in areas if area.id == name), None)
    if found is None:
        yield loc, "area", f'there is no area "{name}"', nearest(name, [area.id for area in areas])
    elif not found.on(one.effective_from) or not found.on(one.effective_to or one.effective_from):
        days = f"{found.valid_from} to {found.valid_to or 'today'}"
        yield loc, "area-dates", f'the area "{name}" holds from {days}, not for the whole edition', ""


def _references(one: Procedure) -> Iterator[Said]:
    """Conditions speak of fields asked before them: no cycle, and nothing waits for a later page."""
    earlier: dict[str, FieldModel] = {}
    for loc, field in placed(one):
        yield from _speaks(loc, field, earlier)
        row = dict(earlier)
        for at, inner in rows(loc, field):
            yield from _speaks(at, inner, row)
            row[inner.id] = inner
        earlier[field.id] = field
    for n, document in enumerate(one.documents):
        yield from _condition(("documents", n, "when"), document.when, earlier)
    for n, rule in enumerate(one.fee.rules):
        yield from _condition(("fee", "rules", n, "when"), rule.when, earlier)


def _speaks(loc: Loc, field: FieldModel, known: dict[str, FieldModel]) -> Iterator[Said]:
    yield from _condition((*loc, "visible_when"), field.visible_when, known)
    yield from _condition((*loc, "required_when"), field.required_when, known)
    for when in ("visible_when", "required_when"):
        # What is asked is decided before the rows of a list are judged one by one.
        told = [*conditions.walk(rule)] if (rule := getattr(field, when)) else []
        if any(isinstance(node, conditions.RowsAre) and node.each for node in told):
            hint = "a document or a fee rule may"
            yield (*loc, when), "each", "a question cannot depend on what a row says", hint
    for key in ("birth_date", "gender"):
        name = getattr(field, key, None)
        if name is not None and name not in known:
            yield (*loc, key), "field", f'no field "{name}" is asked before this one', nearest(name, known)


def _condition(
    loc: Loc,
    condition: conditions.Condition | None,
    known: dict[str, FieldModel],
    where: str = "before this one",
) -> Iterator[Said]:
    if condition is None:
        return
    for name in sorted(conditions.fields(condition)):
        if name not in known:
            yield loc, "field", f'no field "{name}" is asked {where}', nearest(name, known)
    for node in conditions.walk(condition):
        if isinstance(node, conditions.FieldIs) and "." not in node.field:
            yield from _values(loc, node, known.get(node.field))
        if isinstance(node, conditions.RowsAre) and node.rows in known:
            inner: Sequence[FieldModel] = getattr(known[node.rows], "fields", ())
            yield from _condition(
                loc, node.each, {field.id: field for field in inner}, f'in a row of "{node.rows}"'
            )


def _values(loc: Loc, node: conditions.FieldIs, field: FieldModel | None) -> Iterator[Said]:
    options = [option.value for option in getattr(field, "options", ())]
    wanted = [node.equals, node.not_equals, *(node.one_of or ())]
    for value in wanted:
        if options and value is not None and value not in options:
            yield loc, "option", f'"{value}" is no option of "{node.field}"', nearest(str(value), options)


def _receiving(one: Procedure) -> Iterator[Said]:
    for loc, field in placed(one):
        if field.id == "nhan_ket_qua":
            for n, option in enumerate(getattr(field, "options", ())):
                if option.value not in one.receive:
                    message = f'"{option.value}" is not among the ways of receive'
                    yield (
                        (*loc, "options", n, "value"),
                        "receive",
                        message,
                        nearest(option.value, one.receive),
                    )


def _overlaps(editions: Editions) -> Iterator[Finding]:
    ordered = sorted(editions, key=lambda each: (each[1].id, each[1].effective_from))
    for (earlier_path, earlier), (path, one) in pairwise(ordered):
        if earlier.id == one.id and earlier.on(one.effective_from):
            end = one.effective_from - timedelta(days=1)
            message = f"{earlier_path} is still in force on {one.effective_from}"
            hint = f"end that edition with effective_to: {end}"
            yield Finding(path, ("effective_from",), "overlap", message, hint)
