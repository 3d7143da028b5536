"""XLSX as it comes: what a cell shows, and files made to do harm."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

import pytest
from openpyxl import Workbook  # type: ignore[import-untyped]  # it has no types
from openpyxl.worksheet._read_only import ReadOnlyWorksheet  # type: ignore[import-untyped]  # the same

from handlers.tables.limits import CELL, DEPTH, LINES, TAGS, TEXT, UNPACKED, UnreadableFile
from handlers.tables.workbook import cell_text, read_sheets
from tests.handlers.tables.workbooks import CLOSE, OPEN, SHEET, changed, part, shared, written, xlsx


def refused(content: bytes) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_sheets(content)
    return caught.value.reason


def test_cells_are_read_as_they_show() -> None:
    row = [
        " Nguyễn Văn An",
        date(1990, 2, 1),
        datetime(2026, 8, 21, 23, 40),
        time(20, 30),
        101,
        79123456789,
        1.5,
        3.0,
        None,
        "01/02/1990",
    ]
    ((line,),) = read_sheets(xlsx(row))
    assert line.cells == (
        " Nguyễn Văn An",
        "01/02/1990",
        "21/08/2026 23:40",
        "20:30",
        "101",
        "79123456789",
        "1.5",
        "3",
        "",
        "01/02/1990",
    )
    assert line.number == 1


def test_a_number_too_long_for_a_spreadsheet_shows_that_it_was_rounded() -> None:
    ((line,),) = read_sheets(xlsx([1.23456789012345e20]))
    assert line.cells == ("1.23456789012345e+20",)


def test_a_formula_is_not_computed() -> None:
    ((line,),) = read_sheets(xlsx(["=1+1", "x"]))
    assert line.cells == ("", "x")
    kept = b'<row r="1"><c r="A1"><f>1+1</f><v>7</v></c></row>'
    (((told),),) = read_sheets(written(kept))
    assert told.cells == ("7",)


def test_lines_keep_their_numbers_and_blank_ones_are_left_out() -> None:
    rows = b'<row r="3"><c r="B3" t="inlineStr"><is><t>x</t></is></c></row><row r="1048576"/>'
    ((line,),) = read_sheets(written(rows))
    assert (line.number, line.cells) == (3, ("", "x"))


def test_only_sheets_in_view_are_read() -> None:
    book = Workbook()
    book.active.title = "Mã"
    book.active.append(["hidden"])
    book.active.sheet_state = "hidden"
    book.create_sheet("Khách").append(["x"])
    assert [[line.cells for line in sheet] for sheet in read_sheets(xlsx(book=book))] == [[("x",)]]


def bomb() -> bytes:
    return changed(xlsx(["a"]), {SHEET: OPEN + b" " * (UNPACKED + 1) + CLOSE})


def liar() -> bytes:
    """A bomb that says it is small, in both places where a zip says so."""
    whole = bomb()
    real, told = (UNPACKED + 1 + len(OPEN + CLOSE)).to_bytes(4, "little"), (10).to_bytes(4, "little")
    assert whole.count(real) == 2
    return whole.replace(real, told)


def locked() -> bytes:
    whole = bytearray(xlsx(["a"]))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        whole[whole.index(mark) + offset] |= 1
    return bytes(whole)


HOSTILE = {
    "a bomb": (bomb, "packed"),
    "a bomb that lies about its size": (liar, "damaged"),
    "many parts": (lambda: changed(xlsx(["a"]), {f"x/{n}.xml": b"" for n in range(201)}), "packed"),
    "a document type in a part nobody reads": (
        lambda: changed(xlsx(["a"]), {"x.xml": b"<!DOCTYPE a>"}),
        "damaged",
    ),
    "another packing": (lambda: changed(xlsx(["a"]), {SHEET: b"x"}, zipfile.ZIP_LZMA), "damaged"),
    "a password on a part": (locked, "locked"),
    "a zip of something else": (lambda: changed(xlsx(["a"]), {"xl/workbook.xml": b""})[:60], "damaged"),
    "broken markup": (lambda: changed(xlsx(["a"]), {SHEET: OPEN + b"<row><c>"}), "damaged"),
    "a strange cell": (lambda: written(b'<row r="1"><c r="A1" t="s"><v>99</v></c></row>'), "damaged"),
    "a line beyond the last": (lambda: written(b'<row r="9999999999"><c r="A1"><v>1</v></c></row>'), "cells"),
    "columns without end": (lambda: xlsx(["x"] * 101), "columns"),
    "a cell without end": (lambda: xlsx(["x" * (CELL + 1)]), "cell"),
    "lines without end": (lambda: xlsx(*[["x"]] * (LINES + 1)), "lines"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_made_to_do_harm_is_refused_with_its_reason(name: str) -> None:
    made, reason = HOSTILE[name]
    assert refused(made()) == reason


def opened(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The rows of openpyxl's sheets that are looked at, counted as they are."""
    seen = [0]
    rows = ReadOnlyWorksheet.iter_rows

    def counted(*told: Any, **keys: Any) -> Iterator[Any]:
        for row in rows(*told, **keys):
            seen[0] += 1
            yield row

    monkeypatch.setattr(ReadOnlyWorksheet, "iter_rows", counted)
    return seen


def test_all_sheets_together_have_no_more_rows_than_may_be_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    seen, row = opened(monkeypatch), b'<row r="400000"><c r="A400000"><v>1</v></c></row>'
    assert refused(written(row, sheets=20)) == "cells"
    assert seen[0] == DEPTH + 1


def test_cells_without_end_are_refused_before_any_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = opened(monkeypatch)
    assert refused(written(b"<row>" + b"<c/>" * 100_000 + b"</row>", sheets=20)) == "cells"
    assert refused(written(b"<row>" + b"<c/>" * TAGS + b"</row>")) == "cells"
    assert seen == [0]


def test_one_text_shown_in_every_cell_is_read_no_further_than_a_file_may_say(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = opened(monkeypatch)
    assert refused(shared("é" * CELL, cells=100, rows=20)) == "cells"
    assert seen[0] == TEXT // (CELL * 100) + 1


def test_a_list_of_a_thousand_people_with_thirty_answers_is_read() -> None:
    assert len(read_sheets(shared("Nguyễn Văn An, 1990", cells=30, rows=1_000))[0]) == 1_000


def test_a_zip_that_is_no_workbook_is_told_so() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert refused(out.getvalue()) == "kind"


def test_a_cell_in_the_last_column_is_seen_without_the_columns_between_being_made() -> None:
    rows = b'<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>'
    # Beyond the columns that are read nothing is kept: a heading there has no place in any form.
    ((line,),) = read_sheets(written(rows))
    assert line.cells[0] == "1"
    assert len(line.cells) <= 101


def test_the_parts_of_a_workbook_are_taken_as_they_are() -> None:
    assert OPEN[:10] in part(written(b""), SHEET)
    assert read_sheets(written(b"")) == ((),)


@pytest.mark.parametrize(
    ("value", "text"),
    [(date(1990, 2, 1), "01/02/1990"), (3.0, "3"), (-4.0, "-4"), (1e20, "1e+20"), (2.5, "2.5")],
)
def test_a_value_is_shown_as_people_write_it(value: object, text: str) -> None:
    assert cell_text(value) == text


def test_a_row_of_spaces_is_a_blank_row() -> None:
    ((first, last),) = read_sheets(xlsx(["Họ tên"], ["  ", "\t"], ["An"]))
    assert [(line.number, line.cells) for line in (first, last)] == [(1, ("Họ tên",)), (3, ("An",))]
