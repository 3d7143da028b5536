"""The benchmarks: `python -m tests.bench [--quick] [section …]` measures and writes docs/performance.md.

--quick, and a single section, only print, and say beside each figure what the page has. --planted shows that
a slow-down put in on purpose is seen there.
"""

import argparse
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from tests.bench import (
    acting,
    age,
    budgets,
    building,
    checking,
    machine,
    packing,
    planted,
    posting,
    serving,
    starting,
    submitting,
    weighing,
)
from tests.bench.measure import ROOT
from tests.bench.table import Table
from tests.viet_nam import VIETNAM

Section = Callable[[Path, bool], Table]
SECTIONS: dict[str, Section] = {
    "build": building.section,
    "check": checking.section,
    "start": starting.song,
    "form": starting.form,
    "editions": starting.editions,
    "post": posting.section,
    "desk": serving.section,
    "submit": submitting.section,
    "acts": acting.section,
    "pages": weighing.section,
    "zip": packing.section,
}
PAGE = ROOT / "docs/performance.md"


def main(arguments: Sequence[str] | None = None) -> None:
    """All sections write the page; some of them, or --quick, only print. Exit code 1: one could not run."""
    told = _asked(arguments)
    if told.planted:
        sys.exit(None if planted.main() else "the slow-down does not show")
    if told.quick:
        print("Small sizes: this shows that every section runs, and most figures prove nothing.", flush=True)
    begun, sections = machine.load(), dict(SECTIONS)
    # Before the run: who changes the code during it has a page of the code of before.
    of, stamp = age.commit(), age.stamp()
    if told.procedures:
        sections["build"] = partial(building.section, procedures=told.procedures)
    tables = _tables({name: sections[name] for name in told.section or sections}, told.quick)
    figures = [figure for table in tables for figure in table.figures]
    if not told.section and (missing := budgets.unmeasured(figures)):
        sys.exit(f"no section measured: {'; '.join(missing)}")
    if told.quick or told.section:
        if figures:
            print(f"\n{budgets.beside_page(figures, PAGE.read_text('utf-8'))}")
        print(f"\n{machine.state(begun)}")
        return
    parts = [_head(begun, of), *map(str, [budgets.budget_table(figures), *tables]), stamp]
    PAGE.write_text("\n\n".join(parts) + "\n", "utf-8")
    print(f"\nwritten to {PAGE}")


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("section", nargs="*", help=f"one of {', '.join(SECTIONS)}; default: all")
    parser.add_argument(
        "--quick", action="store_true", help="small sizes: shows that it works, proves nothing"
    )
    parser.add_argument("--planted", action="store_true", help="shows that a slow-down would be seen")
    parser.add_argument("--procedures", type=int, help=f"how many to build; default: {building.PROCEDURES}")
    told = parser.parse_args(arguments)
    if strange := set(told.section) - set(SECTIONS):
        parser.error(f"no section {', '.join(sorted(strange))}; there are {', '.join(SECTIONS)}")
    return told


def _tables(sections: dict[str, Section], quick: bool) -> list[Table]:
    """What every section found. Exits, when all have run, where one could not."""
    with tempfile.TemporaryDirectory(prefix="motcua-bench-") as run:
        tables = {name: _run(section, Path(run, name), quick) for name, section in sections.items()}
    if failed := [name for name, table in tables.items() if table is None]:
        sys.exit(f"could not run: {', '.join(failed)}")
    return [table for table in tables.values() if table is not None]


def _run(section: Section, scratch: Path, quick: bool) -> Table | None:
    """The table of a section; None, and why on standard error, where it could not run: others still can."""
    begun, busy = time.monotonic(), machine.load()
    scratch.mkdir()
    try:
        table = section(scratch, quick)
    except Exception:
        traceback.print_exc()
        return None
    finally:
        shutil.rmtree(scratch)
    load = f"Load {busy:.1f} before, {machine.load():.1f} after."
    table = replace(table, remarks=(*table.remarks, load))
    print(f"\n{table}\n({scratch.name}: {time.monotonic() - begun:.0f} s)", flush=True)
    return table


def _head(begun: float, of: str) -> str:
    """The beginning of docs/performance.md: how to read it, on which machine and of which code it is."""
    return (
        "# Performance\n\n"
        "Written by `make bench`; not edited by hand. Each figure stands beside its peer of the same run, "
        "the ratio first: absolute times drift between machines. Figures are medians with (min–max); a ratio "
        "is that of each round, in which all rivals ran one after the other.\n\n"
        f"Run of {datetime.now(VIETNAM):%d/%m/%Y %H:%M} on {machine.state(begun)}\n\n"
        f"{sections_line()} It speaks of {of}; a test says when it has become older than the code "
        "(tests/bench/age.py says what that means)."
    )


def sections_line() -> str:
    """Which sections a page has; `make bench ARGS=<section>` runs one of them."""
    return f"Sections: {', '.join(SECTIONS)}; `make bench ARGS=check` runs one of them and prints it."


if __name__ == "__main__":
    main()
