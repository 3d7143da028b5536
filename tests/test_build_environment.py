"""The command line before its environment was made: one sentence that says the way, and no traceback."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

BUILD = Path(__file__).parent.parent / "build.py"


def bare(*words: str, libraries: str = "") -> "subprocess.CompletedProcess[str]":
    """build.py by a Python that sees nothing installed, or one folder of libraries alone."""
    return subprocess.run(  # noqa: S603 — our own interpreter and words
        [sys.executable, "-S", str(BUILD), *words],
        env={"PYTHONPATH": libraries},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (["check"], "build.py check"),
        (["check", "--forms", "my forms"], "build.py check --forms 'my forms'"),
        ([], "build.py"),
    ],
)
def test_without_the_environment_one_sentence_says_how_to_get_it(words: list[str], asked: str) -> None:
    done = bare(*words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == (
        "build.py needs the project's environment: run `make .venv/.ready` once, "
        f"then `.venv/bin/python {asked}`, or `make serve`.\n"
    )


def test_a_python_that_happens_to_have_click_is_told_the_same(tmp_path: Path) -> None:
    (tmp_path / "click").symlink_to(Path(click.__file__).parent)
    done = bare("check", libraries=str(tmp_path))
    assert done.returncode == 2
    assert done.stderr == bare("check").stderr
