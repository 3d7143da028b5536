"""Who is competent: units and the days they exist, and the areas whose communes an address is chosen from."""

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic import Field as Key

from forms.country.province import CODE, NationwideList, Province
from forms.schema.part import NOTHING, Receiver, UnitLevel, ValidPeriod
from forms.text.language import Text
from forms.text.words import ComposedText, Phrase


class Unit(Receiver):
    """A unit in one period. The code alone names nothing: codes are used again for other places."""

    id: str = Key(pattern=r"^[0-9A-Za-z]+-\d{8}$")
    code: str = Key(pattern=r"^[0-9A-Za-z]+$")
    name: Text
    level: UnitLevel
    parent: str = ""
    parent_name: Text = NOTHING
    # NĐ 61/2018: the number of a dossier begins with the code of the unit that receives it.
    number_prefix: str = Key(pattern=r"^[A-Z0-9]+(\.[A-Z0-9]+)*$", max_length=20)
    """What the official dossier numbers of the unit begin with."""
    successors: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    """Commune codes the unit is competent for."""
    accepts: tuple[str, ...] = ()
    """Ids of the procedures it takes."""
    phone: str = ""
    address: Text = NOTHING
    """Left out where it is not known; then no page claims any."""


class Commune(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)

    code: str = Key(pattern=CODE)
    name: str = Key(min_length=1)


class Area(ValidPeriod):
    """The communes an address can be in, as they were called in one period."""

    id: str = Key(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    name: Text
    communes: tuple[Commune, ...] = ()
    provinces: tuple[Province, ...] = ()
    """In place of communes, where the area is the whole country."""

    @model_validator(mode="after")
    def _of_one_kind(self) -> "Area":
        if bool(self.communes) == bool(self.provinces):
            raise ValueError("an area has either communes or provinces")
        return self

    def nationwide_list(self) -> NationwideList:
        """The whole country, where the area is that."""
        return NationwideList(self.valid_from, {one.code: one for one in self.provinces})

    def names(self) -> dict[str, str]:
        """Commune code → commune name, of all its communes."""
        listed = {one.code: one.name for one in self.communes}
        return listed | {code: name for one in self.provinces for code, name in one.communes.items()}


KINDS = {
    "xã": Phrase("schema.unit.commune"),
    "phường": Phrase("schema.unit.ward"),
    "thị trấn": Phrase("schema.unit.township"),
    "đặc khu": Phrase("schema.unit.special_zone"),
}


def commune_in_sentence(commune: str) -> Text:
    """A commune's name inside a sentence: "xã Hương Sơn", "Hương Sơn Commune"."""
    for kind, words in KINDS.items():
        if commune.lower().startswith(kind + " "):
            return words.format(name=commune[len(kind) + 1 :])
    return ComposedText(lambda _: commune)


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


class UnitPattern(Receiver):
    """What the units of an area's communes share; {commune} stands for the commune's name."""

    level: UnitLevel = "commune"
    name: Text
    address: Text
    parent: str
    parent_name: Text
    number_prefix: str = Key(pattern=r"^[A-Z0-9]+(\.[A-Z0-9]+)*$", max_length=16)
    number_from: int = Key(ge=0, le=999)
    """The third group of the first unit's number prefix; the next units count on from it."""
    accepts: tuple[str, ...]
    phone: str = ""
    successors: dict[str, tuple[str, ...]] = Key(default={})
    """Commune code → ids of the units that took over when it closed."""

    def unit(self, commune: Commune, n: int) -> Unit:
        """The unit of the nth commune, from 0."""
        place = commune_in_sentence(commune.name)
        shared = self.model_dump(include={"level", "parent", "accepts", "phone", "valid_from", "valid_to"})
        return Unit(
            **shared,
            id=f"{commune.code}-{self.valid_from:%Y%m%d}",
            code=commune.code,
            name=_fill_pattern(self.name, place),
            address=_fill_pattern(self.address, place),
            parent_name=self.parent_name,
            number_prefix=f"{self.number_prefix}.{self.number_from + n:03d}",
            successors=self.successors.get(commune.code, ()),
            covers=(commune.code,),
            hours=self.hours,
            reception=self.reception,
        )


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

    @model_validator(mode="after")
    def _units_of_listed_communes(self) -> "UnitFile":
        if self.each_commune and (self.area is None or self.area.is_nationwide):
            raise ValueError("each_commune needs an area of one province or of listed communes")
        return self

    def units_of_communes(self, communes: tuple[Commune, ...]) -> tuple[Unit, ...]:
        """One unit for every commune, where the file says so."""
        if self.each_commune is None:
            return ()
        return tuple(self.each_commune.unit(one, n) for n, one in enumerate(communes))
