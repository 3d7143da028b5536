"""What the stream brings reaches its unit's queue, is marked then, and is nobody's personal data."""

import json
import logging
from collections.abc import Mapping
from typing import Any

import pytest

from handlers import dispatch as function
from handlers.aws.clients import AwsLocation, client
from handlers.aws.dossiers import Dossiers
from handlers.aws.items import RoutingNotice, outbox, to_item
from handlers.aws.queues import Queues
from handlers.aws.settings import MissingSetting
from handlers.dispatch import Record, attempt, cloud_event, dispatch, handler
from handlers.dossier.dossier import Dossier
from tests.handlers.dossier.world import filed, go

UNIT, OTHER = "10489-20250701", "10441-20250701"
NOTICE = RoutingNotice("ABCDEFGHJKMNP", UNIT, "dang-ky-tam-tru", "0a1b2c3d4e5f", "submit", 1)


@pytest.fixture
def dossiers(place: AwsLocation, tables: Any) -> Dossiers:
    return Dossiers(client("dynamodb", place), tables.dossiers)


@pytest.fixture
def queues(place: AwsLocation) -> Queues:
    return Queues(client("sqs", place), "motcua-unit-")


def record(dossier: Dossier, since: int = 0, number: str = "1") -> Record:
    """As the stream tells of the write that kept `dossier`."""
    image = to_item(dossier) | outbox(dossier, since)
    return {
        "eventName": "MODIFY" if since else "INSERT",
        "dynamodb": {"SequenceNumber": number, "NewImage": image},
    }


def events(queues: Queues, unit: str) -> list[dict[str, Any]]:
    queues.ensure([unit])
    return [notice.event for notice in queues.receive(unit)]


@pytest.mark.emulator
def test_a_filing_reaches_its_unit_and_leaves_the_outbox(dossiers: Dossiers, queues: Queues) -> None:
    kept = dossiers.create(filed())
    assert dispatch([record(kept)], dossiers, queues) == []
    assert [event["subject"] for event in events(queues, UNIT)] == [kept.code]
    assert list(dossiers.routing_notices()) == []


@pytest.mark.emulator
def test_a_forwarded_dossier_reaches_its_new_unit(dossiers: Dossiers, queues: Queues) -> None:
    kept = dossiers.create(filed())
    dispatch([record(kept)], dossiers, queues)
    forwarded = go(kept, "claim", "forward")
    dossiers.save(forwarded, 1)
    assert dispatch([record(forwarded, 1)], dossiers, queues) == []
    (event,) = events(queues, OTHER)
    assert (event["id"], event["type"]) == ("ABCDEFGHJKMNP#3", "vn.motcua.dossier.forwarded")


@pytest.mark.emulator
def test_a_record_that_comes_twice_is_the_same_event_twice(dossiers: Dossiers, queues: Queues) -> None:
    kept = dossiers.create(filed())
    for _ in range(2):
        assert dispatch([record(kept)], dossiers, queues) == []
    told = events(queues, UNIT)
    assert {event["id"] for event in told} == {"ABCDEFGHJKMNP#1"}


@pytest.mark.emulator
def test_an_old_record_does_not_take_a_forwarded_dossier_out_of_the_outbox(
    dossiers: Dossiers, queues: Queues
) -> None:
    kept = dossiers.create(filed())
    dossiers.save(go(kept, "claim", "forward"), 1)
    assert dispatch([record(kept)], dossiers, queues) == []
    assert [notice.unit for notice in dossiers.routing_notices()] == [OTHER]


@pytest.mark.emulator
def test_what_needs_no_telling_is_passed_by(dossiers: Dossiers, queues: Queues) -> None:
    routed = record(go(filed(), "claim"), 1)
    removed: Record = {"eventName": "REMOVE", "dynamodb": {"SequenceNumber": "2"}}
    counter: Record = {"dynamodb": {"SequenceNumber": "3", "NewImage": {"pk": {"S": "#counter#x"}}}}
    assert dispatch([routed, removed, counter], dossiers, queues) == []
    assert events(queues, UNIT) == []


class Broken:
    """Queues that fail for one unit."""

    def __init__(self) -> None:
        self.sent: list[str] = []

    def send(self, unit_id: str, event: Mapping[str, Any]) -> None:
        if unit_id == OTHER:
            raise RuntimeError("Nguyễn Văn A sent 001190000017")
        self.sent.append(unit_id)


class Marks:
    """Dossiers that only remember what was marked."""

    def __init__(self) -> None:
        self.marked: list[str] = []

    def mark_routed(self, notice: RoutingNotice) -> bool:
        self.marked.append(notice.code)
        return True


def test_one_unit_that_cannot_be_told_does_not_hold_up_the_others() -> None:
    queues, dossiers = Broken(), Marks()
    failing = record(go(filed(), "claim", "forward"), 1, number="7")
    batch = [failing, record(filed(), number="8")]
    assert dispatch(batch, dossiers, queues) == ["7"]  # type: ignore[arg-type]
    assert queues.sent == [UNIT]
    assert dossiers.marked == ["ABCDEFGHJKMNP"]


def test_a_unit_that_was_not_told_leaves_the_dossier_in_the_outbox() -> None:
    dossiers = Marks()
    assert not attempt(NOTICE._replace(unit=OTHER), dossiers, Broken())  # type: ignore[arg-type]
    assert dossiers.marked == []


def test_the_answer_names_the_records_that_must_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(function, "adapters", lambda: (Marks(), Broken()))
    failing = record(go(filed(), "claim", "forward"), 1, number="7")
    assert handler({"Records": [failing]}, None) == {"batchItemFailures": [{"itemIdentifier": "7"}]}


def test_a_failure_is_logged_by_kind_and_code_without_a_word_of_what_was_sent(
    capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        assert not attempt(NOTICE._replace(unit=OTHER), Marks(), Broken())  # type: ignore[arg-type]
    printed = capsys.readouterr()
    logged = printed.out + printed.err + caplog.text
    assert "dossier.not_routed" in logged
    assert "001190000017" not in logged
    assert "Nguyễn" not in logged


def test_an_event_is_a_cloud_event_of_codes_alone() -> None:
    event = cloud_event(NOTICE)
    assert {event[name] for name in ("specversion", "id", "source", "type")} == {
        "1.0",
        "ABCDEFGHJKMNP#1",
        "urn:motcua:dossiers",
        "vn.motcua.dossier.submitted",
    }
    assert event["data"] == {
        "code": "ABCDEFGHJKMNP",
        "unit": UNIT,
        "procedure": "dang-ky-tam-tru",
        "edition": "0a1b2c3d4e5f",
        "event": "submit",
    }
    assert "Êban" not in json.dumps(event, ensure_ascii=False)


def test_the_function_says_which_variable_it_misses(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TABLE_DOSSIERS", "QUEUE_PREFIX"):
        monkeypatch.delenv(name, raising=False)
    function.adapters.cache_clear()
    with pytest.raises(MissingSetting, match="does not set TABLE_DOSSIERS, QUEUE_PREFIX"):
        handler({"Records": []}, None)


def test_the_function_is_built_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "TABLE_DOSSIERS": "t",
        "QUEUE_PREFIX": "q-",
        "ENDPOINT": "http://127.0.0.1:9",
    }.items():
        monkeypatch.setenv(name, value)
    function.adapters.cache_clear()
    dossiers, queues = function.adapters()
    assert (dossiers.table, queues.prefix) == ("t", "q-")
    function.adapters.cache_clear()
