"""Pages of the desk and of a status in a warm function, beside the smallest answer that FastAPI gives."""

from contextlib import ExitStack
from functools import partial
from pathlib import Path

from tests.bench import before, budgets
from tests.bench.measure import cpu_ratios, in_turns
from tests.bench.table import BESIDE, MICROSECONDS, Figure, Table, rows
from tests.bench.warm import Warm

HERE = Path(__file__).parent
OURS, PEER = HERE / "calls/desk.py", HERE / "peers/calls.py"
STORE = ("tests/handlers/aws/memory.py", "tests/handlers/aws/expressions.py")
SMALLEST = "FastAPI's smallest answer"
WHAT = {
    "claim": ("an officer claims a dossier (POST, answered 303)", budgets.CLAIM),
    "dossier": ("that dossier at the desk", budgets.DOSSIER),
    "inbox": ("the desk's inbox of 50", budgets.INBOX),
    "status": ("the citizen's status page", budgets.STATUS),
}
"""The calls, what each is, and the name of its figure."""
BATCH = 10
"""Calls of one measurement, made one after the other."""
WARMING, ROUNDS, QUICK_ROUNDS = 3, 30, 5


def section(scratch: Path, quick: bool) -> Table:
    """Of each page batches of ours, of the peer and of before in turns; a figure is the time of one call."""
    remarks, told, figures = list[str](), list[tuple[str, ...]](), list[Figure]()
    with ExitStack() as open_ones:
        ours, peer = open_ones.enter_context(Warm(OURS)), open_ones.enter_context(Warm(PEER))
        past = None
        try:
            code = before.of_run(scratch)
        except before.HistoryMissing as missing:
            remarks.append(f"{missing}")
        else:
            # Else its fakes would be dictionaries where ours ask a table.
            before.lend(code, *STORE)
            past = open_ones.enter_context(Warm(OURS, code))
        for name, (what, figure) in WHAT.items():
            calls = {"ours": partial(ours.call, name, BATCH), SMALLEST: partial(peer.call, "smallest", BATCH)}
            if past is not None:
                calls[before.NAME] = partial(past.call, name, BATCH)
            in_turns(calls, WARMING)  # what is made at first use is made
            runs = in_turns(calls, QUICK_ROUNDS if quick else ROUNDS)
            told += rows(runs, MICROSECONDS, what)
            value = cpu_ratios(runs["ours"], runs[before.NAME]) if past is not None else None
            figures.append(Figure(figure, "one page", value))
    return Table(
        "Warm desk and status",
        "HTML pages through Mangum, DynamoDB in memory (tests/handlers/aws/memory.py, which reads the "
        f"expressions that are sent, for {before.NAME} too), each rival in a process of its own, {BATCH} "
        'calls of each in turns. FastAPI\'s smallest answer is `{"ok": true}` from an '
        "async function: what a framework costs.",
        ("page", *BESIDE),
        tuple(told),
        tuple(remarks),
        tuple(figures),
    )
