"""Building a generated catalogue, from nothing and after one edit, beside Hugo with an equivalent site."""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

from tests.bench import before, catalogue, hugo
from tests.bench.measure import PYTHON, ROOT, Run, Spread, cpu, in_turns, peak, process, wall
from tests.bench.table import Table, ratio

PROCEDURES, FEW = 1000, 20
TURNS = 2
EDITED = "0007"
MB = 1e-6
BOX = re.compile(r'<(?:input|select|textarea|button)\b[^>]*? name="([^"]+)"')
"""The name of everything on a page that can be filled in or pressed, in order."""
UNREAD = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.S)
"""What of a page is not text."""


def section(scratch: Path, quick: bool, procedures: int = PROCEDURES) -> Table:
    """Every rival builds from nothing in turns, then each again after one edit of its own."""
    size = FEW if quick else procedures
    forms, out, code = catalogue.write(scratch / "ours", size), scratch / "ours/dist/site", scratch / "code"
    _copy(code)
    # Also compiles the copy, so that no measured run does.
    build(catalogue.write(scratch / "one", 1), scratch / "one/dist/site", code)
    drawn = draw(scratch / "one/dist/site")
    sites = {style: hugo.write(scratch / style, size, style, drawn) for style in hugo.STYLES}
    ours = partial(build, forms, out, code)
    colds = {style: _cold(partial(hugo.build, root), root / "public") for style, root in sites.items()}
    edits = {
        style: _edited(partial(hugo.edit, root, style), partial(hugo.build, root))
        for style, root in sites.items()
    }
    agains: dict[str, Callable[[], Run]] = {"ours": ours}
    remarks = list[str]()
    try:
        old = _before(scratch, size)
    except before.HistoryMissing as missing:
        remarks.append(f"{missing}")
    else:
        colds[before.NAME], agains[before.NAME] = _cold(old.build, old.written), old.build
        edits[before.NAME] = _edited(old.edit, old.build)
    cold = in_turns({"ours": _cold(ours, out.parent), **colds}, TURNS)
    edited = in_turns({"ours": _edited(partial(catalogue.edit, forms), ours), **edits}, TURNS + 1)
    unchanged = in_turns(agains, TURNS)
    for root in sites.values():
        check(out, root / "public")
    rows = (*_rows("cold", cold), *_rows("one edit", edited), *_rows("nothing changed", unchanged))
    return _table(size, rows, (_sizes(out, sites), *remarks))


@dataclass(frozen=True)
class _Before:
    """The rival that is our own past, with forms of its own day."""

    build: Callable[[], Run]
    edit: Callable[[str, int], None]
    written: Path


def _before(scratch: Path, size: int) -> _Before:
    code = before.extract(scratch / "before")
    shipped, root = code / "forms", scratch / "of-before"
    forms = catalogue.write(root, size, shipped)
    # Compiles it, so that no measured run does.
    build(catalogue.write(scratch / "one-before", 1, shipped), scratch / "one-before/dist/site", code)
    return _Before(
        partial(build, forms, root / "dist/site", code),
        partial(catalogue.edit, forms, shipped=shipped),
        root / "dist",
    )


def _table(size: int, rows: tuple[tuple[str, ...], ...], remarks: tuple[str, ...]) -> Table:
    return Table(
        "Build",
        f"{size:,} procedures made from `{catalogue.PROCEDURE}`, each with ids and labels of its own, as a "
        "start page and a form page in two languages, without its paper form. Whole processes. Hugo is given "
        "the same fields as front matter, once in JSON and once in YAML as ours are, and Go templates that "
        "ask the same; it checks no schema, runs no examples, puts no conditions into words, and writes no "
        "linked data, no catalogue and no lists to fill in. It keeps nothing between builds that would help, "
        f"so its edit is a whole build. {before.NAME.capitalize()} (commit {before.COMMIT[:7]}) builds as "
        "many of the same procedure as it was then, with the libraries of today.",
        ("build", "ours ÷ this (wall)", "ours ÷ this (CPU)", "wall", "CPU", "peak of one process"),
        rows,
        remarks,
    )


