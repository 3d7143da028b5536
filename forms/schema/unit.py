"""Who is competent: units and the days they exist, and the areas whose communes an address is chosen from."""

from datetime import date

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic import Field as Key

from forms.country.province import CODE, NationwideList, Province
from forms.schema.part import NOTHING, Receiver, UnitLevel, ValidPeriod
from forms.text.language import Text
from forms.text.words import ComposedText, Phrase


class ParentChange(BaseModel):
    """Who stands above a unit from a day on."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)

    since: date
    parent: str
    parent_name: Text


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
    parent_changes: tuple[ParentChange, ...] = ()
    """Who stands above it later, where that changed while it existed."""
    successors: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    """Commune codes the unit is competent for."""
    accepts: tuple[str, ...] = ()
    """Ids of the procedures it takes."""
    phone: str = ""
    address: Text = NOTHING
    """Left out where it is not known; then no page claims any."""

    def parent_on(self, day: date) -> tuple[str, Text]:
        """The unit above it on a day: its id, and what it is called."""
        changes = (one for one in reversed(self.parent_changes) if one.since <= day)
        last = next(changes, None)
        return (last.parent, last.parent_name) if last else (self.parent, self.parent_name)


class Commune(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)

    code: str = Key(pattern=CODE)
    name: str = Key(min_length=1)
    valid_to: date | None = None
    """Its last day, where it ends before the others of its area."""


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

    def names(self, day: date | None = None) -> dict[str, str]:
        """Commune code → commune name, of all its communes, or of those there are on a day."""
        there = (one for one in self.communes if not (day and one.valid_to and one.valid_to < day))
        listed = {one.code: one.name for one in there}
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
