"""What a build made, file by file, with what each weighs on the wire; and what it leaves in the folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from site_templates import place_lists, signposts


@dataclass(frozen=True)
class BuiltFile:
    """One file as made: path below the site's root, its bytes, and its bytes in brotli."""

    path: str
    size: int
    brotli: int


@dataclass(frozen=True)
class Manifest:
    pages: tuple[BuiltFile, ...]
    changed: tuple[str, ...]
    """Paths whose content differs from what was there before."""
    removed: tuple[str, ...]
    beside: tuple[BuiltFile, ...] = ()
    """What is no page: see signposts.py. No budget holds for it."""
    lists: tuple[BuiltFile, ...] = ()
    """The communes of each province: see place_lists.py."""

    @property
    def largest(self) -> BuiltFile:
        return max(self.pages, key=lambda page: page.brotli)

    def lines(self, day: date) -> Iterator[str]:
        """The table an administrator reads, and the sum."""
        yield f"{'bytes':>8} {'brotli':>8}  page"
        for file in (*self.pages, *self.beside):
            yield f"{file.size:8,} {file.brotli:8,}  {file.path}"
        yield (
            f"site of {day:%d/%m/%Y}: {len(self.pages)} pages, {len(self.changed)} changed, "
            f"{len(self.removed)} removed, largest {self.largest.brotli:,} bytes in brotli"
        )
        # Lists are fetched by a script, after the page: the budget of a page does not hold for them.
        if self.lists:
            most = max(each.brotli for each in self.lists)
            yield f"{len(self.lists)} lists of communes, largest {most:,} bytes in brotli"


def write_changed(file: Path, body: bytes) -> bool:
    """Writes a file unless it holds these very bytes already; says whether it did."""
    if file.is_file() and file.read_bytes() == body:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(body)
    return True


def remove_stale(out: Path, kept: set[str]) -> tuple[str, ...]:
    """Removes what is not kept of our files, and folders left empty; other files are left alone."""
    ours = [file for ending in (".html", ".csv", ".xlsx") for file in out.rglob(f"*{ending}")]
    ours += [out / path for path in signposts.NAMES if (out / path).is_file()]
    ours += (out / place_lists.FOLDER[1:]).rglob("*.json")
    ours += out.glob("logo-*")
    stale = [file for file in ours if file.relative_to(out).as_posix() not in kept]
    for file in stale:
        file.unlink()
    for folder in sorted((path for path in out.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    return tuple(file.relative_to(out).as_posix() for file in stale)
