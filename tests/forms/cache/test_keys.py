"""The keys of an edition change with all it follows from in its folder, and with nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from forms.cache.keys import WorldKeys
from forms.source.edition import edition_files, judge_edition
from forms.source.folder import FolderReader
from tests.forms.folder import CALENDAR, UNITS, changed
from tests.site_templates.building.orders import OTHER, folder, swap

SECOND = """
units:
  - id: 99999-20220601
    code: "99999"
    valid_from: 2022-06-01
    name: {vi: Cục, en: Office}
    level: commune
    number_prefix: G01.999
    accepts: [khac]
"""


def keys(forms: Path) -> dict[str, str]:
    """The key of each edition, and that of the calendar."""
    reader = FolderReader(forms)
    world = reader.world(None)
    assert not reader.is_broken(), list(reader.complaints())
    made = WorldKeys(world)
    judged = [judge_edition(reader, world, path, prove=False) for path in edition_files(forms)]
    return {"calendar": made.calendar} | {
        one.facts.id: made.edition(one.facts) for one in judged if one.facts
    }


def writing(name: str, text: str) -> Callable[[Path], object]:
    return lambda forms: (forms / name).write_text(text, "utf-8")


BOTH = {"xin-viec", "khac"}
AREA, EARLIER = "valid_from: 2021-01-01\n  communes", "valid_from: 2020-01-01\n  communes"
CHANGES: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "another edition": (swap(OTHER, "Tóm tắt", "Khác"), set()),
    "what units take": (swap("units/vung.yaml", "[xin-viec, khac]", "[xin-viec]"), {"khac"}),
    "what else units take": (swap("units/vung.yaml", "[xin-viec, khac]", "[xin-viec, khac, ba]"), set()),
    "the name of a unit": (swap("units/vung.yaml", "Công an {commune}", "CA {commune}"), BOTH),
    "the number prefix of units": (swap("units/vung.yaml", "G01.801", "G01.802"), BOTH),
    "the name of a commune": (swap("units/vung.yaml", "Xã Một", "Xã Mốt"), BOTH),
    "the first day of an area": (swap("units/vung.yaml", AREA, EARLIER), BOTH),
    # It takes one of them; on its first day the units of both are looked at.
    "a unit with a day of its own": (writing("units/cuc.yaml", SECOND), BOTH),
    "the paper of one": (swap("papers/m1/2020-01-01.yaml", "Tờ khai", "Tờ đơn"), {"xin-viec"}),
    "the site": (swap("site.yaml", "vn\n", "vn\ntitle: {vi: Một, en: One}\n"), BOTH),
    "the clock": (swap("site.yaml", "vn\n", "vn\ntime_zone: Europe/Paris\n"), BOTH),
    "a holiday": (writing("calendars/vn.json", CALENDAR.replace("01-03", "01-04")), {"calendar"}),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_is_one_for_those_it_concerns(tmp_path: Path, what: str) -> None:
    change, concerned = CHANGES[what]
    forms = folder(tmp_path)
    before = keys(forms)
    change(forms)
    after = keys(forms)
    assert {name for name in before if after[name] != before[name]} == concerned


def test_units_of_two_patterns_count_in_their_order(tmp_path: Path) -> None:
    second = UNITS.replace("id: vung", "id: hai").replace("1000", "2000").replace("G01.801", "G01.900")
    forms = folder(tmp_path, **{"units/xa.yaml": second.replace("[xin-viec]", "[khac]")})
    before = keys(forms)
    (forms / "units/xa.yaml").rename(forms / "units/an.yaml")
    after = keys(forms)
    assert after["khac"] != before["khac"]


def test_without_holidays_there_is_a_key_too(tmp_path: Path) -> None:
    forms = folder(tmp_path, **{"site.yaml": "country: zz\nlanguages: [vi, en]\n"})
    (forms / "calendars/vn.json").unlink()
    assert keys(forms)["calendar"]
    assert changed() in (forms / "procedures/xin-viec/2022-01-01.yaml").read_text("utf-8")
