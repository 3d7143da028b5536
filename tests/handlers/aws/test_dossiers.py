"""Nothing is stored twice or lost, an own retry is never refused, and exactly one of many wins."""

import json
import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import httpx
import pytest
from botocore.awsrequest import AWSResponse
from botocore.exceptions import ConnectTimeoutError

from handlers.aws.dossiers import CodeClash, Dossiers, StaleVersion
from handlers.aws.items import RoutingNotice, TooLarge
from handlers.dossier.dossier import Dossier
from tests.handlers.dossier.world import FILED, OFFICER, filed, go

UNIT, OTHER = "10489-20250701", "10441-20250701"


def stored(dossiers: Dossiers) -> list[dict[str, Any]]:
    return [dict(item) for item in dossiers.client.scan(TableName=dossiers.table)["Items"]]


def other(code: str, **changes: Any) -> Dossier:
    return replace(filed(), code=code, **changes)


# ---- filing


def test_a_dossier_comes_back_as_it_was_kept(dossiers: Dossiers) -> None:
    kept = dossiers.create(filed())
    assert dossiers.get(kept.code) == kept == filed()


def test_the_same_filing_sent_later_gets_the_first_receipt(dossiers: Dossiers) -> None:
    first = dossiers.create(filed())
    again = dossiers.create(filed(at=FILED + timedelta(hours=3)))
    assert again == first
    assert again.filed_at == FILED
    assert len(stored(dossiers)) == 1


def test_the_same_filing_after_the_unit_went_on_gets_the_dossier_as_it_stands(dossiers: Dossiers) -> None:
    first = dossiers.create(filed())
    dossiers.save(go(first, "claim", "receive"), 1)
    assert dossiers.create(filed()).summary.step == "received"


def test_a_tuple_in_the_answers_is_the_same_as_the_list_it_is_stored_as(dossiers: Dossiers) -> None:
    dossier = other("ABCDEFGHJKMNP", answers={"thanh_vien": ({"ho_ten": "Y"},), "ho_ten": "Ê"})
    dossiers.create(dossier)
    assert dossiers.create(dossier).version == 1


def test_the_same_answers_in_another_order_are_the_same_filing(dossiers: Dossiers) -> None:
    first = dossiers.create(filed())
    turned = dict(sorted(first.answers.items(), reverse=True))
    assert [*turned] != [*first.answers]
    assert dossiers.create(replace(filed(), answers=turned)) == first


@pytest.mark.parametrize(
    "changes", [{"answers": {"ho_ten": "Someone"}}, {"account": "acc-2"}, {"edition": "0" * 12}]
)
def test_a_code_that_names_another_filing_is_refused_and_changes_nothing(
    dossiers: Dossiers, changes: dict[str, Any]
) -> None:
    first = dossiers.create(filed())
    with pytest.raises(CodeClash):
        dossiers.create(replace(filed(), **changes))
    assert dossiers.get(first.code) == first


def test_sixteen_clicks_make_one_dossier_and_one_receipt(dossiers: Dossiers) -> None:
    with ThreadPoolExecutor(16) as pool:
        clicks = [pool.submit(dossiers.create, filed(at=FILED + timedelta(seconds=n))) for n in range(16)]
        receipts = [click.result() for click in clicks]
    assert len({receipt.filed_at for receipt in receipts}) == 1
    assert [json.loads(item["body"]["S"]) for item in stored(dossiers)] == [receipts[0].to_dict()]


def test_a_dossier_that_cannot_be_kept_says_its_size(dossiers: Dossiers) -> None:
    with pytest.raises(TooLarge, match=r"Dossier ABC takes 3\d\d,\d\d\d bytes; at most 350,000"):
        dossiers.create(other("ABC", answers={"noi_dung_de_nghi": "ệ" * 117_000}))
    assert stored(dossiers) == []


# ---- a lost answer


# The SDK does the retrying, and the table in memory is called without it.
EMULATED = pytest.param("emulator", marks=pytest.mark.emulator)
OVER_A_LINE = pytest.mark.parametrize("dossiers", [EMULATED], indirect=True)


@pytest.fixture
def losing(dossiers: Dossiers) -> Iterator[list[str]]:
    """Every first answer to a write is lost after the write was done; the SDK tries again."""
    lost: list[str] = []

    def lose(request: Any, **_: Any) -> AWSResponse | None:
        operation = request.headers["X-Amz-Target"].decode().partition(".")[2]
        if operation not in ("PutItem", "UpdateItem") or operation in lost:
            return None
        lost.append(operation)
        with httpx.Client(trust_env=False) as line:
            headers = {name: _decoded(value) for name, value in request.headers.items()}
            line.post(request.url, content=request.body, headers=headers).raise_for_status()
        raise ConnectTimeoutError(endpoint_url=request.url)

    # The stubs know only of hooks that answer nothing; before-send may answer for the network.
    hooks: Any = dossiers.client.meta.events
    hooks.register("before-send.dynamodb", lose, unique_id="lose")
    yield lost
    hooks.unregister("before-send.dynamodb", unique_id="lose")


