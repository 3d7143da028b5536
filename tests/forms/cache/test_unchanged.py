"""A build is spared only where nothing it read, wrote or was asked differs; no stale answer is given."""

import os
import shutil
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from forms.cache import unchanged
from forms.cache.unchanged import BuildRecord

TODAY = datetime.now(UTC).date()
LINES = ["14 pages, 0 changed", "written"]


def folders(root: Path) -> tuple[Path, Path]:
    forms, out = root / "forms", root / "dist/site"
    for file in (forms / "a/one.yaml", out / "index.html", out / ".well-known/security.txt"):
        file.parent.mkdir(parents=True)
        file.write_text("x", "utf-8")
    return forms, out


def asked(root: Path, *words: str) -> BuildRecord:
    written = (root / "dist/site", root / "dist/editions", root / "dist/catalogue")
    return BuildRecord(root / "dist/built.json", root / "forms", written, words)


def built(root: Path) -> None:
    # The clock of a file system moves in steps: what was written just now must be before the beginning.
    time.sleep(0.02)
    asked(root, "today").save(TODAY, UTC, LINES)


def test_what_the_last_build_said_is_said_again(tmp_path: Path) -> None:
    folders(tmp_path)
    built(tmp_path)
    assert asked(tmp_path, "today").find() == LINES


def edited(root: Path) -> None:
    """Another letter, with the time of the content put back."""
    file = root / "forms/a/one.yaml"
    before = file.stat()
    file.write_text("y", "utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "a schema": edited,
    "a new file": lambda root: (root / "forms/a/two.yaml").write_text("x", "utf-8"),
    "a file taken away": lambda root: (root / "forms/a/one.yaml").unlink(),
    "a page": lambda root: (root / "dist/site/index.html").write_text("y", "utf-8"),
    "a page taken away": lambda root: (root / "dist/site/index.html").unlink(),
    "a hidden page": lambda root: (root / "dist/site/.well-known/security.txt").write_text("y", "utf-8"),
    "a page too many": lambda root: (root / "dist/site/alt.html").write_text("x", "utf-8"),
    "an edition remembered": lambda root: shutil.copytree(root / "forms/a", root / "dist/editions"),
    "a damaged record": lambda root: (root / "dist/built.json").write_text("{", "utf-8"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_after_any_change_the_build_is_made(tmp_path: Path, change: Callable[[Path], object]) -> None:
    folders(tmp_path)
    built(tmp_path)
    change(tmp_path)
    assert asked(tmp_path, "today").find() is None


def test_another_question_or_another_day_is_another_build(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folders(tmp_path)
    built(tmp_path)
    assert asked(tmp_path, "tomorrow").find() is None
    midnight = datetime.combine(TODAY + timedelta(1), datetime.min.time(), UTC).timestamp()
    for now, said in ((midnight - 1, LINES), (midnight, None), (midnight - 86_401, None)):
        monkeypatch.setattr(time, "time", lambda at=now: at)
        assert asked(tmp_path, "today").find() == said


def test_another_code_is_another_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folders(tmp_path)
    code = tmp_path / "code/forms/loader.py"
    code.parent.mkdir(parents=True)
    code.write_text("x", "utf-8")
    monkeypatch.setattr(unchanged, "ROOT", tmp_path / "code")
    built(tmp_path)
    assert asked(tmp_path, "today").find() == LINES
    code.write_text("y", "utf-8")
    assert asked(tmp_path, "today").find() is None


def test_what_was_written_while_the_build_ran_is_read_again(tmp_path: Path) -> None:
    forms, _ = folders(tmp_path)
    time.sleep(0.02)
    record = asked(tmp_path, "today")
    time.sleep(0.02)
    (forms / "a/one.yaml").write_text("y", "utf-8")
    record.save(TODAY, UTC, LINES)
    assert asked(tmp_path, "today").find() is None


def test_what_an_editor_keeps_beside_a_file_is_no_change(tmp_path: Path) -> None:
    forms, _ = folders(tmp_path)
    built(tmp_path)
    (forms / "a/.one.yaml.swp").write_text("x", "utf-8")
    assert asked(tmp_path, "today").find() == LINES
