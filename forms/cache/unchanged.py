"""Whether a build would only do again what the last one did, told by times and sizes before any reading."""

import json
import marshal
import os
import sys
import sysconfig
import time
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta, tzinfo
from hashlib import sha256
from pathlib import Path

from forms.cache.stamps import SETTLED, Stamp, stamp_of, stamps_below

ROOT = Path(__file__).parents[2]
CODE = ("forms", "site_templates", "build.py")
"""What of ours decides how a page looks; the libraries are told by their folder."""
Stats = dict[str, Stamp]
"""Path → stamp."""


class BuildRecord:
    """What one build was asked, what it read and wrote, and what it said; in a file beside the site.

    Nothing but times and sizes is compared, so a build that changes nothing takes as long as asking for them.
    Those of what is read are taken before anything is: what changes later is seen by the next build.
    """

    def __init__(self, file: Path, forms: Path, written: Sequence[Path], asked: Sequence[str]) -> None:
        """`written`: the folders written into; `asked`: what else decides what is said."""
        self.file, self.began = file, time.time_ns()
        self.read = [forms.resolve(), *(ROOT / name for name in CODE)]
        self.written = [place.resolve() for place in written]
        self.asked = [*asked, *map(str, [*self.read, *self.written]), sys.version]
        self._stats = self._stats_now()
        self.before = _hash(self._stats)

    def find(self) -> list[str] | None:
        """What the last build said, if this one would read the same and find its own work untouched."""
        try:
            told = json.loads(self.file.read_text("utf-8"))
            begins, ends = told["today"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        if not begins <= time.time() < ends or told["asked"] != self.asked:
            return None
        if told["read"] != self.before or told["written"] != _hash(dict(_stats(self.written))):
            return None
        lines: list[str] = told["lines"]
        return lines

    def save(self, today: date, zone: tzinfo, lines: Sequence[str], written: Stats | None = None) -> None:
        """Keep what the next build is to say where nothing changed; `today` is by the clocks of `zone`.

        `written`: what stands in the folders now, where that is known.
        """
        # What changed a moment before may have changed once more, with nothing to show for it.
        if any(max(times[:2]) >= self.began - SETTLED for times in self._stats.values()):
            self.file.unlink(missing_ok=True)
            return
        day = [datetime.combine(one, datetime.min.time(), zone) for one in (today, today + timedelta(1))]
        told = {"today": [one.timestamp() for one in day], "asked": self.asked, "lines": list(lines)}
        self.file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self.file.with_suffix(f".{os.getpid()}")
        told |= {"read": self.before, "written": _hash(written or dict(_stats(self.written)))}
        unfinished.write_text(json.dumps(told), "utf-8")
        # Renamed when whole: a build that is killed leaves the old record, which the new pages belie.
        unfinished.replace(self.file)

    def _stats_now(self) -> Stats:
        # A library that is installed anew renames entries of its folder.
        libraries = Path(sysconfig.get_paths()["purelib"])
        return {**dict(_stats(self.read, hidden=False)), str(libraries): stamp_of(libraries.stat())}


def _hash(stats: Stats) -> str:
    """The hash of paths and stamps: ten thousand of them would take long to write down."""
    # Version 2 of the format writes equal values alike, whoever else refers to them.
    return sha256(marshal.dumps(sorted(stats.items()), 2)).hexdigest()


def _stats(places: Sequence[Path], hidden: bool = True) -> Iterator[tuple[str, Stamp]]:
    """Every file below the places, as far as they are there."""
    for place in places:
        if place.is_file():
            yield str(place), stamp_of(place.stat())
        yield from stamps_below(place, hidden)
