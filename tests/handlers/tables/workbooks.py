"""Workbooks for tests: ordinary ones, and parts of a workbook written by hand."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook  # type: ignore[import-untyped]  # it has no types

SHEET = "xl/worksheets/sheet1.xml"
OPEN = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
CLOSE = b"</sheetData></worksheet>"
KINDS = "[Content_Types].xml"
STRINGS = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType='
    b'"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)


def xlsx(*rows: Sequence[Any], book: Any = None) -> bytes:
    """A workbook of one sheet, or the one given, as a file."""
    whole = book or Workbook()
    for row in rows:
        whole.active.append(list(row))
    out = io.BytesIO()
    whole.save(out)
    return out.getvalue()


def changed(content: bytes, parts: Mapping[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A workbook with parts of it replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(out, "w", kind) as made:
        for name in packed.namelist():
            if name not in parts:
                made.writestr(name, packed.read(name))
        for name, body in parts.items():
            made.writestr(name, body)
    return out.getvalue()


def written(rows: bytes, sheets: int = 1) -> bytes:
    """A workbook whose sheets, all alike, are written by hand."""
    book = Workbook()
    for _ in range(sheets - 1):
        book.create_sheet()
    bodies = {f"xl/worksheets/sheet{n}.xml": OPEN + rows + CLOSE for n in range(1, sheets + 1)}
    return changed(xlsx(book=book), bodies)


def shared(text: str, cells: int, rows: int) -> bytes:
    """A workbook that keeps one text once and shows it in every cell."""
    first = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>'
    row = b"<row>" + b'<c t="s"><v>0</v></c>' * cells + b"</row>"
    strings = first + text.encode() + b"</t></si></sst>"
    book = written(row * rows)
    kinds = part(book, KINDS).replace(b"</Types>", STRINGS + b"</Types>")
    return changed(book, {"xl/sharedStrings.xml": strings, KINDS: kinds})


def renamed(content: bytes, old: str, new: str) -> bytes:
    """A workbook with a part of it under another name, and found there."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(out, "w") as made:
        for name in packed.namelist():
            body = packed.read(name).replace(old.rpartition("/")[2].encode(), new.rpartition("/")[2].encode())
            made.writestr(new if name == old else name, body)
    return out.getvalue()


def part(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return packed.read(name)
