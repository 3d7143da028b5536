"""What an earlier build worked out, under the hash of all it followed from; anything else is ignored."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parents[2]
LIBRARIES = ("pydantic", "pydantic_core", "ruamel.yaml", "jinja2", "markupsafe", "brotli")
# Forking costs about as much as parsing thirty forms.
MANY = 32
"""From so many tasks on, the start of more processes is paid back."""

A = TypeVar("A")
B = TypeVar("B")


class Cache:
    """One file of results by key. Only what this run asked for or added is kept for the next one."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.before = _read_file(file)
        self.after: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        """The result of exactly these inputs, if an earlier run had one."""
        found = self.before.get(key)
        if found is not None:
            self.after[key] = found
        return found

    def put(self, key: str, result: str) -> None:
        """Keep a result: one line of text."""
        self.after[key] = result

    def save(self) -> None:
        """Write what was asked for or added, unless that is what the file holds."""
        if self.after == self.before:
            return
        body = "".join(f"{key}\t{result}\n" for key, result in self.after.items()).encode()
        self.file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self.file.with_suffix(f".{os.getpid()}")
        # Written beside and renamed: a build that is killed leaves the old cache whole.
        unfinished.write_bytes(sha256(body).hexdigest().encode() + b"\n" + body)
        unfinished.replace(self.file)


def _read_file(file: Path) -> dict[str, str]:
    """What a whole and undamaged file holds, else nothing."""
    try:
        told, _, body = file.read_bytes().partition(b"\n")
    except OSError:
        return {}
    if told.decode("latin-1") != sha256(body).hexdigest():
        return {}
    return dict(line.split("\t", 1) for line in body.decode().split("\n")[:-1])


def fingerprint(*parts: str | bytes) -> str:
    """The hash of all inputs of a result, together with everything that works on them."""
    whole = sha256(_code_hash().encode())
    for part in parts:
        blob = part.encode() if isinstance(part, str) else part
        # With its length: ("ab", "c") and ("a", "bc") must not hash alike.
        whole.update(b"%d:" % len(blob) + blob)
    return whole.hexdigest()


@cache
def _code_hash() -> str:
    """The hash of our own code and templates, the libraries and the interpreter."""
    # An edit of our own code may change every page, so it invalidates everything.
    files = [path for folder in ("forms", "site_templates") for path in (ROOT / folder).rglob("*.*")]
    whole = sha256(sys.version.encode())
    for name in LIBRARIES:
        whole.update(f"{name} {version(name)}\n".encode())
    for path in sorted(path for path in files if path.suffix in (".py", ".html", ".css", ".js", ".po")):
        whole.update(f"{path}\n{path.stat().st_size}\n".encode() + path.read_bytes())
    return whole.hexdigest()


_running_work: list[Callable[[int], object]] = []


def map_in_parallel(work: Callable[[A], B], tasks: Sequence[A]) -> Iterator[B]:
    """The results in order, over all processors where there are many tasks."""
    if len(tasks) < MANY or sys.platform != "linux":
        yield from map(work, tasks)
        return
    # Forked, so that the children have every task already; chunks, so that messages are few.
    _running_work.append(lambda n: work(tasks[n]))
    try:
        with get_context("fork").Pool(len(os.sched_getaffinity(0))) as pool:
            yield from pool.imap(_nth_result, range(len(tasks)), chunksize=8)
    finally:
        _running_work.pop()


def _nth_result(n: int) -> object:
    return _running_work[-1](n)
