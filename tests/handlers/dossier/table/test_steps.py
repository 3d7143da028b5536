"""The step table against the national one."""

import re
from pathlib import Path
from typing import get_args

import pytest

from forms.schema.fee import When
from handlers.dossier.table.diagram import step_changes
from handlers.dossier.table.moves import FILINGS, MOVES
from handlers.dossier.table.steps import CLOSED, OPEN, STEPS, TABS, Step

NATIONAL = {
    0: {1, 7},
    1: {2, 3, 5, 7},
    2: {4, 6, 7, 8},
    4: {3, 5, 6, 7, 8, 9},
    5: {4, 3, 7},
    6: {4, 7},
    8: {3, 4, 7},
    9: {10},
}
"""Allowed changes of the national step, none out of 3, 7 and 10; 0: with no unit yet."""


def test_the_table_allows_exactly_the_national_moves() -> None:
    table: dict[int, set[int]] = {}
    for source, target, _ in step_changes():
        table.setdefault(STEPS[source].national, set()).add(STEPS[target].national)
    # A national step may be parted in two of ours, between which the law says nothing.
    for national, reached in table.items():
        reached.discard(national)
    assert table == NATIONAL


def test_no_move_leads_out_of_a_closed_step_and_only_the_opening_of_a_result_is_recorded_in_one() -> None:
    assert {STEPS[step].national for step in CLOSED} == {3, 7, 10}
    late = {move.id: move.target for move in MOVES.values() if move.source & CLOSED}
    assert late == {"open_result": None}


def test_every_national_code_from_one_to_ten_has_a_step_and_one_has_none() -> None:
    assert {step.national for step in STEPS.values()} == set(range(11))
    assert set(STEPS) == OPEN | CLOSED


def test_the_clock_is_paused_before_one_in_five_six_and_eight_and_over_in_the_last_four() -> None:
    clocks = [(step.national, step.clock) for step in STEPS.values()]
    assert {n for n, clock in clocks if clock == "paused"} == {0, 5, 6, 8}
    assert {n for n, clock in clocks if clock == "ended"} == {3, 7, 9, 10}


TAG = "site_templates/components/tag/tag.html"
EVERY = pytest.mark.parametrize("step", STEPS.values(), ids=lambda step: step.id)


def test_what_is_decided_waits_to_be_handed_over_and_nothing_else_is_done() -> None:
    assert set(TABS["done"]) == CLOSED
    assert [step.id for step in STEPS.values() if step.handover] == ["decided", "returned"]
    assert sorted(step for steps in TABS.values() for step in steps) == sorted(STEPS)


@EVERY
def test_a_side_step_leads_back_to_a_main_one_and_an_end_to_nowhere(step: Step) -> None:
    main = [one.id for one in STEPS.values() if one.timeline == "main"]
    assert (step.back in main) == (step.timeline == "side")
    assert step.timeline != "end" or step.id in CLOSED
    if step.back:
        reached, found = {step.id}, {step.id}
        while found:
            found = {target for source, target, _ in step_changes() if source in found} - reached
            reached |= found
        assert step.back in reached


@EVERY
def test_what_a_step_wants_may_be_done_in_it(step: Step) -> None:
    assert not step.wants or step.id in MOVES[step.wants].source
    assert set(step.payable) <= set(get_args(When))
    assert (step.id in MOVES["withdraw"].source) == step.withdrawable


@EVERY
def test_every_step_speaks_both_languages(step: object) -> None:
    for name in ("name", "note", "next"):
        text = getattr(step, name)
        assert text["vi"].strip()
        assert text["en"].strip()
        assert text["vi"] != text["en"]


def test_a_filing_is_no_move_anyone_can_make_later() -> None:
    assert not FILINGS.keys() & MOVES.keys()
    assert {id: move.to("") for id, move in FILINGS.items()} == {
        "submit": "submitted",
        "await_consent": "awaiting_consent",
    }


def test_no_file_but_the_table_names_a_step() -> None:
    root = Path(__file__).parents[4]
    named = re.compile(rf"""["']({"|".join(STEPS)})["']""")
    files = [path for floor in ("handlers", "infra", "site_templates") for path in (root / floor).rglob("*")]
    found = {
        (path.relative_to(root).as_posix(), step)
        for path in files
        if path.suffix in (".py", ".html", ".js") and path.parent != root / "handlers/dossier/table"
        for step in named.findall(path.read_text("utf-8"))
    }
    # Words of other things: a file that came or was turned away, an account that was not taken.
    others = {"handlers/aws/accounts.py", "handlers/web/dossier/documents.py", TAG}
    assert {path for path, _ in found} <= others, found
    assert {step for _, step in found} <= {"received", "refused"}
