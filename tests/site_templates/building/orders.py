"""A forms folder built again and again beside itself, as an administrator does."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from forms.cache.cache import KEPT, Cache
from site_templates.building.order import Order
from site_templates.building.whole import Built, build_site
from site_templates.building.work import EditionWork, MadeEdition
from tests.forms.folder import EDITION, PROCEDURE, UNITS, changed, write

DAY = date(2022, 4, 12)
TODAY = date(2026, 11, 30)
OTHER = "procedures/khac/2022-01-01.yaml"
ASKS_UNIT = """\
          - kind: unit
            id: co_quan
            label: {vi: Nơi nhận, en: Where}
"""
PAPER = """\
id: m1
code: M1
name: {vi: Mẫu một, en: Form one}
title: Tờ khai
effective_from: 2020-01-01
blocks: [{items: [{id: loai, label: Loại}]}]
"""
USES_PAPER = "paper_form: {id: m1, edition: 2020-01-01}\n"


def folder(root: Path, **files: str) -> Path:
    """Two procedures that the same units take; the first one asks for a unit and has a paper form."""
    usual = {
        EDITION: PROCEDURE + ASKS_UNIT + USES_PAPER,
        OTHER: changed(("id: xin-viec", "id: khac")),
        "units/vung.yaml": UNITS.replace("accepts: [xin-viec]", "accepts: [xin-viec, khac]"),
        "papers/m1/2020-01-01.yaml": PAPER,
    }
    return write(root, **usual | files)


def swap(name: str, old: str, new: str) -> Callable[[Path], object]:
    def change(forms: Path) -> None:
        text = (forms / name).read_text("utf-8")
        assert old in text
        (forms / name).write_text(text.replace(old, new), "utf-8")

    return change


def build(
    root: Path, out: str = "dist", day: date | None = DAY, origin: str = "", today: date = TODAY
) -> Built:
    """One build of `root/forms` into `root/<out>`, with what the last one there kept."""
    order = Order(root / "forms", root / out / "site", lambda: today, day, origin)
    cache = Cache(root / out / KEPT)
    built = build_site(order, today, cache)
    cache.save()
    return built


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a build but what only the next one reads."""
    kept = {path for path in folder.rglob("*") if path.is_file()}
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in kept if path.name != KEPT}


def worked_on(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notes the file of every edition that is worked on from here on."""
    noted: list[str] = []
    make: Callable[[EditionWork, Path], MadeEdition] = EditionWork.make

    def noting(work: EditionWork, path: Path) -> MadeEdition:
        noted.append(path.parent.name)
        return make(work, path)

    monkeypatch.setattr(EditionWork, "make", noting)
    return noted
