"""The API's cold start to its first answers, beside FastAPI + Mangum + boto3, and with many editions."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from forms.compiled.catalogue import pack, write_folder
from forms.schema.catalogue import Catalogue
from forms.schema.procedure import Procedure
from forms.source.loader import load
from handlers.api import NEEDS
from tests.bench import before, budgets
from tests.bench.empty_table import EmptyTable
from tests.bench.measure import PYTHON, ROOT, Run, cpu_ratios, in_turns, process
from tests.bench.table import BESIDE, MILLISECONDS, Figure, Table, rows

SONG = """
from tests.bench.gateway import event
from {module} import handler
answer = handler(event("/api/song"), None)
assert answer["statusCode"] == 200, answer
"""
FORM = """
from tests.bench.gateway import event
from {module} import handler
cookie = "phien=of-a-citizen; __Host-phien=of-a-citizen"
answer = handler(event("/api/thu-tuc/dang-ky-tam-tru", accept="text/html", cookie=cookie), None)
assert answer["statusCode"] == 200, answer
assert answer["body"].count("<input") > 15, answer
"""
OURS, PEER = "ours", "FastAPI + Mangum + boto3"
API = "handlers.api"
COLUMNS = ("process", *BESIDE, "peak")
ROUNDS, EDITIONS = 9, 1000
QUICK_ROUNDS, QUICK_EDITIONS = 2, 60
COPIED = "dang-ky-tam-tru"

Rivals = dict[str, Callable[[], Run]]


def song(scratch: Path, quick: bool) -> Table:
    """Each process says that it is alive, and ends."""
    environment = _environment(written(scratch))
    rivals: Rivals = {
        OURS: _start(API, SONG, environment),
        PEER: _start("tests.bench.peers.api", SONG, environment),
        "bare Python": partial(process, [PYTHON, "-c", "pass"]),
    }
    remarks = _add_before(rivals, scratch, SONG, environment)
    runs = _in_turns(rivals, quick)
    return Table(
        "API cold start",
        "Whole processes in turns, `.pyc` present: interpreter, imports, and one answered `GET /api/song` "
        f"through Mangum. Ours has a catalogue of {_size()} and all its routes, and makes endpoints and "
        "clients when they are first asked for; the peer has four routes and makes two clients. Both read "
        f"botocore as installed, not pruned as in the deployment zip. {before.NAME.capitalize()} reads the "
        "catalogue of its day, and makes everything at its start.",
        COLUMNS,
        rows(runs, MILLISECONDS, peaks=True),
        remarks,
        (_beside_peer(budgets.SONG, runs),),
    )


def form(scratch: Path, quick: bool) -> Table:
    """Each process looks a session up in DynamoDB, draws a form, and ends."""
    with EmptyTable() as table:
        environment = _environment(written(scratch)) | table.environment
        peers = ("tests.bench.peers.form", FORM, environment)
        rivals: Rivals = {OURS: _start(API, FORM, environment), PEER: _start(*peers)}
        remarks = _add_before(rivals, scratch, FORM, environment)
        runs = _in_turns({name: _asking(table, start) for name, start in rivals.items()}, quick)
    return Table(
        "API start to a drawn form",
        "The same to the form of temporary residence, asked for with the cookie of a session: a DynamoDB "
        "client is made and asked once (a server on this machine, which has nothing), and the page is drawn. "
        "The peer makes its client with boto3, asks it once, and draws 24 boxes with Jinja2.",
        COLUMNS,
        rows(runs, MILLISECONDS, peaks=True),
        remarks,
        (_beside_peer(budgets.FORM, runs),),
    )


def editions(scratch: Path, quick: bool) -> Table:
    """The start to a drawn form with the catalogue as shipped, and with one of many editions."""
    count, few = QUICK_EDITIONS if quick else EDITIONS, len(_shipped().editions)
    most, least = f"{count:,} editions", f"{few} editions, as shipped"
    with EmptyTable() as table:
        rivals: Rivals = {}
        told = list[str]()
        for name, size in ((most, count), (least, 0)):
            environment = _environment(written(scratch, size)) | table.environment
            rivals[name] = _start(API, FORM, environment)
            told += _add_before(rivals, scratch, FORM, environment, size)
        runs = _in_turns({name: _asking(table, start) for name, start in rivals.items()}, quick, 1)
    past = [runs.get(_named(size)) for size in (count, 0)]
    return Table(
        "API start with many editions",
        f"The start to a drawn form with the catalogue as shipped, and with copies of `{COPIED}` under ids "
        f"of their own in it. {before.NAME.capitalize()} reads all of its catalogue at every start.",
        ("catalogue", *(column.replace("ours", "the first") for column in BESIDE), "peak"),
        rows(runs, MILLISECONDS, peaks=True),
        tuple(dict.fromkeys(told)),
        (
            Figure(
                budgets.EDITIONS,
                f"{count:,} ÷ {few}",
                cpu_ratios(runs[most], runs[least]),
                cpu_ratios(past[0], past[1]) if past[0] and past[1] else None,
            ),
        ),
    )


def _start(module: str, program: str, environment: Mapping[str, str], code: Path = ROOT) -> Callable[[], Run]:
    return partial(process, [PYTHON, "-c", program.format(module=module)], code, environment)


def _add_before(
    rivals: Rivals, scratch: Path, program: str, environment: Mapping[str, str], count: int | None = None
) -> tuple[str, ...]:
    """Puts the code of before beside the others, with its own catalogue; a remark where it is not here."""
    try:
        code, catalogue = before.of_run(scratch), before.catalogue_of_run(scratch, count or 0)
    except before.HistoryMissing as missing:
        return (f"{missing}",)
    own = {**environment, "CATALOGUE": f"{catalogue}"}
    rivals[before.NAME if count is None else _named(count)] = _start(API, program, own, code)
    return ()


def _named(count: int) -> str:
    return f"{before.NAME}, {f'{count:,} editions' if count else 'as shipped then'}"


def _asking(table: EmptyTable, start: Callable[[], Run]) -> Callable[[], Run]:
    """The same, if it asks the table for the session once and for nothing else: else no client was made."""

    def run() -> Run:
        earlier = len(table.asked)
        done = start()
        assert table.asked[earlier:] == ["GetItem"], table.asked[earlier:]
        return done

    return run


def _in_turns(rivals: Rivals, quick: bool, quick_rounds: int = QUICK_ROUNDS) -> dict[str, list[Run]]:
    # Leaves every .pyc of ours written; a whole run has the files of all in memory.
    for start in list(rivals.values())[: 1 if quick else None]:
        start()
    return in_turns(rivals, quick_rounds if quick else ROUNDS)


def _beside_peer(name: str, runs: Mapping[str, list[Run]]) -> Figure:
    past = runs.get(before.NAME)
    value = cpu_ratios(runs[OURS], runs[PEER])
    return Figure(name, "one start", value, cpu_ratios(past, runs[PEER]) if past else None)


@cache
def _shipped() -> Catalogue:
    return load()


def _size() -> str:
    return f"{len(_shipped().editions)} editions and {len(_shipped().units)} units"


def written(scratch: Path, count: int = 0) -> Path:
    """What the functions read: the shipped catalogue, with copies of one edition until it has so many."""
    whole, folder = _shipped(), scratch / f"catalogue-{count}"
    one = next(each for each in whole.editions if each.id == COPIED)
    copies = (_copy(one, n) for n in range(len(whole.editions), count))
    write_folder(pack(replace(whole, editions=(*whole.editions, *copies))), folder)
    return folder


def _copy(one: Procedure, n: int) -> Procedure:
    copied = one.model_copy(update={"id": f"thu-tuc-{n:04d}"})
    # What was worked out of the original came along, and its digest would name both.
    copied.__dict__.pop("digest", None)
    return copied


def _environment(catalogue: Path) -> dict[str, str]:
    named = {name.upper(): f"https://{name.replace('_', '-')}.test" for name in NEEDS}
    return {**named, "CATALOGUE": f"{catalogue}", "AWS_DEFAULT_REGION": "ap-southeast-1"}
