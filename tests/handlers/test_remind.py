"""The timekeeper: what is due is done once, nothing else is read, and one failure holds up nobody."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from handlers import remind as function
from handlers.aws.dossiers import Dossiers, StaleVersion
from handlers.dossier.dossier import Dossier
from handlers.remind import DossiersLate, handler, remind
from tests.handlers.aws.memory import Memory
from tests.handlers.dossier.world import CALENDAR, DAY, MORNING, filed, go

LATE = datetime(2026, 8, 4, 0, 5, tzinfo=MORNING.tzinfo)
CODES = ("AAAAAAAAAAAAA", "BBBBBBBBBBBBB", "0CCCCCCCCCCCC")


class Counted(Memory):
    """A table that knows which dossiers were read."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[str] = []

    def get_item(self, **asked: Any) -> dict[str, Any]:
        self.read.append(asked["Key"]["pk"]["S"])
        return super().get_item(**asked)


def opened(table: Any) -> Dossiers:
    return Dossiers(table, "t")


def kept(table: Any, code: str, *moves: str, **data: Any) -> Dossier:
    """A dossier in the table, with every move saved by itself."""
    dossiers, dossier = opened(table), replace(filed(), code=code)
    dossiers.create(dossier)
    for move in moves:
        after = go(dossier, move, **(data if move == "ask_supplement" else {}))
        dossiers.save(after, dossier.version)
        dossier = after
    return dossier


def steps(table: Any) -> list[str]:
    found = (opened(table).get(code) for code in CODES)
    return [one.summary.step for one in found if one]


def test_what_is_due_is_done_once_and_only_that_is_read() -> None:
    table = Counted()
    kept(table, CODES[0], "claim", "ask_supplement", until="2026-07-31")
    kept(table, CODES[1], "claim", "ask_supplement", until="2026-08-19")
    kept(table, CODES[2])
    table.read.clear()
    assert remind(opened(table), LATE, CALENDAR) == (1, 0)
    assert table.read == [CODES[0]]
    assert steps(table) == ["refused", "supplement_requested", "submitted"]
    table.read.clear()
    assert remind(opened(table), LATE, CALENDAR) == (0, 0)
    assert table.read == []


def test_what_a_citizen_did_meanwhile_is_looked_at_once_and_not_again() -> None:
    table = Counted()
    asked = kept(table, CODES[0], "claim", "ask_supplement", until="2026-07-31")
    opened(table).save(go(asked, "withdraw"), asked.version)
    table.read.clear()
    assert remind(opened(table), LATE, CALENDAR) == (0, 0)
    assert remind(opened(table), LATE + DAY, CALENDAR) == (0, 0)
    assert table.read == [CODES[0]]


class Failing(Dossiers):
    """One dossier cannot be saved; another is always faster."""

    def save(self, dossier: Dossier, expected_version: int) -> None:
        if dossier.code == CODES[0] and dossier.summary.step == "refused":
            raise RuntimeError("no")
        if dossier.code == CODES[1] and dossier.summary.step == "refused":
            raise StaleVersion(dossier.code)
        super().save(dossier, expected_version)


def test_one_failure_holds_up_nobody_and_is_called_out_after_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    table = Memory()
    client: Any = table
    for code in CODES:
        kept(table, code, "claim", "ask_supplement", until="2026-07-31")
    monkeypatch.setattr(function, "adapters", lambda: (Failing(client, "t"), CALENDAR, lambda: LATE))
    with pytest.raises(DossiersLate, match="could not act on 1 dossiers; it did on 1"):
        handler({}, None)
    assert steps(table) == ["supplement_requested", "supplement_requested", "refused"]
    monkeypatch.setattr(function, "adapters", lambda: (opened(table), CALENDAR, lambda: LATE))
    assert handler({}, None) == {"changed": 2, "left": 0}
    assert steps(table) == ["refused"] * 3


def test_more_are_due_than_fit_on_one_page() -> None:
    table = Memory()
    codes = [f"A{n:012d}" for n in range(120)]
    for code in codes:
        kept(table, code, "claim", "ask_supplement", until="2026-07-31")
    assert sorted(opened(table).due_codes(LATE)) == codes
    assert remind(opened(table), LATE, CALENDAR) == (120, 0)
