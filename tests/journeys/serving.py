"""A small product over fakes, served to a real browser: any catalogue, without the emulator behind it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import uvicorn

from forms.schema.catalogue import Catalogue
from handlers.aws.sessions import Identity
from handlers.web.http.services import Services
from handlers.web.routes import make_app
from infra.local import bind_port
from infra.origin import Origin
from site_templates.building import site_files
from tests.handlers.web.world import World


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
