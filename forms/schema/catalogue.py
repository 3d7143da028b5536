"""Everything that may be asked, by day of law: editions of procedures, units, areas, the calendar."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta, timezone, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar, overload

from forms.conditions.moment import Moment
from forms.country.calendar import Calendar
from forms.country.pack import Country
from forms.country.packs import country
from forms.country.province import NationwideList
from forms.country.reception import Reception, read_week
from forms.country.zone import frozen_zone
from forms.schema.register import PlaceRegister, UnitRegister
from forms.schema.site import UNSTATED, Logo, SiteFile
from forms.schema.unit import Area, Unit
from forms.text.currency import Currency
from forms.text.language import Text

# A function that starts reads the index alone: it needs no field kinds before it opens an edition.
if TYPE_CHECKING:
    from forms.fields.base import Value, Values
    from forms.schema.procedure import Procedure


class NoUnit(LookupError):
    """The answers lead to no open unit that takes the procedure."""


class EditionEntry(Protocol):
    """What is known of an edition without reading it; a whole edition is one too."""

    @property
    def id(self) -> str: ...
    @property
    def digest(self) -> str: ...
    @property
    def name(self) -> Text: ...
    @property
    def effective_from(self) -> date: ...
    @property
    def effective_to(self) -> date | None: ...
    def in_force_on(self, day: date) -> bool: ...


E = TypeVar("E", bound=EditionEntry)


class StoredEditions(Sequence["Procedure"], Generic[E]):
    """Editions of which the entries are known; each is read when it is first asked for, and then kept."""

    def __init__(self, entries: Sequence[E], read: Callable[[E], "Procedure"]) -> None:
        self.entries, self._read = entries, read
        self._kept: dict[int, Procedure] = {}

    def __len__(self) -> int:
        return len(self.entries)

    @overload
    def __getitem__(self, n: int) -> "Procedure": ...
    @overload
    def __getitem__(self, n: slice) -> "tuple[Procedure, ...]": ...
    def __getitem__(self, n: int | slice) -> "Procedure | tuple[Procedure, ...]":
        if isinstance(n, slice):
            return tuple(self[each] for each in range(*n.indices(len(self))))
        if n not in self._kept:
            # Two threads may both read it; setdefault gives both of them the same one.
            self._kept.setdefault(n, self._read(self.entries[n]))
        return self._kept[n]


@dataclass(frozen=True)
class Catalogue:
    """All editions, units and areas of all times, and one calendar; every question is asked for a day."""

    editions: Sequence["Procedure"]
    units: tuple[Unit, ...]
    areas: tuple[Area, ...]
    calendar: Calendar
    kept: Sequence["Procedure"] = ()
    """Contents published earlier under a date, for whoever began with them; never offered again."""
    site: SiteFile = UNSTATED
    """What the site says of itself, and its country."""
    logo: Logo | None = None
    zone_rules: str = ""
    """The rules of the time zone, frozen; "" where the country's offset is the same all year."""
    replaced: Mapping[str, date] = field(default_factory=dict)
    """Digest of such a content → the day on which another one took its place."""

    @property
    def entries(self) -> Sequence[EditionEntry]:
        """The editions as far as lists need them: nothing is read for them."""
        return entries_of(self.editions)

    def history(self, procedure_id: str) -> tuple[EditionEntry, ...]:
        """What is known of every edition of a procedure, in the order of the catalogue."""
        return tuple(self.entries[n] for n in self._positions.get(procedure_id, ()))

    def procedures(self, day: date) -> "tuple[Procedure, ...]":
        """The editions in force on a day, one per procedure, in the order of the catalogue."""
        return tuple(self.editions[n] for n, one in enumerate(self.entries) if one.in_force_on(day))

    def current_edition(self, procedure_id: str, day: date) -> "Procedure | None":
        """The edition of a procedure in force on a day."""
        places = self._positions.get(procedure_id, ())
        return next((self.editions[n] for n in places if self.entries[n].in_force_on(day)), None)

    def edition(self, procedure_id: str, digest: str) -> "Procedure | None":
        """The edition a dossier or a page was made with, in force or not, with the content it then had."""
        editions, n = self._by_digest.get((procedure_id, digest), (self.editions, None))
        return None if n is None else editions[n]

    def last_day(self, edition: EditionEntry) -> date | None:
        """The last day of an edition, by what is written of its date today: an edit may have ended it, or
        begun it on another day (then it never held). None: no end is known."""
        # Found by id, not by digest: an edit changes the digest, and may have moved the end.
        held = self.history(edition.id)
        return next(
            (one.effective_to for one in held if one.effective_from == edition.effective_from), date.min
        )

    def last_filing_day(self, edition: "Procedure") -> date | None:
        """The last day on which what was begun with an edition may still be filed: its grace after it ended,
        or after an edit took its place. None: no end is known."""
        # Whichever comes first: an edition may end before the edit of it, or after.
        ends = (self.last_day(edition), self.replaced.get(edition.digest))
        known = [day for day in ends if day is not None]
        first = min(known, default=None)
        return first if first in (None, date.min) else first + timedelta(days=edition.grace_days)

    def unit(self, unit_id: str) -> Unit | None:
        return self.register.by_id.get(unit_id)

    def open_units(self, day: date, procedure_id: str = "") -> tuple[Unit, ...]:
        """The units that exist on a day, or those of them that take a procedure."""
        return self.register.units_on(day, procedure_id).units

    def unit_for(self, procedure: "Procedure", values: "Values", day: date) -> Unit:
        """The competent unit of canonical answers on a day. Raises NoUnit."""
        routing = procedure.routing
        fixed = self.unit(routing.unit)
        if routing.rule == "unit_fixed" and fixed and fixed.in_force_on(day):
            return fixed
        answer: Value = values.get(routing.field)
        if routing.rule == "unit_of":
            answer = (answer or {}).get(routing.part or "commune")
        there, chosen = self.register.units_on(day, procedure.id), routing.rule == "unit_chosen"
        found = there.by_id.get(answer) if chosen else there.by_place.get((routing.level, answer))
        if found is None:
            raise NoUnit(
                f"{procedure.id}: no open unit for {routing.field} = {answer!r} on {day.isoformat()}"
            )
        return found

    def reception(self, unit: Unit, procedure: "Procedure") -> Reception:
        """The half-days on which a unit receives a procedure; the country's, if it states none."""
        usual = self.calendar.reception
        own = read_week(unit.reception, usual) if unit.reception else usual
        return own.narrow_to(procedure.reception)

    def calendar_of(self, unit: Unit, procedure: "Procedure") -> Calendar:
        """The calendar by which filings of a procedure with a unit are received."""
        return self.calendar.of(self.reception(unit, procedure))

    def hours_text(self, unit: Unit, procedure: "Procedure") -> Text:
        """When a unit receives a procedure, in words; empty where nothing is stated."""
        if unit.reception:
            return self.reception(unit, procedure).text()
        # Free words of the unit say nothing of one procedure, so they could only contradict it.
        return unit.hours if procedure.reception is None else Text()

    def moment(
        self, day: date, account_kind: str = "", procedure_id: str = "", at: time | None = None
    ) -> Moment:
        """What judging answers may know on a day and at a time; of a procedure, only units that take it."""
        open_then = self.register.units_on(day, procedure_id)
        known = (
            day,
            self._places.places_on(day),
            open_then.names,
            account_kind,
            self.calendar,
            self._nationwide,
            at,
        )
        rules = (self.site.languages[0], self.country, self.zone, open_then.receptions)
        return Moment(*known, *rules)

    @cached_property
    def country(self) -> Country:
        """The pack of the site's country, with the currency the site chose."""
        pack, own = country(self.site.country), self.site.currency
        return pack if own in ("", pack.currency.code) else replace(pack, currency=Currency(own))

    @cached_property
    def zone(self) -> tzinfo:
        """The clocks of the site. Raises ValueError where they change and their rules were not frozen."""
        if self.zone_rules:
            return frozen_zone(self.site.time_zone or self.country.time_zone, self.zone_rules)
        if self.country.offset is None:
            raise ValueError(f"the rules of {self.country.time_zone} are not frozen: read the folder")
        return timezone(self.country.offset)

    @property
    def size_text(self) -> str:
        """How much it holds, in words for an administrator."""
        return size_text(len(self.editions), self.units, self.areas)

    @cached_property
    def _positions(self) -> Mapping[str, Sequence[int]]:
        """Id of a procedure → the places of its editions."""
        found: dict[str, list[int]] = {}
        for n, one in enumerate(self.entries):
            found.setdefault(one.id, []).append(n)
        return found

    @cached_property
    def _by_digest(self) -> Mapping[tuple[str, str], tuple[Sequence["Procedure"], int]]:
        """Id and digest → where it stands. What is offered today goes before what was published earlier."""
        return {
            (one.id, one.digest): (editions, n)
            for editions in (self.kept, self.editions)
            for n, one in enumerate(entries_of(editions))
        }

    @cached_property
    def register(self) -> UnitRegister:
        """The units of all days, and who followed whom."""
        return UnitRegister(self.units)

    @cached_property
    def _places(self) -> PlaceRegister:
        return PlaceRegister(self.areas)

    @cached_property
    def _nationwide(self) -> Mapping[str, NationwideList]:
        return {area.id: area.nationwide_list() for area in self.areas if area.provinces}


def size_text(editions: int, units: Sequence[Unit], areas: Sequence[Area]) -> str:
    """How much a folder of so many editions holds, in words for an administrator."""
    communes = sum(len(area.names()) for area in areas)
    return f"{editions} editions, {len(units)} units, {len(areas)} areas with {communes} communes"


def entries_of(editions: Sequence["Procedure"]) -> Sequence[EditionEntry]:
    """What is known of editions without reading them."""
    return editions.entries if isinstance(editions, StoredEditions) else editions
