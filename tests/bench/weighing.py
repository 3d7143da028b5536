"""The bytes of every built page, as they are and in brotli."""

from datetime import datetime
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # it has no types

from forms.source.loader import load
from site_templates import site
from tests.bench.table import Table
from tests.viet_nam import VIETNAM


def section(scratch: Path, quick: bool) -> Table:
    """Exact, so measured once."""
    day = datetime.now(VIETNAM).date()
    made = [(path, html.encode()) for path, html in site.pages(load(), day)]
    weighed = sorted(
        ((len(brotli.compress(body, quality=11)), len(body), path) for path, body in made), reverse=True
    )
    rows = [
        (path, f"{packed / site.BUDGET:.2f}×", f"{packed:,}", f"{raw:,}") for packed, raw, path in weighed
    ]
    return Table(
        "Pages",
        f"Every static page of {day:%d/%m/%Y} with all it needs, the largest first, beside the "
        f"{site.BUDGET:,} bytes the build allows.",
        ("page", "of the budget", "brotli 11, bytes", "raw, bytes"),
        tuple(rows),
        (f"Largest: {weighed[0][2]}, {weighed[0][0]:,} bytes.",),
    )
