"""The units of all days: which of them exist on a day, and who has the work of one that has closed."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from forms.country.reception import WrittenWeek
from forms.schema.unit import Area, Unit
from forms.text.language import Text


@dataclass(frozen=True)
class OpenUnits:
    """Units that exist together, found by what answers name."""

    units: tuple[Unit, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Unit]:
        return {unit.id: unit for unit in self.units}

    @cached_property
    def names(self) -> Mapping[str, Text]:
        """Id → name, in the order of the catalogue."""
        return {unit.id: unit.name for unit in self.units}

    @cached_property
    def receptions(self) -> Mapping[str, WrittenWeek]:
        """Id → when it receives, of those that state it."""
        return {unit.id: unit.reception for unit in self.units if unit.reception}

    @cached_property
    def by_place(self) -> Mapping[tuple[str, str], Unit]:
        """Level and commune → the unit that is competent there; of several the first."""
        return {(one.level, code): one for one in reversed(self.units) for code in one.covers}


class UnitRegister:
    """The units of all days. Which of them exist changes on few days, so it is worked out once for each."""

    def __init__(self, units: tuple[Unit, ...]) -> None:
        self.by_id = {unit.id: unit for unit in units}
        self._units = units
        self._found: dict[tuple[int, int, str], OpenUnits] = {}
        self._sets: dict[tuple[str, ...], OpenUnits] = {}

    @cached_property
    def _begins(self) -> Sequence[date]:
        return sorted({unit.valid_from for unit in self._units})

    @cached_property
    def _ends(self) -> Sequence[date]:
        return sorted({unit.valid_to for unit in self._units if unit.valid_to})

    def units_on(self, day: date, procedure_id: str = "") -> OpenUnits:
        """The units that exist on a day, or those of them that take a procedure."""
        key = bisect_right(self._begins, day), bisect_left(self._ends, day), procedure_id
        if key not in self._found:
            units = [one for one in self._units if one.in_force_on(day)]
            found = tuple(one for one in units if not procedure_id or procedure_id in one.accepts)
            # Most procedures are taken by the same units: a thousand of them must not keep a thousand lists.
            self._found[key] = self._sets.setdefault(tuple(one.id for one in found), OpenUnits(found))
        return self._found[key]

    def successors(self, unit_id: str, day: date) -> tuple[Unit, ...]:
        """The open units that have the work of a unit on a day: itself while it is open."""
        return open_successors(self.by_id, unit_id, day)

    def unit_above(self, unit_id: str, day: date) -> Unit | None:
        """The open unit above it on a day."""
        return unit_above(self.by_id, unit_id, day)

    def units_between(self, first: str, last: str) -> tuple[Unit, ...]:
        """The units that had the work after one and before another, on the shortest way; () where none is."""
        ways: list[tuple[str, ...]] = [(first,)]
        for way in ways:
            if way[-1] == last:
                return tuple(self.by_id[one] for one in way[1:-1])
            unit = self.by_id.get(way[-1])
            known = {one for each in ways for one in each}
            ways += [(*way, one) for one in (unit.successors if unit else ()) if one not in known]
        return ()

    def is_parent(self, unit_id: str) -> bool:
        """Whether other units have stood under it, on whatever day, so that choices may come to it."""
        return unit_id in self._parents

    @cached_property
    def _parents(self) -> frozenset[str]:
        """Every unit above another, and every unit that followed one which was above another."""
        found = {unit.parent for unit in self._units}
        found |= {change.parent for unit in self._units for change in unit.parent_changes}
        ahead = list(found)
        while ahead:
            unit = self.by_id.get(ahead.pop())
            more = {*unit.successors, unit.parent} - found if unit else set()
            found |= more
            ahead += more
        return frozenset(found)


class PlaceRegister:
    """The communes of all days, by area. Which of them there are changes on few days."""

    def __init__(self, areas: Sequence[Area]) -> None:
        self._areas = [area for area in areas if area.communes]
        self._ends = sorted({one.valid_to for area in self._areas for one in area.communes if one.valid_to})
        self._found: dict[int, Mapping[str, Mapping[str, str]]] = {}

    def places_on(self, day: date) -> Mapping[str, Mapping[str, str]]:
        """Area → code → name of the communes an answer of that day may name: those that have not closed."""
        key = bisect_left(self._ends, day)
        if key not in self._found:
            self._found[key] = {area.id: area.names(day) for area in self._areas}
        return self._found[key]


def open_successors(units: Mapping[str, Unit], unit_id: str, day: date) -> tuple[Unit, ...]:
    """The open units its work has come to by a day: itself while it is open, () where nothing leads on."""
    found: dict[str, Unit] = {}
    seen: set[str] = set()
    ahead = [unit_id]
    while ahead:
        name = ahead.pop(0)
        unit = None if name in seen else units.get(name)
        seen.add(name)
        if unit is None:
            continue
        if unit.in_force_on(day):
            found[name] = unit
        elif has_closed(unit, day):
            ahead += unit.successors
    return tuple(found.values())


def has_closed(unit: Unit, day: date) -> bool:
    """Whether its last day has passed; one that has not begun yet has nothing to hand on."""
    return unit.valid_to is not None and unit.valid_to < day


def unit_above(units: Mapping[str, Unit], unit_id: str, day: date) -> Unit | None:
    """The one open unit above it on a day: its parent, what followed that, or a level higher; None: nobody.

    Parents close too, and are followed like any other unit.
    """
    seen = {unit_id}
    unit = units.get(unit_id)
    while unit and (parent := unit.parent_on(day)[0]) not in seen:
        seen.add(parent)
        there = [one for one in open_successors(units, parent, day) if one.id != unit_id]
        if len(there) == 1:
            return there[0]
        unit = units.get(parent)
    return None
