"""Files to fill in for lists that take rows from a file: headings and one example, as CSV and as XLSX."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, product
from pathlib import Path
from string import ascii_uppercase

from markupsafe import escape

from forms.country.pack import Country
from forms.fields.base import FieldModel
from forms.fields.people import PeopleField
from forms.rows.table import EXAMPLES, ORDINAL, column_questions
from forms.schema.procedure import Procedure
from forms.text.language import Language

SAMPLE_ANSWERS = {"name": "Alex Example", "email": "alex@example.com"}
"""Kind → how an answer may be written where neither the country says it nor the kind alone can."""
# Full-width signs begin formulas too.
FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")
ABROAD = re.compile(r"\+\d{7,15}$")
WORKBOOK = Path(__file__).parent / "workbook"
"""A workbook unpacked, all but its sheet. Without comments: not every reader steps over one."""
FIXED_PARTS = (
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
)
SHEET = "xl/worksheets/sheet1.xml"
SHEET_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
)
AS_TEXT = 1
"""The style of text (number format 49, "@") in workbook/xl/styles.xml."""
NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# The earliest time a zip can hold: the time of the build would change the bytes.
EPOCH = (1980, 1, 1, 0, 0, 0)


def sample_files(
    procedures: Iterable[Procedure], country: Country, language: Language
) -> Iterator[tuple[str, bytes]]:
    """(path, content) of every file to fill in, in one language."""
    for one in procedures:
        for field in one.fields():
            if isinstance(field, PeopleField) and field.intake:
                path = f"thu-tuc/{one.id}/to-khai/{field.id}"
                lines = (headings(field, language), example(field, country, language))
                yield f"{path}.csv", as_csv(lines)
                yield f"{path}.xlsx", as_xlsx(lines)


def headings(field: PeopleField, language: Language) -> list[str]:
    """The headings, those of questions that always want an answer with a star."""
    return [ORDINAL[language], *(one.label[language] + "*" * _always(one) for one in column_questions(field))]


def example(field: PeopleField, country: Country, language: Language) -> list[str]:
    return [EXAMPLES[language], *(_answer(one, country, language) for one in column_questions(field))]


def _always(one: FieldModel) -> bool:
    return one.required and one.required_when is None and one.visible_when is None


def _answer(one: FieldModel, country: Country, language: Language) -> str:
    """How an answer may be written: of a choice all that may stand there."""
    options = getattr(one, "options", ())
    words = [option[1] if isinstance(option, tuple) else option.label for option in options]
    return " / ".join(text[language] for text in words) or sample_answer(one, country, language)


def sample_answer(one: FieldModel, country: Country, language: Language) -> str:
    """How an answer may be written in a country; as the kind itself has it where the country says nothing."""
    own = {
        **SAMPLE_ANSWERS,
        "phone": country.phone.example,
        "money": country.currency.number(50_000, language),
        **country.samples,
    }
    needed = getattr(getattr(country, one.NEEDS, None), "example", "")
    return own.get(one.kind) or needed or next(iter(one.EXAMPLE.texts), "")


def as_csv(lines: Iterable[Sequence[str]]) -> bytes:
    """Lines as CSV that a spreadsheet opens with every mark, and takes no text of for a formula."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([guard_formula(cell) for cell in line] for line in lines)
    return out.getvalue().encode("utf-8-sig")


def guard_formula(text: str) -> str:
    """A text that no spreadsheet takes for a formula; a telephone number is none."""
    return f"'{text}" if FORMULA.match(text) and not ABROAD.match(text) else text


def as_xlsx(lines: Sequence[Sequence[str]]) -> bytes:
    """Lines as a workbook whose columns are text, so that no zero in front is lost; always the same bytes."""
    fixed = {name: (WORKBOOK / name).read_bytes() for name in FIXED_PARTS}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, body in {**fixed, SHEET: _sheet(lines).encode()}.items():
            part = zipfile.ZipInfo(name, EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(part, body)
    return out.getvalue()


def _sheet(lines: Sequence[Sequence[str]]) -> str:
    """The one part of a workbook that differs: its columns, as wide as their headings, and its cells."""
    columns = (
        f'<col min="{n}" max="{n}" width="{max(12, len(text) + 4)}" style="{AS_TEXT}" customWidth="1"/>'
        for n, text in enumerate(lines[0], 1)
    )
    rows = (f'<row r="{n}">{"".join(_cells(n, line))}</row>' for n, line in enumerate(lines, 1))
    return f"{SHEET_HEAD}<cols>{''.join(columns)}</cols><sheetData>{''.join(rows)}</sheetData></worksheet>"


def _cells(row: int, line: Sequence[str]) -> Iterator[str]:
    for column, text in zip(_letters(), line, strict=False):
        told = NOT_IN_XML.sub("", text)
        cell = f'<c r="{column}{row}" s="{AS_TEXT}"'
        yield cell + (f' t="inlineStr"><is><t>{escape(told)}</t></is></c>' if told else "/>")


def _letters() -> Iterator[str]:
    """The names of columns, without end: A, B … Z, AA, AB …"""
    return ("".join(name) for size in count(1) for name in product(ascii_uppercase, repeat=size))
