"""What a check said is said again while nothing changed, and never after."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from forms.cache import checking
from forms.cache.repeat import CHECKED, check_or_repeat
from forms.text.complaint import BrokenForms
from tests.forms.folder import EDITION, changed, write


def today() -> date:
    # Viet Nam is ahead of Greenwich, and the record of a day ends with it there.
    return datetime.fromtimestamp(time.time() + 7 * 3600, UTC).date()


def checked(root: Path) -> str:
    # The clock of a file system moves in steps: what was written just now must be before the beginning.
    time.sleep(0.02)
    return check_or_repeat(root / "forms", today, root / "dist")


def test_a_folder_as_it_was_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path)
    first = checked(tmp_path)
    monkeypatch.setattr(checking, "check_folder", lambda *_: pytest.fail("it was read again"))
    assert checked(tmp_path) == first


def test_a_folder_that_was_changed_is_read_again(tmp_path: Path) -> None:
    write(tmp_path)
    checked(tmp_path)
    for wrong in (("level: 4", "level: 9"), ("field: loai", "field: loia")):
        write(tmp_path, **{EDITION: changed(wrong)})
        for _ in range(2):
            with pytest.raises(BrokenForms):
                checked(tmp_path)


def test_whoever_may_not_write_there_is_told_all_the_same(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "dist").write_text("no folder", "utf-8")
    assert checked(tmp_path).startswith("1 editions")


def test_another_day_is_another_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path)
    checked(tmp_path)
    assert (tmp_path / "dist" / CHECKED).is_file()
    asked: list[date] = []
    check: Callable[..., object] = checking.check_folder

    def noting(root: Path, day: date, cache: object) -> object:
        asked.append(day)
        return check(root, day, cache)

    monkeypatch.setattr(checking, "check_folder", noting)
    tomorrow = time.time() + 86_400
    monkeypatch.setattr(time, "time", lambda: tomorrow)
    checked(tmp_path)
    assert asked == [today()]
