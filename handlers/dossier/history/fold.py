"""The fold: what each event of a dossier changes, one after the other; the summary is the whole of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Protocol

from forms.fields.base import Values
from handlers.dossier.history.consent import CHANGES, after_answers, consents_at_filing
from handlers.dossier.history.event import Actor, Event, FrozenFee, TimeLimit, is_immediate
from handlers.dossier.history.fee_ledger import open_ledger
from handlers.dossier.history.file import RESULT, File
from handlers.dossier.history.summary import LEASE, Summary, SupplementRequest, Triage
from handlers.dossier.table.moves import FILINGS, MOVES
from handlers.dossier.table.steps import CLOSED, STEPS


class FiledDossier(Protocol):
    """What the fold needs of a dossier."""

    @property
    def answers(self) -> Values: ...
    @property
    def fee(self) -> FrozenFee: ...
    @property
    def time_limit(self) -> TimeLimit: ...
    @property
    def events(self) -> tuple[Event, ...]: ...


def fold_events(dossier: FiledDossier) -> Summary:
    """The summary of a dossier, from its events alone. Raises ValueError where no such history can be."""
    if not dossier.events or dossier.events[0].move not in FILINGS:
        raise ValueError("a history begins with the filing")
    first = dossier.events[0]
    flags = tuple(map(str, first.data.get("flags", ())))
    ledger = open_ledger(dossier.fee["amount"])
    step = FILINGS[first.move].to("")
    named = consents_at_filing(first) if "consents" in first.data else {}
    summary = Summary(step, first.unit, first.clock, ledger, dossier.answers, flags=flags, consents=named)
    summary = replace(summary, immediate=is_immediate(dossier.time_limit))
    for n, event in enumerate(dossier.events[1:], 2):
        summary = _apply_event(summary, event, n)
    return summary


def _apply_event(summary: Summary, event: Event, n: int) -> Summary:
    move = MOVES.get(event.move)
    # A gap or an impossible move means damage: better no dossier than a wrong one.
    if move is None or event.n != n or summary.step not in move.source:
        raise ValueError(f"event {event.n}: {event.move!r} cannot follow in step {summary.step}")
    step = move.to(summary.step)
    after = EFFECTS.get(move.id, _change_nothing)(summary, event)
    after = replace(after, step=step, unit=event.unit, clock=event.clock)
    if move.claimed and after.officer and event.actor.id == after.officer.id:
        after = replace(after, lease_until=event.at + LEASE)
    if after.review and step not in MOVES["remind_review"].source:
        after = replace(after, review=None, review_due=False)
    if not STEPS[step].asking and after.supplement:
        after = replace(after, supplement=None)
    return replace(_close_ledger(after, event), lease_until=None) if step in CLOSED else after


def _close_ledger(summary: Summary, event: Event) -> Summary:
    return replace(summary, ledger=summary.ledger.cancel())


def _change_nothing(summary: Summary, event: Event) -> Summary:
    return summary


def _assign_officer(summary: Summary, event: Event, officer: Actor) -> Summary:
    return replace(
        summary,
        officer=officer,
        claimed_at=event.at,
        lease_until=event.at + LEASE,
        token=summary.token + 1,
    )


def _claim(summary: Summary, event: Event) -> Summary:
    return _assign_officer(summary, event, event.actor)


def _reassign(summary: Summary, event: Event) -> Summary:
    who = event.data["officer"]
    return _assign_officer(summary, event, Actor(str(who["id"]), "officer", str(who["name"]), event.unit))


def _free_officer(summary: Summary, event: Event) -> Summary:
    return replace(summary, officer=None, claimed_at=None, lease_until=None)


def _change_unit(summary: Summary, event: Event) -> Summary:
    """The lease ends with the unit; where several units followed a closed one, the choice is open."""
    several = event.data.get("candidates")
    triage = Triage(tuple(several), event.at) if several else None
    return replace(_free_officer(summary, event), triage=triage)


def _set_number(summary: Summary, event: Event) -> Summary:
    return replace(summary, number=event.data.get("number", summary.number), reason="")


def _set_reason(summary: Summary, event: Event) -> Summary:
    return replace(summary, reason=event.data["reason"])


def _stop(summary: Summary, event: Event) -> Summary:
    # Stops of before had no day: the unit looked when it thought of it.
    until = event.data.get("until")
    return replace(_set_reason(summary, event), review=date.fromisoformat(until) if until else None)


def _note_review(summary: Summary, event: Event) -> Summary:
    return replace(summary, review_due=True)


def _apologise(summary: Summary, event: Event) -> Summary:
    return replace(summary, put_off=date.fromisoformat(event.data["was"]), apologies=summary.apologies + 1)


def _open_request(summary: Summary, event: Event) -> Summary:
    until, items = date.fromisoformat(event.data["until"]), tuple(dict(item) for item in event.data["items"])
    asked = SupplementRequest(items, until, event.at, _closing_day(event))
    return replace(summary, supplement=asked, supplements=summary.supplements + 1)


def _extend_request(summary: Summary, event: Event) -> Summary:
    until = date.fromisoformat(event.data["until"])
    asked = summary.supplement and replace(
        summary.supplement, until=until, closes=_closing_day(event), extended=True
    )
    return replace(summary, supplement=asked)


def _closing_day(event: Event) -> date:
    if "closes" in event.data:
        return date.fromisoformat(event.data["closes"])
    # Requests of before the day was kept: a week is longer than any weekend, and takes nothing from anybody.
    return date.fromisoformat(event.data["until"]) + timedelta(days=7)


def _answer_request(summary: Summary, event: Event) -> Summary:
    asked = summary.supplement and replace(summary.supplement, answered_at=event.at)
    changed = {**summary.answers, **event.data.get("answers", {})}
    answers = {name: value for name, value in changed.items() if value is not None}
    consents = after_answers(summary.consents, summary.answers, answers, event.at)
    summary = replace(summary, supplement=asked, answers=answers, consents=consents)
    return _derive_again(summary, event)


def _derive_again(summary: Summary, event: Event) -> Summary:
    """What followed from the answers before follows from those that hold now."""
    fee, ledger = event.data.get("fee"), summary.ledger
    ledger = ledger.correct(fee["amount"]) if fee else ledger
    belongs_to = event.data.get("belongs_to", summary.belongs_to)
    return replace(summary, fee=fee or summary.fee, ledger=ledger, belongs_to=belongs_to)


def _settle_fee(summary: Summary, event: Event) -> Summary:
    data = event.data
    return replace(
        summary, ledger=summary.ledger.settle(data["reference"], data["amount"], data["source"], event.at)
    )


def _record_result(summary: Summary, event: Event) -> Summary:
    appointment = event.data.get("appointment")
    return replace(summary, result=event.data["result"], appointment=appointment, reason="")


def _set_limit(summary: Summary, event: Event) -> Summary:
    return replace(summary, limit=event.data["limit"])


def _record_handover(summary: Summary, event: Event) -> Summary:
    tracking, collected_by = event.data.get("tracking", ""), event.data.get("collected_by", "")
    return replace(summary, tracking=tracking, collected_by=collected_by)


def _attach_file(summary: Summary, event: Event) -> Summary:
    file = File.of(event.data, event.at)
    files = (*summary.documents.get(file.document, ()), file)
    return replace(summary, documents={**summary.documents, file.document: files})


def _add_result(summary: Summary, event: Event) -> Summary:
    file = File.of({**event.data, "document": RESULT}, event.at)
    return replace(summary, results=(*summary.results, file))


def _open_result(summary: Summary, event: Event) -> Summary:
    return replace(summary, opened={event.data["sha256"]: event.at, **summary.opened})


def _change_consents(summary: Summary, event: Event) -> Summary:
    return replace(summary, consents=CHANGES[event.move](summary.consents, event))


EFFECTS: Mapping[str, Callable[[Summary, Event], Summary]] = {
    "claim": _claim,
    "reassign": _reassign,
    "release": _free_officer,
    "forward": _change_unit,
    "transfer": _change_unit,
    "receive": _set_number,
    "resume": _set_number,
    "refuse": _set_reason,
    "stop": _stop,
    "remind_review": _note_review,
    "apologise": _apologise,
    "ask_supplement": _open_request,
    "set_limit": _set_limit,
    "extend_supplement": _extend_request,
    "answer_supplement": _answer_request,
    "settle": _settle_fee,
    "decide": _record_result,
    "return": _record_handover,
    "attach": _attach_file,
    "add_result": _add_result,
    "open_result": _open_result,
    **dict.fromkeys(CHANGES, _change_consents),
}
"""What a move changes beside step, unit and clock."""
