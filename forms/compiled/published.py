"""Every content an edition was published with, a file each: a dossier outlives an edit of its YAML."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

from forms.schema.catalogue import Catalogue
from forms.schema.procedure import Procedure

REPLACED_SUFFIX = ".replaced"


class DamagedEdition(Exception):
    """A file of an earlier content does not hold what its name says; the message names it."""


def remember_editions(folder: Path, catalogue: Catalogue, day: date) -> Catalogue:
    """The catalogue with every earlier content of `<folder>/<id>/<digest>.json`; today's join them there.

    A file is written once and never changed; beside it `<digest>.replaced` says on which day another content
    was first published in its place. Raises DamagedEdition before anything is written.
    """
    today = {(one.id, one.digest): one for one in catalogue.editions}
    there = {(path.parent.name, path.stem): path for path in sorted(folder.glob("*/*.json"))}
    # Not deleted, only no longer current: dossiers filed under it must open for years.
    gone = {name: path for name, path in there.items() if name not in today}
    # All are read before any is written: damage must be found while nothing has changed.
    earlier = tuple(read_edition(path) for path in gone.values())
    replaced = {digest: replacement_day(path) or day for (_, digest), path in gone.items()}
    for (procedure, digest), one in today.items():
        if (procedure, digest) not in there:
            _write(folder / procedure / f"{digest}.json", edition_json(one))
        # What is published again is no longer replaced.
        (folder / procedure / f"{digest}{REPLACED_SUFFIX}").unlink(missing_ok=True)
    for (_, digest), path in gone.items():
        if replacement_day(path) is None:
            _write(path.with_suffix(REPLACED_SUFFIX), replaced[digest].isoformat().encode())
    return replace(catalogue, kept=earlier, replaced=replaced)


def replacement_day(path: Path) -> date | None:
    """The day noted beside a content, None where none is. Raises DamagedEdition."""
    try:
        return date.fromisoformat(path.with_suffix(REPLACED_SUFFIX).read_text("utf-8").strip())
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        raise _damaged_error(path.with_suffix(REPLACED_SUFFIX), "holds no day") from None


def edition_json(one: Procedure) -> bytes:
    """An edition as it is kept for good: any later version of the product must be able to read it."""
    return one.model_dump_json(by_alias=True, exclude_defaults=True).encode()


def read_edition(path: Path) -> Procedure:
    """The content a file was written with. Raises DamagedEdition."""
    try:
        one = Procedure.model_validate_json(path.read_bytes())
    except (OSError, ValueError):  # pydantic's ValidationError is a ValueError
        raise _damaged_error(path, "cannot be read") from None
    if (one.id, one.digest) != (path.parent.name, path.stem):
        raise _damaged_error(path, "holds something else than its name says")
    return one


def _damaged_error(path: Path, why: str) -> DamagedEdition:
    return DamagedEdition(
        f"The published edition {path} {why}; put a good copy back, or move it away, "
        "and dossiers filed under it will not open (nothing was changed)."
    )


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}")
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        # The YAML it came from may be edited before a power cut: this is then the only copy.
        os.fsync(file.fileno())
    unfinished.replace(path)
