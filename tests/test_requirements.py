"""What is tested is what ships: the two locks agree, and hold hashes and no address."""

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent / "requirements"
LOCKS = ("dev", "lambda")
PIN = re.compile(r"^([\w.-]+)(?:\[[\w, -]+\])?==([^\s;\\]+)", re.M)


def pins(lock: str) -> dict[str, tuple[str, ...]]:
    """The versions of each package: more than one where they depend on the platform."""
    found: dict[str, tuple[str, ...]] = {}
    for name, version in PIN.findall((FOLDER / f"{lock}.txt").read_text("utf-8")):
        found[name] = (*found.get(name, ()), version)
    return found


def test_what_ships_is_of_the_versions_it_is_tested_with() -> None:
    tested, shipped = pins("dev"), pins("lambda")
    wrong = [
        f"{name}: {', '.join(versions)} ships, {', '.join(tested.get(name, ('nothing',)))} is tested"
        for name, versions in shipped.items()
        if tested.get(name) != versions
    ]
    assert shipped
    assert not wrong, f"`make lock` makes them agree: {'; '.join(wrong)}"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_its_hashes(lock: str) -> None:
    entries = re.split(r"\n(?=\S)", (FOLDER / f"{lock}.txt").read_text("utf-8"))
    bare = [entry.split()[0] for entry in entries if not PIN.match(entry) or "--hash=sha256:" not in entry]
    assert not bare, f"not pinned with a hash: {bare}"


@pytest.mark.parametrize("name", [f"{lock}.{kind}" for lock in LOCKS for kind in ("in", "txt")])
def test_no_lock_names_an_address(name: str) -> None:
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    assert not [line for line in lines if "://" in line or line.startswith("--")]
