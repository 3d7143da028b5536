"""Building a generated catalogue, from nothing and after one edit, beside Hugo with an equivalent site."""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

from tests.bench import before, budgets, catalogue, hugo
from tests.bench.measure import PYTHON, ROOT, Run, Spread, cpu, cpu_ratios, in_turns, process
from tests.bench.table import BESIDE, MB, SECONDS, Figure, Table, rows

PROCEDURES, FEW = 1000, 8
TURNS, EDITS = 2, 3
EDITED = "0007"
BOX = re.compile(r'<(?:input|select|textarea|button)\b[^>]*? name="([^"]+)"')
"""The name of everything on a page that can be filled in or pressed, in order."""
UNREAD = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.S)
"""What of a page is not text."""


def section(scratch: Path, quick: bool, procedures: int = PROCEDURES) -> Table:
    """Every rival builds from nothing in turns, then each again after one edit of its own."""
    size = FEW if quick else procedures
    forms, out, code = catalogue.write(scratch / "ours", size), scratch / "ours/dist/site", scratch / "code"
    copy_code(code)
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
    turns, edit_turns = (1, 1) if quick else (TURNS, EDITS)
    cold = in_turns({"ours": _cold(ours, out.parent), **colds}, turns)
    edited = in_turns({"ours": _edited(partial(catalogue.edit, forms), ours), **edits}, edit_turns)
    unchanged = in_turns(agains, turns)
    for root in sites.values():
        check(out, root / "public")
    found = {"cold": cold, "one edit": edited, "nothing changed": unchanged}
    return _table(size, found, (_sizes(out, sites), *remarks))


@dataclass(frozen=True)
class _Before:
    """The rival that is our own past, with forms of its own day."""

    build: Callable[[], Run]
    edit: Callable[[str, int], None]
    written: Path


def _before(scratch: Path, size: int) -> _Before:
    code = before.of_run(scratch)
    shipped, root = code / "forms", scratch / "of-before"
    forms = catalogue.write(root, size, shipped)
    # Compiles it, so that no measured run does.
    build(catalogue.write(scratch / "one-before", 1, shipped), scratch / "one-before/dist/site", code)
    return _Before(
        partial(build, forms, root / "dist/site", code),
        partial(catalogue.edit, forms, shipped=shipped),
        root / "dist",
    )


def _table(size: int, found: dict[str, dict[str, list[Run]]], remarks: tuple[str, ...]) -> Table:
    return Table(
        "Build",
        f"{size:,} procedures made from `{catalogue.PROCEDURE}`, each with ids and labels of its own, as a "
        "start page and a form page in two languages, without its paper form. Whole processes. Hugo is given "
        "the same fields as front matter, once in JSON and once in YAML as ours are, and Go templates that "
        "ask the same; it checks no schema, runs no examples, puts no conditions into words, and writes no "
        "linked data, no catalogue and no lists to fill in. It keeps nothing between builds that would help, "
        f"so its edit is a whole build. {before.NAME.capitalize()} (commit {before.COMMIT[:7]}) builds as "
        "many of the same procedure as it was then, with the libraries of today.",
        ("build", *BESIDE, "peak of one process"),
        tuple(row for what, runs in found.items() for row in rows(_titled(runs), SECONDS, what, peaks=True)),
        remarks,
        _figures(f"{size:,} procedures", found),
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


def copy_code(copy: Path) -> Path:
    """A copy of what builds: a change of the code during the run would be a change of all pages."""
    packages = {path.relative_to(ROOT).parts[0] for path in ROOT.glob("*/__init__.py")} - {"tests"}
    for folder in packages:
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "build.py", copy)
    return copy


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


def _titled(runs: dict[str, list[Run]]) -> dict[str, list[Run]]:
    return {f"Hugo, {name.upper()}" if name in hugo.STYLES else name: each for name, each in runs.items()}


def _figures(of: str, found: dict[str, dict[str, list[Run]]]) -> tuple[Figure, ...]:
    """What has a budget, of ours and of the code of before."""
    cold, edit, again = found["cold"], found["one edit"], found["nothing changed"]
    old = cold.get(before.NAME)
    return (
        _beside_hugo(budgets.COLD_HUGO, of, cold),
        Figure(budgets.COLD_BEFORE, of, cpu_ratios(cold["ours"], old) if old else None),
        _beside_hugo(budgets.EDIT_HUGO, of, edit),
        Figure(budgets.UNCHANGED, of, cpu(again["ours"]), cpu(again[before.NAME]) if old else None),
        Figure(budgets.PEAK, of, _megabytes(cold["ours"]), _megabytes(old) if old else None),
    )


def _beside_hugo(name: str, of: str, runs: dict[str, list[Run]]) -> Figure:
    old = runs.get(before.NAME)
    value = cpu_ratios(runs["ours"], runs["yaml"])
    return Figure(name, of, value, cpu_ratios(old, runs["yaml"]) if old else None)


def _megabytes(runs: list[Run]) -> Spread:
    return Spread.of([run.peak * MB for run in runs])


def _sizes(out: Path, sites: dict[str, Path]) -> str:
    written = {"ours": pages(out), "Hugo": pages(next(iter(sites.values())) / "public")}
    parts = [f"{name} {len(made):,} pages, {_bytes(made) * MB:,.1f} MB" for name, made in written.items()]
    return f"Written below `thu-tuc/`: {'; '.join(parts)}."
