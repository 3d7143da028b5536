"""What each act asks of AWS, and what it writes: counted, so exact, beside the code of before."""

import json
from pathlib import Path

from tests.bench import before, budgets
from tests.bench.measure import PYTHON, ROOT, Spread, process
from tests.bench.table import Figure, Table

SCRIPT = "tests/bench/calls/acts.py"
CITIZEN = "citizen: "
Counts = dict[str, tuple[int, int]]
"""Act → requests, write units."""


def section(scratch: Path, quick: bool) -> Table:
    """Counted once; a change of the interpreter or the machine changes nothing."""
    ours, past, remarks = counts(scratch / "ours.json", ROOT), Counts(), list[str]()
    try:
        code = before.of_run(scratch)
        before.lend(code, SCRIPT)
        past = counts(scratch / "before.json", code)
    except before.HistoryMissing as missing:
        remarks.append(f"{missing}")
    return Table(
        "AWS requests and write units per act",
        "One dossier from filing to the fee, and one that is taken back, as JSON. Requests of every kind; a "
        "write unit is a started kilobyte of the dossier or of an entry of an index, as DynamoDB charges it.",
        ("act", "requests", "write units", f"requests: {before.NAME}", f"write units: {before.NAME}"),
        tuple(_row(act, ours[act], past.get(act)) for act in ours),
        tuple(remarks),
        (_figure(budgets.REQUESTS, 0, ours, past), _figure(budgets.WRITES, 1, ours, past)),
    )


def counts(written: Path, code: Path, script: Path | None = None) -> Counts:
    """What the acts take in a tree; `script` in place of its own."""
    process([PYTHON, "-P", f"{script or code / SCRIPT}", f"{written}"], code, {"PYTHONPATH": f"{code}"})
    return {act: (one[0], one[1]) for act, one in json.loads(written.read_text("utf-8")).items()}


def _row(act: str, ours: tuple[int, int], past: tuple[int, int] | None) -> tuple[str, ...]:
    then = ("–", "–") if past is None else tuple(map(str, past))
    return act, *map(str, ours), *then


def _figure(name: str, which: int, ours: Counts, past: Counts) -> Figure:
    """Ours over that of before, of all acts of a citizen together."""
    mine, then = (
        sum(one[which] for act, one in each.items() if act.startswith(CITIZEN)) for each in (ours, past)
    )
    return Figure(name, "a citizen's acts", Spread.of([mine / then]) if past else None)
