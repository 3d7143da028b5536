"""A small product for the tests of the web: the real app over fakes, and a client for whoever uses it."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import httpx
from starlette.types import ASGIApp

from forms.schema.catalogue import Catalogue
from forms.schema.site import SiteFile
from forms.schema.unit import Unit
from handlers.aws.sessions import Identity
from handlers.dossier.dossier import Dossier
from handlers.web.http.services import Services
from handlers.web.routes import make_app
from tests.handlers.dossier.world import CALENDAR, MORNING, filed, procedure, unit
from tests.handlers.web.conformance import check, check_cookies
from tests.handlers.web.fakes import (
    ADMIN,
    CITIZEN,
    COLLEAGUE,
    ELSEWHERE,
    HEAD,
    HERE,
    NEIGHBOUR,
    OFFICER,
    STRANGER,
    FakeAccounts,
    FakeDossiers,
    FakeProvider,
    FakeScans,
    FakeSessions,
    FakeThrottle,
    FakeUploads,
)
from tests.viet_nam import IN_VN

ORIGIN = "http://desk.test"


class Client:
    """A browser or a program: keeps cookies, follows nothing by itself."""

    def __init__(self, app: ASGIApp, origin: str, headers: Mapping[str, str] | None = None) -> None:
        self.app, self.origin, self.headers, self.cookies = app, origin, headers or {}, httpx.Cookies()

    def request(self, method: str, path: str, **sent: Any) -> httpx.Response:
        return asyncio.run(self._request(method, path, sent))

    def get(self, path: str, **sent: Any) -> httpx.Response:
        return self.request("GET", path, **sent)

    def post(self, path: str, **sent: Any) -> httpx.Response:
        return self.request("POST", path, **sent)

    async def _request(self, method: str, path: str, sent: dict[str, Any]) -> httpx.Response:
        transport = httpx.ASGITransport(self.app)
        async with httpx.AsyncClient(
            transport=transport, base_url=self.origin, headers=self.headers, cookies=self.cookies
        ) as client:
            answer = await client.request(method, path, **sent)
            self.cookies = client.cookies
        check(method, answer)
        check_cookies(answer)
        return answer


@dataclass
class World:
    """The office, its fakes, and a client per person."""

    dossiers: FakeDossiers = field(default_factory=FakeDossiers)
    sessions: FakeSessions = field(default_factory=FakeSessions)
    accounts: FakeAccounts = field(default_factory=FakeAccounts)
    throttle: FakeThrottle = field(default_factory=FakeThrottle)
    scans: FakeScans = field(default_factory=FakeScans)
    now: datetime = MORNING
    origin: str = ORIGIN
    changes: dict[str, Any] = field(default_factory=dict)
    """Keys of the procedure."""
    site: SiteFile = IN_VN
    """What the site says of itself."""

    @property
    def office(self) -> Services:
        return Services(
            catalogue=Catalogue((procedure(**self.changes),), units(), (), CALENDAR, site=self.site),
            now=lambda: self.now,
            dossiers=self.dossiers,
            sessions=self.sessions,
            accounts=self.accounts,
            uploads=FakeUploads(),
            scans=self.scans,
            throttle=self.throttle,
            identity=FakeProvider(),
            secret=b"secret",
            origin=self.origin,
        )

    def client(self, who: Identity | None = None, *, json: bool = False) -> Client:
        """A browser (or a program) of this person, on our own pages."""
        headers = {"sec-fetch-site": "same-origin", "accept": "application/json" if json else "text/html"}
        client = Client(make_app(self.office), self.origin, headers)
        if who is not None:
            client.cookies.set("phien", self.sessions.start(who, self.now))
        return client

    def file(self, **told: Any) -> Dossier:
        """A dossier of CITIZEN in the unit HERE."""
        return self.dossiers.create(filed(**told, **self.changes))


def units() -> tuple[Unit, ...]:
    takes = ("dang-ky-tam-tru",)
    there = unit(ELSEWHERE).model_copy(update={"accepts": takes})
    return unit(HERE).model_copy(update={"accepts": takes}), there


__all__ = ["ADMIN", "CITIZEN", "COLLEAGUE", "ELSEWHERE", "HEAD", "HERE", "NEIGHBOUR", "OFFICER", "ORIGIN"]
__all__ += ["STRANGER", "Client", "FakeAccounts", "FakeDossiers", "FakeProvider", "FakeSessions"]
__all__ += ["FakeThrottle", "FakeUploads", "World"]
