"""A dossier from submission to result: every change goes through submit and act, and is an event."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from forms.country.calendar import Calendar
from forms.fields.base import Values
from forms.fields.declaration import DeclarationField
from forms.schema.fee import Fee
from forms.schema.procedure import Procedure
from forms.schema.unit import Unit
from forms.text.language import Language
from forms.text.words import Phrase
from handlers.dossier.deadline import (
    clock_after,
    clock_after_data,
    freeze_limit,
    restart_clock,
    start_clock,
)
from handlers.dossier.given import Attempt, check_fence, is_made, recorded_data
from handlers.dossier.history.consent import first_move, named_consents
from handlers.dossier.history.derivation import freeze_fee
from handlers.dossier.history.event import Actor, Declarant, Event, EventData, Timing, local
from handlers.dossier.history.fee_ledger import PaymentRefused
from handlers.dossier.history.file import File
from handlers.dossier.history.fold import fold_events
from handlers.dossier.history.record import Dossier, from_dict, to_dict
from handlers.dossier.history.summary import LEASE, Summary, SupplementRequest
from handlers.dossier.inputs import read_move_data, required_keys
from handlers.dossier.refusals import MISSING_DATA, HeldByOther, IncompleteData, MoveNotAllowed
from handlers.dossier.rules import (
    check_competence,
    check_own_consent,
    check_permission,
    offered_moves,
)
from handlers.dossier.table.consent_moves import COMPLETE
from handlers.dossier.table.moves import MOVES, Move
from handlers.dossier.table.steps import CONSENTING, STEPS, Clock

__all__ = ["LEASE", "MISSING_DATA", "Actor", "Attempt", "Dossier", "Event", "File", "Filing"]
__all__ += ["HeldByOther", "IncompleteData", "MoveNotAllowed", "Summary", "SupplementRequest", "Timing"]
__all__ += ["act", "fold_events", "from_dict", "offered_moves", "required_keys", "submit", "to_dict"]

SYSTEM = Actor("consents", "system", "")
"""Who brings a dossier to its unit when everybody has agreed."""
UNKNOWN = Phrase("dossier.dossier.unknown")


@dataclass(frozen=True)
class Filing:
    """Accepted answers with all that was decided about them when they were filed."""

    code: str
    procedure: Procedure
    answers: Values
    account: str
    applicant: str
    unit: Unit
    fee: Fee
    factors: tuple[str, ...]
    """The last digits that open the dossier without logging in."""
    language: Language
    receive: str
    """How the result is to be received: desk | post | electronic."""
    flags: tuple[str, ...] = ()
    """Words the desk shows."""
    pay: str | None = None
    """How the citizen chose to pay, if asked."""
    account_kind: str = ""
    branch: str = ""
    """The branch of the time limit that applies to the answers."""
    declarant: Declarant | None = None
    """Who files, if kept; the applicant is whom it is for."""


def submit(filing: Filing, now: datetime, calendar: Calendar) -> Dossier:
    """The dossier of accepted answers, frozen with its fee, its time limit and its unit.

    `now` has a time zone. Raises ValueError for a way of receiving the procedure does not offer, or a day
    outside the calendar.
    """
    procedure, at = filing.procedure, local(now)
    limit = freeze_limit(procedure, filing.branch, filing.answers)
    citizen = Actor(filing.account, "citizen", filing.applicant)
    consents = named_consents(procedure, filing.answers)
    move = first_move(consents)
    clock = _first_clock(move, start_clock(at, limit, calendar, procedure.counted_from(filing.answers)))
    # JSON has no tuples: stored and read back, the event must be equal to itself.
    data = EventData(flags=[*filing.flags]) | _declared_versions(procedure, filing.answers)
    data |= EventData(consents=consents) if consents else {}
    data |= EventData(declarant=filing.declarant) if filing.declarant else {}
    return Dossier(
        code=filing.code,
        procedure=procedure.id,
        edition=procedure.digest,
        account=filing.account,
        applicant=filing.applicant,
        language=filing.language,
        answers=dict(filing.answers),
        factors=filing.factors,
        filed_at=at,
        fee=freeze_fee(filing.fee, procedure, filing.pay),
        time_limit=limit,
        receive=_check_receive_way(procedure, filing.receive),
        events=(Event(1, at, move.id, citizen, filing.unit.id, procedure.digest, clock, data),),
        account_kind=filing.account_kind,
        supplement_days=procedure.supplement_days,
    )


def act(dossier: Dossier, attempt: Attempt, now: datetime, calendar: Calendar) -> Dossier:
    """The dossier after a move; the very same one when the move has been made already (retry, double click).

    Raises MoveNotAllowed, IncompleteData, HeldByOther; ValueError for a moment without a time zone or a day
    outside the calendar.
    """
    if attempt.move not in MOVES:
        raise MoveNotAllowed(UNKNOWN)
    # Two machines' clocks may differ a little; history does not run backwards.
    move, at = MOVES[attempt.move], max(local(now), dossier.events[-1].at)
    # Before the repeat check: a stranger must not learn whether a move was made.
    check_competence(dossier, move, attempt.actor)
    if is_made(dossier, move, attempt, at):
        return dossier
    check_fence(dossier, move, attempt.actor, attempt.token)
    check_permission(dossier, move, attempt.actor, at)
    data = read_move_data(dossier, move.id, attempt.data, at, calendar, attempt.missing)
    if "consent" in data:
        check_own_consent(attempt.actor, data["consent"])
    event = _make_event(dossier, move, attempt.actor, data | attempt.derived, at, calendar)
    try:
        changed = replace(dossier, events=(*dossier.events, event))
        changed.summary  # noqa: B018 – what cannot be folded must not be kept.
    except PaymentRefused as error:
        raise MoveNotAllowed(error.words) from error
    # In the same write: no dossier waits for consents that have all been given.
    if changed.summary.step != CONSENTING or _is_awaiting(changed):
        return changed
    return act(changed, Attempt(COMPLETE.id, SYSTEM, {}), at, calendar)


def _is_awaiting(dossier: Dossier) -> bool:
    """Whether a dossier that waits for consents still lacks one."""
    return any(one.is_awaited for one in dossier.summary.consents.values())


def _make_event(
    dossier: Dossier, move: Move, actor: Actor, data: EventData, at: datetime, calendar: Calendar
) -> Event:
    summary = dossier.summary
    state = _clock_state(move, summary)
    limit = dossier.limit if summary.limit else dossier.time_limit
    clock = (
        restart_clock(summary.clock, at, limit, calendar)
        if move.starts
        else clock_after(summary.clock, state, at.date(), limit, calendar)
    )
    if "limit" in data or "answers" in data:
        clock = clock_after_data(clock, data, limit, calendar)
    if move.puts_off:
        clock = replace(clock, due=date.fromisoformat(data["until"]))
    unit = data.get("unit", summary.unit)
    told = recorded_data(move.records, dossier, data, calendar) if move.records else EventData()
    return Event(dossier.version + 1, at, move.id, actor, unit, dossier.edition, clock, data | told)


def _clock_state(move: Move, summary: Summary) -> Clock:
    """The clock's state after a move: that of the step, save that the citizen's answer ends the pause."""
    if move.restarts:
        return "runs"
    step = move.to(summary.step)
    return summary.clock.state if step == summary.step else STEPS[step].clock


def _first_clock(move: Move, clock: Timing) -> Timing:
    """The clock at filing: where consents are awaited it stands until the last of them is given."""
    state = STEPS[move.to("")].clock
    return replace(clock, state=state, paused_since=clock.start if state == "paused" else None)


def _check_receive_way(procedure: Procedure, receive: str) -> str:
    if receive not in procedure.receive:
        raise ValueError(f"{procedure.id} is not received by {receive!r}")
    return receive


def _declared_versions(procedure: Procedure, answers: Values) -> EventData:
    """Which words each statement was agreed to in: evidence, beside the edition, of what was ticked."""
    ticked = (one for one in procedure.fields() if isinstance(one, DeclarationField) and one.id in answers)
    versions = {field.id: field.text_version for field in ticked}
    return {"declared": versions} if versions else {}
