"""A table as people keep it in a file: its lines, and which column answers which question of a list."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from forms.fields.base import FieldModel
from forms.fields.intake import Headings
from forms.fields.people import PeopleField
from forms.text.characters import clean, search_key
from forms.text.words import Phrase

# Letterheads, titles and "as of" lines stand above the headings in most real files.
HEADING_LINES = 20
"""Lines from the top in which the headings are looked for: titles and remarks may stand above them."""
ORDINAL = Phrase("rows.table.ordinal")
ORDINALS = frozenset({"stt", "so thu tu", "no", "number"})
"""Headings of a column that only counts the lines; that it is not used is not worth reporting."""
EXAMPLE = re.compile(r"\s*\[\s*(example|vi du|mau)\b")
LONGEST = 200
"""Characters of the longest cell that is looked at as a heading or a mark of an example."""
EXAMPLES = Phrase("rows.table.examples")


@dataclass(frozen=True)
class Line:
    """One line: its number as a spreadsheet shows it, from 1, and the text of its cells."""

    number: int
    cells: tuple[str, ...]

    @classmethod
    def of(cls, number: int, cells: Sequence[str]) -> "Line":
        """A line without the blank cells at its end."""
        last = max((n for n, cell in enumerate(cells, 1) if cell.strip()), default=0)
        return cls(number, tuple(cells[:last]))

    def cell_at(self, column: int) -> str:
        """What a cell says, "" where the line ends before it."""
        return self.cells[column] if column < len(self.cells) else ""

    @property
    def is_example(self) -> bool:
        """Whether it says of itself that it is only an example."""
        marked = (cell for cell in self.cells if len(cell) <= LONGEST and "[" in cell)
        return any(EXAMPLE.match(search_key(cell)) for cell in marked)


@dataclass(frozen=True)
class Columns:
    """Where the answers stand: field → column; and what has no counterpart."""

    heading: int
    """The number of the line of headings."""
    places: Mapping[str, int]
    strangers: tuple[str, ...]
    """Headings that belong to no question."""
    missing: tuple[FieldModel, ...]
    """Questions that have no column."""

    def rows(self, lines: Sequence[Line]) -> Iterator[Line]:
        """The lines below the headings that answer anything and are no example."""
        for line in lines:
            said = any(clean(line.cell_at(column)) for column in self.places.values())
            if line.number > self.heading and said and not line.is_example:
                yield line


def column_questions(field: PeopleField) -> tuple[FieldModel, ...]:
    """The questions of a row that a column can answer."""
    return tuple(one for one in field.fields if one.ASKS and one.COLUMN)


def headings(field: PeopleField, one: FieldModel) -> tuple[str, ...]:
    """Every heading under which a question of a row may be answered, as the schema words them."""
    more = field.intake.aliases.get(one.id, ()) if isinstance(field.intake, Headings) else ()
    return (*one.label.plain().values(), one.id, *more)


def normalise_heading(text: str) -> str:
    """A heading as it is compared: without marks, case, stars, signs and what stands in brackets. "" for what
    is too long to be one."""
    if len(text) > LONGEST:
        return ""
    bare = re.sub(r"\([^)]*\)", " ", text)
    return " ".join(
        re.findall(r"\w+", search_key(bare if re.search(r"\w", bare) else text).replace("_", " "))
    )


def find_columns(field: PeopleField, lines: Sequence[Line]) -> Columns | None:
    """The columns by the line near the top that has most headings of ours; None where no line has any."""
    known = {
        normalise_heading(text): one.id for one in column_questions(field) for text in headings(field, one)
    }
    top = lines[:HEADING_LINES]
    best = max(top, key=lambda line: len(_places(line, known)), default=None)
    places = _places(best, known) if best else {}
    if best is None or not places:
        return None
    said = [(n, clean(text[:LONGEST])) for n, text in enumerate(best.cells)]
    strangers = [
        t for n, t in said if t and n not in places.values() and normalise_heading(t) not in ORDINALS
    ]
    missing = tuple(one for one in column_questions(field) if one.id not in places)
    return Columns(best.number, places, tuple(strangers), missing)


def _places(line: Line, known: Mapping[str, str]) -> dict[str, int]:
    """Field → the first column under one of its headings."""
    found: dict[str, int] = {}
    for n, text in enumerate(line.cells):
        if name := known.get(normalise_heading(text)):
            found.setdefault(name, n)
    return found
