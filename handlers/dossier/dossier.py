"""A dossier from submission to result: every change goes through submit and act, and is an event."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from forms.country.calendar import Calendar
from forms.fields.base import Values
from forms.fields.declaration import DeclarationField
from forms.schema.fee import Fee
from forms.schema.procedure import Procedure
from forms.schema.unit import Unit
from forms.text.language import Language
from forms.text.words import Phrase
from handlers.dossier.attempt import Attempt, is_made
from handlers.dossier.deadline import clock_after, start_clock
from handlers.dossier.history.event import Actor, Event, EventData, FrozenFee, TimeLimit, Timing, local
from handlers.dossier.history.fee_ledger import PaymentRefused
from handlers.dossier.history.file import File
from handlers.dossier.history.fold import fold_events
from handlers.dossier.history.record import Dossier, from_dict, to_dict
from handlers.dossier.history.summary import LEASE, Summary, SupplementRequest
from handlers.dossier.inputs import read_move_data, required_keys
from handlers.dossier.refusals import MISSING_DATA, HeldByOther, IncompleteData, MoveNotAllowed
from handlers.dossier.rules import check_competence, check_fence, check_permission, offered_moves
from handlers.dossier.table.moves import MOVES, SUBMIT, Move
from handlers.dossier.table.steps import STEPS, Clock

__all__ = [
    "LEASE",
    "MISSING_DATA",
    "Actor",
    "Attempt",
    "Dossier",
    "Event",
    "File",
    "Filing",
    "HeldByOther",
    "IncompleteData",
    "MoveNotAllowed",
    "SupplementRequest",
]
__all__ += [
    "Summary",
    "Timing",
    "act",
    "fold_events",
    "from_dict",
    "offered_moves",
    "required_keys",
    "submit",
    "to_dict",
]

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


def submit(filing: Filing, now: datetime, calendar: Calendar) -> Dossier:
    """The dossier of accepted answers, frozen with its fee, its time limit and its unit.

    `now` has a time zone. Raises ValueError for a way of receiving the procedure does not offer, or a day
    outside the calendar.
    """
    procedure, at = filing.procedure, local(now)
    limit, citizen = _limit(procedure), Actor(filing.account, "citizen", filing.applicant)
    clock = start_clock(at, limit, calendar)
    # JSON has no tuples: stored and read back, the event must be equal to itself.
    data = EventData(flags=[*filing.flags], **_declared_versions(procedure, filing.answers))
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
        fee=_freeze_fee(filing.fee, procedure, filing.pay),
        time_limit=limit,
        receive=_check_receive_way(procedure, filing.receive),
        events=(Event(1, at, SUBMIT.id, citizen, filing.unit.id, procedure.digest, clock, data),),
        account_kind=filing.account_kind,
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
    data = read_move_data(dossier, move.id, attempt.data, at, calendar)
    event = _make_event(dossier, move, attempt.actor, data, at, calendar)
    try:
        changed = replace(dossier, events=(*dossier.events, event))
        changed.summary  # noqa: B018 – what cannot be folded must not be kept.
    except PaymentRefused as error:
        raise MoveNotAllowed(error.words) from error
    return changed


def _make_event(
    dossier: Dossier, move: Move, actor: Actor, data: EventData, at: datetime, calendar: Calendar
) -> Event:
    summary = dossier.summary
    state = _clock_state(move, summary)
    clock = clock_after(summary.clock, state, at.date(), dossier.time_limit, calendar)
    unit = data.get("unit", summary.unit)
    told = EventData()
    for key in move.records:
        told |= RECORDED[key](dossier)
    return Event(dossier.version + 1, at, move.id, actor, unit, dossier.edition, clock, data | told)


def _digest_of_result(dossier: Dossier) -> EventData:
    """The file that was there when the result was returned; nothing where there was none."""
    files = dossier.summary.results
    return {"sha256": files[-1].sha256} if files else {}


RECORDED: Mapping[str, Callable[[Dossier], EventData]] = {
    "amount": lambda dossier: {"amount": dossier.summary.ledger.due},
    "receive": lambda dossier: {"receive": dossier.receive},
    "sha256": _digest_of_result,
}
"""What a move may write of the dossier into its event."""


def _clock_state(move: Move, summary: Summary) -> Clock:
    """The clock's state after a move: that of the step, save that the citizen's answer ends the pause."""
    if move.restarts:
        return "runs"
    step = move.to(summary.step)
    return summary.clock.state if step == summary.step else STEPS[step].clock


def _check_receive_way(procedure: Procedure, receive: str) -> str:
    if receive not in procedure.receive:
        raise ValueError(f"{procedure.id} is not received by {receive!r}")
    return receive


def _declared_versions(procedure: Procedure, answers: Values) -> EventData:
    """Which words each statement was agreed to in: evidence, beside the edition, of what was ticked."""
    ticked = (one for one in procedure.fields() if isinstance(one, DeclarationField) and one.id in answers)
    versions = {field.id: field.text_version for field in ticked}
    return {"declared": versions} if versions else {}


def _limit(procedure: Procedure) -> TimeLimit:
    return {"amount": procedure.time_limit.amount, "unit": procedure.time_limit.unit}


def _freeze_fee(fee: Fee, procedure: Procedure, pay: str | None) -> FrozenFee:
    return {
        "amount": fee.amount,
        "rule": fee.rule,
        "explanation": fee.explanation.plain(),
        "count": fee.count,
        "when": procedure.fee.when,
        "how": pay or ("transfer" if procedure.level == 4 else "desk"),
    }
