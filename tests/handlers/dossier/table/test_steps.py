"""The step table against the national one."""

import pytest

from handlers.dossier.table.moves import MOVES, SUBMIT
from handlers.dossier.table.steps import CLOSED, OPEN, STEPS, diagram, ways

NATIONAL = {
    1: {2, 3, 5, 7},
    2: {4, 6, 8},
    4: {5, 6, 8, 9},
    5: {4, 3, 7},
    6: {4, 7},
    8: {4, 3},
    9: {10},
}
"""Allowed changes of the national step, none out of 3, 7 and 10."""


def test_the_table_allows_exactly_the_national_moves() -> None:
    table: dict[int, set[int]] = {}
    for source, target, _ in ways():
        table.setdefault(STEPS[source].national, set()).add(STEPS[target].national)
    assert table == NATIONAL


def test_no_move_leads_out_of_a_closed_step_not_even_one_that_stays() -> None:
    assert {STEPS[step].national for step in CLOSED} == {3, 7, 10}
    assert not any(move.source & CLOSED for move in MOVES.values())


def test_every_national_code_from_one_to_ten_is_one_step() -> None:
    assert sorted(step.national for step in STEPS.values()) == list(range(1, 11))
    assert set(STEPS) == OPEN | CLOSED


def test_the_clock_is_paused_in_five_six_and_eight_and_over_in_the_last_four() -> None:
    clocks = {step.national: step.clock for step in STEPS.values()}
    assert {n for n, clock in clocks.items() if clock == "paused"} == {5, 6, 8}
    assert {n for n, clock in clocks.items() if clock == "ended"} == {3, 7, 9, 10}


@pytest.mark.parametrize("step", STEPS.values(), ids=lambda step: step.id)
def test_every_step_speaks_both_languages(step: object) -> None:
    for name in ("name", "note", "next"):
        text = getattr(step, name)
        assert text["vi"].strip()
        assert text["en"].strip()
        assert text["vi"] != text["en"]


def test_the_diagram_shows_every_way_once() -> None:
    lines = diagram().splitlines()
    assert lines[0] == "stateDiagram-v2"
    assert "    submitted: 1 Mới đăng ký" in lines
    assert "    fee_due --> processing: settle" in lines
    assert "    returned --> [*]" in lines
    assert sum(" --> " in line for line in lines) == len(ways()) + 1 + len(CLOSED)
    assert len(set(lines)) == len(lines)


def test_submit_is_no_move_anyone_can_make_later() -> None:
    assert SUBMIT.id not in MOVES
    assert SUBMIT.to("") == "submitted"
