"""A generated catalogue: one real procedure many times over, each with ids and labels of its own."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from forms.fields import KINDS
from tests.bench.measure import ROOT

BASE = ROOT / "forms/procedures/dang-ky-tam-tru/2026-07-01.yaml"
UNITS = "ha-noi-2025.yaml"
MARK = "@@"
"""Stands where a procedure's number will be written; YAML takes it inside a plain scalar."""


def template() -> str:
    """The text of the base procedure with the mark in every id and in every label on a line of its own."""
    # Without its examples: they are of days on which the waiver is not asked about.
    text = re.sub(r"(?ms)^examples:\n.*", "", BASE.read_text("utf-8"))
    ids = set(re.findall(r"kind: \w+\n +id: (\w+)\n", text)) - {*KINDS}  # those are words of the grammar
    text = re.sub(rf"\b({'|'.join(sorted(ids, key=len, reverse=True))})\b", rf"\1_{MARK}", text)
    text = re.sub(r'(?m)^( +(?:vi|en): ".*)"$', rf'\1 {MARK}"', text)
    text = re.sub(r"(?m)^( +(?:vi|en): [^\"{\n].*)$", rf"\1 {MARK}", text)
    # One day of law for all: the fields asked do not change with the day of the run.
    text = re.sub(r"(?m)^ +visible_when: \{received: .*\n", "", text)
    return text.replace("id: dang-ky-tam-tru\n", f"id: thu-tuc-{MARK}\n", 1)


def numbers(count: int) -> Iterator[str]:
    return (f"{n:04d}" for n in range(1, count + 1))


def write(root: Path, count: int) -> Path:
    """A forms folder of so many procedures, all of them taken by each of Hà Nội's communes."""
    forms, text = root / "forms", template()
    for number in numbers(count):
        folder = forms / f"procedures/thu-tuc-{number}"
        folder.mkdir(parents=True)
        (folder / BASE.name).write_text(text.replace(MARK, number), "utf-8")
    shutil.copytree(ROOT / "forms/calendars", forms / "calendars")
    (forms / "units").mkdir()
    for table in (ROOT / "forms/units").glob("*.csv"):
        shutil.copy(table, forms / "units")
    units = (ROOT / "forms/units" / UNITS).read_text("utf-8")
    accepted = ", ".join(f"thu-tuc-{number}" for number in numbers(count))
    units, found = re.subn(r"(?m)^  accepts: \[.+\]$", f"  accepts: [{accepted}]", units, count=1)
    assert found, "the units no longer say what they accept on one line"
    (forms / "units" / UNITS).write_text(units, "utf-8")
    return forms


def edit(forms: Path, number: str, turn: int) -> None:
    """One word changed in one procedure, another one each turn."""
    path = forms / f"procedures/thu-tuc-{number}" / BASE.name
    text = template().replace(MARK, number)
    path.write_text(text.replace("Công an cấp xã", f"Công an cấp xã, lần {turn}", 1), "utf-8")
