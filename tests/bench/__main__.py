"""The benchmarks: `python -m tests.bench [--quick] [section …]` measures and writes docs/performance.md."""

import argparse
import os
import platform
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from tests.bench import building, posting, starting, submitting, weighing
from tests.bench.measure import ROOT
from tests.bench.table import Table
from tests.viet_nam import VIETNAM

Section = Callable[[Path, bool], Table]
SECTIONS: dict[str, Section] = {
    "build": building.section,
    "init": starting.section,
    "post": posting.section,
    "pages": weighing.section,
    "submit": submitting.section,
}
PAGE = ROOT / "docs/performance.md"


def main(arguments: Sequence[str] | None = None) -> None:
    """All sections write the page; some of them, or --quick, only print. Exit code 1: one could not run."""
    told = _asked(arguments)
    load = os.getloadavg()[0]
    if told.quick:
        print("Small sizes: this shows that every section runs, and its figures prove nothing.", flush=True)
    sections: dict[str, Section] = dict(SECTIONS)
    if told.procedures:
        sections["build"] = partial(building.section, procedures=told.procedures)
    tables = {name: _run(sections[name], name, told.quick) for name in told.section or sections}
    if failed := [name for name, table in tables.items() if table is None]:
        sys.exit(f"could not run: {', '.join(failed)}")
    if told.quick or told.section:
        return
    PAGE.write_text("\n\n".join([_head(load), *map(str, tables.values())]) + "\n", "utf-8")
    print(f"\nwritten to {PAGE}")


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("section", nargs="*", help=f"one of {', '.join(SECTIONS)}; default: all")
    parser.add_argument(
        "--quick", action="store_true", help="small sizes: shows that it works, proves nothing"
    )
    parser.add_argument("--procedures", type=int, help=f"how many to build; default: {building.PROCEDURES}")
    told = parser.parse_args(arguments)
    if strange := set(told.section) - set(SECTIONS):
        parser.error(f"no section {', '.join(sorted(strange))}; there are {', '.join(SECTIONS)}")
    return told


def _run(section: Section, name: str, quick: bool) -> Table | None:
    """The table of a section; None, and why on standard error, where it could not run: others still can."""
    begun = time.monotonic()
    try:
        with tempfile.TemporaryDirectory(prefix="motcua-bench-") as scratch:
            table = section(Path(scratch), quick)
    except Exception:
        traceback.print_exc()
        return None
    print(f"\n{table}\n({name}: {time.monotonic() - begun:.0f} s)", flush=True)
    return table


def _head(load: float) -> str:
    now = datetime.now(VIETNAM)
    return (
        "# Performance\n\n"
        "Written by `make bench`; not edited by hand. Each figure stands beside its peer of the same run, "
        "the ratio first: absolute times drift between machines. Figures are medians with (min–max).\n\n"
        f"Run of {now:%d/%m/%Y %H:%M} on {os.cpu_count()} cores ({_processor()}), {platform.system()}, "
        f"Python {platform.python_version()}; load {load:.1f} at the start, "
        f"{os.getloadavg()[0]:.1f} at the end, so other work may have made it noisy."
    )


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text("utf-8").splitlines() if told.is_file() else []
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")),
        platform.machine(),
    )


if __name__ == "__main__":
    main()
