"""Counting load: a thousand filings from sixteen clients, every fifth sent twice, none lost or doubled."""

import itertools
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from forms.schema.catalogue import Catalogue
from handlers.aws.sessions import Identity
from infra import local
from tests.journeys.answers import STAY, notice
from tests.journeys.walks import Town

pytestmark = pytest.mark.emulator
FILINGS, CLIENTS = 1000, 16
COMMUNES = ("10441", "10459", "10465", "10489")


@pytest.fixture
def town(catalogue: Catalogue, tmp_path: Path) -> Iterator[Town]:
    """A product of its own: everything in it is counted."""
    with local.run_hosted(catalogue, tmp_path) as running:
        yield Town("today", running)


def test_accepted_is_stored_is_queued_is_visible(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    crowd = _Crowd(town)
    # The doubles stand beside their originals: two clients send them at the same time.
    sends = [n for n in range(FILINGS) for _ in range(2 if n % 5 == 0 else 1)]
    with ThreadPoolExecutor(CLIENTS) as pool:
        receipts = list(pool.map(crowd.file, sends))
        accepted = {receipt["code"]: n for n, receipt in zip(sends, receipts, strict=True)}
        answers: dict[int, set[str]] = {}
        for n, receipt in zip(sends, receipts, strict=True):
            answers.setdefault(n, set()).add(str(receipt))
        assert all(len(told) == 1 for told in answers.values()), "a double got another receipt"
        assert town.routed(60), "something stayed unrouted"
        visible = set(itertools.compress(accepted, pool.map(crowd.sees, accepted, accepted.values())))
    crowd.close()
    units = {receipt["code"]: receipt["unit"]["id"] for receipt in receipts}
    queued = _queued(town)
    stored = _stored(town)
    sent = Counter(units.values())
    with capsys.disabled():
        print(
            f"\n{len(sends)} sent by {CLIENTS} clients: {len(accepted)} accepted, {len(stored)} stored, "
            f"{len(queued)} queued, {len(visible)} visible; by unit {dict(sorted(sent.items()))}"
        )
    assert len(accepted) == FILINGS
    assert stored == set(accepted)
    assert queued == units, "a queue has what is not its unit's, or lacks what is"
    assert visible == set(accepted)


class _Crowd:
    """Sixteen people, each with a session; whoever sends is one of sixteen connections."""

    def __init__(self, town: Town) -> None:
        services = town.running.services
        procedure = services.catalogue.current_edition(STAY, services.today)
        assert procedure is not None
        self.address, self.edition = f"/api/thu-tuc/{STAY}", procedure.digest
        self.day, self.origin = services.today, town.origin
        people = (
            Identity(f"sub-{n}", f"nguoi{n}", full_name="Trần Thị Đông", id_number=f"0011900000{n:02}")
            for n in range(CLIENTS)
        )
        self.tokens = [services.sessions.start(who, services.now()) for who in people]
        self.mine = threading.local()
        self.opened: list[httpx.Client] = []

    def file(self, n: int) -> dict[str, Any]:
        answer = self._client().post(self.address, json=self._body(n), headers=self._session(n))
        assert answer.status_code == 201, f"{n}: {answer.text}"
        told: dict[str, Any] = answer.json()
        return told

    def sees(self, code: str, n: int) -> bool:
        answer = self._client().get(f"/api/ho-so/{code}", headers=self._session(n))
        return answer.status_code == 200 and bool(answer.json()["code"] == code)

    def close(self) -> None:
        for client in self.opened:
            client.close()

    def _client(self) -> httpx.Client:
        if not hasattr(self.mine, "client"):
            headers = {"accept": "application/json", "origin": self.origin}
            client = httpx.Client(base_url=self.origin, headers=headers, trust_env=False, timeout=60)
            self.mine.client = client
            self.opened.append(client)
        found: httpx.Client = self.mine.client
        return found

    def _session(self, n: int) -> dict[str, str]:
        return {"cookie": f"phien={self.tokens[n % CLIENTS]}"}

    def _body(self, n: int) -> dict[str, Any]:
        return notice(self.edition, f"Số {n}", self.day, COMMUNES[n % len(COMMUNES)])


def _queued(town: Town) -> dict[str, str]:
    """Dossier code → the unit in whose queue its notice lies. Router and sweeper may both send one: then it
    is the same notice. None holds personal data."""
    found: dict[str, str] = {}
    ids: dict[str, str] = {}
    services, queues = town.running.services, town.running.queues
    for unit in services.catalogue.open_units(services.today, STAY):
        while notices := queues.receive(unit.id):
            for told in notices:
                event = told.event
                assert event["specversion"] == "1.0"
                assert event["data"]["unit"] == unit.id
                assert ids.setdefault(event["subject"], event["id"]) == event["id"], (
                    "two notices of one filing"
                )
                assert "Trần" not in str(event)
                found[event["subject"]] = unit.id
                url = queues.client.get_queue_url(QueueName=queues.queue_name(unit.id))["QueueUrl"]
                queues.client.delete_message(QueueUrl=url, ReceiptHandle=told.handle)
    return found


def _stored(town: Town) -> set[str]:
    """The codes of all dossiers in the table, read from end to end."""
    dossiers = town.running.dossiers
    pages = dossiers.client.get_paginator("scan").paginate(TableName=dossiers.table, ConsistentRead=True)
    return {item["pk"]["S"] for page in pages for item in page["Items"] if "body" in item}
