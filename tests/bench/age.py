"""Of which code a page of figures speaks, and how much of today's code is another.

The page holds hashes of a sample of the lines of the code it measured. It counts as older than the code when
more than a tenth of the lines are new since, or gone: then `make bench` is due. Why so:

- By content, not by commits: a clone may have no history, and a branch of many commits may change little.
- A comment, a docstring, an indent, a line moved to another place or file changes nothing.
- By lines, not by files: a correction in each of thirty files makes nobody run a bench of half an hour. What
  a single line makes slow, the figures of the quick bench show, which stand beside those of the page.
- A sample, so that the page stays a page. A line is in it or not by its own hash, the same in both: of some
  15,000 lines about 240 are, so that a tenth is told from a fifth, though not from a ninth.
"""

import ast
import re
import subprocess
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from tests.bench.measure import ROOT

PLACES = ("forms", "site_templates", "handlers", "infra", "build.py")
"""What the figures are about. Words (.po) and procedures are content, and change every week."""
COMMENTS = {".py": "#", ".js": "//", ".css": "/*", ".html": "{#"}
"""The kinds of files that are code, and how a line begins in them that is none."""
ONE_IN = 64
MOST_CHANGED = 0.1
MARK = re.compile(r"<!-- code: ([0-9a-f ]*) -->")


def stamp(root: Path = ROOT) -> str:
    """The sample of the code as it is, for the end of a page; no browser shows it."""
    return f"<!-- code: {' '.join(sorted(_sample(root)))} -->"


def changed_part(page: str, root: Path = ROOT) -> float:
    """Which part of the code's lines is new since the page was written, or gone; 1 where it does not say."""
    found = MARK.search(page)
    then, now = set(found[1].split()) if found else set(), _sample(root)
    if not then or not now:
        return 1.0
    return max(len(now - then) / len(now), len(then - now) / len(then))


def commit(root: Path = ROOT) -> str:
    """The commit that is checked out, for readers; the test of the age does not ask for it."""
    told = [
        subprocess.run(["git", "-C", f"{root}", *asked], capture_output=True, text=True)  # noqa: S603, S607
        for asked in (["rev-parse", "--short=12", "HEAD"], ["status", "--porcelain", *PLACES])
    ]
    if told[0].returncode:
        return "code of no commit that is known here"
    more = " and changes on top of it" if told[1].stdout else ""
    return f"commit {told[0].stdout.strip()}{more}"


def is_older(page: str, root: Path = ROOT) -> bool:
    """Whether a page of figures is older than the code it speaks of."""
    return changed_part(page, root) > MOST_CHANGED


def _sample(root: Path) -> set[str]:
    hashes = {sha256(line.encode()).hexdigest() for line in lines_of(root)}
    return {one[:8] for one in hashes if int(one[8:16], 16) % ONE_IN == 0}


def lines_of(root: Path) -> set[str]:
    """The lines of the code that do something, without indents, each once, with the kind of its file."""
    there = (root / place for place in PLACES)
    paths = (path for one in there for path in ([one] if one.is_file() else sorted(one.rglob("*"))))
    return {
        f"{path.suffix} {line}" for path in paths if path.suffix in COMMENTS for line in _statements(path)
    }


def _statements(path: Path) -> Iterator[str]:
    text, comment = path.read_text("utf-8"), COMMENTS[path.suffix]
    said = _docstrings(text) if path.suffix == ".py" else set[int]()
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if stripped and number not in said and not stripped.startswith(comment):
            yield stripped


def _docstrings(source: str) -> set[int]:
    """The numbers of the lines of texts that stand alone: they are read, not run."""
    alone = (
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    )
    return {n for one in alone for n in range(one.lineno, (one.end_lineno or one.lineno) + 1)}
