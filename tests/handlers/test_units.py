"""Units close: dossiers move once, crash or not, queues empty, and whoever waits too long is named."""

import logging
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, cast

import pytest

from handlers import units as function
from handlers.aws.items import RoutingNotice
from handlers.aws.queues import QueueMessage
from handlers.dossier.transfer import Target
from handlers.units import DossiersStranded, Outcome, Register, handler, move_all, plan
from tests.handlers.dossier.test_transfer import ABOVE, HERE, NOW, ONE, TWO, catalogue
from tests.handlers.dossier.world import filed, go
from tests.handlers.web.fakes import FakeDossiers
from tests.viet_nam import VIETNAM

CODES = ("A", "B", "C")


class FakeQueues:
    """Queues that hand out what is in them until it is deleted."""

    def __init__(self, **told: str) -> None:
        self.messages = {HERE: [QueueMessage(code, {"subject": code}) for code in told.values()]}

    def receive_if_there(self, unit: str) -> list[QueueMessage]:
        return list(self.messages.get(unit, ()))

    def delete(self, unit: str, handle: str) -> None:
        self.messages[unit] = [one for one in self.messages[unit] if one.handle != handle]


def register(*successors: str, now: datetime = NOW, queues: Any = None, **changes: Any) -> Register:
    dossiers = FakeDossiers()
    for code in CODES:
        dossiers.create(replace(filed(), code=code))
        dossiers.mark_routed(RoutingNotice(code, HERE, "p", "e", "submit", 1))
    world = catalogue(successors, **changes)
    return Register(world, dossiers, cast(Any, queues or FakeQueues()), lambda: now)


def kept(one: Register) -> dict[str, Any]:
    return dict(cast(FakeDossiers, one.dossiers).kept)


def where(one: Register) -> set[str]:
    return {dossier.summary.unit for dossier in kept(one).values()}


def test_all_that_stood_with_the_closed_unit_stands_with_the_new_one_and_it_is_told() -> None:
    one = register(ONE)
    assert move_all(one) == Outcome(moved=3)
    assert where(one) == {ONE}
    assert [row.code for row in one.dossiers.inbox(ONE, "waiting")] == [*CODES]
    told = [(notice.unit, notice.event) for notice in one.dossiers.routing_notices()]
    assert told == [(ONE, "transfer")] * 3


def test_a_second_run_has_nothing_to_do() -> None:
    one = register(ONE)
    move_all(one)
    before = kept(one)
    assert move_all(one) == Outcome()
    assert kept(one) == before


def test_until_the_last_day_is_over_nothing_moves() -> None:
    one = register(ONE, now=datetime(2026, 12, 31, 23, 59, tzinfo=VIETNAM))
    assert move_all(one) == Outcome()
    assert where(one) == {HERE}


def test_a_plan_says_where_each_would_go_and_changes_nothing() -> None:
    one = register(ONE, TWO)
    targets = [(found.dossier.code, found.target) for found in plan(one)]
    assert targets == [(code, Target(ABOVE, "triage", (ONE, TWO))) for code in CODES]
    assert where(one) == {HERE}


def test_a_finished_dossier_stays_with_the_unit_that_finished_it() -> None:
    one = register(ONE)
    done = go(kept(one)["A"], "withdraw")
    one.dossiers.save(done, 1)
    assert move_all(one) == Outcome(moved=2)
    assert kept(one)["A"].summary.unit == HERE


def test_a_crash_loses_nothing_and_the_next_run_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = register(ONE)
    save, saved = one.dossiers.save, list[str]()

    def save_one(dossier: Any, expected: int) -> None:
        if saved:
            raise SystemExit
        saved.append(dossier.code)
        save(dossier, expected)

    monkeypatch.setattr(one.dossiers, "save", save_one)
    with pytest.raises(SystemExit):
        move_all(one)
    assert sorted(dossier.summary.unit for dossier in kept(one).values()) == [ONE, HERE, HERE]
    monkeypatch.setattr(one.dossiers, "save", save)
    assert move_all(one) == Outcome(moved=2)
    assert where(one) == {ONE}


def test_whoever_acts_in_the_same_moment_wins_and_the_next_run_moves_what_came_of_it() -> None:
    one = register(ONE)
    fake = cast(FakeDossiers, one.dossiers)
    fake.interrupt = [go(kept(one)["A"], "attach")]
    assert move_all(one) == Outcome(moved=2, left=1)
    assert move_all(one) == Outcome(moved=1)
    assert [event.move for event in kept(one)["A"].events] == ["submit", "attach", "transfer"]


def test_notices_of_what_moved_leave_the_closed_queue_and_those_of_what_could_not_stay() -> None:
    queues = FakeQueues(a="A", gone="Z")
    one = register(ONE, queues=queues)
    move_all(one)
    assert queues.messages[HERE] == []
    stuck = FakeQueues(a="A")
    move_all(register(queues=stuck, parent="none"))
    assert [one.handle for one in stuck.messages[HERE]] == ["A"]


def test_a_dossier_that_nobody_follows_is_left_and_somebody_is_called(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = register(parent="none")
    monkeypatch.setattr(function, "adapters", lambda: one)
    with pytest.raises(DossiersStranded, match="3 dossiers of closed units were not moved"):
        handler({}, None)
    assert where(one) == {HERE}


def test_a_choice_that_is_late_is_an_alarm_until_it_is_made() -> None:
    one = register(ONE, TWO)
    assert move_all(one) == Outcome(moved=3)
    later = replace(one, now=lambda: NOW + timedelta(days=2))
    with Heard() as records:
        assert move_all(later) == Outcome(waiting=3)
    late = [record for record in records if record.getMessage() == "unit.not_chosen"]
    assert [(record.levelname, vars(record)["unit"]) for record in late] == [("ERROR", ABOVE)] * 3


def test_a_clean_run_says_how_much_it_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    one = register(ONE)
    monkeypatch.setattr(function, "adapters", lambda: one)
    assert handler({}, None) == {"moved": 3, "left": 0, "waiting": 0}


class Heard:
    """What is logged meanwhile."""

    def __enter__(self) -> list[logging.LogRecord]:
        self.records: list[logging.LogRecord] = []
        self.handler = logging.Handler()
        self.handler.emit = self.records.append  # type: ignore[method-assign, assignment]
        logging.getLogger("motcua").addHandler(self.handler)
        return self.records

    def __exit__(self, *_: object) -> None:
        logging.getLogger("motcua").removeHandler(self.handler)
