"""Messages about a file of rows: how many were imported, and what to do about the others."""

from collections.abc import Iterable, Sequence

from forms.fields.base import FieldModel
from forms.text.language import Text
from forms.text.words import ComposedText, Phrase
from handlers.tables.limits import LINES, SIZE, UNPACKED

NOT_READ = Phrase("web.form.row_file_words.not_read")
CHOOSE = Phrase("web.form.row_file_words.choose")
GUESSED = Phrase("web.form.row_file_words.guessed")
UNREADABLE = {
    "large": Phrase("web.form.row_file_words.unreadable.large", limit=SIZE // 1024),
    "packed": Phrase("web.form.row_file_words.unreadable.packed", limit=UNPACKED // 1024 // 1024),
    "empty": Phrase("web.form.row_file_words.unreadable.empty"),
    "kind": Phrase("web.form.row_file_words.unreadable.kind"),
    "old": Phrase("web.form.row_file_words.unreadable.old"),
    "locked": Phrase("web.form.row_file_words.unreadable.locked"),
    "damaged": Phrase("web.form.row_file_words.unreadable.damaged"),
    "encoding": Phrase("web.form.row_file_words.unreadable.encoding"),
    "quotes": Phrase("web.form.row_file_words.unreadable.quotes"),
    "lines": Phrase("web.form.row_file_words.unreadable.lines", limit=LINES),
    "columns": Phrase("web.form.row_file_words.unreadable.columns"),
    "cells": Phrase("web.form.row_file_words.unreadable.cells"),
    "cell": Phrase("web.form.row_file_words.unreadable.cell"),
}
"""Reason of Unreadable → what to do."""


def no_headings_text(fields: Sequence[FieldModel]) -> Text:
    """For a file without a line of headings."""
    return Phrase("web.form.row_file_words.no_headings", columns=_labels(fields))


def rows_taken_text(taken: int, wrong: int) -> Text:
    """How many rows were imported, and how many must be corrected."""
    mended = Phrase("web.form.row_file_words.mended", n=wrong)
    return Phrase("web.form.row_file_words.taken", n=taken, mended=mended)


def text_at_line(line: int, message: Text) -> Text:
    """What is wrong, after the number of the line."""
    return Phrase("web.form.row_file_words.at_line", line=line, message=message)


def unused_columns_text(headings: Sequence[str]) -> Text:
    return Phrase("web.form.row_file_words.unused", columns=", ".join(headings))


def missing_columns_text(fields: Sequence[FieldModel]) -> Text:
    return Phrase("web.form.row_file_words.missing", columns=_labels(fields))


def too_many_rows_text(maximum: int, lines: int) -> Text:
    """For a file of far more rows than a list may have, none of which is taken."""
    return Phrase("web.form.row_file_words.too_many", n=maximum, lines=lines)


def list_full_text(lines: Iterable[int], maximum: int) -> Text:
    """For rows beyond the most a list may have."""
    return Phrase("web.form.row_file_words.full", n=maximum, lines=_ranges(lines))


def _labels(fields: Sequence[FieldModel]) -> Text:
    return ComposedText(lambda language: ", ".join(one.label[language] for one in fields))


def _ranges(numbers: Iterable[int]) -> str:
    """5, 6, 7, 9 → "5–7, 9"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    return ", ".join("–".join(map(str, run)) for run in runs)
