"""Whether a build would only do again what the last one did, told by times and sizes before any reading."""

import json
import os
import sys
import sysconfig
import time
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta, tzinfo
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = ("forms", "site_templates", "build.py")
"""What of ours decides how a page looks; the libraries are told by their folder."""
DERIVED = (".mo", ".pyc")
"""Written by ourselves from files that are looked at."""

Stats = dict[str, list[int]]
"""Path → times of content and of the entry (ns), bytes, inode."""


class BuildRecord:
    """What one build was asked, what it read and wrote, and what it said; in a file beside the site.

    Nothing but times and sizes is compared, so a build that changes nothing takes as long as asking for them.
    Whatever changed since the build *began* counts as changed: it may have been read before or after.
    """

    def __init__(self, file: Path, forms: Path, out: Path, asked: Sequence[str]) -> None:
        """`asked`: whatever else of the command line decides what is written."""
        self.file, self.began = file, time.time_ns()
        self.read = [forms.resolve(), *(ROOT / name for name in CODE)]
        beside = out.resolve().parent
        self.written = [out.resolve(), beside / "editions", beside / "catalogue"]
        self.asked = [*asked, *map(str, [*self.read, *self.written]), sys.version]

    def find(self) -> list[str] | None:
        """What the last build said, if this one would read the same and find its own work untouched."""
        try:
            told = json.loads(self.file.read_text("utf-8"))
            begins, ends = told["today"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        if not begins <= time.time() < ends or told["asked"] != self.asked:
            return None
        if told["read"] != self._read_now() or told["written"] != dict(_stats(self.written)):
            return None
        lines: list[str] = told["lines"]
        return lines

    def save(self, today: date, zone: tzinfo, lines: Sequence[str]) -> None:
        """Keep what the next build is to say where nothing changed; `today` is by the clocks of `zone`."""
        read = self._read_now()
        if any(max(times[:2]) >= self.began for times in read.values()):
            self.file.unlink(missing_ok=True)
            return
        day = [datetime.combine(one, datetime.min.time(), zone) for one in (today, today + timedelta(1))]
        told = {"today": [one.timestamp() for one in day], "asked": self.asked, "lines": list(lines)}
        unfinished = self.file.with_suffix(f".{os.getpid()}")
        unfinished.write_text(
            json.dumps(told | {"read": read, "written": dict(_stats(self.written))}), "utf-8"
        )
        # Renamed when whole: a build that is killed leaves the old record, which the new pages belie.
        unfinished.replace(self.file)

    def _read_now(self) -> Stats:
        # A library that is installed anew renames entries of its folder.
        libraries = Path(sysconfig.get_paths()["purelib"])
        return {**dict(_stats(self.read, hidden=False)), str(libraries): _stat(libraries.stat())}


def _stats(places: Sequence[Path], hidden: bool = True) -> Iterator[tuple[str, list[int]]]:
    """Every file below the places, as far as they are there."""
    for place in places:
        if place.is_dir():
            yield from _below(str(place), hidden)
        elif place.is_file():
            yield str(place), _stat(place.stat())


def _below(folder: str, hidden: bool) -> Iterator[tuple[str, list[int]]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            # What an editor keeps beside a file is not read; what we write may begin with a dot.
            if entry.name.endswith(DERIVED) or (entry.name.startswith(".") and not hidden):
                continue
            if entry.is_dir():
                yield from _below(entry.path, hidden)
            else:
                yield entry.path, _stat(entry.stat())


def _stat(told: os.stat_result) -> list[int]:
    # The time of the entry too: a copy may bring the content's time along, and no program sets the entry's.
    return [told.st_mtime_ns, told.st_ctime_ns, told.st_size, told.st_ino]
