"""Entities in a workbook are refused before the XML library, which may expand them, reads them."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.handlers.tables.workbooks import CLOSE, OPEN, SHEET, changed, renamed, xlsx

LAUGHS = (
    b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    + OPEN
    + b'<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>'
    + CLOSE
)
LETTERS = '<?xml version="1.0" encoding="UTF-16"?>' + LAUGHS.decode()
RENAMED = "xl/worksheets/sheet1.dat"


def laughing(body: bytes) -> bytes:
    """Entities in a sheet whose name does not say that it is XML."""
    return changed(renamed(xlsx(["a"]), SHEET, RENAMED), {RENAMED: body})


ENTITIES: dict[str, Callable[[], bytes]] = {
    "entities": lambda: changed(xlsx(["a"]), {SHEET: LAUGHS}),
    "entities in a part of another name": lambda: laughing(LAUGHS),
    "entities in marked UTF-16": lambda: laughing(LETTERS.encode("utf-16")),
    "entities in UTF-16 without a mark": lambda: laughing(LETTERS.encode("utf-16-be")),
    "entities of strings": lambda: changed(xlsx(["a"]), {"xl/sharedStrings.xml": LAUGHS}),
    "an encoding of its own": lambda: laughing(b"<?xml version='1.0'\n encoding='cp1252'?>" + OPEN + CLOSE),
    "sixteen bits and no entities": lambda: laughing((OPEN + CLOSE).decode().encode("utf-16-le")),
}
UNGUARDED = """
import sys
import openpyxl
from handlers.tables.limits import UnreadableFile
from handlers.tables.workbook import read_sheets
assert not (openpyxl.DEFUSEDXML or openpyxl.LXML)
for file in sys.argv[1:]:
    try:
        print(*(line.cells for lines in read_sheets(open(file, "rb").read()) for line in lines))
    except UnreadableFile as why:
        print(why.reason)
"""


def unguarded(folder: Path, *files: bytes) -> list[str]:
    """What comes of files where the XML library itself refuses nothing."""
    paths = [folder / str(n) for n in range(len(files))]
    for path, file in zip(paths, files, strict=True):
        path.write_bytes(file)
    done = subprocess.run(  # noqa: S603 — our own interpreter and text
        [sys.executable, "-c", UNGUARDED, *map(str, paths)],
        capture_output=True,
        text=True,
        check=True,
        env={
            "OPENPYXL_DEFUSEDXML": "False",
            "OPENPYXL_LXML": "False",
            "PYTHONPATH": os.pathsep.join(sys.path),
        },
    )
    return done.stdout.splitlines()


def test_entities_are_refused_whatever_the_part_is_called_and_however_written(tmp_path: Path) -> None:
    told = unguarded(tmp_path, *(made() for made in ENTITIES.values()))
    assert dict(zip(ENTITIES, told, strict=True)) == dict.fromkeys(ENTITIES, "damaged")


def test_a_part_of_another_name_that_does_no_harm_is_read(tmp_path: Path) -> None:
    plain = b"\xef\xbb\xbf<?xml version='1.0' encoding='utf-8'?>" + LAUGHS[LAUGHS.index(OPEN) :]
    assert unguarded(tmp_path, laughing(plain.replace(b"&b;", b"x"))) == ["('x',)"]
