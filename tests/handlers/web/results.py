"""A decided dossier and a file of its result in storage, for the tests of both who meet it."""

from dataclasses import replace
from typing import Any

import pytest

from forms.fields.attachment import Limits
from handlers.aws.uploads import ANY, BadFile, File
from handlers.dossier.code import filing_code
from handlers.dossier.dossier import Actor
from handlers.dossier.history.file import RESULT
from tests.handlers.dossier.world import MORNING, filed, go
from tests.handlers.web.fakes import HERE, OFFICER, FakeUploads
from tests.handlers.web.officers import Desk
from tests.handlers.web.world import World

CODE = filing_code(b"secret", account="acc-1", edition="e", answers={})
HOME = f"/api/can-bo/ho-so/{CODE}"
CLERK = Actor(OFFICER.username, "officer", OFFICER.full_name, HERE)
KEY, DIGEST = f"{CODE}/{RESULT}/0123456789abcdef", "ab" * 32
MINE = f"/api/ho-so/{CODE}/ket-qua"


@pytest.fixture(name="stored", autouse=True)
def stored_files(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What storage holds: key → digest of a PDF, or why the file is none."""
    held = {KEY: DIGEST}

    def check(self: FakeUploads, key: str, limits: Limits = ANY) -> File:
        assert limits.types == ("pdf",)
        if len(held.get(key, "missing")) != 64:
            raise BadFile(held.get(key, "missing"))
        return File(key, 4096, "application/pdf", held[key], "v1")

    monkeypatch.setattr(FakeUploads, "check", check)
    return held


def decided(receive: str = "electronic") -> Desk:
    world = World()
    ready = go(filed(0, receive), "claim", "receive", "process", "decide", at=MORNING, by=CLERK)
    world.now = ready.events[-1].at
    world.dossiers.create(replace(ready, code=CODE))
    return Desk(world, code=CODE)


def put(at: Desk, key: str = KEY, **boxes: str) -> Any:
    token = str(at.dossier.summary.token)
    return at.sure("add_result", {"key": key, "_token": token, **boxes})
