"""Random lives of dossiers: whatever people try, in whatever order, the invariants hold."""

import json
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from handlers.dossier.deadline import explain_days
from handlers.dossier.dossier import (
    Actor,
    Attempt,
    Dossier,
    HeldByOther,
    IncompleteData,
    MoveNotAllowed,
    act,
    fold_events,
    from_dict,
    offered_moves,
)
from handlers.dossier.given import is_repeated_press
from handlers.dossier.passing import next_due_at, pass_time, wall_time
from handlers.dossier.table.moves import MOVES
from handlers.dossier.table.steps import CLOSED, STEPS
from tests.handlers.dossier.branching import BRANCHES
from tests.handlers.dossier.table.test_steps import NATIONAL
from tests.handlers.dossier.world import (
    CALENDAR,
    CITIZEN,
    COLLEAGUE,
    HEAD,
    OFFICER,
    STRANGER,
    SYSTEM,
    filed,
    recounted,
    usual,
)

PEOPLE = st.sampled_from((CITIZEN, OFFICER, COLLEAGUE, HEAD, STRANGER, SYSTEM))
DETOURS = frozenset({"release", "reassign", "forward", "refuse", "withdraw", "attach"})
WAITS = st.sampled_from(
    [timedelta(seconds=20), timedelta(minutes=29), timedelta(minutes=31), timedelta(days=1)]
)
"""Within a lease, just before it ends, just after, and the next day."""


