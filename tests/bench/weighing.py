"""The bytes of every built page, as they are and in brotli."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # it has no types

from forms.source.loader import load
from site_templates import site
from tests.bench import before, budgets
from tests.bench.measure import PYTHON, Spread, process
from tests.bench.table import Figure, Table
from tests.viet_nam import VIETNAM

OF_BEFORE = """
import json, sys
from datetime import date
from forms.source import load
from site_templates import site
made = site.pages(load(), date.fromisoformat(sys.argv[1]))
json.dump([(path, html) for path, html in made], open(sys.argv[2], "w", encoding="utf-8"))
"""
Weights = list[tuple[int, int, str]]
"""Bytes in brotli, bytes as they are, path."""


def section(scratch: Path, quick: bool) -> Table:
    """Exact, so measured once."""
    day = datetime.now(VIETNAM).date()
    weighed = weigh(site.pages(load(), day))
    rows = [
        (path, f"{packed / site.BUDGET:.2f}×", f"{packed:,}", f"{raw:,}") for packed, raw, path in weighed
    ]
    remarks, past = [_largest("Largest", weighed)], None
    try:
        earlier = _of_before(scratch, day)
    except before.HistoryMissing as missing:
        remarks.append(f"{missing}")
    else:
        remarks.append(_largest(f"Largest of {before.NAME}", earlier))
        past = Spread.of([earlier[0][0]])
    return Table(
        "Pages",
        f"Every static page of {day:%d/%m/%Y} with all it needs, the largest first, beside the "
        f"{site.BUDGET:,} bytes the build allows.",
        ("page", "of the budget", "brotli 11, bytes", "raw, bytes"),
        tuple(rows),
        tuple(remarks),
        (Figure(budgets.PAGE, "brotli 11, all in", Spread.of([weighed[0][0]]), past),),
    )


def weigh(pages: Iterable[tuple[str, str]]) -> Weights:
    """What pages weigh, the heaviest first."""
    made = [(path, html.encode()) for path, html in pages]
    return sorted(
        ((len(brotli.compress(body, quality=11)), len(body), path) for path, body in made), reverse=True
    )


def _of_before(scratch: Path, day: date) -> Weights:
    written = scratch / "pages.json"
    process([PYTHON, "-c", OF_BEFORE, f"{day}", f"{written}"], before.of_run(scratch))
    return weigh(json.loads(written.read_text("utf-8")))


def _largest(what: str, weighed: Weights) -> str:
    return f"{what}: {weighed[0][2]}, {weighed[0][0]:,} bytes."
