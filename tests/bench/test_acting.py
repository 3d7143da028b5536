"""Requests and write units are really counted: one more of either is seen."""

from pathlib import Path

from tests.bench.acting import SCRIPT, counts
from tests.bench.measure import ROOT

READ_TWICE = """
from handlers.aws.dossiers import Dossiers
once = Dossiers.get
Dossiers.get = lambda self, code: once(self, code) and once(self, code)
"""
WRITTEN_FAT = """
from handlers.aws import dossiers
lean = dossiers.to_item
dossiers.to_item = lambda dossier: {**lean(dossier), "fat": {"S": "x" * 4096}}
"""


THEN = {
    "citizen: file": (2, 5),
    "citizen: look": (2, 0),
    "citizen: list": (2, 0),
    "citizen: look up": (3, 0),
    "citizen: withdraw": (4, 6),
    "citizen: supplement": (5, 7),
}
"""Requests and write units of each act of a citizen, as `python -m tests.bench acts` found them then."""


def planted(scratch: Path, defect: str) -> dict[str, tuple[int, int]]:
    """The counts of a tree in which the script has this defect before it begins."""
    script = scratch / SCRIPT
    script.parent.mkdir(parents=True)
    script.write_text(defect + (ROOT / SCRIPT).read_text("utf-8"), "utf-8")
    return counts(scratch / "planted.json", ROOT, script)


def test_a_read_or_a_kilobyte_more_shows_in_the_counts(tmp_path: Path) -> None:
    calm = counts(tmp_path / "calm.json", ROOT)
    look, file = "citizen: look", "citizen: file"
    assert planted(tmp_path / "read", READ_TWICE)[look] == (calm[look][0] + 1, calm[look][1])
    assert planted(tmp_path / "fat", WRITTEN_FAT)[file] == (calm[file][0], calm[file][1] + 4)


def test_a_citizen_asks_no_more_of_storage_than_on_29_november_2026(tmp_path: Path) -> None:
    found = counts(tmp_path / "ours.json", ROOT)
    dearer = {
        act: (found[act], most)
        for act, most in THEN.items()
        if found[act][0] > most[0] or found[act][1] > most[1]
    }
    assert not dearer, "found, and most: act → (requests, write units)"
