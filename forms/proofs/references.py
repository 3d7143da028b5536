"""Checks of what pieces of an edition say about one another: fields, options, in conditions and rules."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from forms.conditions import condition as grammar
from forms.conditions.comparison import ORDERS
from forms.conditions.rules import Compare, Rule
from forms.fields.base import UNFIT, FieldModel
from forms.fields.choice import ChoiceField
from forms.fields.group import GroupField, resolve_path
from forms.fields.intake import Headings
from forms.fields.people import PeopleField
from forms.proofs.finding import FindingParts, placed_fields, row_fields
from forms.rows import table
from forms.schema.procedure import Procedure
from forms.text.complaint import Loc, nearest

Known = dict[str, FieldModel]


def reference_findings(one: Procedure) -> Iterator[FindingParts]:
    """Conditions speak of fields of their own page or one before, and never in a circle."""
    places = list(placed_fields(one))
    page_of = {field.id: loc[1] for loc, field in places}
    everything: Known = {field.id: field for _, field in places if field.ASKS}
    for loc, field in places:
        # A later page is not answered yet when this one is judged (decision 0007).
        there = {name: each for name, each in everything.items() if int(page_of[name]) <= int(loc[1])}
        known = {name: each for name, each in there.items() if name != field.id}
        yield from _field_findings(loc, field, known)
        row = dict(known)
        for at, inner in row_fields(loc, field):
            yield from _field_findings(at, inner, row)
            row[inner.id] = inner
        if isinstance(field, PeopleField):
            yield from _row_rule_findings(loc, field)
            yield from _heading_findings(loc, field)
    yield from _circle_findings(one)
    for n, document in enumerate(one.documents):
        yield from _condition_findings(("documents", n, "when"), document.when, everything)
    for n, branch in enumerate(one.time_limit.branches):
        yield from _condition_findings(("time_limit", "branches", n, "when"), branch.when, everything)
    for n, rule in enumerate(one.fee.rules):
        yield from _condition_findings(("fee", "rules", n, "when"), rule.when, everything)
    yield from _subject_findings(one, everything)
    yield from _exit_findings(one, everything, page_of)
    yield from _rule_findings(("rules",), one.rules, everything, "")


def _subject_findings(one: Procedure, known: Known) -> Iterator[FindingParts]:
    """Whom a filing is for is a choice, one of whose options is oneself, asked of everybody."""
    if one.subject is None:
        return
    asked = known.get(one.subject.field)
    options = [option.value for option in asked.options] if isinstance(asked, ChoiceField) else []
    if not options:
        yield ("subject", "field"), "field", f'there is no choice "{one.subject.field}"', nearest("", known)
    elif one.subject.own not in options:
        message = f'"{one.subject.own}" is no option of "{one.subject.field}"'
        yield ("subject", "own"), "option", message, nearest(one.subject.own, options)
    elif asked is not None and asked.visible_when is not None:
        message = "whom a filing is for is asked of everybody"
        yield ("subject", "field"), "field", message, "leave out its visible_when"


def _exit_findings(
    one: Procedure, everything: Known, page_of: Mapping[str, object]
) -> Iterator[FindingParts]:
    for p, page in enumerate(one.pages):
        known = {name: each for name, each in everything.items() if int(str(page_of[name])) <= p}
        for n, leave in enumerate(page.exits):
            yield from _condition_findings(("pages", p, "exits", n, "when"), leave.when, known)


def _row_rule_findings(loc: Loc, field: PeopleField) -> Iterator[FindingParts]:
    """A rule of a row speaks of that row alone."""
    row: Known = {one.id: one for one in field.fields if one.ASKS}
    yield from _rule_findings((*loc, "rules"), field.rules, row, f'in a row of "{field.id}"')


def _heading_findings(loc: Loc, field: PeopleField) -> Iterator[FindingParts]:
    """Headings belong to questions of the row that a column can answer, and each to one of them."""
    if not isinstance(field.intake, Headings):
        return
    asked = {one.id: one for one in table.column_questions(field)}
    taken: dict[str, str] = {}
    for one in asked.values():
        for text in table.headings(field, one):
            owner = taken.setdefault(table.normalise_heading(text), one.id)
            if owner != one.id:
                at = (*loc, "import", "aliases", one.id)
                yield at, "heading", f'the heading "{text}" already belongs to "{owner}"', "leave it out"
    for name in sorted(set(field.intake.aliases) - set(asked)):
        at = (*loc, "import", "aliases", name)
        yield at, "field", f'no field "{name}" of a row has a column', nearest(name, asked)


def _rule_findings(loc: Loc, rules: Sequence[Rule], known: Known, where: str) -> Iterator[FindingParts]:
    seen: set[str] = set()
    for n, rule in enumerate(rules):
        at: Loc = (*loc, n)
        if rule.id in seen:
            yield (*at, "id"), "twice", f'another rule is already called "{rule.id}"', ""
        seen.add(rule.id)
        yield from _condition_findings((*at, "when"), rule.when, known, where or "by then")
        read = rule.when.names if rule.when else set()
        for name in sorted(rule.bound_fields() - set(known) - read):
            yield at, "field", f'there is no field "{name}" {where}'.rstrip(), nearest(name, known)
        if rule.compare and {rule.compare.field, rule.compare.compare_to} <= set(known):
            yield from _comparison_findings(at, rule.compare, known)


def _comparison_findings(at: Loc, rule: Compare, known: Known) -> Iterator[FindingParts]:
    """Two answers of unlike types are never equal, and only numbers and texts have an order."""
    one, other = known[rule.field], known[rule.compare_to]
    # Comparing a text with a number is false whatever is typed, and so refuses everybody.
    alike = _types(one) & _types(other)
    if not (alike & {str, float} if rule.operator in ORDERS else alike):
        kinds = one.kind if one.kind == other.kind else f"{one.kind} and {other.kind}"
        message = f'"{one.id}" and "{other.id}" can never be compared by {rule.operator}: {kinds}'
        yield (*at, "compare"), "unlike", message, "compare two numbers, two dates or two texts"


def _types(field: FieldModel) -> set[type]:
    """The types of JSON an answer may have; whole numbers and others are alike."""
    return {float if each is int else each for each in field.JSON}


def _circle_findings(one: Procedure) -> Iterator[FindingParts]:
    """Fields each of which shows only if the next one does, or holds a question that does."""
    waits = {field.id: _waits_for(field) for field in one.fields()}
    for loc, field in placed_fields(one):
        way = _shortest_cycle(field.id, waits)
        # Of itself alone a field is told that it is not asked by then.
        if len(way) > 1 and min(way) == field.id:
            told = " → ".join([*way, field.id])
            yield (
                (*loc, "visible_when"),
                "circle",
                f"a circle of conditions: {told}",
                "break it at one of them",
            )


def _waits_for(field: FieldModel) -> AbstractSet[str]:
    """The ids of the other fields that decide whether a field, or a question in it, shows."""
    own = field.visible_when.names if field.visible_when else frozenset[str]()
    inner = field.inner if isinstance(field, GroupField) else ()
    within = set().union(*(_waits_for(each) for each in inner)) - {each.id for each in inner}
    return own | within


def _shortest_cycle(start: str, waits: Mapping[str, AbstractSet[str]]) -> list[str]:
    """The fields on a shortest way from a field's condition back to the field, itself first; else []."""
    # Breadth first: the shortest circle is the one an administrator can break.
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for name in sorted(waits.get(way[-1], ())):
            if name == start:
                return way
            if name not in seen:
                seen.add(name)
                ways.append([*way, name])
    return []


