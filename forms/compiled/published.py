"""Every content an edition was published with, and every unit: a dossier outlives an edit of its YAML."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from forms.compiled.published_list import DamagedEdition, PublishedList
from forms.schema.catalogue import Catalogue
from forms.schema.procedure import Procedure
from forms.schema.unit import Unit

REPLACED_SUFFIX = ".replaced"
UNITS = "units.json"
"""The file of all units ever published, in the folder of the contents."""
_UNITS: Final = TypeAdapter(tuple[Unit, ...])


def remember_editions(folder: Path, catalogue: Catalogue, day: date) -> Catalogue:
    """The catalogue with every earlier content of `<folder>/<id>/<digest>.json`; today's join them there.

    A file is written once and never changed; beside it `<digest>.replaced` says on which day another content
    was first published in its place. Units that are no longer written stay, for what was filed with them.
    Raises DamagedEdition before anything is written.
    """
    _take_former_folder(folder)
    listed, stored = PublishedList(folder), read_units(folder)
    listed.check(
        {*(f"{path.parent.name}/{path.name}" for path in folder.glob("*/*.json")), *unit_names(stored)}
    )
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
    units = all_units(catalogue.units, stored)
    if (content := units_json(units)) != units_json(tuple(stored.values())):
        _write(folder / UNITS, content)
    listed.add([*(f"{id}/{digest}.json" for id, digest in {**there, **today}), *unit_names(units)], day)
    return replace(catalogue, kept=earlier, replaced=replaced, units=with_retired(catalogue.units, stored))


def _take_former_folder(folder: Path) -> None:
    """What an earlier version kept beside it as `editions`."""
    former = folder.with_name("editions")
    if former.is_dir() and not folder.exists():
        former.rename(folder)


def unit_names(units: Iterable[Unit | str]) -> list[str]:
    """What units are called on the list."""
    return [f"unit {one if isinstance(one, str) else one.id}" for one in units]


def read_units(folder: Path) -> dict[str, Unit]:
    """The units kept in a folder of contents, by id. Raises DamagedEdition."""
    try:
        return {one.id: one for one in _UNITS.validate_json((folder / UNITS).read_bytes())}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        raise _damaged_error(folder / UNITS, "cannot be read") from None


def units_json(units: Sequence[Unit]) -> bytes:
    """Units as they are kept, in the order of their ids."""
    return _UNITS.dump_json(
        tuple(sorted(units, key=lambda one: one.id)), by_alias=True, exclude_defaults=True
    )


def all_units(units: Sequence[Unit], stored: Mapping[str, Unit]) -> tuple[Unit, ...]:
    """Those that are written and those that once were; what is written now counts."""
    known = {one.id for one in units}
    return (*units, *(one for id, one in stored.items() if id not in known))


def with_retired(units: Sequence[Unit], stored: Mapping[str, Unit]) -> tuple[Unit, ...]:
    """The units of a catalogue: one that is no longer written takes nothing new, but its dossiers open."""
    known = {one.id for one in units}
    shut = {"accepts": (), "covers": ()}
    return tuple(one if one.id in known else one.model_copy(update=shut) for one in all_units(units, stored))


def restore(folder: Path, catalogue: Catalogue) -> tuple[str, ...]:
    """Put back what a compiled catalogue has and a folder of contents lacks; the names of what came back.

    Raises DamagedEdition where what is there cannot be read.
    """
    back = []
    for one in (*catalogue.editions, *catalogue.kept):
        path = folder / one.id / f"{one.digest}.json"
        if not path.is_file():
            _write(path, edition_json(one))
            back.append(f"{one.id}/{one.digest}.json")
        if day := catalogue.replaced.get(one.digest):
            _write(path.with_suffix(REPLACED_SUFFIX), day.isoformat().encode())
    stored = read_units(folder)
    _write(folder / UNITS, units_json(all_units(tuple(stored.values()), {u.id: u for u in catalogue.units})))
    return (*back, *unit_names(one for one in catalogue.units if one.id not in stored))


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
