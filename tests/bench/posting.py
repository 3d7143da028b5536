"""One form post in a warm function, storage stubbed, beside FastAPI + pydantic taking the same boxes."""

from contextlib import ExitStack
from functools import partial
from pathlib import Path
from urllib.parse import parse_qsl

from tests.bench import before, budgets
from tests.bench.measure import Run, cpu_ratios, in_turns
from tests.bench.table import BESIDE, MICROSECONDS, Figure, Table, rows
from tests.bench.warm import Warm

HERE = Path(__file__).parent
OURS, PEER, PAST = HERE / "calls/post.py", HERE / "peers/calls.py", HERE / "peers/before/post.py"
JUDGE, JUDGE_BEFORE = "ours: judging the answers alone", f"{before.NAME}: judging the answers alone"
BATCH = 10
"""Calls of one measurement, made one after the other."""
WARMING, ROUNDS, QUICK_ROUNDS = 3, 30, 5


def section(scratch: Path, quick: bool) -> Table:
    """Batches of each in turns; a figure is the time of one call."""
    remarks = list[str]()
    with ExitStack() as open_ones:
        ours = open_ones.enter_context(Warm(OURS))
        posted, page = ours.answer("body"), ours.answer("post")
        peer = open_ones.enter_context(Warm(PEER, POSTED=posted))
        calls = {
            "ours: judged, routed, priced, dated, drawn as the check page": partial(ours.call, "post", BATCH),
            "FastAPI + pydantic: types and patterns, answered in JSON": partial(peer.call, "post", BATCH),
            JUDGE: partial(ours.call, "judge", BATCH),
        }
        try:
            past = open_ones.enter_context(Warm(PAST, before.of_run(scratch)))
        except before.HistoryMissing as missing:
            remarks.append(f"{missing}")
        else:
            calls[before.NAME] = partial(past.call, "post", BATCH)
            calls[JUDGE_BEFORE] = partial(past.call, "judge", BATCH)
        in_turns(calls, WARMING)  # what is made at first use is made
        runs = in_turns(calls, QUICK_ROUNDS if quick else ROUNDS)
    return _table(runs, len(parse_qsl(posted)), len(page.encode()), tuple(remarks))


def _table(runs: dict[str, list[Run]], boxes: int, size: int, remarks: tuple[str, ...]) -> Table:
    past = runs.get(before.NAME)
    value = cpu_ratios(next(iter(runs.values())), past) if past else None
    return Table(
        "Warm form post",
        f"One POST of {boxes} boxes (temporary residence, `_do=check`, nobody logged in) through Mangum, "
        f"storage stubbed, each rival in a process of its own, {BATCH} calls of each in turns. The two do "
        "not do the same: ours judges every field with its conditions, finds the competent unit, computes "
        f"fee and due date and draws {size:,} bytes of HTML; the peer judges types and patterns and returns "
        "what it parsed. "
        "Judging the answers alone is the part of ours that corresponds to the peer's validation. "
        "Ratios are those of the whole post of ours.",
        ("call", *BESIDE),
        rows(runs, MICROSECONDS),
        remarks,
        (Figure(budgets.POST, "one post", value),),
    )
