"""Checks of units: that they are well named, and that every answer leads to exactly one of them."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice

from forms.country.pack import Country
from forms.country.reception import read_week
from forms.proofs.finding import Finding, FindingParts, placed_fields
from forms.proofs.translations import empty_texts, texts
from forms.schema.procedure import Procedure
from forms.schema.register import open_successors
from forms.schema.unit import Area, Unit
from forms.text.complaint import Loc, nearest

Units = Sequence[tuple[str, Loc, Unit]]
"""The path of each unit's file, the unit's place in it, and the unit."""


def routing_findings(one: Procedure, areas: Sequence[Area], units: Sequence[Unit]) -> Iterator[FindingParts]:
    """The field that decides exists, is always answered, and every answer names one open unit."""
    rule = one.routing
    if rule.rule == "unit_fixed":
        yield from _fixed_unit_findings(one, units)
        return
    kind = "address" if rule.rule == "unit_of" else "unit"
    found = next(((loc, field) for loc, field in placed_fields(one) if field.id == rule.field), None)
    right = [field.id for field in one.fields() if field.kind == kind]
    at: Loc = ("routing", "field")
    if found is None:
        yield at, "routing", f'there is no field "{rule.field}"', nearest(rule.field, right)
    elif found[1].kind != kind:
        message = f'"{rule.field}" is of kind {found[1].kind}, {rule.rule} needs one of kind {kind}'
        yield at, "routing", message, nearest(rule.field, right)
    elif not found[1].required or found[1].visible_when or found[1].required_when:
        yield at, "routing", f'"{rule.field}" must always be asked and required, or no unit follows', ""
    elif rule.rule == "unit_chosen":
        takes = [unit for unit in units if one.id in unit.accepts]
        shut = (day for day in _days(one, units) if not any(unit.in_force_on(day) for unit in takes))
        yield from (
            (at, "routing", f"no unit open on {day} accepts {one.id}", "see forms/units")
            for day in islice(shut, 1)
        )
    else:
        named = getattr(found[1], "place", "")
        area = next((area for area in areas if area.id == named), None)
        yield from _coverage_findings(at, one, area, units)


def _fixed_unit_findings(one: Procedure, units: Sequence[Unit]) -> Iterator[FindingParts]:
    name, ids = one.routing.unit, [unit.id for unit in units]
    unit = next((unit for unit in units if unit.id == name), None)
    if unit is None:
        yield ("routing", "unit"), "routing", f'there is no unit "{name}"', nearest(name, ids)
        return
    for day in _days(one, units):
        if one.id not in unit.accepts or not unit.in_force_on(day):
            yield ("routing", "unit"), "routing", f"{name} does not take {one.id} on {day}", ""
            return


def _coverage_findings(
    at: Loc, one: Procedure, area: Area | None, units: Sequence[Unit]
) -> Iterator[FindingParts]:
    """Every commune of the area leads to exactly one open unit, on each day the set of units changes."""
    competent = [unit for unit in units if one.id in unit.accepts and unit.level == one.routing.level]
    for day in (day for day in _days(one, units) if area and area.in_force_on(day)):
        # A commune named twice by one unit still leads to one unit.
        taken = Counter(code for unit in competent if unit.in_force_on(day) for code in set(unit.covers))
        for code, name in area.names(day).items() if area else ():
            # None would leave the citizen without a unit, two would leave the unit to chance.
            if taken[code] != 1:
                message = f"{code} {name} leads to {taken[code]} open units on {day}, not to one"
                yield at, "routing", message, "see forms/units"
                return


def _days(one: Procedure, units: Sequence[Unit]) -> list[date]:
    """The days of an edition on which the set of open units may change."""
    # Between two of these days nothing changes, so one day of each stretch proves them all.
    changes = {one.effective_from} | {unit.valid_from for unit in units}
    changes |= {unit.valid_to + timedelta(days=1) for unit in units if unit.valid_to}
    return sorted(day for day in changes if one.in_force_on(day))


def reception_findings(one: Procedure, units: Sequence[Unit], country: Country) -> Iterator[FindingParts]:
    """The half-days of the procedure leave something of those of every unit that takes it."""
    if one.reception is None:
        return
    for unit in (unit for unit in units if one.id in unit.accepts):
        own = read_week(unit.reception, country.reception) if unit.reception else country.reception
        if own.narrow_to(one.reception) is own and not own.is_within(one.reception):
            message = f"{unit.id} receives on none of these half-days"
            yield ("reception",), "reception", message, "see its reception in forms/units"
            return


def succession_findings(registry: Units) -> Iterator[Finding]:
    """Every unit that ends is followed, on each day after, by one that is open; no other names successors."""
    units = {unit.id: unit for _, _, unit in registry}
    ends = {unit.valid_to + timedelta(days=1) for unit in units.values() if unit.valid_to}
    days = sorted(ends | {unit.valid_from for unit in units.values()})
    for path, loc, unit in registry:
        at: Loc = (*loc, "successors", *([unit.code] if loc == ("each_commune",) else []))
        last = unit.valid_to
        if (last and last < unit.valid_from) or set(unit.successors) - units.keys():
            continue
        if last is None and unit.successors:
            message, hint = (
                f"{unit.id} has successors and no last day",
                "write its valid_to, or no successors",
            )
            yield Finding(path, at, "successors", message, hint)
        elif last and not unit.successors:
            message = f"{unit.id} ends on {last} and nobody is named who takes over what it has under way"
            yield Finding(path, at, "successors", message, "write successors: the ids of the units that do")
        elif last:
            alone = (day for day in days if day > last and not open_successors(units, unit.id, day))
            for day in islice(alone, 1):
                message = f"on {day} the work of {unit.id} leads to no open unit"
                yield Finding(path, at, "successors", message, "look for a gap, a circle or a closed unit")


def unit_findings(registry: Units, procedures: set[str], country: Country) -> Iterator[Finding]:
    """Ids and number prefixes are unique, successors and procedures exist, codes are the country's."""
    yield from dict.fromkeys(succession_findings(registry))
    ids = Counter(unit.id for _, _, unit in registry)
    prefixes: dict[str, str] = {}
    # The units of one pattern share its keys: what is wrong there is said once.
    yield from dict.fromkeys(
        Finding(path, (*loc, *at), code, message, hint)
        for path, loc, unit in registry
        for at, code, message, hint in (
            *_one_unit_findings(unit, ids, procedures, pattern=len(loc) == 1),
            *_local(unit, country),
        )
    )
    for path, loc, unit in registry:
        other = prefixes.setdefault(unit.number_prefix, unit.id)
        if other != unit.id:
            message = f"{unit.id} and {other} would give the same official numbers, {unit.number_prefix}"
            yield Finding(path, (*loc, "number_prefix"), "number", message)
        if ids[unit.id] > 1:
            yield Finding(path, (*loc, "id"), "twice", f"two units are called {unit.id}")


