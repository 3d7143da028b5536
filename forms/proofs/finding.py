"""One thing that does not hold between the pieces of a catalogue, and how checks point at a piece."""

from collections.abc import Iterator
from dataclasses import dataclass

from forms.fields.base import FieldModel
from forms.schema.procedure import Procedure
from forms.text.complaint import Loc


@dataclass(frozen=True)
class Finding:
    """One thing that does not hold: in which file, at which place of it, what, and what to do."""

    path: str
    loc: Loc
    code: str
    message: str
    hint: str = ""


FindingParts = tuple[Loc, str, str, str]
"""What a check of one file yields: place, code, message, hint."""

PlacedField = tuple[Loc, FieldModel]


def placed_fields(one: Procedure) -> Iterator[PlacedField]:
    """Every top-level field with its place in the file."""
    for p, page in enumerate(one.pages):
        for s, section in enumerate(page.sections):
            for f, field in enumerate(section.fields):
                yield ("pages", p, "sections", s, "fields", f), field


def row_fields(loc: Loc, field: FieldModel) -> Iterator[PlacedField]:
    """The fields of one row, where the field is a list."""
    for n, inner in enumerate(getattr(field, "fields", ())):
        yield (*loc, "fields", n), inner
