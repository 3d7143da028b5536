"""Filing on the local runtime with an empty table and with a full one."""

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from statistics import quantiles

import httpx

from forms.source.loader import load
from handlers.aws.logs import logger
from handlers.dossier.code import filing_code, parse_code
from handlers.dossier.dossier import Dossier
from infra import local
from tests.bench import before, budgets
from tests.bench.measure import PYTHON, Spread, process
from tests.bench.table import Figure, Table, ratio
from tests.infra.test_local import STAY, a_stay, citizen

STORED = 5000
THREADS = 4
PATIENCE = 300.0
"""Seconds the router may take over what was stored."""
PAST = Path(__file__).parent / "peers/before/submit.py"

Points = tuple[tuple[float, float], tuple[float, float]]
"""Seconds: p50 and p95 with the table empty, and with it full."""


def section(scratch: Path, quick: bool) -> Table:
    """Times of single filings, one after the other, at both sizes of the same table; of each code in turn."""
    filings, stored = (10, 50) if quick else (200, STORED)
    found, remarks = {"ours": _ours(scratch / "ours", filings, stored)}, list[str]()
    try:
        found[before.NAME] = _of_before(scratch, filings, stored)
    except before.HistoryMissing as missing:
        remarks.append(f"{missing}")
    rows = [
        (f"{name}: {what}", ratio(after, first), f"{first * 1e3:.1f} ms", f"{after * 1e3:.1f} ms")
        for name, (empty, full) in found.items()
        for what, first, after in zip((f"p50 of {filings}", f"p95 of {filings}"), empty, full, strict=True)
    ]
    value, past = _growth(found["ours"]), found.get(before.NAME)
    return Table(
        "Submit on the local runtime",
        "A complete notice of stay posted as JSON over HTTP to the uvicorn of `make serve`, stored in the "
        "emulator's DynamoDB, 201 read; the router runs beside it. The emulator is no AWS: what counts is "
        "that the time does not grow with the table.",
        ("submit", f"{stored:,} ÷ 0 dossiers", "0 dossiers", f"{stored:,} dossiers"),
        tuple(rows),
        tuple(remarks),
        (Figure(budgets.SUBMIT, f"{stored:,} dossiers", value, _growth(past) if past else None),),
    )


def _ours(scratch: Path, filings: int, stored: int) -> Points:
    logger().setLevel("WARNING")
    with local.run_hosted(load(), scratch) as running, citizen(running) as program:
        empty = _file(running, program, filings, "A")
        first = running.dossiers.get(parse_code(program.get("/api/ho-so").json()["dossiers"][0]["code"]))
        assert first is not None
        _seed(running, first, stored)
        full = _file(running, program, filings, "B")
    return _points(empty), _points(full)


def _of_before(scratch: Path, filings: int, stored: int) -> Points:
    code = before.of_run(scratch)
    # -P: its folder must not stand before those of the code.
    command = [PYTHON, "-P", f"{PAST}", f"{scratch}", f"{filings}", f"{stored}"]
    process(command, code, {"PYTHONPATH": f"{code}"})
    empty, full = json.loads((scratch / "points.json").read_text("ascii"))
    return tuple(empty), tuple(full)


def _growth(points: Points) -> Spread:
    """How many times the p95 of the empty table that of the full one is."""
    (_, empty), (_, full) = points
    return Spread.of([full / empty])


def _file(running: local.Product, program: httpx.Client, count: int, street: str) -> list[float]:
    """Seconds of each of so many different filings, the first ones not counted."""
    times = []
    for n in range(count + 5):
        body = a_stay(running, f"Số {n} phố {street}")[1]
        begun = time.perf_counter()
        answer = program.post(f"/api/thu-tuc/{STAY}", json=body)
        times.append(time.perf_counter() - begun)
        assert answer.status_code == 201, answer.text
    _settle(running)
    return times[5:]


def _seed(running: local.Product, first: Dossier, count: int) -> None:
    """So many more dossiers like one that was filed, of as many accounts, routed like any other."""
    with ThreadPoolExecutor(THREADS) as pool:
        for _ in pool.map(running.dossiers.create, _others(running, first, count)):
            pass
    _settle(running)


def _others(running: local.Product, first: Dossier, count: int) -> Iterator[Dossier]:
    for n in range(count):
        account, secret = f"other-{n}", running.services.secret
        code = filing_code(secret, account=account, edition=first.edition, answers=first.answers)
        yield replace(first, code=code, account=account)


def _settle(running: local.Product) -> None:
    """Waits until every unit has been told, so that routing does not run into what is measured next."""
    deadline = time.monotonic() + PATIENCE
    while next(running.dossiers.routing_notices(), None) is not None:
        assert time.monotonic() < deadline, "dossiers are still unrouted"
        time.sleep(0.2)


def _points(times: list[float]) -> tuple[float, float]:
    cuts = quantiles(times, n=100)
    return cuts[49], cuts[94]
