"""The whole product on one machine: the emulator with its stack, demo people, one origin for a browser."""

import contextlib
import socket
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import uvicorn

from forms.compiled import catalogue as compiled
from forms.compiled import published
from forms.compiled.published_list import DamagedEdition
from forms.schema.catalogue import Catalogue
from forms.source.loader import FORMS, load
from forms.text.complaint import BrokenForms
from forms.text.formatting import day
from handlers import api
from handlers.aws.accounts import Accounts
from handlers.aws.clients import AwsLocation, client
from handlers.aws.dossiers import Dossiers
from handlers.aws.queues import Queues
from handlers.aws.settings import Settings, clock
from handlers.dispatch import dispatch
from handlers.remind import remind
from handlers.sweep import sweep
from handlers.units import Register, move_all
from handlers.web.http.services import Services
from handlers.web.routes import make_app
from infra import ministack, people, stack
from infra.loops import Loop, Stream, catch_signals
from infra.ministack import EmulatorRefused
from infra.offline import STACK
from infra.origin import Origin
from infra.scanner import Scanner
from infra.welcome import welcome_text
from site_templates import site
from site_templates.building import site_files

DATA = Path(".local")
ROUTE_SECONDS = 0.2
SWEEP_SECONDS = 15.0
REMIND_SECONDS = 15.0
SCAN_SECONDS = 1.0
UNITS_SECONDS = 60.0
WATCH_SECONDS = 0.1
REFUSALS = (EmulatorRefused, stack.StackFailed, site.TooHeavy, people.NoDesks, DamagedEdition)
FINISH_SECONDS = 10
"""How long requests under way may take once Ctrl-C was pressed."""


@dataclass(frozen=True)
class Product:
    """A running product: what serves it, and what a test wants to look at."""

    app: Origin
    services: Services
    settings: Settings
    people: tuple[people.Person, ...]
    dossiers: Dossiers
    queues: Queues
    emulator: ministack.Emulator
    scanner: Scanner


def serve(port: int = 8080, data: Path = DATA, as_of: date | None = None, forms: Path = FORMS) -> int:
    """Run until Ctrl-C. Exit code 0: stopped and saved; 1: could not start, or could not save."""
    try:
        with catch_signals() as asked, bind_port(port) as listening:
            _serve(load(forms), listening, data, as_of, asked)
    except BrokenForms as broken:
        print(*broken.complaints, sep="\n", file=sys.stderr)
        return 1
    except REFUSALS as refused:
        print(f"motcua: {refused}", file=sys.stderr)
        return 1
    return 0


def _serve(
    catalogue: Catalogue, listening: socket.socket, data: Path, as_of: date | None, asked: list[int]
) -> None:
    with open_product(catalogue, data, listening, as_of) as local:
        server = _server(local)

        def watch() -> None:
            if asked or not local.emulator.alive:
                server.should_exit = True

        print(welcome_text(local.services, local.people, data), flush=True)
        watching = Loop("watch", WATCH_SECONDS, watch).start()
        server.run(sockets=[listening])
        print("\nĐang lưu… / Saving…", flush=True)
        watching.stop()


@contextlib.contextmanager
def run_hosted(
    catalogue: Catalogue, data: Path, as_of: date | None = None, port: int = 0
) -> Iterator[Product]:
    """The same in a thread, for tests: `local.office.origin` is its address."""
    with bind_port(port) as listening, open_product(catalogue, data, listening, as_of) as local:
        server = _server(local)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield local
        finally:
            server.should_exit = True
            thread.join()


@contextlib.contextmanager
def open_product(
    catalogue: Catalogue, data: Path, listening: socket.socket, as_of: date | None = None
) -> Iterator[Product]:
    """Everything but the server. On leaving, the loops end first and the emulator saves last."""
    law = as_of.isoformat() if as_of else ""
    data = _home_of(data, law)
    _check_writable(data)
    today = clock(law, catalogue.zone)().date()
    catalogue = published.remember_editions(data / "published", catalogue, today)
    origin = f"http://127.0.0.1:{listening.getsockname()[1]}"
    shown = day(as_of) if as_of else ""
    site_files.write(catalogue, today, data / "site", shown, origin=origin)
    compiled.write_folder(compiled.pack(catalogue), data / "catalogue")
    emulator = ministack.start(data)
    try:
        settings, told = _deploy(emulator.endpoint, origin, law)
        local = _make_local(catalogue, settings, data, emulator)
        with _run_loops(local, told["DossiersStreamArn"]):
            yield local
    finally:
        emulator.stop()


