"""A function that is put to sleep after its start and woken many times over, as SnapStart does.

Every copy goes on from the same memory: what must be unique or fresh is not made before the first request.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any

from forms.compiled.catalogue import pack, write_folder
from handlers.aws.settings import clock
from tests.forms.shipped import shipped
from tests.handlers.test_api import ENVIRONMENT
from tests.viet_nam import VIETNAM

COPIES = """
import json, os, socket, sys
from importlib import import_module
from handlers import api
from handlers.web.routes import ROUTES

# Started with all that a request may need, and put to sleep.
for route in ROUTES:
    import_module(route.endpoint.__module__)
api._adapter_of_app()
def family(fd):
    # The loop of asyncio wakes itself by a pair of its own, which leads nowhere else.
    try:
        with socket.socket(fileno=os.dup(fd)) as one:
            return one.family.name
    except OSError:
        return "AF_UNIX"

families = {family(int(fd)) for fd in os.listdir("/proc/self/fd") if os.path.exists(f"/proc/self/fd/{fd}")}
print(json.dumps({"connections": sorted(families - {"AF_UNIX"}),
                  "clients": "botocore.session" in sys.modules}), flush=True)

def wake():
    from handlers.aws import sessions, uploads
    services = api._adapter_of_app().app.state.services
    login = services.identity.begin()
    return [login.state, login.nonce, login.verifier, sessions._new_token(), uploads._new_name()]

for _ in range(2):
    if not (child := os.fork()):
        print(json.dumps(wake()), flush=True)
        os._exit(0)
    os.waitpid(child, 0)
"""


def copies(tmp_path: Path) -> list[Any]:
    """What the sleeper says of itself, then what each copy of it makes."""
    write_folder(pack(shipped()), tmp_path)
    done = subprocess.run(  # noqa: S603 - our own interpreter and text
        [sys.executable, "-c", COPIES],
        capture_output=True,
        text=True,
        check=True,
        env={**ENVIRONMENT, "CATALOGUE": f"{tmp_path}"},
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_copies_share_no_secret_no_connection_and_no_client(tmp_path: Path) -> None:
    asleep, *woken = copies(tmp_path)
    assert asleep == {"connections": [], "clients": False}
    made = [secret for one in woken for secret in one]
    assert len(made) == len(set(made)) == 10


def slept(days: int) -> tuple[Callable[[tzinfo], datetime], Callable[[], None]]:
    """A clock of the machine, and what lets these days pass."""
    at = [datetime(2026, 11, 30, 20, tzinfo=UTC)]

    def sleep() -> None:
        at[0] += timedelta(days=days)

    return lambda zone: at[0].astimezone(zone), sleep


def test_a_copy_woken_days_later_shows_the_day_of_law_it_was_told_or_today() -> None:
    for told, shown in (("2022-04-12", "2022-04-12T03:00:00+07:00"), ("", "2026-12-04T03:00:00+07:00")):
        now, sleep = slept(3)
        asked = clock(told, VIETNAM, now)
        sleep()
        assert asked().isoformat() == shown
        sleep()
        assert asked() - timedelta(days=3) == datetime.fromisoformat(shown)
