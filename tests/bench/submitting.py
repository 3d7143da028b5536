"""Filing on the local runtime with an empty table and with a full one."""

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
from tests.bench import budgets
from tests.bench.measure import Spread
from tests.bench.table import Figure, Table, ratio
from tests.infra.test_local import STAY, a_stay, citizen

STORED = 5000
THREADS = 4
PATIENCE = 300.0
"""Seconds the router may take over what was stored."""


def section(scratch: Path, quick: bool) -> Table:
    """Times of single filings, one after the other, at both sizes of the same table."""
    logger().setLevel("WARNING")
    filings, stored = (10, 50) if quick else (200, STORED)
    with local.run_hosted(load(), scratch / "data") as running, citizen(running) as program:
        empty = _file(running, program, filings, "A")
        first = running.dossiers.get(parse_code(program.get("/api/ho-so").json()["dossiers"][0]["code"]))
        assert first is not None
        _seed(running, first, stored)
        full = _file(running, program, filings, "B")
    rows = [
        (f"{name} of {filings}", ratio(after, before), f"{before * 1e3:.1f} ms", f"{after * 1e3:.1f} ms")
        for name, before, after in zip(("p50", "p95"), _points(empty), _points(full), strict=True)
    ]
    growth = _points(full)[1] / _points(empty)[1]
    return Table(
        "Submit on the local runtime",
        "A complete notice of stay posted as JSON over HTTP to the uvicorn of `make serve`, stored in the "
        "emulator's DynamoDB, 201 read; the router runs beside it. The emulator is no AWS: what counts is "
        "that the time does not grow with the table.",
        ("submit", f"{stored:,} ÷ 0 dossiers", "0 dossiers", f"{stored:,} dossiers"),
        tuple(rows),
        figures=(Figure(budgets.SUBMIT, f"{stored:,} dossiers", Spread.of([growth])),),
    )


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
