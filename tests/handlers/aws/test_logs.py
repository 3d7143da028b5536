"""One line for an event, the same whether Powertools writes it or, where somebody waits, we do."""

import json
import re
import subprocess
import sys
from typing import Any

EVENT = """
from handlers.aws import logs
{first}
logs.log_event("dossier.routed", level="warning", code="ABC", unit=None, count=2)
"""
STAMP = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}\+0000")


def line(first: str = "") -> dict[str, Any]:
    """What a fresh process logs, as its only line."""
    done = subprocess.run(  # noqa: S603 - our own interpreter and text
        [sys.executable, "-c", EVENT.format(first=first)],
        capture_output=True,
        text=True,
        check=True,
        env={"TZ": "Asia/Ho_Chi_Minh"},
    )
    assert done.stderr == ""
    [only] = done.stdout.splitlines()
    found: dict[str, Any] = json.loads(only)
    return found


def test_an_event_is_one_line_of_json_with_what_may_be_said() -> None:
    found = line()
    assert STAMP.fullmatch(found.pop("timestamp"))
    assert found.pop("location").startswith("log_event:")
    assert found == {
        "level": "WARNING",
        "message": "dossier.routed",
        "service": "motcua",
        "code": "ABC",
        "count": 2,
    }


def test_powertools_gives_it_the_same_members() -> None:
    ours, theirs = line(), line("logs.log_by_powertools()")
    assert list(ours) == list(theirs)
    different = {name for name in ours if ours[name] != theirs[name]}
    assert different <= {"timestamp"}
