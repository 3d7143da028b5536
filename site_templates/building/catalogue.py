"""What the functions read, beside the site: the compiled catalogue, and every content ever published."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from forms.cache.cache import Cache, fingerprint
from forms.cache.stamps import Stamp
from forms.compiled.catalogue import INDEX, Entry, compile_edition, compile_index
from forms.compiled.published import (
    REPLACED_SUFFIX,
    UNITS,
    all_units,
    edition_json,
    read_edition,
    read_units,
    replacement_day,
    unit_names,
    units_json,
    with_retired,
)
from forms.compiled.published_list import PublishedList, contents_folder
from forms.schema.catalogue import Catalogue
from forms.schema.procedure import Procedure
from forms.schema.unit import Unit
from site_templates.building.output import OutputFolder
from site_templates.building.parts import Part, Parts, put_all
from site_templates.manifest import BuiltFile


@dataclass(frozen=True)
class CompiledEdition:
    """An edition's line of the index, and which files of it are new: compiled, and as published."""

    entry: Entry
    changed: tuple[str, ...] = ()
    published: tuple[str, ...] = ()

    def part(self) -> Part:
        """The same to be kept; `compiled_of` reads it back."""
        return Part((BuiltFile(self.entry.path, 0, 0, self.entry.sha256),), self.entry.model_dump_json())


def compiled_of(part: Part) -> CompiledEdition:
    """The edition whose part was kept."""
    return CompiledEdition(Entry.model_validate_json(part.about))


class CatalogueFolders:
    """The folder `catalogue` beside a site, and `published`; both name the file of a content alike."""

    def __init__(self, beside: Path, cache: Cache, day: date) -> None:
        self.day = day
        self.published = OutputFolder(contents_folder(beside))
        self.listed = PublishedList(self.published.folder)
        self._names: list[str] = []
        self.parts = Parts(cache, OutputFolder(beside / "catalogue"))
        self._wanted: set[str] = set()
        self._new: list[str] = []
        self._ended_notes: list[str] = []

    def compile(self, one: Procedure) -> CompiledEdition:
        """Puts the files of one edition into both folders; says which of them are new."""
        made = compile_edition(one)
        path = made.entry.path
        changed = put_all(self.parts.folder, [(BuiltFile(path, 0, 0), made.content)])
        if path in self.published.stamps:
            # A content published once is never written again: dossiers were filed under these bytes.
            return CompiledEdition(made.entry, tuple(changed))
        self.published.put(path, edition_json(one), sync=True)
        return CompiledEdition(made.entry, tuple(changed), (path,))

    def prepare(self, world: Catalogue, editions: Sequence[CompiledEdition]) -> None:
        """Makes the index over these editions. Raises DamagedEdition; nothing was written then."""
        today = {one.entry.path for one in editions}
        there = [path for path in sorted(self.published.stamps) if path.endswith(".json") and path != UNITS]
        earlier = [path for path in there if path not in today]
        units = self._prepare_units(world, there)
        kept = [self._kept_entry(path) for path in earlier]
        replaced = {PurePosixPath(path).stem: self._replacement_day(path) for path in earlier}
        # What is published again is no longer replaced.
        self._ended_notes = [note for path in today if (note := _note(path)) in self.published.stamps]
        self._new += [path for one in editions for path in one.published]
        index = compile_index(
            replace(world, replaced=replaced, units=units), [one.entry for one in editions], kept
        )
        self.parts.changed += put_all(self.parts.folder, [(BuiltFile(INDEX, 0, 0), index)])
        self._wanted = {INDEX, *today, *(one.path for one in kept)}
        self._names += [*there, *sorted(today)]

    def publish(self) -> None:
        """Brings everything to its place."""
        self.published.publish(self._new, sorted(self._ended_notes))
        self.listed.add(self._names, self.day)
        folder = self.parts.folder
        folder.publish(self.parts.changed, sorted(path for path in folder.stamps if path not in self._wanted))
        self.parts.save()

    def stamps_by_path(self) -> dict[str, Stamp]:
        """The stamps of all files of both folders, by whole paths."""
        return self.published.stamps_by_path() | self.parts.folder.stamps_by_path()

    def discard(self) -> None:
        """Forgets what was put into the folders."""
        self.published.discard()
        self.parts.folder.discard()

    def _prepare_units(self, world: Catalogue, there: Sequence[str]) -> tuple[Unit, ...]:
        """The units of the index: those written, and those that once were. Raises DamagedEdition."""
        stored = read_units(self.published.folder)
        self.listed.check({*there, *unit_names(stored)})
        content = units_json(all_units(world.units, stored))
        if self.published.put(UNITS, content, sync=True):
            self._new.append(UNITS)
        self._names += unit_names(world.units)
        return with_retired(world.units, stored)

    def _replacement_day(self, path: str) -> date:
        """The day on which another content was first published in place of this one, today at the latest."""
        if day := replacement_day(self.published.folder / path):
            return day
        self.published.put(_note(path), f"{self.day}".encode(), sync=True)
        self._new.append(_note(path))
        return self.day

    def _kept_entry(self, path: str) -> Entry:
        """The line of the index of a content published earlier; it is read where it was touched."""
        stamp = self.published.stamps[path]
        key = fingerprint("kept", path, *map(str, stamp))
        if part := self.parts.find(key):
            return compiled_of(part).entry
        made = compile_edition(read_edition(self.published.folder / path))
        file = BuiltFile(path, 0, 0, made.entry.sha256)
        changed = put_all(self.parts.folder, [(file, made.content)])
        self.parts.keep(key, CompiledEdition(made.entry).part(), changed)
        return made.entry


def _note(path: str) -> str:
    """The file that says when a content was replaced."""
    return PurePosixPath(path).with_suffix(REPLACED_SUFFIX).as_posix()
