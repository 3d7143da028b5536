"""One file of rows, of whatever kind, as the lines of its sheets."""

from dataclasses import dataclass

from forms.rows.table import Line
from handlers.tables import delimited, workbook
from handlers.tables.limits import SIZE, UnreadableFile

ZIP, OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
"""How a workbook begins; how one of before 2007 does, and one that is locked by a password."""


@dataclass(frozen=True)
class Sheets:
    """The lines that say anything, sheet by sheet; of CSV, as each separator would part them."""

    sheets: tuple[tuple[Line, ...], ...]
    guessed: bool = False
    """Whether the encoding was guessed, so that marks may be wrong."""


def read_file(content: bytes) -> Sheets:
    """The sheets of a CSV or XLSX file, known by its content, whatever its name. Raises UnreadableFile."""
    if len(content) > SIZE:
        raise UnreadableFile("large")
    # Before the zip check: a locked .xlsx is an OLE container, not a zip.
    if content.startswith(OLD):
        raise UnreadableFile("old")
    if content.startswith(ZIP):
        found = Sheets(workbook.read_sheets(content))
    else:
        found = Sheets(*delimited.read_tables(content))
    if not any(found.sheets):
        raise UnreadableFile("empty")
    return found