@contextlib.contextmanager
def bind_port(port: int) -> Iterator[socket.socket]:
    """The port, taken before anything is built. Raises EmulatorRefused when it is taken."""
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(("127.0.0.1", port))
            listening.listen(128)
        except OSError as taken:
            raise EmulatorRefused(
                f"Port {port} of 127.0.0.1 cannot be used ({taken.strerror}): stop what uses it, "
                f"or choose another one, as in PORT={port + 10} make serve."
            ) from taken
        yield listening


def _home_of(data: Path, law: str) -> Path:
    """Where the dossiers are: the folder itself if it holds some, of whatever day, else one in it."""
    # Another day's law begins in its own folder: its dossiers would be years apart from today's.
    return data if (data / "state").is_dir() else data / (f"as-of-{law}" if law else "today")


def _check_writable(data: Path) -> None:
    try:
        data.mkdir(parents=True, exist_ok=True)
        (data / "lock").touch()
    except OSError as why:
        raise EmulatorRefused(f"The data folder {data} cannot be written: {why.strerror}.") from why


def _deploy(endpoint: str, origin: str, as_of: str) -> tuple[Settings, Mapping[str, str]]:
    parameters = {"PublicOrigin": origin, "EncryptedOnly": "false", "ScanUploads": "false"}
    formation = stack.client("cloudformation", endpoint)
    told = stack.apply(formation, STACK, stack.STATEFUL.read_text(encoding="utf-8"), parameters)
    if as_of:
        # The emulator's broom works by the real time and would sweep sessions of an earlier year away.
        _disable_expiry(endpoint, told["SessionsTable"])
    key = stack.filing_key(stack.client("secretsmanager", endpoint), told)
    return stack.settings(told, endpoint, origin, key, as_of), told


def _disable_expiry(endpoint: str, table: str) -> None:
    stack.client("dynamodb", endpoint).update_time_to_live(
        TableName=table, TimeToLiveSpecification={"Enabled": False, "AttributeName": "expires"}
    )


def _make_local(
    catalogue: Catalogue, settings: Settings, data: Path, emulator: ministack.Emulator
) -> Product:
    services = api.make_services(settings, catalogue, clock(settings.as_of, catalogue.zone))
    place, day = AwsLocation.of(settings), services.today
    dynamodb = client("dynamodb", place)
    queues = Queues(client("sqs", place), settings.queue_prefix, settings.queue_dead_letters)
    queues.ensure(unit.id for unit in catalogue.open_units(day))
    crowd = people.demo_people(catalogue, day)
    cognito, phone = client("cognito-idp", place), catalogue.country.phone
    registry = Accounts(cognito, settings.user_pool_client, dynamodb, settings.table_accounts, phone)
    people.make_accounts(cognito, settings.user_pool_id, registry, crowd)
    dossiers = Dossiers(dynamodb, settings.table_dossiers)
    scanner = Scanner(client("s3", place), settings.bucket_uploads)
    served = Origin(make_app(services), data / "site", catalogue)
    return Product(served, services, settings, crowd, dossiers, queues, emulator, scanner)


@contextlib.contextmanager
def _run_loops(local: Product, stream_arn: str) -> Iterator[None]:
    """The router and the sweeper, as on AWS; the stream is read from before the first request on."""
    to = local.dossiers, local.queues
    register = Register(local.services.catalogue, *to, local.services.now)
    stream = Stream(stack.client("dynamodbstreams", local.settings.endpoint), stream_arn)
    loops = [
        Loop("router", ROUTE_SECONDS, lambda: dispatch(stream.read_records(), *to)).start(),
        # Its first turn takes what an earlier run left: that is in no stream any more.
        Loop("sweeper", SWEEP_SECONDS, lambda: sweep(*to)).start(),
        # At the start too: another day may have come since the last run, or have been asked for.
        Loop("units", UNITS_SECONDS, lambda: move_all(register)).start(),
        Loop("timekeeper", REMIND_SECONDS, lambda: _let_time_act(local)).start(),
        Loop("scanner", SCAN_SECONDS, local.scanner.turn).start(),
    ]
    try:
        yield
    finally:
        for loop in loops:
            loop.stop()


def _let_time_act(local: Product) -> None:
    services = local.services
    remind(local.dossiers, services.now(), services.catalogue.calendar)


def _server(local: Product) -> uvicorn.Server:
    return _Server(
        uvicorn.Config(
            local.app,
            lifespan="off",
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=FINISH_SECONDS,
        )
    )


class _Server(uvicorn.Server):
    """Leaves the signals to `serve`."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
