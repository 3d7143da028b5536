"""The code as it was before it was made fast, measured in the same run: no ratio gets worse unseen."""

import shutil
import subprocess
import tarfile
from pathlib import Path

from tests.bench.measure import PYTHON, ROOT, process

COMMIT = "2839dca82f71c2ddda89f5efdc34c7968dbce2c0"
NAME = "the code of 29/11/2026"
CATALOGUE = """
import sys
from dataclasses import replace
from pathlib import Path
from forms.source import load
whole = load()
one = next(each for each in whole.editions if each.id == "dang-ky-tam-tru")
more = range(len(whole.editions), int(sys.argv[2]))
copies = (one.model_copy(update={"id": f"thu-tuc-{n:04d}"}) for n in more)
Path(sys.argv[1]).write_text(replace(whole, editions=(*whole.editions, *copies)).to_json(), "utf-8")
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


def of_run(scratch: Path) -> Path:
    """That tree, extracted and compiled once for all sections of a run. Raises HistoryMissing."""
    # The sections of a run have their folders side by side.
    code = scratch.parent / "before"
    if not code.exists():
        extract(code)
        # Else the first process of each section would write what the later ones find.
        process([PYTHON, "-m", "compileall", "-q", "forms", "site_templates", "handlers", "infra"], code)
    return code


def catalogue_of_run(scratch: Path, count: int = 0) -> Path:
    """What its functions read, as it wrote it, with copies of one edition until it has so many.

    Written once for all sections of a run. Raises HistoryMissing.
    """
    written = scratch.parent / f"before-{count}.json"
    if not written.exists():
        process([PYTHON, "-c", CATALOGUE, f"{written}", f"{count}"], of_run(scratch))
    return written


def lend(code: Path, *files: str) -> None:
    """Files of today's tests, by their path from the root, put into that tree."""
    for file in files:
        (code / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / file, code / file)
