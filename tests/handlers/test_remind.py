"""The timekeeper: what is due is done once, nothing else is read, and one failure holds up nobody."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from forms.schema.catalogue import Catalogue
from handlers import remind as function
from handlers.aws.dossiers import Dossiers, StaleVersion
from handlers.dossier.dossier import Dossier
from handlers.remind import DossiersLate, handler, log_silence, remind
from tests.handlers.aws.memory import Memory
from tests.handlers.dossier.world import CALENDAR, DAY, MORNING, filed, go, procedure
from tests.handlers.test_units import Heard
from tests.handlers.web.world import ELSEWHERE, units
from tests.viet_nam import IN_VN

LATE = datetime(2026, 8, 4, 0, 5, tzinfo=MORNING.tzinfo)
PLACE = Catalogue((procedure(),), units(), (), CALENDAR, site=IN_VN)
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
    monkeypatch.setattr(function, "adapters", lambda: (Failing(client, "t"), PLACE, lambda: LATE))
    with pytest.raises(DossiersLate, match="could not act on 1 dossiers; it did on 1"):
        handler({}, None)
    assert steps(table) == ["supplement_requested", "supplement_requested", "refused"]
    monkeypatch.setattr(function, "adapters", lambda: (opened(table), PLACE, lambda: LATE))
    assert handler({}, None) == {"changed": 2, "left": 0}
    assert steps(table) == ["refused"] * 3


def test_more_are_due_than_fit_on_one_page() -> None:
    table = Memory()
    codes = [f"A{n:012d}" for n in range(120)]
    for code in codes:
        kept(table, code, "claim", "ask_supplement", until="2026-07-31")
    assert sorted(opened(table).due_codes(LATE)) == codes
    assert remind(opened(table), LATE, CALENDAR) == (120, 0)


NOON, TOLD = MORNING + timedelta(hours=4), ("unit.silent", "ERROR")
"""Wednesday 12:30: of the filing of Tuesday evening four and a half hours of reception have passed."""


def silent(table: Any, at: datetime) -> list[tuple[str, str, int]]:
    """What a run names: unit, code, hours."""
    with Heard() as records:
        count = log_silence(opened(table), PLACE, at)
    told = [vars(one) for one in records if (one.getMessage(), one.levelname) == TOLD]
    assert len(told) == count
    return [(one["unit"], one["code"], one["hours"]) for one in told]


def test_a_unit_that_has_taken_nothing_up_for_eight_office_hours_is_named_with_its_oldest_filing() -> None:
    table = Memory()
    first = kept(table, CODES[0])
    here, code = first.summary.unit, first.code
    assert silent(table, NOON) == []
    assert silent(table, datetime(2026, 7, 22, 16, 29, tzinfo=MORNING.tzinfo)) == []
    assert silent(table, datetime(2026, 7, 22, 16, 30, tzinfo=MORNING.tzinfo)) == [(here, code, 8)]
    assert silent(table, datetime(2026, 7, 23, 6, 0, tzinfo=MORNING.tzinfo)) == [(here, code, 8)]


def test_the_one_that_has_waited_longest_is_named_though_another_is_due_first() -> None:
    table, at_once = Memory(), {"amount": 0, "unit": "immediate"}
    opened(table).create(replace(filed(at=MORNING, time_limit=at_once), code=CODES[0]))
    kept(table, CODES[1])
    assert [code for _, code, _ in silent(table, MORNING + 2 * DAY)] == [CODES[1]]


def test_a_unit_that_has_claimed_its_filings_or_has_none_is_not_named() -> None:
    table = Memory()
    assert silent(table, LATE) == []
    kept(table, CODES[0], "claim")
    kept(table, CODES[1], "claim", "receive")
    kept(table, CODES[2], "withdraw")
    assert silent(table, LATE) == []


def test_what_another_unit_has_sent_on_waits_from_then() -> None:
    table = Memory()
    dossier = kept(table, CODES[0])
    claimed = go(dossier, "claim", at=LATE)
    opened(table).save(go(claimed, "forward", unit=ELSEWHERE, at=LATE + DAY), 1)
    assert silent(table, LATE + DAY + timedelta(hours=10)) == []
    assert [unit for unit, _, _ in silent(table, LATE + 3 * DAY)] == [ELSEWHERE]


def test_what_a_citizen_sends_meanwhile_is_no_new_beginning() -> None:
    table = Memory()
    opened(table).save(go(kept(table, CODES[0]), "attach", at=LATE), 1)
    assert [code for _, code, _ in silent(table, LATE)] == [CODES[0]]


def test_units_are_looked_at_once_an_hour_with_one_small_page_each(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str, int]] = []

    class Counting(Dossiers):
        def inbox(self, unit: str, tab: str, limit: int = 50, after: str = "") -> Any:
            asked.append((unit, tab, limit))
            return super().inbox(unit, tab, limit, after)

    client: Any = Memory()
    for minute in (0, 14, 15, 45):
        now = LATE.replace(minute=minute)
        monkeypatch.setattr(function, "adapters", lambda now=now: (Counting(client, "t"), PLACE, lambda: now))
        handler({}, None)
    assert asked == [(one.id, "waiting", 10) for one in units()] * 2


def test_a_unit_that_cannot_be_looked_at_keeps_no_other_from_being_named() -> None:
    table: Any = Memory()
    kept(table, CODES[0])

    class Broken(Dossiers):
        def inbox(self, unit: str, tab: str, limit: int = 50, after: str = "") -> Any:
            if unit == ELSEWHERE:
                raise RuntimeError("no")
            return super().inbox(unit, tab, limit, after)

    with Heard() as records:
        assert log_silence(Broken(table, "t"), PLACE, LATE) == 1
    assert sorted(one.getMessage() for one in records) == ["unit.not_looked_at", "unit.silent"]
