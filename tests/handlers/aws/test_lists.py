"""Desks and citizens see their own dossiers, in order, page by page."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any, Unpack, cast

import pytest

from handlers.aws.dossiers import Dossiers, Page
from handlers.aws.tables import DOSSIERS
from tests.handlers.aws.memory import Memory, Query
from tests.handlers.dossier.world import FILED, filed, go

UNIT, OTHER = "10489-20250701", "10441-20250701"


def file(dossiers: Dossiers, code: str, days: int = 0, account: str = "acc-1") -> Any:
    return dossiers.create(replace(filed(at=FILED + timedelta(days=days)), code=code, account=account))


def test_the_inbox_shows_the_most_urgent_first(dossiers: Dossiers) -> None:
    for code, days in (("C", 6), ("A", 0), ("B", 2)):
        file(dossiers, code, days)
    assert [row.code for row in dossiers.inbox(UNIT, "waiting")] == ["A", "B", "C"]
    assert dossiers.inbox(UNIT, "working") == ()
    assert dossiers.inbox(OTHER, "waiting") == ()


def test_a_row_of_the_inbox_holds_what_the_desk_shows(dossiers: Dossiers) -> None:
    kept = file(dossiers, "A")
    (row,) = dossiers.inbox(UNIT, "waiting")
    assert row.unit == UNIT
    assert (row.procedure, row.applicant, row.step) == ("dang-ky-tam-tru", "Y Ƀlôk Êban", "submitted")
    assert (row.due, row.filed_at) == (kept.summary.due.isoformat(), kept.filed_at.isoformat())


def test_a_dossier_moves_from_tab_to_tab_and_leaves_with_a_forward(dossiers: Dossiers) -> None:
    first = file(dossiers, "A")
    received = go(first, "claim", "receive")
    dossiers.save(received, 1)
    assert dossiers.counts(UNIT) == {"consent": 0, "waiting": 0, "working": 1, "supplement": 0, "done": 0}
    dossiers.save(go(file(dossiers, "B"), "claim", "forward"), 1)
    assert [row.code for row in dossiers.inbox(OTHER, "waiting")] == ["B"]
    assert dossiers.counts(UNIT)["waiting"] == 0


def test_a_row_forgets_the_officer_who_let_go_of_it(dossiers: Dossiers) -> None:
    claimed = go(file(dossiers, "A"), "claim")
    dossiers.save(claimed, 1)
    assert [row.officer for row in dossiers.inbox(UNIT, "waiting")] == ["Lê Văn Tám"]
    dossiers.save(go(claimed, "release"), 2)
    assert [row.officer for row in dossiers.inbox(UNIT, "waiting")] == [""]


def test_the_inbox_goes_on_where_a_page_ended(dossiers: Dossiers) -> None:
    for n in range(7):
        file(dossiers, f"A{n}", n)
    seen, after = [], ""
    while True:
        page = dossiers.inbox(UNIT, "waiting", limit=3, after=after)
        seen += [row.code for row in page]
        after = page.after
        if not after:
            break
    assert seen == [f"A{n}" for n in range(7)]


def test_a_count_stops_where_it_is_told(dossiers: Dossiers) -> None:
    for n in range(5):
        file(dossiers, f"A{n}")
    assert dossiers.counts(UNIT, at_most=3)["waiting"] == 3


class Overheard(Memory):
    """The table in memory, and what it was asked and answered by queries."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[Query, dict[str, Any]]] = []

    def query(self, **sent: Unpack[Query]) -> dict[str, Any]:
        told = super().query(**sent)
        self.heard.append((sent, told))
        return told


def test_a_count_fetches_no_rows() -> None:
    memory = Overheard()
    dossiers = Dossiers(cast(Any, memory), DOSSIERS.name)
    file(dossiers, "A")
    assert dossiers.counts(UNIT)["waiting"] == 1
    assert not any("Items" in told for _, told in memory.heard)


class Counted(Memory):
    """The table in memory, and how many items scans have read."""

    read = 0

    def scan(self, *, TableName: str, IndexName: str = "") -> dict[str, Any]:
        told = super().scan(TableName=TableName, IndexName=IndexName)
        self.read += len(told["Items"])
        return told


def test_to_find_who_was_not_told_nothing_else_is_read() -> None:
    memory = Counted()
    dossiers = Dossiers(cast(Any, memory), DOSSIERS.name)
    file(dossiers, "A")
    file(dossiers, "B")
    [first, _] = dossiers.routing_notices()
    dossiers.mark_routed(first)
    memory.read = 0
    assert [notice.code for notice in dossiers.routing_notices()] == ["B"]
    assert memory.read == 1


LISTS: dict[str, Callable[[Dossiers, str], Page]] = {
    "inbox": lambda dossiers, after: dossiers.inbox(UNIT, "waiting", 1, after),
    "of_account": lambda dossiers, after: dossiers.of_account("acc-1", 1, after),
}


@pytest.mark.parametrize("pages", LISTS.values(), ids=LISTS)
def test_a_list_goes_on_from_the_very_place_the_table_gave(pages: Callable[[Dossiers, str], Page]) -> None:
    memory = Overheard()
    dossiers = Dossiers(cast(Any, memory), DOSSIERS.name)
    file(dossiers, "A")
    pages(dossiers, pages(dossiers, "").after)
    (_, told), (asked, _) = memory.heard
    assert asked["ExclusiveStartKey"] == told["LastEvaluatedKey"]


def test_there_is_no_other_tab(dossiers: Dossiers) -> None:
    with pytest.raises(KeyError, match="trash"):
        dossiers.inbox(UNIT, "trash")


def test_an_account_sees_its_own_the_latest_first_page_by_page(dossiers: Dossiers) -> None:
    for n in range(3):
        file(dossiers, f"A{n}", n)
    file(dossiers, "B", account="acc-2")
    first = dossiers.of_account("acc-1", limit=2)
    assert [row.code for row in first] == ["A2", "A1"]
    rest = dossiers.of_account("acc-1", limit=2, after=first.after)
    assert [(row.code, row.unit) for row in rest] == [("A0", UNIT)]
    assert dossiers.of_account("acc-3") == ()
