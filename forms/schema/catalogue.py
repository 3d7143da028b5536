"""Everything that may be asked, by day of law: editions of procedures, units, areas, the calendar."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta, timezone, tzinfo
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from forms.conditions.moment import Moment
from forms.country.calendar import Calendar, FrozenCalendar, freeze_calendar
from forms.country.pack import Country
from forms.country.packs import country
from forms.country.province import NationwideList
from forms.country.zone import frozen_zone
from forms.fields.base import Values
from forms.schema.procedure import Procedure
from forms.schema.site import UNSTATED, Logo, SiteFile
from forms.schema.unit import Area, Unit
from forms.text.currency import Currency


class NoUnit(LookupError):
    """The answers lead to no open unit that takes the procedure."""


class CatalogueFile(BaseModel):
    """The shape of catalogue.json: made by the build, read by the functions."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    editions: tuple[Procedure, ...]
    units: tuple[Unit, ...]
    areas: tuple[Area, ...]
    calendar: FrozenCalendar
    kept: tuple[Procedure, ...] = ()
    site: SiteFile = UNSTATED
    logo: Logo | None = None
    zone_rules: str = ""
    replaced: dict[str, date] = {}


@dataclass(frozen=True)
class Catalogue:
    """All editions, units and areas of all times, and one calendar; every question is asked for a day."""

    editions: tuple[Procedure, ...]
    units: tuple[Unit, ...]
    areas: tuple[Area, ...]
    calendar: Calendar
    kept: tuple[Procedure, ...] = ()
    """Contents published earlier under a date, for whoever began with them; never offered again."""
    site: SiteFile = UNSTATED
    """What the site says of itself, and its country."""
    logo: Logo | None = None
    zone_rules: str = ""
    """The rules of the time zone, frozen; "" where the country's offset is the same all year."""
    replaced: Mapping[str, date] = field(default_factory=dict)
    """Digest of such a content → the day on which another one took its place."""

    def procedures(self, day: date) -> tuple[Procedure, ...]:
        """The editions in force on a day, one per procedure, in the order of the catalogue."""
        return tuple(edition for edition in self.editions if edition.in_force_on(day))

    def current_edition(self, procedure_id: str, day: date) -> Procedure | None:
        """The edition of a procedure in force on a day."""
        return next((one for one in self.procedures(day) if one.id == procedure_id), None)

    def edition(self, procedure_id: str, digest: str) -> Procedure | None:
        """The edition a dossier or a page was made with, in force or not, with the content it then had."""
        return self._editions.get((procedure_id, digest))

    def last_day(self, edition: Procedure) -> date | None:
        """The last day of an edition, by what is written of its date today: an edit may have ended it, or
        begun it on another day (then it never held). None: no end is known."""
        # Found by id, not by digest: an edit changes the digest, and may have moved the end.
        held = (one for one in self.editions if one.id == edition.id)
        return next(
            (one.effective_to for one in held if one.effective_from == edition.effective_from), date.min
        )

    def last_filing_day(self, edition: Procedure) -> date | None:
        """The last day on which what was begun with an edition may still be filed: its grace after it ended,
        or after an edit took its place. None: no end is known."""
        # Whichever comes first: an edition may end before the edit of it, or after.
        ends = (self.last_day(edition), self.replaced.get(edition.digest))
        known = [day for day in ends if day is not None]
        first = min(known, default=None)
        return first if first in (None, date.min) else first + timedelta(days=edition.grace_days)

    def unit(self, unit_id: str) -> Unit | None:
        return self._units.get(unit_id)

    def open_units(self, day: date, procedure_id: str = "") -> tuple[Unit, ...]:
        """The units that exist on a day, or those of them that take a procedure."""
        return tuple(
            unit
            for unit in self.units
            if unit.in_force_on(day) and (not procedure_id or procedure_id in unit.accepts)
        )

    def unit_for(self, procedure: Procedure, values: Values, day: date) -> Unit:
        """The competent unit of canonical answers on a day. Raises NoUnit."""
        routing = procedure.routing
        fixed = self.unit(routing.unit)
        if routing.rule == "unit_fixed" and fixed and fixed.in_force_on(day):
            return fixed
        answer = values.get(routing.field)
        if routing.rule == "unit_of":
            answer = (answer or {}).get(routing.part or "commune")
        for unit in self.open_units(day, procedure.id):
            if answer == unit.id if routing.rule == "unit_chosen" else self._covers(unit, procedure, answer):
                return unit
        raise NoUnit(f"{procedure.id}: no open unit for {routing.field} = {answer!r} on {day.isoformat()}")

    @staticmethod
    def _covers(unit: Unit, procedure: Procedure, commune: str | None) -> bool:
        return unit.level == procedure.routing.level and commune in unit.covers

    def moment(
        self, day: date, account_kind: str = "", procedure_id: str = "", at: time | None = None
    ) -> Moment:
        """What judging answers may know on a day and at a time; of a procedure, only units that take it."""
        units = {unit.id: unit.name for unit in self.open_units(day, procedure_id)}
        known = (day, self._places, units, account_kind, self.calendar, self._nationwide, at)
        return Moment(*known, self.site.languages[0], self.country, self.zone)

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
        communes = sum(len(area.names()) for area in self.areas)
        return (
            f"{len(self.editions)} editions, {len(self.units)} units, "
            f"{len(self.areas)} areas with {communes} communes"
        )

    def to_json(self) -> str:
        """The text `from_json` reads back as an equal catalogue."""
        days = freeze_calendar(self.calendar)
        body = CatalogueFile(
            editions=self.editions,
            units=self.units,
            areas=self.areas,
            calendar=days,
            kept=self.kept,
            site=self.site,
            logo=self.logo,
            zone_rules=self.zone_rules,
            replaced=dict(self.replaced),
        )
        # Defaults are left out: the file is read at every cold start.
        return body.model_dump_json(by_alias=True, exclude_defaults=True)

    @classmethod
    def from_json(cls, text: str) -> "Catalogue":
        """The catalogue of a text made by to_json. Raises pydantic's ValidationError on any other."""
        body = CatalogueFile.model_validate_json(text)
        days = replace(body.calendar.calendar(), reception=country(body.site.country).reception)
        return cls(
            body.editions,
            body.units,
            body.areas,
            days,
            body.kept,
            body.site,
            body.logo,
            body.zone_rules,
            body.replaced,
        )

    @cached_property
    def _editions(self) -> Mapping[tuple[str, str], Procedure]:
        return {(one.id, one.digest): one for one in (*self.kept, *self.editions)}

    @cached_property
    def _units(self) -> Mapping[str, Unit]:
        return {unit.id: unit for unit in self.units}

    @cached_property
    def _places(self) -> Mapping[str, Mapping[str, str]]:
        return {area.id: area.names() for area in self.areas if area.communes}

    @cached_property
    def _nationwide(self) -> Mapping[str, NationwideList]:
        return {area.id: area.nationwide_list() for area in self.areas if area.provinces}
