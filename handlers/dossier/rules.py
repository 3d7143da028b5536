"""Who may make a move now: role, unit, step, lease, and what the state of the dossier demands."""

from collections.abc import Callable, Mapping
from datetime import datetime

from forms.text.formatting import day
from forms.text.language import Text
from forms.text.words import Phrase
from handlers.dossier.event import Actor
from handlers.dossier.record import Dossier
from handlers.dossier.refusals import Held, NotAllowed
from handlers.dossier.table.moves import MOVES, Move
from handlers.dossier.table.steps import STEPS

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
NO_FEE = Phrase("dossier.rules.no_fee")
UNPAID = Phrase("dossier.rules.unpaid")


def permit(dossier: Dossier, move: Move, actor: Actor, now: datetime) -> None:
    """Pass when the actor may make the move now. Raises NotAllowed, Held."""
    competent(dossier, move, actor)
    step = dossier.summary.step
    if step not in move.source:
        raise NotAllowed(WRONG_STEP.format(move=move.label, step=STEPS[step].name))
    _lease(dossier, move, actor, now)
    GATES.get(move.id, _open)(dossier, actor, now)


def competent(dossier: Dossier, move: Move, actor: Actor) -> None:
    """Pass when the move belongs to the actor's role, and the dossier to the actor. Raises NotAllowed."""
    if actor.role not in move.roles:
        raise NotAllowed(WRONG_ROLE)
    if actor.role == "citizen" and actor.id != dossier.account:
        raise NotAllowed(OTHER_ACCOUNT)
    if actor.role in ("officer", "head") and actor.unit != dossier.summary.unit:
        raise NotAllowed(OTHER_UNIT)


def fence(dossier: Dossier, move: Move, actor: Actor, token: int | None) -> None:
    """Pass when the decision was taken on the claim that still holds. Raises Held, NotAllowed."""
    summary = dossier.summary
    if not move.claimed or actor.role not in ("officer", "head") or token == summary.token:
        return
    if summary.officer is None or summary.claimed_at is None:
        raise NotAllowed(CLAIM_FIRST)
    raise Held(summary.officer, summary.claimed_at)


def offered(dossier: Dossier, actor: Actor, now: datetime) -> tuple[Move, ...]:
    """The moves the table offers this actor now, in the table's order."""
    return tuple(move for move in MOVES.values() if _permitted(dossier, move, actor, now))


def hindered(dossier: Dossier, actor: Actor, now: datetime) -> tuple[tuple[Move, Text], ...]:
    """The moves of this actor and step that the state of the dossier stands in the way of, and why.

    A fee that is not owed hinders nobody: then there is nothing to ask for or to record.
    """
    here = (m for m in MOVES.values() if actor.role in m.roles and dossier.summary.step in m.source)
    found = ((move, _hindrance(dossier, move, actor, now)) for move in here)
    return tuple((move, reason) for move, reason in found if reason and reason is not NO_FEE)


def _hindrance(dossier: Dossier, move: Move, actor: Actor, now: datetime) -> Text | None:
    try:
        GATES.get(move.id, _open)(dossier, actor, now)
    except NotAllowed as no:
        return no.reason
    return None


def _permitted(dossier: Dossier, move: Move, actor: Actor, now: datetime) -> bool:
    try:
        permit(dossier, move, actor, now)
    except (NotAllowed, Held):
        return False
    holding = dossier.summary.holder(now)
    return not (move.id == "claim" and holding and holding.id == actor.id)


def _lease(dossier: Dossier, move: Move, actor: Actor, now: datetime) -> None:
    """A lapsed lease does not stop its holder as long as nobody else has claimed: work renews it."""
    summary = dossier.summary
    if actor.role not in ("officer", "head") or not (move.claimed or move.id == "claim"):
        return
    holder = summary.holder(now)
    if holder and holder.id != actor.id and summary.claimed_at:
        raise Held(holder, summary.claimed_at)
    if move.claimed and (summary.officer is None or summary.officer.id != actor.id):
        raise NotAllowed(CLAIM_FIRST)


def _open(dossier: Dossier, actor: Actor, now: datetime) -> None:
    """Nothing more is demanded."""


def _may_refuse(dossier: Dossier, actor: Actor, now: datetime) -> None:
    asked = dossier.summary.supplement
    overdue = asked is not None and asked.overdue(now.date())
    if actor.role == "system" and not overdue:
        raise NotAllowed(ONLY_OVERDUE)
    if asked and asked.answered_at is None and not overdue:
        raise NotAllowed(STILL_TIME.format(until=day(asked.until)))


def _may_ask(dossier: Dossier, actor: Actor, now: datetime) -> None:
    if dossier.summary.supplements and actor.role != "head":
        raise NotAllowed(ASKED_ONCE)


def _may_answer(dossier: Dossier, actor: Actor, now: datetime) -> None:
    asked = dossier.summary.supplement
    if asked is None or asked.answered_at:
        raise NotAllowed(ANSWERED)
    if dossier.summary.awaited:
        raise NotAllowed(DOCUMENTS_FIRST)


def _owes(dossier: Dossier, actor: Actor, now: datetime) -> None:
    if dossier.summary.ledger.state != "due":
        raise NotAllowed(NO_FEE)


def _may_return(dossier: Dossier, actor: Actor, now: datetime) -> None:
    if dossier.summary.ledger.state == "due":
        raise NotAllowed(UNPAID)


GATES: Mapping[str, Callable[[Dossier, Actor, datetime], None]] = {
    "refuse": _may_refuse,
    "ask_supplement": _may_ask,
    "answer_supplement": _may_answer,
    "require_fee": _owes,
    "settle": _owes,
    "return": _may_return,
}
"""What a move demands of the state, beside its step."""
