"""`check` on the command line: exit codes, and the three ways findings are written."""

import json
from pathlib import Path

import pytest

from forms.cache import checking
from tests.forms.folder import EDITION, changed, write
from tests.test_build import run


def test_check_of_right_files_says_what_was_read(tmp_path: Path) -> None:
    result = run("check", "--forms", str(write(tmp_path)))
    assert result.exit_code == 0
    assert result.output == "1 editions, 2 units, 1 areas with 2 communes: nothing to complain of\n"


def test_check_of_the_committed_files_finds_nothing() -> None:
    assert run("check").exit_code == 0


def test_check_says_two_years_ahead_that_the_calendar_runs_out(tmp_path: Path) -> None:
    root = str(write(tmp_path))
    assert run("check", "--forms", root, "--as-of", "2098-12-31").exit_code == 0
    late = run("check", "--forms", root, "--as-of", "2099-01-01")
    assert late.exit_code == 1
    assert "calendars/vn.json:1:18: years[1]: no day off is known after 2100" in late.stderr
    assert "build.py calendar --country vn --first 2022 --last 2106" in late.stderr
    # The days a build needs are there yet: only `check` complains.
    assert run("build", "--forms", root, "--out", str(tmp_path / "out/site"), "--as-of", "2023-06-01")


def test_check_shows_each_finding_on_stderr_and_counts_them(tmp_path: Path) -> None:
    root = write(
        tmp_path, **{EDITION: changed(("level: 4", "level: 9"), ("amount: 10000", "amount: 10.000"))}
    )
    result = run("check", "--forms", str(root))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.splitlines()[-1] == "2 findings"
    assert "      |               ^^^^^^  write 10000; in YAML 10.000 is a decimal number" in result.stderr
    assert "Traceback" not in result.output


def test_check_concise_gives_one_line_per_finding(tmp_path: Path) -> None:
    root = write(tmp_path, **{EDITION: changed(("level: 4", "level: 9"))})
    result = run("check", "--format", "concise", "--forms", str(root))
    assert result.stderr.splitlines() == [f'forms/{EDITION}:7:8: level: "9" is not allowed', "1 finding"]


def test_check_tells_a_program_in_json_on_stdout(tmp_path: Path) -> None:
    right = run("check", "--format", "json", "--forms", str(write(tmp_path / "a")))
    assert (right.exit_code, json.loads(right.stdout), right.stderr) == (0, [], "")
    root = write(tmp_path / "b", **{EDITION: changed(("level: 4", "level: 9"))})
    result = run("check", "--format", "json", "--forms", str(root))
    assert (result.exit_code, result.stderr) == (1, "")
    assert json.loads(result.stdout) == [
        {
            "file": f"forms/{EDITION}",
            "line": 7,
            "column": 8,
            "code": "literal_error",
            "message": 'level: "9" is not allowed',
            "advice": "one of: 3, 4",
        }
    ]


def test_check_that_cannot_do_its_work_exits_with_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    assert run("check", "--forms", str(tmp_path / "none")).exit_code == 2
    one_file = run("check", "--strict", "--forms", str(write(tmp_path) / EDITION))
    assert one_file.exit_code == 2
    assert "--strict looks at a whole folder, not at one file" in one_file.stderr

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(checking, "check_folder", broken)
    failed = run("check", "--forms", str(tmp_path / "forms"))
    assert failed.exit_code == 2
    assert (
        failed.stderr == "Error: check itself failed, not your files: ZeroDivisionError: division by zero\n"
    )
