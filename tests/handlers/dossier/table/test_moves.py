"""Every move of the table is complete: people, words, data."""

import re

import pytest

from handlers.dossier.inputs import READERS
from handlers.dossier.notice import PLACES
from handlers.dossier.refusals import MISSING_DATA
from handlers.dossier.table.moves import FILINGS, MOVES, Move
from handlers.dossier.table.reasons import reasons_for
from handlers.dossier.table.steps import OPEN, STEPS, UNDECIDED

ALL = pytest.mark.parametrize("move", [*FILINGS.values(), *MOVES.values()], ids=lambda move: move.id)


@ALL
def test_a_move_is_told_in_both_languages_with_the_same_places(move: Move) -> None:
    for text in (move.label, move.sentence):
        assert text["vi"].strip()
        assert text["vi"] != text["en"]
    places = [set(re.findall(r"{(\w+)}", move.sentence[language])) for language in ("vi", "en")]
    assert places[0] == places[1]
    assert places[0] <= PLACES.keys() | {"unit", "n"}


@ALL
def test_a_move_knows_its_steps_and_asks_only_for_what_can_be_read(move: Move) -> None:
    assert move.source <= STEPS.keys()
    assert move.target is None or move.target in STEPS
    assert set(move.onward) <= move.source
    assert {*move.needs, *move.takes} <= READERS.keys() == MISSING_DATA.keys()


@ALL
def test_citizens_and_the_system_never_need_a_claim(move: Move) -> None:
    assert not (move.claimed and move.roles & {"citizen", "consenter"})


def test_a_refusal_a_stop_and_a_forwarding_choose_their_reason_from_a_list() -> None:
    for name in ("refuse", "stop", "forward"):
        assert "reason" in MOVES[name].needs
        assert reasons_for(name)
    assert reasons_for("ask_supplement")


def test_a_document_may_be_sent_until_the_decision_and_a_fee_paid_until_the_return() -> None:
    assert MOVES["attach"].source == UNDECIDED == OPEN - {"decided"}
    assert MOVES["settle"].source == OPEN


def test_settling_moves_on_from_fee_due_and_from_nowhere_else() -> None:
    settle = MOVES["settle"]
    assert {step: settle.to(step) for step in OPEN if settle.to(step) != step} == {"fee_due": "processing"}
