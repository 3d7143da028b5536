"""The sweeper brings what the stream left, tries everything, and calls for help when something stays."""

from typing import Any

import pytest

from handlers import sweep as function
from handlers.aws.clients import AwsLocation, client
from handlers.aws.dossiers import Dossiers
from handlers.aws.items import RoutingNotice
from handlers.aws.queues import Queues
from handlers.sweep import DossiersLeft, handler, sweep
from tests.handlers.dossier.world import filed

UNIT = "10489-20250701"


@pytest.mark.emulator
def test_what_the_stream_never_brought_is_routed_once(place: AwsLocation, tables: Any) -> None:
    dossiers = Dossiers(client("dynamodb", place), tables.dossiers)
    queues = Queues(client("sqs", place), "motcua-unit-")
    kept = dossiers.create(filed())
    assert sweep(dossiers, queues) == (1, 0)
    assert sweep(dossiers, queues) == (0, 0)
    assert [notice.event["subject"] for notice in queues.receive(UNIT)] == [kept.code]


class Outbox:
    def routing_notices(self) -> list[RoutingNotice]:
        return [RoutingNotice(code, UNIT, "p", "e", "submit", 1) for code in ("A", "B", "C")]

    def mark_routed(self, notice: RoutingNotice) -> bool:
        return True


class Queue:
    def __init__(self, refuses: str = "") -> None:
        self.refuses = refuses
        self.sent: list[str] = []

    def send(self, unit: str, event: Any) -> None:
        if event["subject"] == self.refuses:
            raise RuntimeError
        self.sent.append(event["subject"])


def test_a_sweep_tries_everything_and_then_fails_when_something_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    queue = Queue(refuses="A")
    monkeypatch.setattr(function, "adapters", lambda: (Outbox(), queue))
    with pytest.raises(DossiersLeft, match="1 dossiers are still not with their unit; 2 were brought"):
        handler({}, None)
    assert queue.sent == ["B", "C"]


def test_a_clean_sweep_says_how_much_it_brought(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(function, "adapters", lambda: (Outbox(), Queue()))
    assert handler({}, None) == {"routed": 3, "left": 0}
