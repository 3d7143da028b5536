"""The fold: histories that cannot be, and figures of the summary."""

from dataclasses import replace
from datetime import date

import pytest

from handlers.dossier.dossier import fold_events
from handlers.dossier.history.fold import EFFECTS
from handlers.dossier.table.moves import MOVES
from tests.handlers.dossier.world import DAY, MORNING, filed, go


def test_a_history_begins_with_submit() -> None:
    for events in ((), go(filed(), "claim").events[1:]):
        with pytest.raises(ValueError, match="begins with the filing"):
            fold_events(replace(filed(), events=events))


def test_a_history_follows_the_table_and_counts_without_gaps() -> None:
    done = go(filed(), "claim", "refuse")
    stray = replace(done.events[1], n=4)
    with pytest.raises(ValueError, match="'claim' cannot follow in step refused"):
        fold_events(replace(done, events=(*done.events, stray)))
    with pytest.raises(ValueError, match="'dance' cannot follow in step submitted"):
        fold_events(replace(done, events=(done.events[0], replace(done.events[1], move="dance"))))
    with pytest.raises(ValueError, match="event 3"):
        fold_events(replace(done, events=(done.events[0], replace(done.events[1], n=3))))


def test_only_real_moves_have_effects() -> None:
    assert EFFECTS.keys() <= MOVES.keys()


def test_the_unit_is_late_only_while_its_clock_runs() -> None:
    late, due = date(2026, 7, 28), date(2026, 7, 27)
    working = go(filed(), "claim", "receive", "process", at=MORNING)
    assert working.summary.is_overdue(late)
    assert not working.summary.is_overdue(due)
    for move in ("ask_supplement", "require_fee", "decide"):
        assert not go(working, move).summary.is_overdue(late)


def test_the_citizen_is_late_only_while_nothing_came() -> None:
    asked = go(filed(), "claim", "ask_supplement", at=MORNING)
    last = MORNING.date() + 6 * DAY
    assert asked.summary.supplement
    assert asked.summary.supplement.closes == last, "the working day after the last one"
    assert not asked.summary.supplement.is_overdue(last)
    assert asked.summary.supplement.is_overdue(last + DAY)
    answered = go(asked, "answer_supplement").summary.supplement
    assert answered
    assert not answered.is_overdue(last + DAY)


def test_flags_given_at_submission_stay() -> None:
    new = filed()
    flagged = replace(new, events=(replace(new.events[0], data={"flags": ["id_birth_year"]}),))
    assert go(flagged, "claim").summary.flags == ("id_birth_year",)


def test_the_summary_is_the_fold_and_is_reckoned_once() -> None:
    working = go(filed(), "claim", "receive")
    assert working.summary == fold_events(working)
    assert working.summary is working.summary
    assert working.summary.clock == working.events[-1].clock
