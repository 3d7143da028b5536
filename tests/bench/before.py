"""The code as it was before it was made fast, measured in the same run: no ratio gets worse unseen."""

import subprocess
import tarfile
from pathlib import Path

from tests.bench.measure import PYTHON, ROOT, Run, process

COMMIT = "2839dca82f71c2ddda89f5efdc34c7968dbce2c0"
NAME = "the code of 29/11/2026"
CATALOGUE = """
import sys
from pathlib import Path
from forms.source import load
Path(sys.argv[1]).write_text(load().to_json(), "utf-8")
"""


class HistoryMissing(Exception):
    """A clone without its history: `git fetch --unshallow` brings it."""


def extract(to: Path) -> Path:
    """That tree in an empty folder. Raises HistoryMissing. It runs with the libraries of today."""
    packed = to.with_suffix(".tar")
    command = ["git", "-C", f"{ROOT}", "archive", "--format=tar", "-o", f"{packed}", COMMIT]
    told = subprocess.run(command, capture_output=True, text=True)  # noqa: S603 - a command of our own
    if told.returncode:
        raise HistoryMissing(
            f"Commit {COMMIT[:7]} is not in this clone, so nothing can be measured beside it: "
            f"git fetch --unshallow ({told.stderr.strip()})"
        )
    with tarfile.open(packed) as files:
        files.extractall(to, filter="data")
    packed.unlink()
    return to


def write_catalogue(code: Path, written: Path) -> None:
    """The catalogue that its functions read, as it wrote it."""
    process([PYTHON, "-c", CATALOGUE, f"{written}"], code)


def start(code: Path, program: str, environment: dict[str, str]) -> Run:
    """A process of that code."""
    return process([PYTHON, "-c", program], code, environment)
