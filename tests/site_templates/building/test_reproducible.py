"""The same files make the same bytes, in whatever order Python's sets happen to be."""

import os
import subprocess
import sys
from pathlib import Path

from tests.rooms import ROOT
from tests.site_templates.building.orders import contents


def built(out: Path, seed: str) -> dict[str, bytes]:
    """Site, catalogue and editions of the shipped forms, made by a process with this order of sets."""
    command = [sys.executable, "build.py", "build", "--as-of", "2026-11-25", "--out", f"{out}/site"]
    told = {**os.environ, "PYTHONHASHSEED": seed}
    subprocess.run(command, cwd=ROOT, env=told, check=True, capture_output=True)  # noqa: S603 - our own
    return {path: body for path, body in contents(out).items() if path != "built.json"}


def test_two_builds_of_the_same_files_are_equal_byte_by_byte(tmp_path: Path) -> None:
    first, second = built(tmp_path / "a", "1"), built(tmp_path / "b", "2")
    assert len(first) > 100
    assert [path for path in first | second if first.get(path) != second.get(path)] == []
