"""Requests at the same time, in both languages, are answered as each is answered alone."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from threading import Barrier

import httpx
import pytest
from starlette.types import ASGIApp

from handlers.aws.sessions import Identity
from handlers.web.routes import make_app
from site_templates import render
from site_templates.stylesheet import styles_of
from tests.forms.shipped import stored
from tests.handlers.web.citizens import PATH, POST, PROCESSING, WHO, Counter
from tests.handlers.web.world import OFFICER, ORIGIN

THREADS, ROUNDS = 8, 6
LANGUAGES = ("vi", "en")
HTML = re.compile(r'<html lang="(\w+)"')
WRONG = {"so_dinh_danh": "12 ba", "ho_ten": ""}

Answer = tuple[int, str, tuple[tuple[str, str], ...]]
"""Status, page, headers."""


@dataclass(frozen=True)
class Asked:
    """One request of a browser."""

    path: str
    who: Identity | None = None
    posted: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Product:
    """One app that serves everyone, and the sessions of those who are logged in."""

    app: ASGIApp
    tokens: dict[Identity | None, str]
    code: str
    edition: str

    def answer(self, asked: Asked) -> Answer:
        return asyncio.run(self._answer(asked))

    async def _answer(self, asked: Asked) -> Answer:
        headers = {"sec-fetch-site": "same-origin", "accept": "text/html"}
        cookies = {"phien": self.tokens[asked.who]} if asked.who else {}
        transport = httpx.ASGITransport(self.app)
        async with httpx.AsyncClient(
            transport=transport, base_url=ORIGIN, headers=headers, cookies=cookies
        ) as client:
            sent = dict(asked.posted)
            found = await (client.post(asked.path, data=sent) if sent else client.get(asked.path))
        return found.status_code, found.text, tuple(found.headers.items())


def product() -> Product:
    """A product of its own with one dossier that an officer works on."""
    counter = Counter()
    dossier = counter.moved(counter.filed(), *PROCESSING)
    tokens: dict[Identity | None, str] = {
        who: counter.sessions.start(who, counter.now) for who in (WHO, OFFICER)
    }
    office = counter.office
    # As functions have it: an edition is read at the first request for it.
    services = replace(office, catalogue=stored(office.catalogue))
    return Product(make_app(services), tokens, dossier.code, counter.edition)


def requests(of: Product) -> list[Asked]:
    """Forms, checks right and wrong, a status, the desk: each in both languages."""
    asked = list[Asked]()
    for language in LANGUAGES:
        lang, told = f"?lang={language}", {**POST, "_edition": of.edition, "_lang": language, "_do": "check"}
        asked += [
            Asked(f"{PATH}{lang}"),
            Asked(f"{PATH}{lang}", WHO),
            Asked(PATH, None, tuple(told.items())),
            Asked(PATH, WHO, tuple(told.items())),
            Asked(PATH, None, tuple({**told, **WRONG}.items())),
            Asked(f"/api/ho-so{lang}", WHO),
            Asked(f"/api/ho-so/{of.code}{lang}", WHO),
            Asked(f"/api/can-bo{lang}", OFFICER),
            Asked(f"/api/can-bo/ho-so/{of.code}{lang}", OFFICER),
            Asked(f"/api/khong-co{lang}"),
        ]
    return asked


def forget_kept() -> None:
    """What was made at first use is to be made again, by all threads at once."""
    for kept in (render.environment, render.scripts_of, render.frames, styles_of):
        kept.cache_clear()


@pytest.mark.usefixtures("hurried")
def test_requests_at_the_same_time_are_answered_as_each_is_alone() -> None:
    quiet = product()
    alone = {asked: quiet.answer(asked) for asked in requests(quiet)}
    assert {status for status, _, _ in alone.values()} == {200, 404, 422}
    assert {language for _, page, _ in alone.values() for language in HTML.findall(page)} == {*LANGUAGES}
    # A product that has answered nothing: the first requests of all threads meet.
    busy, start = product(), Barrier(THREADS)
    forget_kept()
    every = list(alone)

    def browse(turn: int) -> list[Asked]:
        """The requests that this thread was given another answer to."""
        start.wait()
        order = (every[turn:] + every[:turn]) * ROUNDS
        return [asked for asked in order if busy.answer(asked) != alone[asked]]

    with ThreadPoolExecutor(THREADS) as pool:
        wrong = [asked for turned in pool.map(browse, range(0, 2 * THREADS, 2)) for asked in turned]
    assert not wrong, f"{len(wrong)} answers were others than alone, as to {wrong[0]}"
