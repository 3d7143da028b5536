"""An official paper form as data: its numbered items in order, tables, signature boxes; and its use."""

from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic import Field as Key

from forms.conditions.condition import Condition
from forms.schema.fee import Id
from forms.text.language import Text

ItemId = r"^[a-z][a-z0-9_]*$"


class PaperPart(BaseModel):
    """What every piece of a paper form shares. Its words are in the first language of the site
    alone: nobody files another one."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)


class Column(PaperPart):
    """A column of a table, filled by a question asked of every row, or by the number of the row."""

    id: str = Key(pattern=ItemId)
    label: str = Key(min_length=1)
    nth: bool = False
    fields: tuple[str, ...] = Key(default=(), alias="from")
    """The questions that may fill it: the first one asked does; left out: the one of the same id."""

    @property
    def sources(self) -> tuple[str, ...]:
        return self.fields or (self.id,)


class Item(PaperPart):
    """One item of the paper: a line, boxes for digits, a tick box, or a table."""

    id: str = Key(pattern=ItemId)
    number: str = ""
    """As printed before the label: "7"; "" where the paper has none."""
    mark: str = ""
    """The mark of the paper's own note behind the label: "(2)"."""
    label: str = Key(min_length=1)
    fields: tuple[str, ...] = Key(default=(), alias="from")
    """The questions that may fill it: the first one asked does; left out: the one of the same id."""
    half: bool = False
    """Whether it shares its line with the half item beside it."""
    lines: int = Key(default=1, ge=1, le=20)
    """Dotted lines left where nothing is answered."""
    boxes: int = Key(default=0, ge=0, le=20)
    """Boxes the paper has for the digits of a number."""
    tick: bool = False
    """A box to tick beside words; what ticks it stands with the edition (`ticks`)."""
    columns: tuple[Column, ...] = ()
    """Of a table; a row for each person of a list."""
    rows: int = Key(default=0, ge=0, le=40)
    """Rows the paper has ready; more are drawn where more are answered."""

    @property
    def sources(self) -> tuple[str, ...]:
        return self.fields or (self.id,)


class Block(PaperPart):
    """Items that stand together, under a heading where the paper has one."""

    title: str = ""
    items: tuple[Item, ...] = Key(min_length=1)


class Box(PaperPart):
    """Where somebody signs. Of the declarant's box, and of boxes for whoever agrees, by role."""

    id: str = Key(pattern=ItemId)
    mark: str = ""
    label: str = Key(min_length=1)
    declarant: bool = False
    role: str = ""
    """The answer to `consents.role` of the people who sign here."""


class Consents(PaperPart):
    """Which list says who agreed, and how: the questions of its rows."""

    people: str
    name: str
    number: str
    how: str
    role: str


class PaperForm(PaperPart):
    """One edition of a paper form, as an annex of law prints it from one date."""

    id: Id
    code: str = Key(min_length=1)
    """How it is called: CT01."""
    name: Text
    """In a sentence; the paper itself prints `title`."""
    title: str = Key(min_length=1)
    language: str = ""
    """What it is printed in; the first language of the site, if left out."""
    issued: str = ""
    """The law it is annexed to; "" where this text of it was not seen."""
    effective_from: date
    effective_to: date | None = None
    """The last day on which it holds."""
    to: str = ""
    """The words before the unit: Kính gửi."""
    blocks: tuple[Block, ...] = Key(min_length=1)
    consents: Consents | None = None
    signatures: tuple[Box, ...] = ()
    notes: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _ids_differ(self) -> "PaperForm":
        # Across all blocks: `fills` and `ticks` name an item without its block.
        ids = [item.id for item in self.items()]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise ValueError(f"items: {twice[0]} appears twice")
        return self

    def items(self) -> Iterator[Item]:
        """Every item in the order of the paper."""
        return (item for block in self.blocks for item in block.items)

    def in_force_on(self, day: date) -> bool:
        return self.effective_from <= day and (self.effective_to is None or day <= self.effective_to)

    @property
    def path_name(self) -> str:
        """How complaints call it: its place below forms/papers."""
        return f"{self.id}/{self.effective_from}"


class PaperUse(PaperPart):
    """Which paper form the answers of an edition fill, and what differs from filling each item by its id."""

    id: Id
    edition: date
    fills: dict[str, tuple[str, ...]] = {}
    """Item (or table.column) → the questions that fill it, printed one below the other."""
    blank: tuple[str, ...] = ()
    """Items (or table.column) no question fills, left to the pen on purpose."""
    ticks: dict[str, Condition | bool] = {}
    """Tick box → when it is ticked; true: always."""
    form: PaperForm | None = None
    """Written by nobody: the reader puts the form here, so that an edition keeps its own paper for ever."""
