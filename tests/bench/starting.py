"""The API's cold start: import, office and first request, beside FastAPI + Mangum + boto3."""

from collections.abc import Callable
from pathlib import Path

from forms.compiled.catalogue import pack, write_folder
from forms.source.loader import load
from handlers.api import NEEDS
from tests.bench import before
from tests.bench.measure import PYTHON, Run, cpu, in_turns, peak, process, wall
from tests.bench.table import Table, ratio

FIRST = """
from tests.bench.gateway import event
from {module} import handler
answer = handler(event("/api/song"), None)
assert answer["statusCode"] == 200, answer
"""
PEER = "tests.bench.peers.api"


def section(scratch: Path, quick: bool) -> Table:
    """Each process answers one request and ends."""
    rounds = 2 if quick else 9
    written = scratch / "catalogue"
    catalogue = load()
    write_folder(pack(catalogue), written)
    named = {name.upper(): f"https://{name.replace('_', '-')}.test" for name in NEEDS}
    environment = {**named, "CATALOGUE": str(written), "AWS_DEFAULT_REGION": "ap-southeast-1"}

    def start(program: str) -> Run:
        return process([PYTHON, "-c", program], environment=environment)

    rivals = {
        "ours": lambda: start(FIRST.format(module="handlers.api")),
        "FastAPI + Mangum + boto3": lambda: start(FIRST.format(module=PEER)),
        "bare Python": lambda: start("pass"),
    }
    remarks = list[str]()
    try:
        rivals[before.NAME] = _start_of_before(scratch, environment)
    except before.HistoryMissing as missing:
        remarks.append(f"{missing}")
    in_turns(rivals, 1)  # leaves every .pyc written
    runs = in_turns(rivals, rounds)
    ours = cpu(runs["ours"]).middle
    rows = tuple(
        (
            name,
            "" if name == "ours" else ratio(ours, cpu(each).middle),
            cpu(each).shown(1000, 0, " ms"),
            wall(each).shown(1000, 0, " ms"),
            f"{peak(each).middle * 1e-6:,.0f} MB",
        )
        for name, each in runs.items()
    )
    return Table(
        "API cold start",
        f"Whole processes in turns, {rounds} of each, `.pyc` present: interpreter, imports, clients, and one "
        "answered `GET /api/song` through Mangum. Ours also reads the index of its catalogue of "
        f"{len(catalogue.editions)} editions and {len(catalogue.units)} units and builds all its routes; "
        "endpoints and clients are made when they are first asked for. The peer has three of the routes "
        "and makes two clients. Both read botocore as installed, not pruned as in the deployment zip. "
        f"{before.NAME.capitalize()} reads the catalogue of its day.",
        ("process", "ours ÷ this (CPU)", "CPU", "wall", "peak"),
        rows,
        tuple(remarks),
    )


def _start_of_before(scratch: Path, environment: dict[str, str]) -> Callable[[], Run]:
    code, written = before.extract(scratch / "before"), scratch / "before.json"
    before.write_catalogue(code, written)
    told = {**environment, "CATALOGUE": f"{written}"}
    return lambda: before.start(code, FIRST.format(module="handlers.api"), told)