def _field_findings(loc: Loc, field: FieldModel, known: Known) -> Iterator[FindingParts]:
    yield from _condition_findings((*loc, "visible_when"), field.visible_when, known)
    yield from _condition_findings((*loc, "required_when"), field.required_when, known)
    for when in ("visible_when", "required_when"):
        # What is asked is decided before the rows of a list are judged one by one.
        told = [*grammar.walk(rule)] if (rule := getattr(field, when)) else []
        if any(isinstance(node, grammar.RowsAre) and node.each for node in told):
            hint = "a document or a fee rule may"
            yield (*loc, when), "each", "a question cannot depend on what a row says", hint
    for key in field.BESIDE:
        name = getattr(field, key)
        if name is not None and name not in known:
            yield (*loc, key), "field", f'no field "{name}" is asked by then', nearest(name, known)


def _condition_findings(
    loc: Loc, condition: grammar.Condition | None, known: Known, where: str = "by then"
) -> Iterator[FindingParts]:
    if condition is None:
        return
    for name in sorted(condition.names):
        if name not in known:
            yield loc, "field", f'no field "{name}" is asked {where}', nearest(name, known)
    for path in sorted(condition.paths):
        yield from _part_findings(loc, path, known)
    for node in grammar.walk(condition):
        if isinstance(node, grammar.FieldIs):
            field, part = _resolve_reference(node.field, known)
            yield from _value_findings(loc, node, field if not part else None)
        if isinstance(node, grammar.RowsAre) and node.rows in known:
            inner: Known = {field.id: field for field in getattr(known[node.rows], "fields", ())}
            yield from _condition_findings(loc, node.each, inner, f'in a row of "{node.rows}"')


def _resolve_reference(path: str, known: Known) -> tuple[FieldModel | None, str]:
    """The question a path leads to, and the part of its answer that is meant."""
    head, _, rest = path.partition(".")
    return resolve_path(known[head], rest) if head in known else (None, rest)


def _part_findings(loc: Loc, path: str, known: Known) -> Iterator[FindingParts]:
    """A part of an answer that no answer has: a box of a kind, or a question of a group, must be named."""
    field, part = _resolve_reference(path, known)
    group = isinstance(field, GroupField)
    if field is None or not (part or group):
        return
    parts = [each.id for each in field.inner] if isinstance(field, GroupField) else list(field.parts())
    if not part:
        yield loc, "field", f'"{path}" is read by its parts', nearest("", parts)
    elif part not in parts:
        message = f'"{path.removesuffix("." + part)}" has no part "{part}"'
        yield loc, "field", message, nearest(part, parts) if parts else "it is read whole"


def _value_findings(loc: Loc, node: grammar.FieldIs, field: FieldModel | None) -> Iterator[FindingParts]:
    options = [option.value for option in getattr(field, "options", ()) if hasattr(option, "value")]
    # A yes or a number is compared as JSON: nothing written as text equals it.
    strict = field is not None and not {str, list, dict} & {*field.JSON}
    for value in [node.equals, node.not_equals, *(node.one_of or ())]:
        if options and value is not None and value not in options:
            yield loc, "option", f'"{value}" is no option of "{node.field}"', nearest(str(value), options)
        elif field and strict and value is not None and field.json_answer(value) is UNFIT:
            hint = "write true or false" if bool in field.JSON else "write a number, without quotes"
            yield loc, "option", f'"{value}" is no answer to "{node.field}"', hint
