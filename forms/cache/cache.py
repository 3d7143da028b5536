"""What an earlier build worked out, under the hash of all it followed from; anything else is ignored."""

import os
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[2]
KEPT = "kept.txt"
"""The file beside a site with what its build worked out."""
LIBRARIES = ("pydantic", "pydantic_core", "ruamel.yaml", "jinja2", "markupsafe", "brotli")


class Cache:
    """One file of results by key. Only what this run asked for or added is kept for the next one.

    Without a file nothing was worked out before, and nothing is kept.
    """

    def __init__(self, file: Path | None = None) -> None:
        self.file = file
        # In bytes: most of it goes from one run to the next without anybody looking at it.
        self.before: Mapping[str, bytes] = _read_file(file) if file else {}
        self.after: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """The result of exactly these inputs, if an earlier run had one."""
        found = self.before.get(key)
        if found is not None:
            self.after[key] = found
        return found

    def put(self, key: str, result: str | bytes) -> None:
        """Keep a result: one line of text. A key is one too, without a tab."""
        self.after[key] = result.encode() if isinstance(result, str) else result

    def save(self) -> None:
        """Write what was asked for or added, unless that is what the file holds."""
        if self.file is None or self.after == self.before:
            return
        self.file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self.file.with_suffix(f".{os.getpid()}")
        # Written beside and renamed: a build that is killed leaves the old cache whole.
        with unfinished.open("wb") as file:
            whole = sha256()
            for line in self._lines():
                whole.update(line)
            file.write(whole.hexdigest().encode() + b"\n")
            file.writelines(self._lines())
        unfinished.replace(self.file)

    def _lines(self) -> Iterator[bytes]:
        return (b"%s\t%s\n" % (key.encode(), result) for key, result in self.after.items())


def _read_file(file: Path) -> dict[str, bytes]:
    """What a whole and undamaged file holds, else nothing."""
    try:
        with file.open("rb") as lines:
            told, whole, found = next(lines, b""), sha256(), dict[str, bytes]()
            for line in lines:
                whole.update(line)
                key, _, result = line[:-1].partition(b"\t")
                found[key.decode("latin-1")] = result
    except OSError:
        return {}
    return found if told[:-1] == whole.hexdigest().encode() else {}


def fingerprint(*parts: str | bytes) -> str:
    """The hash of all inputs of a result, together with everything that works on them."""
    whole = sha256(code_hash().encode())
    for part in parts:
        blob = part.encode() if isinstance(part, str) else part
        # With its length: ("ab", "c") and ("a", "bc") must not hash alike.
        whole.update(b"%d:" % len(blob) + blob)
    return whole.hexdigest()


@cache
def code_hash() -> str:
    """The hash of our own code and templates, the libraries and the interpreter."""
    # An edit of our own code may change every page, so it invalidates everything.
    files = [path for folder in ("forms", "site_templates") for path in (ROOT / folder).rglob("*.*")]
    whole = sha256(sys.version.encode())
    for name in LIBRARIES:
        whole.update(f"{name} {version(name)}\n".encode())
    for path in sorted(path for path in files if path.suffix in (".py", ".html", ".css", ".js", ".po")):
        whole.update(f"{path}\n{path.stat().st_size}\n".encode() + path.read_bytes())
    return whole.hexdigest()
