"""A file of forms/units as it is written: an area, units, one unit for each commune, and those that close."""

from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic import Field as Key

from forms.country.province import Province
from forms.schema.part import Receiver, UnitLevel, ValidPeriod
from forms.schema.unit import Area, Commune, ParentChange, Unit, commune_in_sentence
from forms.text.complaint import Loc, nearest
from forms.text.language import Text


class CommuneTable(BaseModel):
    """Rows of a CSV of communes beside the registry file: those of one province, or all of them."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)

    file: str = Key(pattern=r"^[\w.-]+\.csv$")
    province: str = Key(default="", pattern=r"^[0-9A-Za-z]{0,12}$")
    """Left out for the whole country."""
    provinces: int | None = Key(default=None, ge=1)
    communes: int | None = Key(default=None, ge=1)
    """How many of each the table must have, as the law that made them says."""


class AreaSource(ValidPeriod):
    """An area as written: its communes listed, or taken from a table."""

    id: str = Key(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    name: Text
    communes: tuple[Commune, ...] = ()
    table: CommuneTable | None = None

    @model_validator(mode="after")
    def _listed_once(self) -> "AreaSource":
        if bool(self.communes) == bool(self.table):
            raise ValueError("an area needs either communes or a table")
        return self

    @property
    def is_nationwide(self) -> bool:
        return self.table is not None and not self.table.province

    def area(self, communes: tuple[Commune, ...], provinces: tuple[Province, ...] = ()) -> Area:
        """The area with its communes. Raises pydantic's ValidationError when there is none."""
        shared = self.model_dump(include={"id", "valid_from", "valid_to"})
        return Area(**shared, name=self.name, communes=communes, provinces=provinces)


class CommuneClosing(BaseModel):
    """A commune of the file's area that ends before the others, and with it its unit."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)

    commune: str
    last_day: date
    successors: tuple[str, ...] = Key(min_length=1)
    """Ids of the units that take over on the next day."""


class UnitPattern(Receiver):
    """What the units of an area's communes share; {commune} stands for the commune's name."""

    level: UnitLevel = "commune"
    name: Text
    address: Text
    parent: str
    parent_name: Text
    number_prefix: str = Key(pattern=r"^[A-Z0-9]+(\.[A-Z0-9]+)*$", max_length=16)
    number_from: int | None = Key(default=None, ge=0, le=999)
    """The third group of the first unit's number prefix; the next units count on from it, in the order of the
    communes. For a start: a commune put between others would move the numbers of all that follow it."""
    numbers: dict[str, str] = Key(default={})
    """Commune code → third group of its unit's number prefix: what stands here never moves."""
    mark: str = Key(default="", pattern=r"^[A-Za-z]{0,4}$")
    """Letters after the commune's code in the code of the unit: where two authorities stand in one commune,
    their units must not have the same id."""
    parent_changes: tuple[ParentChange, ...] = ()
    accepts: tuple[str, ...]
    phone: str = ""
    successors: dict[str, tuple[str, ...]] = Key(default={})
    """Commune code → ids of the units that took over when it closed."""
    successors_from: date | None = None
    """The first day of the units of the same codes, which took over wherever `successors` names no others."""

    @model_validator(mode="after")
    def _numbered_once(self) -> "UnitPattern":
        if bool(self.numbers) == (self.number_from is not None):
            raise ValueError("write numbers, one for each commune, or number_from, not both")
        return self

    def unit(self, commune: Commune, n: int, closing: CommuneClosing | None = None) -> Unit:
        """The unit of the nth commune, from 0. Raises KeyError where `numbers` has none for it."""
        place = commune_in_sentence(commune.name)
        shared = self.model_dump(include={"level", "parent", "accepts", "phone", "valid_from"})
        code = f"{commune.code}{self.mark}"
        followed = (f"{code}-{self.successors_from:%Y%m%d}",) if self.successors_from else ()
        return Unit(
            **shared,
            id=f"{code}-{self.valid_from:%Y%m%d}",
            code=code,
            valid_to=closing.last_day if closing else self.valid_to,
            parent_changes=self.parent_changes,
            name=_fill_pattern(self.name, place),
            address=_fill_pattern(self.address, place),
            parent_name=self.parent_name,
            number_prefix=f"{self.number_prefix}.{self._number(commune.code, n)}",
            successors=closing.successors if closing else self.successors.get(commune.code, followed),
            covers=(commune.code,),
            hours=self.hours,
            reception=self.reception,
        )

    def _number(self, code: str, n: int) -> str:
        return self.numbers[code] if self.number_from is None else f"{self.number_from + n:03d}"


def _fill_pattern(pattern: Text, place: Text) -> Text:
    named = {one: words.replace("{commune}", place[one]) for one, words in pattern.plain().items()}
    return Text(**named)


class UnitFile(BaseModel):
    """One file of forms/units: an area, units written out, and the pattern of one unit per commune."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)

    language: str | None = None
    """The language its words are in, where they are not translated; then each may be written once."""
    area: AreaSource | None = None
    units: tuple[Unit, ...] = ()
    each_commune: UnitPattern | None = None
    closings: tuple[CommuneClosing, ...] = ()
    """Communes that end: each is offered until its last day, then its unit's work is with the successors."""

    @model_validator(mode="after")
    def _units_of_listed_communes(self) -> "UnitFile":
        if self.each_commune and (self.area is None or self.area.is_nationwide):
            raise ValueError("each_commune needs an area of one province or of listed communes")
        return self

    def units_of_communes(self, communes: tuple[Commune, ...]) -> tuple[Unit, ...]:
        """One unit for every commune that has a number, where the file says so."""
        pattern, ends = self.each_commune, {one.commune: one for one in self.closings}
        if pattern is None:
            return ()
        return tuple(
            pattern.unit(one, n, ends.get(one.code))
            for n, one in enumerate(communes)
            if not pattern.numbers or one.code in pattern.numbers
        )

    def place_of(self, unit: Unit) -> Loc:
        """Where a unit of the pattern is written: where it is closed, else with all the others."""
        for n, one in enumerate(self.closings):
            if one.commune in unit.covers:
                return ("closings", n)
        return ("each_commune",)

    def with_ends(self, area: Area) -> Area:
        """The area with the last day of each commune that closes."""
        ends = {one.commune: one.last_day for one in self.closings}
        told = [
            one.model_copy(update={"valid_to": ends[one.code]}) if one.code in ends else one
            for one in area.communes
        ]
        return area.model_copy(update={"communes": tuple(told)})


def unit_file_faults(file: UnitFile, area: Area | None) -> Iterator[tuple[Loc, str, str, str]]:
    """Communes without a number, closings of communes that are not there, and days that cannot be."""
    known = area.names() if area and area.communes else {}
    pattern = file.each_commune
    if pattern and pattern.numbers:
        free = next(n for n in range(1, 1000) if f"{n:03d}" not in pattern.numbers.values())
        for code in (code for code in known if code not in pattern.numbers):
            message = f"{code} {known[code]} has no number"
            yield (
                ("each_commune", "numbers"),
                "number",
                message,
                f'add "{code}": "{free:03d}", or another free one',
            )
    for n, one in enumerate(file.closings):
        if one.commune not in known:
            yield (
                ("closings", n, "commune"),
                "commune",
                f"{one.commune} is no commune here",
                nearest(one.commune, known),
            )
        elif pattern and not pattern.in_force_on(one.last_day):
            message = f"its unit exists from {pattern.valid_from} to {pattern.valid_to or 'today'}"
            yield ("closings", n, "last_day"), "dates", message, ""
