"""A generated catalogue: one real procedure many times over, each with ids and labels of its own."""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]  # a library of the tests, without types

from forms.fields import KINDS
from forms.source.loader import FORMS

DAY = date(2026, 9, 1)
"""The day of law of every run, so that figures of different days tell of the same questions."""
PROCEDURE = "dang-ky-tam-tru"
UNITS = "ha-noi-2025.yaml"
MARK = "nnnn"
"""Stands where a procedure's number will be written; a word that an id may hold, and that no text does."""
FOREIGN = ("paper_form", "gap_before")
"""Keys about files beside the edition: a printed form that asks for its ids, and the edition before it."""


def base(shipped: Path = FORMS) -> Path:
    """The edition that is in force on the day: what it asks tomorrow, the generated ones ask too."""
    return max(file for file in (shipped / "procedures" / PROCEDURE).glob("*.yaml") if file.stem <= f"{DAY}")


@cache
def template(shipped: Path = FORMS) -> str:
    """The text of the base with the mark in every id of a question and in every label on its own line."""
    text = base(shipped).read_text("utf-8")
    assert MARK not in text, f"{base(shipped)} says {MARK}: choose another mark"
    text = re.sub(rf"(?ms)^({'|'.join(FOREIGN)}):.*?(?=^\S|\Z)", "", text)
    # An id that is a word of the grammar too cannot be told from it.
    names = {field["id"] for field in questions(yaml.safe_load(text))} - {*KINDS}
    text = re.sub(rf"\b({'|'.join(sorted(names, key=len, reverse=True))})\b", rf"\1_{MARK}", text)
    text = re.sub(r'(?m)^( +(?:vi|en): ".*)"$', rf'\1 {MARK}"', text)
    text = re.sub(r"(?m)^( +(?:vi|en): [^\"{\n].*)$", rf"\1 {MARK}", text)
    return text.replace(f"id: {PROCEDURE}\n", f"id: thu-tuc-{MARK}\n", 1)


def questions(told: Any) -> Iterator[dict[str, Any]]:
    """Every question in what a YAML file says, those in the rows of lists too."""
    if isinstance(told, dict):
        if {"kind", "id"} <= set(told):
            yield told
        told = list(told.values())
    if isinstance(told, list):
        for one in told:
            yield from questions(one)


def numbers(count: int) -> Iterator[str]:
    return (f"{n:04d}" for n in range(1, count + 1))


def write(root: Path, count: int, shipped: Path = FORMS) -> Path:
    """A forms folder of so many procedures, all of them taken by each of Hà Nội's communes.

    `shipped` is the forms folder of the code that will build them: an older one knows fewer words.
    """
    forms, text = root / "forms", template(shipped)
    for number in numbers(count):
        folder = forms / f"procedures/thu-tuc-{number}"
        folder.mkdir(parents=True)
        (folder / base(shipped).name).write_text(text.replace(MARK, number), "utf-8")
    for site in shipped.glob("*.yaml"):
        shutil.copy(site, forms)
    shutil.copytree(shipped / "calendars", forms / "calendars")
    (forms / "units").mkdir()
    for table in (shipped / "units").glob("*.csv"):
        shutil.copy(table, forms / "units")
    units = (shipped / "units" / UNITS).read_text("utf-8")
    accepted = ", ".join(f"thu-tuc-{number}" for number in numbers(count))
    units, found = re.subn(r"(?m)^  accepts: \[.+\]$", f"  accepts: [{accepted}]", units, count=1)
    assert found, "the units no longer say what they accept on one line"
    (forms / "units" / UNITS).write_text(units, "utf-8")
    return forms


def edit(forms: Path, number: str, turn: int, shipped: Path = FORMS) -> None:
    """One label changed in one procedure, another way each turn."""
    path = forms / f"procedures/thu-tuc-{number}" / base(shipped).name
    path.write_text(edited(template(shipped), number, turn, shipped), "utf-8")


def edited(text: str, number: str, turn: int, shipped: Path = FORMS) -> str:
    """A text that says what the template does, with the number in it and the name of who decides changed."""
    authority = yaml.safe_load(template(shipped))["authority"]["vi"]
    assert authority in text, f"{authority!r} is not said there: an edit of nothing would be measured"
    return text.replace(authority, f"{authority}, lần {turn}", 1).replace(MARK, number)
