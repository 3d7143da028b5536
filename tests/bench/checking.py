"""`build.py check` of the shipped catalogue, beside reading the same files; and its proofs alone."""

import shutil
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.bench import before, budgets
from tests.bench.building import copy_code
from tests.bench.measure import PYTHON, Run, cpu, cpu_ratios, in_turns, process
from tests.bench.table import BESIDE, SECONDS, Figure, Table, rows
from tests.bench.warm import Warm

READ = """
from pathlib import Path
import yaml
files = sorted(Path("forms").rglob("*.yaml"))
assert len(files) > 40, files
for file in files:
    yaml.load(file.read_bytes(), yaml.CSafeLoader)
"""
HERE = Path(__file__).parent
OURS, PEER, AGAIN = "ours", "PyYAML (libyaml), the same files read", "ours, nothing changed since the last"
PROOFS = "the proofs alone, warm"
OF = "the shipped procedures"


@dataclass(frozen=True)
class Code:
    """What is run of ours: what Python is given for a `check`, and the program of the warm proofs."""

    check: tuple[str, ...] = ("build.py", "check")
    proofs: Path = HERE / "calls/proofs.py"


AS_IT_IS = Code()


def section(scratch: Path, quick: bool, ours: Code = AS_IT_IS) -> Table:
    """Whole processes in turns, then the proofs of warm ones."""
    cold, again = (
        partial(process, [PYTHON, *ours.check], copy_code(scratch / name)) for name in ("cold", "again")
    )
    rivals = {
        OURS: partial(_without_results, scratch / "cold", cold),
        PEER: partial(process, [PYTHON, "-c", READ]),
        AGAIN: again,
    }
    remarks = list[str]()
    with ExitStack() as open_ones:
        proofs = {OURS: partial(open_ones.enter_context(Warm(ours.proofs)).call, "proofs", 1)}
        try:
            code = before.of_run(scratch)
        except before.HistoryMissing as missing:
            remarks.append(f"{missing}")
        else:
            past = open_ones.enter_context(Warm(HERE / "peers/before/proofs.py", code))
            proofs[before.NAME] = partial(past.call, "proofs", 1)
            rivals[before.NAME] = partial(process, [PYTHON, *AS_IT_IS.check], code)
        in_turns(proofs, 1)  # what is made at first use is made
        warm = in_turns(proofs, 5 if quick else 15)
    # Leaves every .pyc written, and what there is to find for the one that is made again.
    for first in (cold, again):
        first()
    return _table(in_turns(rivals, 2 if quick else 9), warm, tuple(remarks))


def _without_results(code: Path, check: Callable[[], Run]) -> Run:
    """A check that finds nothing of the last one or of a build: both leave what they worked out in `dist`."""
    shutil.rmtree(code / "dist", ignore_errors=True)
    return check()


def _table(whole: dict[str, list[Run]], proofs: dict[str, list[Run]], remarks: tuple[str, ...]) -> Table:
    return Table(
        "Check",
        "`build.py check` of the shipped procedures, units, papers and calendars: whole processes in turns. "
        "The peer reads the YAML of the same folder into lists and dictionaries; ours also judges the shape, "
        "proves what must hold between the pieces, runs the examples and names the line of everything. "
        f"{before.NAME.capitalize()} checks the procedures as they were then. The proofs alone are those of "
        "all editions, read before, in a process that has made them once.",
        ("process", *BESIDE, "peak"),
        (*rows(whole, SECONDS, peaks=True), *((*row, "") for row in rows(proofs, SECONDS, PROOFS))),
        remarks,
        (
            _figure(budgets.CHECK, whole),
            Figure(budgets.CHECK_AGAIN, OF, cpu(whole[AGAIN])),
            _figure(budgets.PROOFS, proofs),
        ),
    )


def _figure(name: str, runs: dict[str, list[Run]]) -> Figure:
    past = runs.get(before.NAME)
    return Figure(name, OF, cpu_ratios(runs[OURS], past) if past else None)
