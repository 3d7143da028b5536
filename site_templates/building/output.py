"""A folder a build writes into: new files wait beside it until all are known to be right."""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from forms.cache.stamps import SIZE, Stamp, stamp_of, stamps_below


class OutputFolder:
    """What stands in the folder as the build begins, and what is to stand there when it ends.

    Until `publish` nothing in it is touched, so a build that is refused, or killed before, leaves it whole.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder = folder.resolve()
        self.waiting = folder.parent / f".{folder.name}.new"
        self.stamps = _stamps(folder)
        """Path below the folder → stamp, of every file there."""
        self._made = set[Path]()
        # Left by a build that was killed.
        self.discard()

    def holds(self, path: str, digest: str) -> bool:
        """Whether the file at a path has the content of this hash; it is read for that."""
        with suppress(OSError):
            return sha256((self.folder / path).read_bytes()).hexdigest() == digest
        return False

    def put(self, path: str, content: bytes, sync: bool = False) -> bool:
        """Keeps a file for its place, unless these very bytes stand there already; says whether it did.

        With `sync` it would outlive a power cut: for what cannot be made once more.
        """
        if self._is_there(path, content):
            return False
        place = self.waiting / path
        if place.parent not in self._made:
            place.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(place.parent)
        with place.open("wb") as file:
            file.write(content)
            if sync:
                file.flush()
                os.fsync(file.fileno())
        return True

    def publish(self, changed: Iterable[str], gone: Iterable[str]) -> tuple[str, ...]:
        """Puts what waits in its places, and takes away what is no more; says what."""
        removed = tuple(gone)
        for path in removed:
            (self.folder / path).unlink()
            del self.stamps[path]
            self._remove_empty(self.folder / path)
        if self.waiting.is_dir():
            _move_tree(self.waiting, self.folder)
        self.stamps |= {path: stamp_of((self.folder / path).stat()) for path in changed}
        self.discard()
        return removed

    def stamps_by_path(self) -> dict[str, Stamp]:
        """The stamps by whole paths."""
        return {f"{self.folder}{os.sep}{path}": stamp for path, stamp in self.stamps.items()}

    def discard(self) -> None:
        """Forgets what waits."""
        shutil.rmtree(self.waiting, ignore_errors=True)
        self._made.clear()

    def _is_there(self, path: str, content: bytes) -> bool:
        # Of another size it is another content: most new files need no reading of the old one.
        size = self.stamps[path][SIZE] if path in self.stamps else -1
        return size == len(content) and (self.folder / path).read_bytes() == content

    def _remove_empty(self, file: Path) -> None:
        for above in file.parents:
            if above == self.folder or any(above.iterdir()):
                return
            above.rmdir()


def _move_tree(waiting: Path, place: Path) -> None:
    """Moves what waits to its place: folders that are new there in one piece, into others file by file."""
    if not place.is_dir():
        shutil.move(waiting, place)
        return
    for one in waiting.iterdir():
        if one.is_dir():
            _move_tree(one, place / one.name)
        else:
            shutil.move(one, place / one.name)


def _stamps(folder: Path) -> dict[str, Stamp]:
    root = len(str(folder)) + 1
    return {path[root:].replace("\\", "/"): stamp for path, stamp in stamps_below(folder)}
