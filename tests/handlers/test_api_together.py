"""The first requests of a new process, all at once: what is made at first use is made by many threads."""

import json
import os
import subprocess
import sys
from pathlib import Path

from forms.compiled.catalogue import pack, write_folder
from handlers.api import NEEDS
from tests.forms.shipped import shipped

ROOT = Path(__file__).parents[2]
FIRST = """
import asyncio, sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
import httpx
from forms.compiled.catalogue import read_folder
from handlers import api
from handlers.aws.settings import Settings, clock
from handlers.web.routes import make_app

THREADS = 4
settings = Settings.from_environment(api.NEEDS)
catalogue = read_folder(Path(settings.catalogue))
services = api.make_services(settings, catalogue, clock(settings.as_of, catalogue.zone))
app = make_app(services)
forms = ("dang-ky-tam-tru", "thong-bao-luu-tru", "cap-the-can-cuoc")
asked = [("GET", f"/api/thu-tuc/{form}?lang={language}") for form in forms for language in ("vi", "en")]
asked += [("POST", f"/api/thu-tuc/{form}?lang={language}") for form in forms for language in ("vi", "en")]
asked += [("GET", "/api/openapi.json"), ("GET", "/api/tim?q=tam%20tru&lang=en"), ("GET", "/api/khong-co")]

async def ask(method, path):
    headers = {"accept": "text/html", "sec-fetch-site": "same-origin"}
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="https://x.test", headers=headers) as client:
        sent = {"data": {"ho_ten": "x", "_do": "check"}} if method == "POST" else {}
        answer = await client.request(method, path, **sent)
    return answer.status_code, answer.text

start = Barrier(THREADS)

def browse(turn):
    start.wait(30)
    return [(one, asyncio.run(ask(*one))) for one in asked[turn:] + asked[:turn]]

sys.setswitchinterval(1e-6)
with ThreadPoolExecutor(THREADS) as pool:
    given = [answer for answers in pool.map(browse, range(THREADS)) for answer in answers]
alone = {one: asyncio.run(ask(*one)) for one in asked}
import json
wrong = sorted({f"{one} was answered {answer[0]}" for one, answer in given if answer != alone[one]})
print(json.dumps({"wrong": wrong, "statuses": sorted({status for status, _ in alone.values()})}))
"""
"""Asks before anything was asked of the process, and afterwards the same again, one after the other."""


def test_the_first_requests_of_a_process_may_come_at_once(tmp_path: Path) -> None:
    write_folder(pack(shipped()), tmp_path)
    named = {name.upper(): f"https://{name.replace('_', '-')}.test" for name in NEEDS}
    told = subprocess.run(  # noqa: S603 - a program of our own
        [sys.executable, "-c", FIRST],
        cwd=ROOT,
        env={**os.environ, **named, "CATALOGUE": f"{tmp_path}", "AS_OF": "2026-09-01"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr[-3000:]
    assert json.loads(told.stdout.splitlines()[-1]) == {"wrong": [], "statuses": [200, 404, 422]}
