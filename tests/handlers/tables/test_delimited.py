"""CSV as it comes: every encoding and separator people's programs write, and what is no CSV."""

import csv
import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.rows.table import Line
from handlers.tables.delimited import FORMULA_GUARD, read_tables
from handlers.tables.limits import CELL, LINES, UnreadableFile

TEXT = "Họ tên;Ngày sinh\r\nNguyễn Văn An;01/02/1990\r\n"
TWO = [("Họ tên", "Ngày sinh"), ("Nguyễn Văn An", "01/02/1990")]


def lines(content: bytes) -> tuple[Line, ...]:
    """The lines as parted by the separator that parts them most."""
    return max(read_tables(content)[0], key=lambda one: max((len(line.cells) for line in one), default=0))


def cells(content: bytes) -> list[tuple[str, ...]]:
    return [line.cells for line in lines(content)]


def refused(content: bytes) -> tuple[str, int]:
    with pytest.raises(UnreadableFile) as caught:
        read_tables(content)
    return caught.value.reason, caught.value.line


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_separator_and_line_end_is_read(encoding: str, separator: str, end: str) -> None:
    text = TEXT.replace(";", separator).replace("\r\n", end)
    assert not read_tables(text.encode(encoding))[1]
    assert cells(text.encode(encoding)) == TWO


def test_big_endian_utf_16_is_read_by_its_mark() -> None:
    assert cells(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TWO


def test_what_old_windows_wrote_is_read_and_told_to_be_a_guess() -> None:
    # The old code page writes the tone after its letter.
    old = "Họ tên".replace("ọ", "o\u0323").encode("cp1258") + b"\nLan\xecAnh\n"
    assert cells(old)[0] == ("Ho\u0323 tên",)
    assert read_tables(old)[1]


def test_quotes_hold_separators_quotes_and_line_ends() -> None:
    assert cells(b'a,"x, ""y""\nz"\n"",c\n') == [("a", 'x, "y"\nz'), ("", "c")]


def test_lines_are_numbered_as_a_spreadsheet_shows_them_and_blank_ones_are_left_out() -> None:
    told = lines(b'a,b\n,\n"two\nlines",x\n\n  \nlast,\n')
    assert [(line.number, line.cells[0]) for line in told] == [(1, "a"), (3, "two\nlines"), (6, "last")]


def test_a_line_that_names_the_separator_is_no_line() -> None:
    assert [(line.number, line.cells) for line in lines(b"sep=|\r\na|b,c;d\r\n")] == [(1, ("a", "b,c;d"))]


def test_the_guard_against_formulas_is_taken_off() -> None:
    assert cells(b"a,'=1+1,'x,'+84912345678\n") == [("a", "=1+1", "'x", "+84912345678")]


HOSTILE = {
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00", "kind"),
    "a PDF": (b"%PDF-1.7\n\x00\x01\x02", "kind"),
    "a NUL": (b"a,b\x00\n", "kind"),
    "half a UTF-16 letter": (b"\xff\xfea\x00b", "encoding"),
    "no encoding at all": (b"a\x81\x8d\xff\xd2\x90", "encoding"),
    "a quote without its pair": (b'a,b\n"c,d\ne,f\n', "quotes"),
    "a word behind a quote": (b'a\n"b"c,d\n', "quotes"),
    "a cell without end": (b"a," + b"x" * (CELL + 1), "cell"),
    "a cell larger than the library takes": (b"a," + b"x" * 200_000, "cell"),
    "columns without end": (b"a,b\n" + b"x," * 101 + b"y\n", "columns"),
    "lines without end": (b"x\n" * (LINES + 1), "lines"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_table_is_refused_with_its_reason(name: str) -> None:
    content, reason = HOSTILE[name]
    assert refused(content)[0] == reason


def test_a_refusal_names_the_line() -> None:
    assert refused(b'a,b\nc,d\n"e,f\n') == ("quotes", 3)
    assert refused(b"a\n" + b"x" * (CELL + 1)) == ("cell", 2)


def test_the_longest_list_and_blank_columns_beyond_the_last_are_taken() -> None:
    assert len(cells(b"x\n" * LINES)) == LINES
    assert cells(b"a" + b"," * 500) == [("a",)]


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(UnreadableFile):
        read_tables(content)


@given(
    st.lists(
        st.lists(st.text("aả ,;'\"\n=+", max_size=5), min_size=2, max_size=2).map(tuple),
        min_size=1,
        max_size=4,
    )
)
def test_what_is_written_with_commas_is_read_back(rows: list[tuple[str, ...]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("H1", "H2"), *rows])
    said = [Line.of(n, [FORMULA_GUARD.sub("", cell) for cell in row]) for n, row in enumerate(rows, 2)]
    assert (Line(1, ("H1", "H2")), *(line for line in said if line.cells)) in read_tables(
        out.getvalue().encode()
    )[0]