def _cold(build: Callable[[], Run], written: Path) -> Callable[[], Run]:
    def run() -> Run:
        shutil.rmtree(written, ignore_errors=True)
        return build()

    return run


def _edited(edit: Callable[[str, int], None], build: Callable[[], Run]) -> Callable[[], Run]:
    turns = count(1)

    def run() -> Run:
        edit(EDITED, next(turns))
        return build()

    return run


def _copy(copy: Path) -> None:
    """A copy of what builds: a change of the code during the run would be a change of all pages."""
    packages = {path.relative_to(ROOT).parts[0] for path in ROOT.glob("*/__init__.py")} - {"tests"}
    for folder in packages:
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "build.py", copy)


def build(forms: Path, out: Path, code: Path = ROOT) -> Run:
    """One run of our build over a forms folder. Raises CalledProcessError."""
    day = f"{catalogue.DAY}"
    return process(
        [PYTHON, "build.py", "build", "--forms", f"{forms}", "--out", f"{out}", "--as-of", day], code
    )


def draw(out: Path) -> dict[str, str]:
    """Our two pages of the first procedure, for what Hugo's templates repeat word by word."""
    folder = out / "thu-tuc/thu-tuc-0001"
    paths = {"start": folder / "index.html", "form": folder / "to-khai/index.html"}
    return {page: path.read_text("utf-8") for page, path in paths.items()}


def pages(root: Path) -> dict[str, Path]:
    """The pages of the procedures in both languages, by the name of each in Hugo's site."""
    found = {path.relative_to(root).as_posix(): path for path in root.glob("**/thu-tuc/**/*.html")}
    # An output format of Hugo has a file of its own name, never a folder.
    return {name.replace("/to-khai/index", "/to-khai"): path for name, path in found.items()}


def check(ours: Path, theirs: Path) -> None:
    """The same pages ask the same and say about as much: different work would be no comparison."""
    mine, others = pages(ours), pages(theirs)
    assert mine.keys() == others.keys(), f"{len(mine)} pages beside {len(others)}"
    for name, path in mine.items():
        html, other = path.read_text("utf-8"), others[name].read_text("utf-8")
        assert "[i18n]" not in other, f"{name}: Hugo's templates say a text that we no longer have"
        assert BOX.findall(html) == BOX.findall(other), f"{name}: Hugo's has other boxes"
        _alike(len(_words(html)), len(_words(other)), f"words in {name}")
    _alike(_bytes(mine), _bytes(others), "bytes")


def _alike(ours: int, theirs: int, what: str) -> None:
    assert 0.8 < ours / theirs < 1.25, f"{ours:,} {what}, beside {theirs:,} of Hugo's"


def _words(html: str) -> list[str]:
    return UNREAD.sub(" ", html).split()


def _bytes(pages: dict[str, Path]) -> int:
    return sum(path.stat().st_size for path in pages.values())


def _rows(what: str, runs: dict[str, list[Run]]) -> list[tuple[str, ...]]:
    ours = runs["ours"]
    rows: list[tuple[str, ...]] = [(f"{what}: ours", "", "", *_cells(wall(ours), cpu(ours), peak(ours)))]
    for name, peer in runs.items():
        if name == "ours":
            continue
        ratios = (
            ratio(wall(ours).middle, wall(peer).middle),
            ratio(cpu(ours).middle, cpu(peer).middle),
        )
        rival = f"Hugo, {name.upper()}" if name in hugo.STYLES else name
        rows.append((f"{what}: {rival}", *ratios, *_cells(wall(peer), cpu(peer), peak(peer))))
    return rows


def _cells(wall: Spread, cpu: Spread, peak: Spread) -> tuple[str, str, str]:
    return wall.shown(unit=" s"), cpu.shown(unit=" s"), f"{peak.middle * MB:,.0f} MB"


def _sizes(out: Path, sites: dict[str, Path]) -> str:
    written = {"ours": pages(out), "Hugo": pages(next(iter(sites.values())) / "public")}
    parts = [f"{name} {len(made):,} pages, {_bytes(made) * MB:,.1f} MB" for name, made in written.items()]
    return f"Written below `thu-tuc/`: {'; '.join(parts)}."
