"""A dossier from submission to result: every change goes through submit and act, and is an event."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from forms.country.calendar import Calendar
from forms.fields.declaration import DeclarationField
from forms.schema.fee import Fee
from forms.schema.procedure import Procedure
from forms.schema.unit import Unit
from forms.text.language import Language
from forms.text.words import Phrase
from handlers.dossier.deadline import moved, started
from handlers.dossier.event import Actor, Event, Timing, local
from handlers.dossier.fee_ledger import Unsettled
from handlers.dossier.file import File
from handlers.dossier.inputs import needs, read
from handlers.dossier.record import Dossier, from_dict, to_dict
from handlers.dossier.refusals import ASKED, Held, Incomplete, NotAllowed
from handlers.dossier.rules import competent, fence, offered, permit
from handlers.dossier.summary import LEASE, Asked, Summary, fold
from handlers.dossier.table.moves import MOVES, SUBMIT, Move
from handlers.dossier.table.steps import STEPS, Clock

__all__ = ["ASKED", "LEASE", "Actor", "Asked", "Dossier", "Event", "File", "Held", "Incomplete", "NotAllowed"]
__all__ += ["Summary", "Timing", "act", "fold", "from_dict", "needs", "offered", "submit", "to_dict"]

UNKNOWN = Phrase("dossier.dossier.unknown")


def submit(
    *,
    code: str,
    procedure: Procedure,
    answers: Mapping[str, Any],
    account: str,
    applicant: str,
    unit: Unit,
    fee: Fee,
    factors: tuple[str, ...],
    language: Language,
    now: datetime,
    receive: str,
    calendar: Calendar,
    flags: tuple[str, ...] = (),
    pay: str | None = None,
    account_kind: str = "",
) -> Dossier:
    """The dossier of accepted answers, frozen with its fee, its time limit and its unit.

    `now` has a time zone; `flags` are words the desk shows; `pay` is how the citizen chose to pay, if asked.
    Raises ValueError for a way of receiving the procedure does not offer, or a day outside the calendar."""
    at, limit, citizen = local(now), procedure.time_limit.model_dump(), Actor(account, "citizen", applicant)
    clock, told = started(at, limit, calendar), {"flags": list(flags), **_declared(procedure, answers)}
    return Dossier(
        code=code,
        procedure=procedure.id,
        edition=procedure.digest,
        account=account,
        applicant=applicant,
        language=language,
        answers=dict(answers),
        factors=factors,
        filed_at=at,
        fee=_frozen(fee, procedure, pay),
        time_limit=limit,
        receive=_offered(procedure, receive),
        events=(Event(1, at, SUBMIT.id, citizen, unit.id, procedure.digest, clock, told),),
        account_kind=account_kind,
    )


def act(
    dossier: Dossier,
    move: str,
    actor: Actor,
    data: Mapping[str, Any],
    now: datetime,
    *,
    calendar: Calendar,
    token: int | None = None,
) -> Dossier:
    """The dossier after a move; the very same one when the move has been made already (retry, double click).

    Officers give the fencing `token` of the claim they decided on. Raises NotAllowed, Incomplete, Held;
    ValueError for a moment without a time zone or a day outside the calendar.
    """
    if move not in MOVES:
        raise NotAllowed(UNKNOWN)
    # Two machines' clocks may differ a little; history does not run backwards.
    found, at = MOVES[move], max(local(now), dossier.events[-1].at)
    competent(dossier, found, actor)
    done = DONE[move](dossier, actor, data, at) if move in DONE else None
    if done or (done is None and pressed_again(dossier, found, actor, data, token)):
        return dossier
    fence(dossier, found, actor, token)
    permit(dossier, found, actor, at)
    event = _event(dossier, found, actor, read(dossier, move, data, at, calendar), at, calendar)
    try:
        changed = replace(dossier, events=(*dossier.events, event))
        changed.summary  # noqa: B018 – what cannot be folded must not be kept.
    except Unsettled as error:
        raise NotAllowed(error.reason) from error
    return changed


def _event(
    dossier: Dossier, move: Move, actor: Actor, data: dict[str, Any], at: datetime, calendar: Calendar
) -> Event:
    summary = dossier.summary
    state = _clock(move, summary)
    clock = moved(summary.clock, state, at.date(), dossier.time_limit, calendar)
    unit = data["unit"] if move.id == "forward" else summary.unit
    told: dict[str, Any] = {"amount": summary.ledger.due} if move.id == "require_fee" else {}
    if move.id in ("decide", "return"):
        told["receive"] = dossier.receive
    return Event(dossier.version + 1, at, move.id, actor, unit, dossier.edition, clock, data | told)


def _clock(move: Move, summary: Summary) -> Clock:
    """The clock's state after a move: that of the step, save that the citizen's answer ends the pause."""
    if move.id == "answer_supplement":
        return "runs"
    step = move.to(summary.step)
    return summary.clock.state if step == summary.step else STEPS[step].clock


def pressed_again(
    dossier: Dossier, move: Move, actor: Actor, data: Mapping[str, Any], token: int | None
) -> bool:
    """Whether the last event is this very act: kept, its answer lost, and the button pressed again.

    What only the first press was given (an official number) need not be given again; a box that has been
    emptied since says something else.
    """
    last = dossier.events[-1]
    if (last.move, last.actor.id) != (move.id, actor.id):
        return False
    if move.claimed and token != dossier.summary.token:
        return False
    return all(_plain(last.data.get(key)) == _plain(value) for key, value in data.items())


def _plain(value: object) -> object:
    """A value as it is compared: text as it is kept, and nothing the same whatever it was given as."""
    return unicodedata.normalize("NFC", value).strip() if isinstance(value, str) else value or ""


def _offered(procedure: Procedure, receive: str) -> str:
    if receive not in procedure.receive:
        raise ValueError(f"{procedure.id} is not received by {receive!r}")
    return receive


def _declared(procedure: Procedure, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Which words each statement was agreed to in: evidence, beside the edition, of what was ticked."""
    ticked = (one for one in procedure.fields() if isinstance(one, DeclarationField) and one.id in answers)
    versions = {field.id: field.text_version for field in ticked}
    return {"declared": versions} if versions else {}


def _frozen(fee: Fee, procedure: Procedure, pay: str | None) -> dict[str, Any]:
    return {
        "amount": fee.amount,
        "rule": fee.rule,
        "explanation": fee.explanation.plain(),
        "count": fee.count,
        "when": procedure.fee.when,
        "how": pay or ("transfer" if procedure.level == 4 else "desk"),
    }


def _holds(dossier: Dossier, actor: Actor, data: Mapping[str, Any], now: datetime) -> bool:
    holder = dossier.summary.holder(now)
    return holder is not None and holder.id == actor.id


def _recorded(dossier: Dossier, actor: Actor, data: Mapping[str, Any], now: datetime) -> bool:
    return dossier.summary.ledger.knows(str(data.get("reference", "")).strip(), data.get("amount", 0))


def _attached(dossier: Dossier, actor: Actor, data: Mapping[str, Any], now: datetime) -> bool:
    files = (file for found in dossier.summary.documents.values() for file in found)
    # The same key with other bytes is another file, sent with the same form.
    return any((file.key, file.sha256) == (data.get("key"), data.get("sha256")) for file in files)


DONE: Mapping[str, Callable[[Dossier, Actor, Mapping[str, Any], datetime], bool]] = {
    "claim": _holds,
    "settle": _recorded,
    "attach": _attached,
}
"""The moves that may be reported again, and how one knows."""
