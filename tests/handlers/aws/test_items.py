"""An item carries what keys and lists need, under the tab where the desk looks for it."""

from typing import Any

import pytest

from handlers.aws.items import LARGEST_BYTES, from_item, outbox, routing_notice, row_of_entry, to_item
from handlers.aws.tables import DOSSIERS, LIST_ATTRIBUTES
from handlers.dossier.table.steps import STEPS, TABS
from tests.handlers.dossier.world import filed, go


def text(item: dict[str, Any], name: str) -> str:
    return str(item.get(name, {}).get("S", ""))


def test_a_dossier_is_the_same_after_it_was_an_item() -> None:
    dossier = go(filed(), "claim", "receive")
    assert from_item(to_item(dossier)) == dossier


def test_every_step_of_the_table_stands_under_exactly_one_tab() -> None:
    shown = [step for steps in TABS.values() for step in steps]
    assert sorted(shown) == sorted(STEPS)


@pytest.mark.parametrize(
    ("moves", "tab"),
    [
        ((), "waiting"),
        (("claim",), "waiting"),
        (("claim", "receive"), "working"),
        (("claim", "ask_supplement"), "supplement"),
        (("withdraw",), "done"),
    ],
)
def test_a_dossier_stands_under_the_tab_of_its_step(moves: tuple[str, ...], tab: str) -> None:
    dossier = go(filed(), *moves)
    item = to_item(dossier)
    day = "2026-07-21" if tab == "done" else dossier.summary.due.isoformat()
    assert text(item, "desk_key") == f"{tab}#{day}#ABCDEFGHJKMNP"


def test_nothing_is_stored_that_is_empty_for_an_index_refuses_an_empty_key() -> None:
    item = to_item(filed())
    assert not {"number", "officer", "paused", "flags"} & item.keys()
    assert all(value.get("S", "x") for value in item.values())


def test_a_row_shows_who_works_on_it_and_whether_the_clock_stands() -> None:
    asked = go(filed(), "claim", "ask_supplement")
    row = row_of_entry(to_item(asked))
    assert (row.code, row.step, row.officer) == ("ABCDEFGHJKMNP", "supplement_requested", "Lê Văn Tám")
    assert row.paused
    assert not row_of_entry(to_item(filed())).paused


def test_an_index_carries_what_a_row_shows_and_no_answers() -> None:
    carried = {name for index in DOSSIERS.indexes for name in (index.hash, index.range, *index.carries)}
    assert set(LIST_ATTRIBUTES) <= carried
    assert "body" not in carried


def test_only_a_submission_and_a_forward_are_told_to_a_unit() -> None:
    forwarded = go(filed(), "claim", "forward")
    assert outbox(filed(), 0)["unrouted"] == {"S": "10489-20250701"}
    assert outbox(go(filed(), "claim"), 1) == {}
    mark = outbox(forwarded, 1)
    assert (mark["unrouted"], mark["event"], mark["event_n"]) == (
        {"S": "10441-20250701"},
        {"S": "forward"},
        {"N": "3"},
    )
    assert outbox(forwarded, 3) == {}


def test_an_item_out_of_the_outbox_is_nothing_to_route() -> None:
    assert routing_notice(to_item(filed())) is None
    assert routing_notice({}) is None


def test_the_limit_leaves_room_below_dynamodbs_own() -> None:
    assert LARGEST_BYTES < 400 * 1024
