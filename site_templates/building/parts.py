"""Parts of what a build writes: files that follow from one key, left where an earlier build put them."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from forms.cache.cache import Cache
from forms.cache.stamps import Stamp
from site_templates.building.output import OutputFolder
from site_templates.manifest import BuiltFile
from site_templates.site import ONLY_WEIGHED

Row = tuple[str, int, int, str, Stamp | None]
"""A file with its stamp, as it is kept."""


@dataclass(frozen=True)
class Part:
    """Files that belong together, and what the rest of the build wants to know of them, as JSON has it."""

    files: tuple[BuiltFile, ...]
    about: Any = None


class Parts:
    """The parts of one folder. What is kept of them is written down when they stand in their places."""

    def __init__(self, cache: Cache, folder: OutputFolder) -> None:
        self.cache, self.folder = cache, folder
        self.changed: list[str] = []
        """Paths of files that wait for their places."""
        self._unstamped: dict[str, Part] = {}

    def find(self, key: str) -> Part | None:
        """The part of this key as an earlier build wrote it, if all its files stand there whole."""
        if (told := self.cache.get(key)) is None:
            return None
        rows, about = json.loads(told)
        if not all(self._stands(row) for row in rows):
            return None
        part = Part(tuple(BuiltFile(*file) for *file, _ in rows), about)
        if any(self.folder.stamps.get(row[0]) != row[-1] for row in rows if row[-1]):
            # Touched, and yet the same: the next build need not read it again.
            self._unstamped[key] = part
        return part

    def keep(self, key: str, part: Part, changed: Iterable[str]) -> None:
        """Notes a part whose files were put into the folder, and which of them wait."""
        self.changed += changed
        self._unstamped[key] = part

    def make(self, key: str, draw: Callable[[], Iterable[tuple[BuiltFile, bytes]]]) -> tuple[BuiltFile, ...]:
        """The files of a key: those that stand, or new ones."""
        if found := self.find(key):
            return found.files
        made = tuple(draw())
        changed = put_all(self.folder, made)
        part = Part(tuple(file for file, _ in made))
        self.keep(key, part, changed)
        return part.files

    def save(self) -> None:
        """Notes the stamps of what now stands in its place."""
        for key, part in self._unstamped.items():
            rows = [self._row(file) for file in part.files]
            self.cache.put(key, json.dumps([rows, part.about], ensure_ascii=False, separators=(",", ":")))

    def _stands(self, row: Row) -> bool:
        path, _, _, digest, stamp = row
        if not is_written(path):
            return True
        now = self.folder.stamps.get(path)
        # Times and sizes first: a site has thousands of pages, and hardly one was touched.
        return now is not None and (now == stamp or self.folder.holds(path, digest))

    def _row(self, file: BuiltFile) -> Row:
        return file.path, file.size, file.brotli, file.digest, self.folder.stamps.get(file.path)


def put_all(folder: OutputFolder, files: Iterable[tuple[BuiltFile, bytes]]) -> list[str]:
    """Keeps files for their places; the paths of those that were not there as they are."""
    return [file.path for file, body in files if is_written(file.path) and folder.put(file.path, body)]


def is_written(path: str) -> bool:
    """Whether a file of the manifest is one of the site, and not one that is only weighed."""
    return ONLY_WEIGHED not in path
