"""A check counts as one from nothing only where nothing of an earlier one is there to be found."""

import os
import subprocess
import sys
from pathlib import Path

from tests.bench import checking
from tests.bench.building import copy_code
from tests.bench.measure import Run


def test_a_check_from_nothing_finds_no_results_of_the_one_before(tmp_path: Path) -> None:
    found = list[bool]()

    def check() -> Run:
        found.append((tmp_path / "dist/kept.txt").exists())
        (tmp_path / "dist").mkdir()
        (tmp_path / "dist/kept.txt").write_text("right", "utf-8")
        return Run(1, 1)

    for _ in range(2):
        checking._without_results(tmp_path, check)
    assert found == [False, False]


def test_whatever_a_check_leaves_behind_stands_where_it_is_taken_away(tmp_path: Path) -> None:
    code, home = copy_code(tmp_path / "code"), tmp_path / "home"
    home.mkdir()
    before = {path for path in code.rglob("*") if path.suffix != ".mo"}
    places = {"HOME": f"{home}", "TMPDIR": f"{home}", "XDG_CACHE_HOME": f"{home}"}
    command = [sys.executable, "-B", *checking.AS_IT_IS.check]
    subprocess.run(command, cwd=code, env={**os.environ, **places}, check=True, capture_output=True)  # noqa: S603
    # The words are compiled once for all: that is no result of a check.
    left = {path.relative_to(code) for path in code.rglob("*") if path.suffix != ".mo"}
    assert {path.parts[0] for path in left - {path.relative_to(code) for path in before}} <= {"dist"}
    assert not list(home.iterdir())
