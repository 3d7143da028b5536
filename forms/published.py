"""Every content an edition was published with, a file each: a dossier outlives an edit of its YAML."""

import os
from dataclasses import replace
from pathlib import Path

from forms.catalogue import Catalogue
from forms.procedure import Procedure


class Damaged(Exception):
    """A file of an earlier content does not hold what its name says. The words name it."""


def remember(folder: Path, catalogue: Catalogue) -> Catalogue:
    """The catalogue with every earlier content of `<folder>/<id>/<digest>.json`; today's join them there.

    A file is written once and never changed. Raises Damaged before anything is written.
    """
    today = {(one.id, one.digest): one for one in catalogue.editions}
    there = {(path.parent.name, path.stem): path for path in sorted(folder.glob("*/*.json"))}
    earlier = tuple(_read(path) for name, path in there.items() if name not in today)
    for (procedure, digest), one in today.items():
        if (procedure, digest) not in there:
            _write(folder / procedure / f"{digest}.json", one)
    return replace(catalogue, kept=earlier)


def _read(path: Path) -> Procedure:
    try:
        one = Procedure.model_validate_json(path.read_bytes())
    except (OSError, ValueError):  # pydantic's ValidationError is a ValueError
        raise _damaged(path, "cannot be read") from None
    if (one.id, one.digest) != (path.parent.name, path.stem):
        raise _damaged(path, "holds something else than its name says")
    return one


def _damaged(path: Path, why: str) -> Damaged:
    return Damaged(
        f"The published edition {path} {why}; put a good copy back, or move it away, "
        "and dossiers filed under it will not open (nothing was changed)."
    )


def _write(path: Path, one: Procedure) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}")
    with unfinished.open("wb") as file:
        file.write(one.model_dump_json(by_alias=True, exclude_defaults=True).encode())
        file.flush()
        # The YAML it came from may be edited before a power cut: this is then the only copy.
        os.fsync(file.fileno())
    unfinished.replace(path)
