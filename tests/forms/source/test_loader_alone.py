"""One edition read without the rest of its folder: from its file, or as the one in force on a day."""

from datetime import date
from pathlib import Path

import pytest

from forms.source.loader import folder_of, load_edition, load_in_force
from forms.text.complaint import BrokenForms
from tests.forms.folder import EDITION, UNITS, changed, write

LATER = "procedures/xin-viec/2024-01-01.yaml"
IN_2024 = changed(
    ("effective_from: 2022-01-01", "effective_from: 2024-01-01"), ("effective_to: 2023-12-31\n", "")
)


def test_it_is_read_with_the_units_areas_and_holidays_of_its_folder(tmp_path: Path) -> None:
    found = load_edition(write(tmp_path) / EDITION)
    assert [one.effective_from for one in found.editions] == [date(2022, 1, 1)]
    assert [unit.id for unit in found.open_units(date(2022, 5, 5))] == ["10001-20210101", "10002-20210101"]
    assert not found.calendar.is_working_day(date(2022, 1, 3))


def test_in_a_folder_without_a_calendar_no_day_is_taken_for_a_working_day(tmp_path: Path) -> None:
    root = write(tmp_path)
    (root / "calendars/vn.json").unlink()
    (root / "calendars").rmdir()
    with pytest.raises(ValueError, match="the calendar holds no year, not 2022"):
        load_edition(root / EDITION).calendar.is_working_day(date(2022, 1, 3))


def test_what_is_wrong_in_it_is_told_and_what_is_wrong_in_another_is_not(tmp_path: Path) -> None:
    broken = changed(("level: 4", "level: 5"))
    root = write(tmp_path, **{EDITION: broken, LATER: IN_2024})
    with pytest.raises(BrokenForms, match='level: "5" is not allowed'):
        load_edition(root / EDITION)
    assert load_edition(root / LATER).editions[0].effective_from == date(2024, 1, 1)


def test_what_no_proof_lets_pass_is_told_too(tmp_path: Path) -> None:
    root = write(tmp_path, **{EDITION: changed(("{field: loai, equals: a}", "{field: lo, equals: a}"))})
    with pytest.raises(BrokenForms, match="lo"):
        load_edition(root / EDITION)


def test_a_file_that_stands_in_no_folder_of_forms_stands_alone(tmp_path: Path) -> None:
    alone = tmp_path / "a/b/one.yaml"
    assert folder_of(alone) == tmp_path / "a/b"
    assert folder_of(write(tmp_path) / EDITION) == tmp_path / "forms"


@pytest.mark.parametrize(("on", "begun"), [("2023-12-31", "2022-01-01"), ("2024-01-01", "2024-01-01")])
def test_by_its_name_the_edition_in_force_on_the_day_is_found(tmp_path: Path, on: str, begun: str) -> None:
    root = write(tmp_path, **{LATER: IN_2024})
    found = load_in_force(root, "xin-viec", date.fromisoformat(on))
    assert [f"{one.effective_from}" for one in found.editions] == [begun]


def test_a_name_that_is_none_is_answered_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(LookupError, match=r'no edition of "xin-vec" .*did you mean "xin-viec"'):
        load_in_force(write(tmp_path), "xin-vec", date(2022, 5, 5))


def test_of_a_procedure_that_is_over_its_last_day_is_told(tmp_path: Path) -> None:
    with pytest.raises(LookupError, match="the last one ended on 2023-12-31"):
        load_in_force(write(tmp_path, units__vung=UNITS), "xin-viec", date(2025, 5, 5))