class Life(RuleBasedStateMachine):
    """One dossier, many hands, a clock that only goes on."""

    dossier: Dossier

    @initialize(
        amount=st.sampled_from([0, 7000]),
        receive=st.sampled_from(["desk", "post", "electronic"]),
        limit=st.sampled_from([{}, {"time_limit": BRANCHES}]),
    )
    def begin(self, amount: int, receive: str, limit: dict[str, Any]) -> None:
        self.dossier = filed(amount, receive, **limit)
        self.code = self.dossier.code
        self.at = self.dossier.filed_at
        self.tokens = [0]
        self.settled = 0

    @rule(move=st.sampled_from(sorted(MOVES)), actor=PEOPLE, wait=WAITS, stale=st.booleans())
    def attempt(self, move: str, actor: Actor, wait: timedelta, stale: bool) -> None:
        """Anyone tries anything, sometimes with a token from an earlier claim."""
        self.at += wait
        before = self.dossier
        token = self.tokens[0] if stale else before.summary.token
        self.make(move, actor, token, usual(before, move, self.at))
        if (
            stale
            and token != before.summary.token
            and MOVES[move].claimed
            and actor.role in ("officer", "head")
        ):
            assert self.dossier is before, "a stale token got through"

    @rule(actor=PEOPLE, wait=WAITS, choice=st.integers(0, 99))
    def work(self, actor: Actor, wait: timedelta, choice: int) -> None:
        """Somebody makes one of the moves offered: it must go through."""
        self.at += wait
        moves = offered_moves(self.dossier, actor, self.at)
        if moves:
            move, before = moves[choice % len(moves)].id, self.dossier
            data = usual(before, move, self.at)
            asked = before.summary.supplement
            if move == "answer_supplement" and asked:
                data["answers"] = dict.fromkeys(asked.fields, "x")
            self.make(move, actor, before.summary.token, data)
            known = is_repeated_press(
                before, MOVES[move], Attempt(move, actor, data, before.summary.token)
            ) or (
                (move == "attach" and any(before.summary.documents.values()))
                or (move == "add_result" and before.summary.results)
                or (move == "open_result" and before.summary.opened)
            )
            assert known or self.dossier.version == before.version + 1

    @rule(wait=WAITS, choice=st.integers(0, 99))
    def get_on(self, wait: timedelta, choice: int) -> None:
        """The people who should do something do it, so that lives get as far as the result."""
        self.at += wait
        summary = self.dossier.summary
        officer = STRANGER if summary.unit == STRANGER.unit else OFFICER
        people = [CITIZEN, summary.holder(self.at) or officer]
        for actor in people[:: 1 if choice % 2 else -1]:
            moves = offered_moves(self.dossier, actor, self.at)
            forth = [move.id for move in moves if move.id not in DETOURS]
            if forth:
                move = forth[choice // 2 % len(forth)]
                return self.make(move, actor, summary.token, usual(self.dossier, move, self.at))

    @rule(days=st.integers(0, 40), hours=st.integers(0, 23))
    def let_time_pass(self, days: int, hours: int) -> None:
        """Nobody does anything; what has come due is done, once, and only when it was due."""
        self.at += timedelta(days=days, hours=hours)
        before = self.dossier
        self.dossier = pass_time(before, self.at, CALENDAR)
        assert pass_time(self.dossier, self.at, CALENDAR) is self.dossier, "the same moment twice"
        following = next_due_at(self.dossier, self.at)
        assert not following or following > wall_time(self.at)
        assert all(event.actor.role == "system" for event in self.dossier.events[before.version :])
        assert self.dossier.events[: before.version] == before.events
        assert self.dossier.summary.due >= before.summary.due
        self.changed(STEPS[before.summary.step].national)

    @rule()
    def nobody_waits_for_ever(self) -> None:
        """After half a year whoever is to act has been told of it, or it has ended."""
        later = pass_time(self.dossier, self.at + timedelta(days=180), CALENDAR)
        summary, today = later.summary, self.at.date() + timedelta(days=180)
        if not summary.is_open:
            return
        told = summary.is_overdue(today) or summary.review_due or summary.appointment is not None
        # A fee that is not paid, a result to be posted, a consent: each has its own list at the desk.
        assert told or later.waiting_for is None, "a supplement that nobody ends"

    def make(self, move: str, actor: Actor, token: int, data: dict[str, Any]) -> None:
        before = self.dossier
        try:
            self.dossier = act(before, Attempt(move, actor, data, token), self.at, CALENDAR)
        except (MoveNotAllowed, IncompleteData, HeldByOther):
            return
        if self.dossier is not before:
            assert before.summary.step not in CLOSED or move == "open_result", "a move in a closed step"
            assert self.dossier.events[: before.version] == before.events, "history was rewritten"
            assert self.dossier.summary.due >= before.summary.due, "the due date moved earlier"
            self.tokens.append(self.dossier.summary.token)
            self.settled += move == "settle"
            self.changed(STEPS[before.summary.step].national)

    def changed(self, was: int) -> None:
        now = self.dossier.summary.national
        assert now == was or now in NATIONAL[was]

    @invariant()
    def the_code_never_changes(self) -> None:
        assert self.dossier.code == self.code

    @invariant()
    def exactly_one_unit_has_it(self) -> None:
        units = {event.unit for event in self.dossier.events}
        assert self.dossier.summary.unit == self.dossier.events[-1].unit
        assert self.dossier.summary.unit in units
        changes = sum(
            a.unit != b.unit for a, b in zip(self.dossier.events, self.dossier.events[1:], strict=False)
        )
        assert changes == sum(event.move in ("forward", "transfer") for event in self.dossier.events)

    @invariant()
    def the_stored_dossier_folds_to_the_same_summary(self) -> None:
        stored = from_dict(json.loads(json.dumps(self.dossier.to_dict())))
        assert stored == self.dossier
        assert fold_events(stored) == fold_events(self.dossier) == self.dossier.summary

    @invariant()
    def the_due_date_is_what_the_pauses_make_it(self) -> None:
        limit, due = self.dossier.limit, self.dossier.summary.due
        counted = recounted(self.dossier.events, limit, CALENDAR)
        # A shorter time limit chosen since makes nothing due earlier than was told.
        chosen = any(event.move == "set_limit" for event in self.dossier.events)
        assert counted <= due if chosen else counted == due
        days = explain_days(self.dossier.events, limit, CALENDAR, self.at.date())
        assert sum(day.counted for day in days) == limit["amount"]
        assert days[-1].date >= self.dossier.summary.due

    @invariant()
    def the_ledger_is_settled_at_most_once(self) -> None:
        ledger = self.dossier.summary.ledger
        assert self.settled == (ledger.state == "paid")
        assert ledger.paid in (0, ledger.due)
        assert not (self.dossier.summary.step == "returned" and ledger.state == "due")

    @invariant()
    def nothing_is_returned_electronically_without_a_file(self) -> None:
        summary = self.dossier.summary
        if summary.step == "returned" and self.dossier.receive == "electronic":
            assert summary.results
        assert set(summary.opened) <= {file.sha256 for file in summary.results}

    @invariant()
    def tokens_only_grow(self) -> None:
        assert self.tokens == sorted(self.tokens)

    @invariant()
    def whoever_has_it_belongs_to_the_unit(self) -> None:
        officer = self.dossier.summary.officer
        assert officer is None or officer.unit == self.dossier.summary.unit

    @invariant()
    def only_a_numbered_dossier_is_worked_on(self) -> None:
        summary = self.dossier.summary
        if summary.step in ("received", "processing", "fee_due", "stopped", "decided", "returned"):
            assert summary.number


Life.TestCase.settings = settings(
    max_examples=500, stateful_step_count=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestLife = Life.TestCase
