"""Who may make a move now: role, unit, step, lease, and what the state of the dossier demands."""

from collections.abc import Callable, Mapping
from datetime import datetime

from forms.text.formatting import day
from forms.text.language import Text
from forms.text.words import Phrase
from handlers.dossier.history.event import Actor
from handlers.dossier.history.record import Dossier
from handlers.dossier.refusals import HeldByOther, MoveNotAllowed
from handlers.dossier.table.moves import MOVES, Move
from handlers.dossier.table.steps import STEPS, UNDECIDED
from handlers.dossier.table.ways import WAYS

WRONG_ROLE = Phrase("dossier.rules.wrong_role")
OTHER_UNIT = Phrase("dossier.rules.other_unit")
OTHER_ACCOUNT = Phrase("dossier.rules.other_account")
WRONG_STEP = Phrase("dossier.rules.wrong_step")
CLAIM_FIRST = Phrase("dossier.rules.claim_first")
STILL_TIME = Phrase("dossier.rules.still_time")
ONLY_OVERDUE = Phrase("dossier.rules.only_overdue")
ASKED_ONCE = Phrase("dossier.rules.asked_once")
ANSWERED = Phrase("dossier.rules.answered")
DOCUMENTS_FIRST = Phrase("dossier.rules.documents_first")
DECIDED_HERE = Phrase("dossier.rules.decided_here")
NO_FEE = Phrase("dossier.rules.no_fee")
FILE_FIRST = Phrase("dossier.rules.file_first")
NO_RESULT = Phrase("dossier.rules.no_result")
UNPAID = Phrase("dossier.rules.unpaid")
UNSAID = (NO_FEE, DECIDED_HERE)


def check_permission(dossier: Dossier, move: Move, actor: Actor, now: datetime) -> None:
    """Pass when the actor may make the move now. Raises MoveNotAllowed, HeldByOther."""
    check_competence(dossier, move, actor)
    step = dossier.summary.step
    # After the role: whoever may never make the move should not read about steps.
    if step not in move.source:
        raise MoveNotAllowed(WRONG_STEP.format(move=move.label, step=STEPS[step].name))
    _check_lease(dossier, move, actor, now)
    GATES.get(move.id, _demand_nothing)(dossier, actor, now)


def check_competence(dossier: Dossier, move: Move, actor: Actor) -> None:
    """Pass when the move belongs to the actor's role, and the dossier to the actor. Raises MoveNotAllowed."""
    if actor.role not in move.roles:
        raise MoveNotAllowed(WRONG_ROLE)
    if actor.role == "citizen" and actor.id != dossier.account:
        raise MoveNotAllowed(OTHER_ACCOUNT)
    if actor.role in ("officer", "head") and actor.unit != dossier.summary.unit:
        raise MoveNotAllowed(OTHER_UNIT)


def check_fence(dossier: Dossier, move: Move, actor: Actor, token: int | None) -> None:
    """Pass when the decision was taken on the claim that still holds. Raises HeldByOther, MoveNotAllowed."""
    summary = dossier.summary
    if not move.claimed or actor.role not in ("officer", "head") or token == summary.token:
        return
    if summary.officer is None or summary.claimed_at is None:
        raise MoveNotAllowed(CLAIM_FIRST)
    raise HeldByOther(summary.officer, summary.claimed_at, actor)


def offered_moves(dossier: Dossier, actor: Actor, now: datetime) -> tuple[Move, ...]:
    """The moves the table offers this actor now, in the table's order."""
    return tuple(move for move in MOVES.values() if _is_permitted(dossier, move, actor, now))


def hindered_moves(dossier: Dossier, actor: Actor, now: datetime) -> tuple[tuple[Move, Text], ...]:
    """The moves of this actor and step that the state of the dossier stands in the way of, and why.

    A fee that is not owed hinders nobody: then there is nothing to ask for or to record. Nor does it hinder
    that a decided dossier stays where it was decided.
    """
    here = (m for m in MOVES.values() if actor.role in m.roles and dossier.summary.step in m.source)
    found = ((move, _hindrance(dossier, move, actor, now)) for move in here)
    return tuple((move, reason) for move, reason in found if reason and reason not in UNSAID)


