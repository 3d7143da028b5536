"""XLSX made lines of text: what the cells show, no formula computed, nothing hostile let through."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from forms.table import Line
from handlers.tables.limits import CELL, COLUMNS, DEPTH, LINES, PARTS, SHEETS, UNPACKED, Unreadable

PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
NEEDED = frozenset({"[Content_Types].xml", "xl/workbook.xml"})
WHOLE = 10**15
"""Above it a spreadsheet's number has lost digits, and is written as it is kept: 1.5e+17."""


def sheets(content: bytes) -> tuple[tuple[Line, ...], ...]:
    """The lines of every sheet in view that say anything. Raises Unreadable."""
    _fit(content)
    # Imported where it is used: it takes a quarter of a second that no other request should wait.
    import openpyxl  # type: ignore[import-untyped]  # it has no types

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of drop-down lists and other things that no answer is read from
            book = openpyxl.load_workbook(
                io.BytesIO(content), read_only=True, data_only=True, keep_links=False
            )
            seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            return tuple(tuple(_lines(sheet)) for sheet in seen[:SHEETS])
    except Unreadable:
        raise
    except Exception as error:  # a damaged file trips the library up anywhere
        raise Unreadable("damaged") from error


def _fit(content: bytes) -> None:
    """Unpacks every part once, within the limit: the library unpacks by the same code. Raises Unreadable."""
    left = UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            if not {part.filename for part in parts} >= NEEDED:
                raise Unreadable("kind")
            if len(parts) > PARTS:
                raise Unreadable("packed")
            for part in parts:
                left -= len(_part(packed, part, left))
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable("damaged") from error


def _part(packed: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> bytes:
    if part.flag_bits & 1:
        raise Unreadable("locked")
    if part.compress_type not in PACKED:
        raise Unreadable("damaged")
    with packed.open(part) as file:
        body = file.read(left + 1)
    if len(body) > left:
        raise Unreadable("packed")
    # Spreadsheets write no document type and no UTF-16; whoever does wants entities expanded.
    if part.filename.endswith((".xml", ".rels")) and (b"<!DOCTYPE" in body or b"\0" in body):
        raise Unreadable("damaged")
    return body


def _lines(sheet: Any) -> Iterator[Line]:
    said = 0
    for number, cells in enumerate(sheet.iter_rows(max_col=COLUMNS + 1, values_only=True), 1):
        if number > DEPTH:
            raise Unreadable("lines")
        if cells.count(None) == len(cells):
            continue  # a sheet may be formatted to its very last line
        line = Line.of(number, [*map(shown, cells)])
        said += 1 if line.cells else 0
        if said > LINES:
            raise Unreadable("lines")
        if len(line.cells) > COLUMNS:
            raise Unreadable("columns", number)
        if any(len(text) > CELL for text in line.cells):
            raise Unreadable("cell", number)
        if line.cells:
            yield line


def shown(value: object) -> str:
    """The text of a cell's value: dates as dd/mm/yyyy, times as hh:mm, whole numbers without a point."""
    match value:
        case None:
            return ""
        case datetime():
            return f"{value:%d/%m/%Y}" if value.time() == time() else f"{value:%d/%m/%Y %H:%M}"
        case date():
            return f"{value:%d/%m/%Y}"
        case time():
            return f"{value:%H:%M}"
        case float() if value.is_integer() and abs(value) < WHOLE:
            return str(int(value))
    return str(value)
