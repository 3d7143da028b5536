"""What is said of a file of rows: every reason, the counts, the lines, the columns."""

import re
from pathlib import Path
from typing import Any

from forms.fields.people import PeopleField
from handlers.tables import delimited, file, workbook
from handlers.web.form.row_file_words import (
    UNREADABLE,
    list_full_text,
    missing_columns_text,
    no_headings_text,
    rows_taken_text,
    text_at_line,
    too_many_rows_text,
    unused_columns_text,
)
from tests.handlers.web.citizens import registration


def test_every_reason_has_its_words_and_no_words_are_left_over() -> None:
    rooms = "".join(Path(str(room.__file__)).read_text("utf-8") for room in (delimited, file, workbook))
    refusals = "".join(re.findall(r"UnreadableFile\((.*)", rooms))
    assert set(UNREADABLE) == set(re.findall(r'"(\w+)"', refusals)) - {"larger"}
    for text in UNREADABLE.values():
        assert " phải " in text["vi"]
        assert " must " in text["en"]


def test_numbers_are_told_in_runs_and_counts_in_the_right_number() -> None:
    assert list_full_text([2, 3, 4, 6, 8, 9], 5)["en"] == (
        "The list can have at most 5 people; rows not imported: 2–4, 6, 8–9. File them in another dossier."
    )
    assert rows_taken_text(1, 1)["en"] == "1 row imported, 1 row needs correcting"
    assert rows_taken_text(22, 3)["vi"] == "22 nhận, 3 dòng cần sửa"


def names() -> tuple[Any, ...]:
    [field] = [one for one in registration().fields() if isinstance(one, PeopleField)]
    return field.fields


def test_a_row_is_named_by_its_line_before_what_is_wrong_in_it() -> None:
    wrong = UNREADABLE["empty"]
    assert text_at_line(17, wrong)["vi"] == f"Dòng 17 – {wrong['vi']}"
    assert text_at_line(17, wrong)["en"] == f"Row 17 – {wrong['en']}"


def test_columns_are_called_as_the_form_calls_them() -> None:
    assert missing_columns_text(names())["vi"] == "Tệp không có các cột: Họ và tên"
    assert no_headings_text(names())["vi"].endswith("với các cột: Họ và tên")
    assert unused_columns_text(["STT", "Ghi chú"])["vi"].endswith(": STT, Ghi chú")


def test_a_file_too_long_is_told_both_numbers() -> None:
    for language in ("vi", "en"):
        assert re.findall(r"\d+", too_many_rows_text(100, 2500)[language]) == ["100", "2500"]


def test_one_row_alone_is_no_run() -> None:
    assert list_full_text([7], 5)["vi"].endswith("các dòng: 7. Hãy khai ở hồ sơ khác.")
    assert "2–3, 9" in list_full_text([2, 3, 9], 5)["vi"]