def _hindrance(dossier: Dossier, move: Move, actor: Actor, now: datetime) -> Text | None:
    try:
        GATES.get(move.id, _demand_nothing)(dossier, actor, now)
    except MoveNotAllowed as no:
        return no.words
    return None


def _is_permitted(dossier: Dossier, move: Move, actor: Actor, now: datetime) -> bool:
    try:
        check_permission(dossier, move, actor, now)
    except (MoveNotAllowed, HeldByOther):
        return False
    # Claiming again what one holds would only change the token, and void one's own open page.
    holding = dossier.summary.holder(now)
    return not (move.id == "claim" and holding and holding.id == actor.id)


def _check_lease(dossier: Dossier, move: Move, actor: Actor, now: datetime) -> None:
    """A lapsed lease does not stop its holder as long as nobody else has claimed: work renews it."""
    summary = dossier.summary
    if actor.role not in ("officer", "head") or not (move.claimed or move.id == "claim"):
        return
    holder = summary.holder(now)
    if holder and holder.id != actor.id and summary.claimed_at:
        raise HeldByOther(holder, summary.claimed_at, actor)
    if move.claimed and (summary.officer is None or summary.officer.id != actor.id):
        raise MoveNotAllowed(CLAIM_FIRST)


def _demand_nothing(dossier: Dossier, actor: Actor, now: datetime) -> None:
    """Nothing more is demanded."""


def _check_forward(dossier: Dossier, actor: Actor, now: datetime) -> None:
    # Who decided hands the result over; only a closed unit's dossiers need another one even then.
    if dossier.summary.step not in UNDECIDED and dossier.summary.triage is None:
        raise MoveNotAllowed(DECIDED_HERE)


def _check_refuse(dossier: Dossier, actor: Actor, now: datetime) -> None:
    asked = dossier.summary.supplement
    overdue = asked is not None and asked.is_overdue(now.date())
    if actor.role == "system" and not overdue:
        raise MoveNotAllowed(ONLY_OVERDUE)
    if asked and asked.answered_at is None and not overdue:
        raise MoveNotAllowed(STILL_TIME.format(until=day(asked.until)))


def _check_ask(dossier: Dossier, actor: Actor, now: datetime) -> None:
    if dossier.summary.supplements and actor.role != "head":
        raise MoveNotAllowed(ASKED_ONCE)


def _check_answer(dossier: Dossier, actor: Actor, now: datetime) -> None:
    asked = dossier.summary.supplement
    if asked is None or asked.answered_at:
        raise MoveNotAllowed(ANSWERED)
    if dossier.summary.awaited_documents:
        raise MoveNotAllowed(DOCUMENTS_FIRST)


def _check_fee_due(dossier: Dossier, actor: Actor, now: datetime) -> None:
    if dossier.summary.ledger.state != "due":
        raise MoveNotAllowed(NO_FEE)


def _check_return(dossier: Dossier, actor: Actor, now: datetime) -> None:
    if WAYS[dossier.receive].by_file and not dossier.summary.results:
        raise MoveNotAllowed(FILE_FIRST)
    if dossier.summary.ledger.state == "due":
        raise MoveNotAllowed(UNPAID)


def _check_open_result(dossier: Dossier, actor: Actor, now: datetime) -> None:
    if not dossier.summary.results:
        raise MoveNotAllowed(NO_RESULT)


GATES: Mapping[str, Callable[[Dossier, Actor, datetime], None]] = {
    "forward": _check_forward,
    "refuse": _check_refuse,
    "ask_supplement": _check_ask,
    "answer_supplement": _check_answer,
    "require_fee": _check_fee_due,
    "settle": _check_fee_due,
    "return": _check_return,
    "open_result": _check_open_result,
}
"""What a move demands of the state, beside its step."""
