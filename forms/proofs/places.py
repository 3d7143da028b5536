"""Checks of places: the list of an address holds for the whole edition, and conditions name codes of it."""

from collections.abc import Iterator, Mapping, Sequence

from forms.conditions import condition as grammar
from forms.conditions.condition import Condition, FieldIs
from forms.fields.address import AddressField
from forms.proofs.finding import FindingParts, placed_fields, row_fields
from forms.schema.procedure import Procedure
from forms.schema.unit import Area
from forms.text.complaint import Loc, nearest


def place_findings(one: Procedure, areas: Sequence[Area]) -> Iterator[FindingParts]:
    """What is wrong with the places an edition asks for or speaks of."""
    known = {area.id: area for area in areas}
    fields: dict[str, AddressField] = {}
    for loc, field in placed_fields(one):
        for at, each in ((loc, field), *row_fields(loc, field)):
            if isinstance(each, AddressField):
                fields[each.id] = each
                yield from _list_findings(at, one, each, known)
    for at, rule in _conditions(one):
        for node in grammar.walk(rule):
            name, _, part = getattr(node, "field", "").partition(".")
            if isinstance(node, FieldIs) and part and name in fields:
                yield from _code_findings(at, node, part, fields[name], known)


def _list_findings(
    loc: Loc, one: Procedure, field: AddressField, areas: Mapping[str, Area]
) -> Iterator[FindingParts]:
    key, name = ("nationwide" if field.nationwide else "area"), field.place
    right = {area.id: area for area in areas.values() if bool(area.provinces) == bool(field.nationwide)}
    found = right.get(name)
    at = (*loc, key)
    if found is None:
        noun = "nationwide list" if field.nationwide else "area"
        yield at, "area", f'there is no {noun} "{name}"', nearest(name, right)
    elif not found.in_force_on(one.effective_from) or (
        found.valid_to is not None and (one.effective_to is None or one.effective_to > found.valid_to)
    ):
        days = f"{found.valid_from} to {found.valid_to or 'today'}"
        yield at, "area-dates", f'the area "{name}" holds from {days}, not for the whole edition', ""


def _conditions(one: Procedure) -> Iterator[tuple[Loc, Condition]]:
    for loc, field in placed_fields(one):
        for at, each in ((loc, field), *row_fields(loc, field)):
            for key in ("visible_when", "required_when"):
                if rule := getattr(each, key):
                    yield (*at, key), rule
    for p, page in enumerate(one.pages):
        yield from ((("pages", p, "exits", n, "when"), leave.when) for n, leave in enumerate(page.exits))
    yield from ((("documents", n, "when"), each.when) for n, each in enumerate(one.documents) if each.when)
    yield from ((("fee", "rules", n, "when"), each.when) for n, each in enumerate(one.fee.rules) if each.when)
    branches = enumerate(one.time_limit.branches)
    yield from ((("time_limit", "branches", n, "when"), each.when) for n, each in branches if each.when)
    yield from ((("rules", n, "when"), each.when) for n, each in enumerate(one.rules) if each.when)


def _code_findings(
    loc: Loc, node: FieldIs, part: str, field: AddressField, areas: Mapping[str, Area]
) -> Iterator[FindingParts]:
    area = areas.get(field.place)
    # A part that no address has is told in references.py.
    if area is None or part not in field.parts() or part == "detail":
        return
    codes = {one.code for one in area.provinces} if part == "province" else set(area.names())
    # A code that is not in the list makes a condition that silently never holds.
    for value in (node.equals, node.not_equals, *(node.one_of or ())):
        if value is not None and value not in codes:
            yield loc, "option", f'"{value}" is no {part} of "{field.place}"', "write its code, in quotes"