def _decoded(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


@OVER_A_LINE
def test_a_filing_whose_answer_was_lost_is_accepted(dossiers: Dossiers, losing: list[str]) -> None:
    assert dossiers.create(filed()) == filed()
    assert losing == ["PutItem"]
    assert len(stored(dossiers)) == 1


@OVER_A_LINE
def test_a_decision_whose_answer_was_lost_is_kept_and_not_stale(
    dossiers: Dossiers, losing: list[str]
) -> None:
    dossiers.create(filed())
    claimed = go(filed(), "claim")
    dossiers.save(claimed, 1)
    assert losing == ["PutItem", "UpdateItem"]
    assert dossiers.get(claimed.code) == claimed


# ---- deciding


def test_only_one_of_two_decisions_on_the_same_state_is_kept(dossiers: Dossiers) -> None:
    first = dossiers.create(filed())
    dossiers.save(go(first, "claim"), 1)
    with pytest.raises(StaleVersion):
        dossiers.save(go(first, "withdraw"), 1)
    kept = dossiers.get(first.code)
    assert kept is not None
    assert [event.move for event in kept.events] == ["submit", "claim"]


def test_a_decision_about_no_dossier_is_stale(dossiers: Dossiers) -> None:
    with pytest.raises(StaleVersion):
        dossiers.save(go(filed(), "claim"), 1)
    assert stored(dossiers) == []


def test_exactly_one_of_sixteen_officers_claims_it(dossiers: Dossiers) -> None:
    first = dossiers.create(filed())

    def claim(n: int) -> str:
        officer = replace(OFFICER, id=f"off-{n}", name=f"Cán bộ {n}")
        try:
            dossiers.save(go(first, "claim", by=officer), 1)
        except StaleVersion:
            return ""
        return officer.id

    with ThreadPoolExecutor(16) as pool:
        winners = [winner for winner in pool.map(claim, range(16)) if winner]
    kept = dossiers.get(first.code)
    assert kept is not None
    assert kept.summary.officer is not None
    assert winners == [kept.summary.officer.id]
    assert kept.version == 2


def test_two_hundred_numbers_drawn_at_once_are_all_different_and_without_a_gap(dossiers: Dossiers) -> None:
    day = date(2026, 7, 22)
    with ThreadPoolExecutor(16) as pool:
        drawn = list(pool.map(lambda _: dossiers.next_number(UNIT, day), range(200)))
    assert sorted(drawn) == list(range(1, 201))
    assert dossiers.next_number(UNIT, day + timedelta(days=1)) == 1
    assert dossiers.next_number(OTHER, day) == 1


def test_a_counter_is_no_dossier(dossiers: Dossiers) -> None:
    dossiers.next_number(UNIT, date(2026, 7, 22))
    assert dossiers.get(f"#counter#{UNIT}#260722") is None
    assert dossiers.get("never filed") is None


def test_a_received_dossier_is_found_by_its_official_number(dossiers: Dossiers) -> None:
    first = dossiers.create(filed())
    received = go(first, "claim", "receive")
    dossiers.save(received, 1)
    assert dossiers.by_number("G01.801.000-260722-0042") == received
    assert dossiers.by_number("G01.801.000-260722-0043") is None


# ---- the outbox


def notice(event: str = "submit", n: int = 1, unit: str = UNIT) -> RoutingNotice:
    dossier = filed()
    return RoutingNotice(dossier.code, unit, dossier.procedure, dossier.edition, event, n)


def test_a_filing_waits_in_the_outbox_until_its_unit_was_told(dossiers: Dossiers) -> None:
    dossiers.create(filed())
    assert list(dossiers.routing_notices()) == [notice()]
    assert dossiers.mark_routed(notice())
    assert list(dossiers.routing_notices()) == []
    assert not dossiers.mark_routed(notice())


def test_work_at_the_desk_neither_fills_nor_empties_the_outbox(dossiers: Dossiers) -> None:
    first = dossiers.create(filed())
    claimed = go(first, "claim")
    dossiers.save(claimed, 1)
    assert list(dossiers.routing_notices()) == [notice()]
    dossiers.mark_routed(notice())
    dossiers.save(go(claimed, "receive"), 2)
    assert list(dossiers.routing_notices()) == []


def test_a_forwarded_dossier_is_told_to_its_new_unit_whatever_the_old_one_was_told(
    dossiers: Dossiers,
) -> None:
    first = dossiers.create(filed())
    dossiers.save(go(first, "claim", "forward"), 1)
    assert list(dossiers.routing_notices()) == [notice("forward", 3, OTHER)]
    assert not dossiers.mark_routed(notice())
    assert list(dossiers.routing_notices()) == [notice("forward", 3, OTHER)]
    assert dossiers.mark_routed(notice("forward", 3, OTHER))


# ---- nothing is logged by storage


def test_storage_says_nothing_about_anybody(dossiers: Dossiers, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        dossiers.create(filed())
    assert "Êban" not in caplog.text
