"""What a build made, file by file, with what each weighs on the wire."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class BuiltFile:
    """One file as made: path below the site's root, its bytes, its bytes in brotli, the hash of all."""

    path: str
    size: int
    brotli: int
    """0 where it was not weighed: no budget holds for it, and no table names it."""
    digest: str = ""


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
