"""Who may make a move now: role, unit, step, lease, and what the state of the dossier demands."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Literal, NamedTuple

from forms.text.formatting import day
from forms.text.language import Text
from forms.text.words import Phrase
from handlers.dossier.given import CLAIM_FIRST, ONE_LIMIT, check_branches
from handlers.dossier.history.consent import LINK
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
STILL_TIME = Phrase("dossier.rules.still_time")
ONLY_OVERDUE = Phrase("dossier.rules.only_overdue")
ASKED_ONCE = Phrase("dossier.rules.asked_once")
ANSWERED = Phrase("dossier.rules.answered")
TOO_LATE = Phrase("dossier.rules.too_late")
EXTENDED_ONCE = Phrase("dossier.rules.extended_once")
NOTHING_LATE = Phrase("dossier.rules.nothing_late")
APOLOGY_BY_HEAD = Phrase("dossier.rules.apology_by_head")
NO_THIRD_APOLOGY = Phrase("dossier.rules.no_third_apology")
DOCUMENTS_FIRST = Phrase("dossier.rules.documents_first")
DECIDED_HERE = Phrase("dossier.rules.decided_here")
NO_FEE = Phrase("dossier.rules.no_fee")
FILE_FIRST = Phrase("dossier.rules.file_first")
NO_RESULT = Phrase("dossier.rules.no_result")
UNPAID = Phrase("dossier.rules.unpaid")
NO_CONSENT = Phrase("dossier.rules.no_consent")
CONSENTS_AWAITED = Phrase("dossier.rules.consents_awaited")
CONSENT_SETTLED = Phrase("dossier.rules.consent_settled")
UNSAID = (NO_FEE, NO_CONSENT, DECIDED_HERE, ONE_LIMIT, NOTHING_LATE, ANSWERED)

LATER = "on_result"
"""The time of asking for a fee that is not yet late at the decision."""
WEIGHED = frozenset({"decide"})
"""The moves that say why, where something is open."""


class Matter(NamedTuple):
    """One open matter: the id of the consent or document, "" for the fee."""

    kind: Literal["consent", "document", "fee"]
    id: str


def open_matters(dossier: Dossier, missing: Sequence[str] = ()) -> tuple[Matter, ...]:
    """What a decision would go past. `missing`: the documents the answers demand and nobody has sent.

    A consent is open until it is given or an officer has recorded it: what only the declarant says of another
    person is no consent (Luật Cư trú 2020, Điều 20; Luật BVDLCN 2025, Điều 9: it must be verifiable).
    """
    named = dossier.summary.consents.values()
    consents = (Matter("consent", one.id) for one in named if one.state != "given")
    documents = (Matter("document", id) for id in missing)
    owed = dossier.summary.ledger.state == "due" and dossier.current_fee["when"] != LATER
    return (*consents, *documents, *((Matter("fee", ""),) if owed else ()))


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
    if actor.role == "consenter" and actor.id not in dossier.summary.consents:
        raise MoveNotAllowed(OTHER_ACCOUNT)
    if actor.role in ("officer", "head") and actor.unit != dossier.summary.unit:
        raise MoveNotAllowed(OTHER_UNIT)


def check_own_consent(actor: Actor, consent: str) -> None:
    """Pass unless somebody would answer for another person who was asked. Raises MoveNotAllowed."""
    if actor.role == "consenter" and actor.id != consent:
        raise MoveNotAllowed(OTHER_ACCOUNT)


def offered_moves(dossier: Dossier, actor: Actor, now: datetime) -> tuple[Move, ...]:
    """The moves the table offers this actor now, in the table's order."""
    return tuple(move for move in MOVES.values() if _is_permitted(dossier, move, actor, now))


def hindered_moves(dossier: Dossier, actor: Actor, now: datetime) -> tuple[tuple[Move, Text], ...]:
    """The moves of this actor and step that the state of the dossier stands in the way of, and why.

    A fee that is not owed hinders nobody: then there is nothing to ask for or to record; nor a consent that
    nobody waits for. Nor does it hinder that a decided dossier stays where it was decided,
    or that there is one time limit only.
    """
    here = (m for m in MOVES.values() if actor.role in m.roles and dossier.summary.step in m.source)
    found = ((move, _hindrance(dossier, move, actor, now)) for move in here)
    # Told apart by what they are, not by what they say.
    return tuple((move, why) for move, why in found if why and not any(why is one for one in UNSAID))


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
        raise MoveNotAllowed(STILL_TIME.format(until=day(asked.closes)))


def _check_ask(dossier: Dossier, actor: Actor, now: datetime) -> None:
    if dossier.summary.supplements and actor.role != "head":
        raise MoveNotAllowed(ASKED_ONCE)


def _check_answer(dossier: Dossier, actor: Actor, now: datetime) -> None:
    asked = dossier.summary.supplement
    if asked is None or asked.answered_at:
        raise MoveNotAllowed(ANSWERED)
    if asked.is_overdue(now.date()):
        raise MoveNotAllowed(TOO_LATE.format(closes=day(asked.closes)))
    if dossier.summary.awaited_documents:
        raise MoveNotAllowed(DOCUMENTS_FIRST)


def _check_extend(dossier: Dossier, actor: Actor, now: datetime) -> None:
    asked = dossier.summary.supplement
    if asked is None or asked.answered_at:
        raise MoveNotAllowed(ANSWERED)
    if asked.extended:
        raise MoveNotAllowed(EXTENDED_ONCE)


def _check_apology(dossier: Dossier, actor: Actor, now: datetime) -> None:
    summary = dossier.summary
    if summary.immediate or summary.clock.state != "runs":
        raise MoveNotAllowed(NOTHING_LATE)
    if summary.apologies and actor.role != "head":
        raise MoveNotAllowed(APOLOGY_BY_HEAD)
    if summary.apologies > 1:
        raise MoveNotAllowed(NO_THIRD_APOLOGY)


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


def _check_link(dossier: Dossier, actor: Actor, now: datetime) -> None:
    """Once a link has been used it says nothing more, until the applicant makes another."""
    one = dossier.summary.consents[actor.id]
    if one.way != LINK or one.is_settled:
        raise MoveNotAllowed(CONSENT_SETTLED)


def _check_some_consent(dossier: Dossier, actor: Actor, now: datetime) -> None:
    if all(one.state == "given" for one in dossier.summary.consents.values()):
        raise MoveNotAllowed(NO_CONSENT)


def _check_complete(dossier: Dossier, actor: Actor, now: datetime) -> None:
    if any(one.is_awaited for one in dossier.summary.consents.values()):
        raise MoveNotAllowed(CONSENTS_AWAITED)


GATES: Mapping[str, Callable[[Dossier, Actor, datetime], None]] = {
    "forward": _check_forward,
    "refuse": _check_refuse,
    "ask_supplement": _check_ask,
    "answer_supplement": _check_answer,
    "set_limit": check_branches,
    "extend_supplement": _check_extend,
    "apologise": _check_apology,
    "require_fee": _check_fee_due,
    "settle": _check_fee_due,
    "return": _check_return,
    "open_result": _check_open_result,
    **dict.fromkeys(("give_consent", "refuse_consent", "question_consent"), _check_link),
    "complete_consents": _check_complete,
    **dict.fromkeys(("renew_link", "record_consent"), _check_some_consent),
}
"""What a move demands of the state, beside its step."""
