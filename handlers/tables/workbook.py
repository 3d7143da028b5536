"""XLSX as lines of text: what the cells show. No formula is computed, hostile files are refused."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from forms.rows.table import Line
from forms.text.formatting import day
from handlers.tables.limits import (
    CELL,
    COLUMNS,
    DEPTH,
    LINES,
    PARTS,
    SHEETS,
    TAGS,
    TEXT,
    UNPACKED,
    UnreadableFile,
)

COMPRESSIONS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
REQUIRED_PARTS = frozenset({"[Content_Types].xml", "xl/workbook.xml"})
DOCUMENT_TYPE = re.compile(rb"<!(DOCTYPE|ENTITY)")
ENCODING_DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?\sencoding\s*=\s*[\"']([^\"']*)")
PLAIN = frozenset({b"utf-8", b"us-ascii"})
"""Encodings in which every tag is written with its own ASCII letters."""
WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
"""How XML of two bytes a letter begins, marked or not."""
WHOLE = 10**15
"""Above it a spreadsheet's number has lost digits, and is written as it is kept: 1.5e+17."""


def read_sheets(content: bytes) -> tuple[tuple[Line, ...], ...]:
    """The lines of every sheet in view that say anything. Raises UnreadableFile."""
    _check_size(content)
    left = ReadBudget()
    # Imported where it is used: it takes a quarter of a second that no other request should wait.
    import openpyxl  # type: ignore[import-untyped]  # it has no types

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of drop-down lists and other things that no answer is read from
            book = openpyxl.load_workbook(
                io.BytesIO(content), read_only=True, data_only=True, keep_links=False
            )
            seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            return tuple(tuple(_lines(sheet, left)) for sheet in seen[:SHEETS])
    except UnreadableFile:
        raise
    except Exception as error:  # a damaged file trips the library up anywhere
        raise UnreadableFile("damaged") from error


def _check_size(content: bytes) -> None:
    """Unpacks every part once, within the limit: the library uses the same code. Raises UnreadableFile."""
    left, tags = UNPACKED, 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            if not {part.filename for part in parts} >= REQUIRED_PARTS:
                raise UnreadableFile("kind")
            if len(parts) > PARTS:
                raise UnreadableFile("packed")
            for part in parts:
                body = _part(packed, part, left)
                left, tags = left - len(body), tags + body.count(b"<")
            if tags > TAGS:
                raise UnreadableFile("cells")
    except UnreadableFile:
        raise
    except Exception as error:
        raise UnreadableFile("damaged") from error


def _part(packed: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> bytes:
    if part.flag_bits & 1:
        raise UnreadableFile("locked")
    if part.compress_type not in COMPRESSIONS:
        raise UnreadableFile("damaged")
    with packed.open(part) as file:
        body = file.read(left + 1)
    if len(body) > left:
        raise UnreadableFile("packed")
    if _is_hostile(body):
        raise UnreadableFile("damaged")
    return body


def _is_hostile(body: bytes) -> bool:
    """Whether a part, whatever its name says it is, has a document type, or could hide one in its encoding.
    Spreadsheets write none, and UTF-8; whoever does wants entities expanded."""
    declared = ENCODING_DECLARATION.match(body)
    return (
        DOCUMENT_TYPE.search(body.replace(b"\0", b"")) is not None
        or body.startswith(WIDE)
        or (declared is not None and declared[1].lower() not in PLAIN)
    )


@dataclass
class ReadBudget:
    """What of a workbook may still be read, all its sheets together."""

    rows: int = DEPTH
    text: int = TEXT

    def count_row(self) -> None:
        """Counts one row, blank or not. Raises UnreadableFile."""
        self.rows -= 1
        if self.rows < 0:
            raise UnreadableFile("cells")

    def count_text(self, cells: Iterable[str]) -> None:
        """Counts what a row says. Raises UnreadableFile."""
        self.text -= sum(map(len, cells))
        if self.text < 0:
            raise UnreadableFile("cells")


def _lines(sheet: Any, left: ReadBudget) -> Iterator[Line]:
    said, blank = 0, None
    for number, cells in enumerate(sheet.iter_rows(max_col=COLUMNS + 1, values_only=True), 1):
        left.count_row()
        if cells is blank or cells.count(None) == len(cells):
            blank = cells  # the library gives one and the same for all rows that are not written
            continue
        line = Line.of(number, [*map(cell_text, cells)])
        # Blank lines are free up to the sheet's end; only lines that say something count.
        said += 1 if line.cells else 0
        if said > LINES:
            raise UnreadableFile("lines")
        if len(line.cells) > COLUMNS:
            raise UnreadableFile("columns", number)
        if any(len(text) > CELL for text in line.cells):
            raise UnreadableFile("cell", number)
        left.count_text(line.cells)
        if line.cells:
            yield line


def cell_text(value: object) -> str:
    """The text of a cell's value: dates as dd/mm/yyyy, times as hh:mm, whole numbers without a point."""
    match value:
        case None:
            return ""
        case datetime():
            return day(value) if value.time() == time() else f"{value:%d/%m/%Y %H:%M}"
        case date():
            return day(value)
        case time():
            return f"{value:%H:%M}"
        case float() if value.is_integer() and abs(value) < WHOLE:
            return str(int(value))
    return str(value)
