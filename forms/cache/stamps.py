"""Times and sizes of files, by which an unchanged one is known without reading it."""

import os
from collections.abc import Iterator
from pathlib import Path

DERIVED = (".mo", ".pyc")
"""Written by ourselves from files that are looked at."""
SETTLED = 10_000_000
"""Nanoseconds of the longest step of a file system's clock: two changes within one cannot be told apart."""

Stamp = list[int]
"""Times of content and of the entry (ns), bytes, inode."""
SIZE = 2
"""Where the bytes stand in it."""


def stamp_of(told: os.stat_result) -> Stamp:
    # The time of the entry too: a copy may bring the content's time along, and no program sets the entry's.
    return [told.st_mtime_ns, told.st_ctime_ns, told.st_size, told.st_ino]


def stamps_below(folder: Path, hidden: bool = True) -> Iterator[tuple[str, Stamp]]:
    """Path and stamp of every file below a folder that is there."""
    waiting = [str(folder)] if folder.is_dir() else []
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                # What an editor keeps beside a file is not read; what we write may begin with a dot.
                if entry.name.endswith(DERIVED) or (not hidden and entry.name.startswith(".")):
                    continue
                if entry.is_dir():
                    waiting.append(entry.path)
                else:
                    yield entry.path, stamp_of(entry.stat())
