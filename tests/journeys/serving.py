"""A small product over fakes, served to a real browser: any catalogue, without the emulator behind it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import Browser as Process

from forms.schema.catalogue import Catalogue
from forms.schema.fee import Fee
from forms.text.language import Text
from handlers.aws.sessions import Identity
from handlers.dossier.code import filing_code
from handlers.dossier.dossier import Dossier, Filing, submit
from handlers.web.http.services import Services
from handlers.web.routes import make_app
from infra.local import bind_port
from infra.origin import Origin
from site_templates.building import site_files
from tests.handlers.web.world import CITIZEN, World
from tests.journeys.chromium import Window


@dataclass(frozen=True)
class Served:
    """Where it is served, and its fakes."""

    origin: str
    world: World
    office: Services

    def session(self, who: Identity) -> str:
        """A session of somebody who has logged in."""
        return self.world.sessions.start(who, self.world.now)


@contextmanager
def served(catalogue: Catalogue, folder: Path) -> Iterator[Served]:
    """The site of a catalogue, its pages written below `folder`, and its API, on a free port."""
    with served_by(World(), catalogue, folder) as running:
        yield running


@contextmanager
def served_by(world: World, catalogue: Catalogue, folder: Path) -> Iterator[Served]:
    """The same over a world in which something has happened already."""
    with bind_port(0) as listening:
        origin = world.origin = f"http://127.0.0.1:{listening.getsockname()[1]}"
        services = replace(world.office, catalogue=catalogue)
        site_files.write(catalogue, services.today, folder, origin=origin)
        whole = Origin(make_app(services), folder, catalogue)
        server = uvicorn.Server(uvicorn.Config(whole, lifespan="off", log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield Served(origin, world, services)
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def window(process: Process, running: Served, who: Identity) -> Iterator[Window]:
    """The browser of somebody who has logged in."""
    one = Window(process, running.origin)
    one.enter(running.session(who))
    yield one
    one.close()


def filed_in(catalogue: Catalogue, form: str, commune: str, at: datetime, **more: Any) -> Dossier:
    """What the citizen filed for a place at a time, as far as the way of a dossier needs it."""
    one = catalogue.current_edition(form, at.date())
    assert one is not None
    answers = {one.routing.field: {one.routing.part or "commune": commune, "detail": "Số 1"}, **more}
    filing = Filing(
        code=filing_code(b"k", account=CITIZEN.sub, edition=one.digest, answers=answers),
        procedure=one,
        answers=answers,
        account=CITIZEN.sub,
        applicant=CITIZEN.full_name,
        unit=catalogue.unit_for(one, answers, at.date()),
        fee=Fee(0, "none", Text(vi="Không thu", en="None")),
        factors=("0000",),
        language="vi",
        receive=one.receive[0],
    )
    return submit(filing, at, catalogue.calendar)
