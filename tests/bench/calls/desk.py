"""Warm calls of an officer and of a citizen: a claim, a dossier, the inbox, a status. Storage in memory.

The same file runs in the tree of before, where one name was another.
"""

import importlib
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from mangum import Mangum

from handlers.aws.dossiers import Dossiers
from handlers.aws.tables import DOSSIERS
from handlers.dossier.code import filing_code
from tests.bench.gateway import event, form
from tests.handlers.aws.memory import Memory
from tests.handlers.dossier.world import filed
from tests.handlers.web.world import CITIZEN, OFFICER, World

LISTED = 50
"""As many as stand on a page of the inbox."""
TOKEN = re.compile(r'name="_token" value="(\d+)"')

routes: Any = importlib.import_module("handlers.web.routes")
make_app = getattr(routes, "make_app", None) or routes.app

memory = Memory()
store: Any = Dossiers(memory, DOSSIERS.name)  # type: ignore[arg-type]  # it answers as the client would
world = World(dossiers=store)
first = filed()
for n in range(LISTED):
    code = filing_code(b"secret", account=first.account, edition=f"{n}", answers=first.answers)
    dossier = store.create(replace(first, code=code))
unclaimed = dict(memory.items[dossier.code])
handler = Mangum(make_app(world.office), lifespan="off")
officer, citizen = (world.sessions.start(who, world.now) for who in (OFFICER, CITIZEN))
HOME = f"/api/can-bo/ho-so/{dossier.code}"


def got(path: str, session: str) -> Callable[[], str]:
    """A page as a browser asks for it."""
    asked = event(path, accept="text/html", cookie=f"phien={session}")

    def call() -> str:
        answer: Any = handler(asked, None)  # type: ignore[arg-type]  # nothing reads Lambda's context
        assert answer["statusCode"] == 200, answer["body"][-2000:]
        return str(answer["body"])

    return call


def claimed(token: str) -> Callable[[], str]:
    """The press of the button on a dossier that nobody holds."""
    asked = form(f"{HOME}/claim", f"_token={token}")
    asked["headers"] |= {"cookie": f"phien={officer}", "sec-fetch-site": "same-origin"}

    def call() -> str:
        memory.items[dossier.code] = dict(unclaimed)
        answer: Any = handler(asked, None)  # type: ignore[arg-type]  # nothing reads Lambda's context
        assert answer["statusCode"] == 303, answer["body"][-2000:]
        return str(answer["body"])

    return call


page = got(HOME, officer)
CALLS = {
    "claim": claimed((TOKEN.findall(page()) or [""])[0]),
    "dossier": page,
    "inbox": got("/api/can-bo", officer),
    "status": got(f"/api/ho-so/{dossier.code}", citizen),
}
