"""Messages about a file of rows: how many rows were taken, and what to do about the others."""

from collections.abc import Iterable, Sequence

from forms.fields.base import FieldModel
from forms.text.language import Text
from handlers.tables.limits import LINES, SIZE, UNPACKED

NOT_READ = Text(vi="Chưa nhận được dòng nào từ tệp", en="No row was taken from the file")
CHOOSE = Text(vi="Chọn tệp CSV hoặc XLSX rồi bấm nhập", en="Choose a CSV or XLSX file, then press import")
GUESSED = Text(
    vi="Tệp không ghi bằng bảng mã UTF-8 nên được đọc theo Windows-1258. Hãy xem kỹ dấu tiếng Việt; nếu sai, "
    "hãy lưu tệp kiểu “CSV UTF-8” hoặc XLSX rồi nhập lại.",
    en="The file is not in UTF-8 and was read as Windows-1258. Check the marks on letters; if they are "
    "wrong, save it as “CSV UTF-8” or XLSX and import it again.",
)
UNREADABLE = {
    "large": Text(
        vi=f"Tệp phải nhỏ hơn {SIZE // 1024} KiB: bỏ hình ảnh, bỏ trang không cần, hoặc chia nhiều tệp",
        en=f"The file must be under {SIZE // 1024} KiB: take out pictures and spare sheets, or split it",
    ),
    "packed": Text(
        vi=f"Tệp phải nhỏ hơn {UNPACKED // 1024 // 1024} MiB khi giải nén: chép các dòng sang một tệp mới",
        en=f"The file must be under {UNPACKED // 1024 // 1024} MiB unpacked: copy the rows into a new file",
    ),
    "empty": Text(vi="Tệp phải có dữ liệu: chọn tệp khác", en="The file must hold data: choose another one"),
    "kind": Text(
        vi="Tệp phải là CSV hoặc XLSX: mở bằng chương trình bảng tính rồi lưu lại kiểu XLSX",
        en="The file must be CSV or XLSX: open it in a spreadsheet program and save it as XLSX",
    ),
    "old": Text(
        vi="Tệp phải không có mật khẩu và không phải kiểu XLS cũ: mở bằng chương trình bảng tính rồi lưu lại "
        "kiểu XLSX",
        en="The file must have no password and not be the old XLS: open it in a spreadsheet program and save "
        "it as XLSX",
    ),
    "locked": Text(
        vi="Tệp phải không có mật khẩu: bỏ mật khẩu rồi lưu lại",
        en="The file must have no password: take it off and save the file again",
    ),
    "damaged": Text(
        vi="Tệp phải còn nguyên vẹn: mở bằng chương trình bảng tính rồi lưu lại kiểu XLSX",
        en="The file must be whole: open it in a spreadsheet program and save it as XLSX again",
    ),
    "encoding": Text(
        vi="Tệp phải ghi bằng bảng mã UTF-8: lưu lại kiểu “CSV UTF-8” hoặc XLSX",
        en="The file must be in UTF-8: save it as “CSV UTF-8” or XLSX",
    ),
    "quotes": Text(
        vi="Dòng {line}: dấu ngoặc kép phải có mở có đóng; hãy lưu lại từ chương trình bảng tính",
        en="Row {line}: every quotation mark must have its pair; save it again from a spreadsheet program",
    ),
    "lines": Text(
        vi=f"Trang tính phải có nhiều nhất {LINES} dòng: chia thành nhiều tệp",
        en=f"A sheet must have at most {LINES} rows: split the file",
    ),
    "columns": Text(
        vi="Dòng {line} phải có ít cột hơn: chỉ giữ các cột được hỏi",
        en="Row {line} must have fewer columns: keep only those that are asked for",
    ),
    "cells": Text(
        vi="Tệp phải có ít ô và ít chữ hơn: chép riêng bảng danh sách sang một tệp mới rồi nhập lại",
        en="The file must have fewer cells and less text: copy the list alone into a new file and import it",
    ),
    "cell": Text(vi="Dòng {line}: có ô phải ngắn hơn", en="Row {line}: a cell must be shorter"),
}
"""Reason of Unreadable → what to do."""


def no_headings_text(fields: Sequence[FieldModel]) -> Text:
    """For a file without a line of headings."""
    return Text(
        vi=f"Tệp phải có một hàng tiêu đề ở đầu, với các cột: {_labels(fields).vi}",
        en=f"The file must have a line of headings at its top, with the columns: {_labels(fields).en}",
    )


def rows_taken_text(taken: int, wrong: int) -> Text:
    """How many rows were taken, and how many must be mended."""
    rows, need = "row" if taken == 1 else "rows", "row needs" if wrong == 1 else "rows need"
    return Text(vi=f"{taken} nhận, {wrong} dòng cần sửa", en=f"{taken} {rows} taken, {wrong} {need} mending")


def text_at_line(line: int, message: Text) -> Text:
    """What is wrong, after the number of the line."""
    return Text(vi=f"Dòng {line} – {message.vi}", en=f"Row {line} – {message.en}")


def unused_columns_text(headings: Sequence[str]) -> Text:
    told = ", ".join(headings)
    return Text(
        vi=f"Các cột không dùng đến vì tờ khai không hỏi: {told}",
        en=f"Columns that were not used, as the form does not ask for them: {told}",
    )


def missing_columns_text(fields: Sequence[FieldModel]) -> Text:
    return Text(
        vi=f"Tệp không có các cột: {_labels(fields).vi}",
        en=f"Columns that the file does not have: {_labels(fields).en}",
    )


def too_many_rows_text(maximum: int, lines: int) -> Text:
    """For a file of far more rows than a list may have, none of which is taken."""
    return Text(
        vi=f"Danh sách nhiều nhất {maximum} người, tệp có {lines} dòng: chia tệp cho nhiều hồ sơ",
        en=f"The list takes at most {maximum} people, the file has {lines} rows: split it among dossiers",
    )


def list_full_text(lines: Iterable[int], maximum: int) -> Text:
    """For rows beyond the most a list may have."""
    told = _ranges(lines)
    return Text(
        vi=f"Danh sách nhiều nhất {maximum} người nên chưa nhận các dòng: {told}. Hãy khai ở hồ sơ khác.",
        en=f"The list takes at most {maximum} people; rows not taken: {told}. File them in another dossier.",
    )


def _labels(fields: Sequence[FieldModel]) -> Text:
    return Text(vi=", ".join(one.label.vi for one in fields), en=", ".join(one.label.en for one in fields))


def _ranges(numbers: Iterable[int]) -> str:
    """5, 6, 7, 9 → "5–7, 9"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    return ", ".join("–".join(map(str, run)) for run in runs)