def _local(unit: Unit, country: Country) -> Iterator[FindingParts]:
    """What of a unit is not as its country has it."""
    prefix = country.codes.number_prefix
    if prefix and not re.fullmatch(prefix, unit.number_prefix):
        message = f'"{unit.number_prefix}" begins no official number in {country.code}'
        yield ("number_prefix",), "country", message, f"allowed: {prefix}"
    if unit.level not in country.levels:
        message = f'"{unit.level}" is not a level of units in {country.code}'
        yield ("level",), "country", message, nearest(unit.level, country.levels)


def _one_unit_findings(
    unit: Unit, ids: Collection[str], procedures: set[str], pattern: bool
) -> Iterator[FindingParts]:
    wanted = f"{unit.code}-{unit.valid_from:%Y%m%d}"
    if unit.id != wanted:
        yield ("id",), "unit-id", "the id is not code and first day", f"write id: {wanted}"
    if unit.valid_to and unit.valid_to < unit.valid_from:
        yield ("valid_to",), "dates", "it ends before it begins", ""
    yield from empty_texts(texts(unit), optional=("parent_name", "hours", "address"))
    for successor in unit.successors:
        if successor not in ids:
            at: Loc = ("successors", unit.code) if pattern else ("successors",)
            yield at, "unit", f"there is no unit {successor}", nearest(successor, ids)
    for procedure in unit.accepts:
        if procedure not in procedures:
            message = f'there is no procedure "{procedure}"'
            yield ("accepts",), "procedure", message, nearest(procedure, procedures)
