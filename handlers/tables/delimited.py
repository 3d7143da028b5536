"""CSV as spreadsheets write it: UTF-8, UTF-16 or Windows-1258; commas, semicolons or tabs; lines of text."""

import codecs
import csv
import io
import re
from collections.abc import Iterator

from forms.rows.table import Line
from handlers.tables.limits import CELL, COLUMNS, LINES, UnreadableFile

BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""Byte order mark → encoding."""
OLD = "cp1258"
"""What Vietnamese Windows writes where nobody asked for UTF-8."""
# Excel takes the separator of the machine's region: a comma here, a semicolon there.
SEPARATORS = (",", ";", "\t")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""A first line by which Excel is told the separator; it shows it as no line."""
FORMULA_GUARD = re.compile(r"\A'(?=[=+\-@\t\r])")
"""What keeps a spreadsheet from taking a text for a formula."""


def read_tables(content: bytes) -> tuple[tuple[tuple[Line, ...], ...], bool]:
    """The lines that say anything, parted by each separator that parts them, and whether the encoding had to
    be guessed: which separator was meant, the headings tell. Raises UnreadableFile."""
    text, guessed = decode(content)
    told = SEPARATOR_LINE.match(text)
    body = text[told.end() :] if told else text
    found: list[tuple[Line, ...]] = []
    failed: list[UnreadableFile] = []
    for separator in (told[1],) if told else SEPARATORS:
        try:
            found.append(_lines(body, separator))
        except UnreadableFile as why:
            failed.append(why)
    if failed and all(len(line.cells) == 1 for lines in found for line in lines):
        raise failed[0]
    return tuple(found), guessed


def _lines(text: str, separator: str) -> tuple[Line, ...]:
    found: list[Line] = []
    for line in _records(text, separator):
        found += [line] if line.cells else []
        if len(found) > LINES:
            raise UnreadableFile("lines")
    return tuple(found)


def decode(content: bytes) -> tuple[str, bool]:
    """The text of a file, and whether its encoding had to be guessed. Raises UnreadableFile."""
    marked = next((name for mark, name in BYTE_ORDER_MARKS.items() if content.startswith(mark)), None)
    # UTF-8 first: text in another encoding is hardly ever valid UTF-8 by chance.
    for name, guessed in ((marked, False),) if marked else (("utf-8", False), (OLD, True)):
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        if CONTROL.search(text):
            raise UnreadableFile("kind")
        return text, guessed
    raise UnreadableFile("encoding")


def _records(text: str, separator: str) -> Iterator[Line]:
    number = 0
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            number += 1
            line = Line.of(number, [FORMULA_GUARD.sub("", cell, count=1) for cell in cells])
            if len(line.cells) > COLUMNS:
                raise UnreadableFile("columns", number)
            if any(len(cell) > CELL for cell in line.cells):
                raise UnreadableFile("cell", number)
            yield line
    except csv.Error as error:
        raise UnreadableFile("cell" if "larger" in str(error) else "quotes", number + 1) from None
