"""The table of communes beside the registry's files: those of one province, or the whole country's."""

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from forms.country.pack import Codes
from forms.country.province import CODE, Province
from forms.schema.unit import Area, Commune
from forms.source.unit_file import AreaSource, CommuneTable
from forms.text.characters import clean
from forms.text.collation import vietnamese
from forms.text.complaint import Loc, Sheet

COLUMNS = ("commune_code", "commune", "province_code", "province")


class Row(NamedTuple):
    """One commune of a table, as COLUMNS has it."""

    code: str
    name: str
    province_code: str
    province: str


TableFault = tuple[Loc, str, str]
"""Where in `table`, code, message."""


def read_rows(file: Path) -> list[Row]:
    """The rows of a table without double spaces. A column that is missing reads as empty."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        # A dictionary for each of thousands of rows takes as long again as reading them.
        head = {name: place for place, name in enumerate(next(rows, []))}
        places = [head.get(name, len(head)) for name in COLUMNS]
        return [Row(*(clean(row[at]) if at < len(row) else "" for at in places)) for row in rows if row]


def table_faults(told: Sequence[Row], table: CommuneTable, codes: Codes) -> Iterator[TableFault]:
    """What is wrong with a table, for an area that takes its communes from it."""
    if table.province and not any(row.province_code == table.province for row in told):
        yield ("province",), "province", f"{table.file} has no row of province {table.province}"
    yield from dict.fromkeys(_row_faults(told, table.file, codes))
    provinces = {row.province_code for row in told}
    for key, count in (("provinces", len(provinces)), ("communes", len(told))):
        said = getattr(table, key)
        if said is not None and said != count:
            yield (key,), "count", f"{table.file} has {count} {key}, not {said}"


def _row_faults(told: Sequence[Row], file: str, codes: Codes) -> Iterator[TableFault]:
    commune, province = codes.commune or CODE, codes.province or CODE
    is_commune, is_province = re.compile(commune).fullmatch, re.compile(province).fullmatch
    names: dict[str, str] = {}
    seen: set[str] = set()
    for line, row in enumerate(told, 2):
        at = f"line {line} of {file}"
        if not (is_commune(row.code) and is_province(row.province_code)):
            yield ("file",), "code", f"{at} must have a code like {commune}, its province one like {province}"
        elif not (row.name and row.province):
            yield ("file",), "name", f"{at} needs the names of the commune and of its province"
        elif row.code in seen:
            yield ("file",), "twice", f"{at} names commune {row.code} again"
        elif names.setdefault(row.province_code, row.province) != row.province:
            known, code = names[row.province_code], row.province_code
            yield ("file",), "province", f"{at} calls province {code} {row.province}, not {known}"
        seen.add(row.code)


def communes(told: Sequence[Row], province: str) -> tuple[Commune, ...]:
    """The communes of one province, in the order of the table."""
    return tuple(Commune(code=row.code, name=row.name) for row in told if row.province_code == province)


def provinces(told: Sequence[Row]) -> tuple[Province, ...]:
    """Every province with its communes, both in Vietnamese order."""
    parts: dict[str, list[Row]] = {}
    for row in told:
        parts.setdefault(row.province_code, []).append(row)
    made = (
        Province.of_communes(
            code,
            part[0].province,
            [(row.code, row.name) for row in sorted(part, key=lambda row: (vietnamese(row.name), row.code))],
        )
        for code, part in parts.items()
    )
    return tuple(sorted(made, key=lambda one: vietnamese(one.short_name)))


def sort_area(area: Area) -> Area:
    """The area as people look a commune up; its units are numbered in the order of the file."""
    listed = sorted(area.communes, key=lambda one: vietnamese(one.name))
    return area.model_copy(update={"communes": tuple(listed)})


def area_of(sheet: Sheet, folder: Path, area: AreaSource, codes: Codes) -> Area | None:
    """The area with its communes; None, and complaints, where its table is missing or wrong."""
    if area.table is None:
        said = list(_code_faults(area, codes))
    elif not (folder / area.table.file).is_file():
        said = [(("area", "table", "file"), "file", f"there is no {area.table.file} here")]
    else:
        told = read_rows(folder / area.table.file)
        said = [
            (("area", "table", *loc), code, message)
            for loc, code, message in table_faults(told, area.table, codes)
        ]
    for loc, code, message in said:
        sheet.report(loc, code, message)
    if said:
        return None
    if area.table is None:
        return area.area(area.communes)
    if area.is_nationwide:
        return area.area((), provinces(told))
    return area.area(communes(told, area.table.province))


def _code_faults(area: AreaSource, codes: Codes) -> Iterator[TableFault]:
    for n, one in enumerate(area.communes):
        if codes.commune and not re.fullmatch(codes.commune, one.code):
            yield ("area", "communes", n, "code"), "code", f'"{one.code}" is no code like {codes.commune}'
