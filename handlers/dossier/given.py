"""What comes with a move: who wants it, its plain texts, what is recorded with it, whether it was made."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from forms.country.calendar import Calendar
from forms.fields.consent import HOW
from forms.text.words import Phrase
from handlers.dossier.deadline import closing_day
from handlers.dossier.history.consent import LINK
from handlers.dossier.history.event import Actor, Event, EventData
from handlers.dossier.history.record import Dossier
from handlers.dossier.refusals import MISSING_DATA, HeldByOther, IncompleteData, MoveNotAllowed
from handlers.dossier.table.moves import MOVES, Move

CLAIM_FIRST = Phrase("dossier.rules.claim_first")
ONE_LIMIT = Phrase("dossier.rules.one_limit")
LONGEST = 2000
"""Characters of an officer's free words."""


@dataclass(frozen=True)
class MoveInput:
    """The data of one move, with the dossier it is for and the moment it is made."""

    dossier: Dossier
    data: Mapping[str, object]
    now: datetime
    calendar: Calendar


def refusal(key: str) -> IncompleteData:
    """What to do about a key that is missing or wrong."""
    return IncompleteData({key: MISSING_DATA[key]})


def read_text(given: MoveInput, key: str, move: str) -> str:
    """The text of a key, in NFC. Raises IncompleteData for what says nothing, or too much."""
    value = given.data.get(key)
    text = unicodedata.normalize("NFC", value).strip() if isinstance(value, str) else ""
    kinds = {unicodedata.category(sign) for sign in text if sign not in "\r\n\t"}
    # A zero-width space and its like make a text that looks empty and is not: it says nothing.
    if not any(kind[0] in "LMNPS" for kind in kinds):
        raise refusal(key)
    if len(text) > LONGEST or kinds & {"Cc", "Cs", "Co"}:
        raise IncompleteData({key: MISSING_DATA["words"]})
    return text


def _consent(given: MoveInput, key: str, move: str) -> str:
    """A consent that is still open; a move of the person asked is about that person's own alone."""
    one = given.dossier.summary.consents.get(str(given.data.get(key)))
    if one is None or one.state == "given" or (move == "renew_link" and one.way != LINK):
        raise refusal(key)
    return one.id


def _way(given: MoveInput, key: str, move: str) -> str:
    """How a consent was given: by the link, or as an officer has seen it."""
    way = given.data.get(key)
    if not isinstance(way, str) or way not in HOW or (way == LINK) == (move == "record_consent"):
        raise refusal(key)
    return way


def _check_made(given: MoveInput, key: str, move: str) -> str:
    if given.data.get(key) not in ("digits", "code"):
        raise refusal(key)
    return str(given.data[key])


CONSENT_READERS: Mapping[str, Callable[[MoveInput, str, str], object]] = {
    "consent": _consent,
    "way": _way,
    "verified": _check_made,
}
"""How the keys about consents are read; see inputs.READERS."""


@dataclass(frozen=True)
class Attempt:
    """A move that somebody wants to make, with its data; officers name the claim they decided on."""

    move: str
    actor: Actor
    data: Mapping[str, object]
    token: int | None = None
    """The fencing token of that claim."""
    missing: tuple[str, ...] = ()
    """The documents the answers demand and nobody has sent: the edition knows them, the dossier does not."""
    derived: EventData = field(default_factory=EventData)
    """What corrected answers change beside themselves: the edition knows it, the dossier does not."""


def check_fence(dossier: Dossier, move: Move, actor: Actor, token: int | None) -> None:
    """Pass when the decision was taken on the claim that still holds. Raises HeldByOther, MoveNotAllowed."""
    summary = dossier.summary
    if not move.claimed or actor.role not in ("officer", "head") or token == summary.token:
        return
    if summary.officer is None or summary.claimed_at is None:
        raise MoveNotAllowed(CLAIM_FIRST)
    raise HeldByOther(summary.officer, summary.claimed_at, actor)


def is_made(dossier: Dossier, move: Move, attempt: Attempt, at: datetime) -> bool:
    """Whether the move has been made already, and is only reported again."""
    check = REPEAT_CHECKS.get(move.id)
    return check(dossier, attempt, at) if check else is_repeated_press(dossier, move, attempt)


def is_repeated_press(dossier: Dossier, move: Move, attempt: Attempt) -> bool:
    """Whether the last event is this very act: kept, its answer lost, and the button pressed again.

    What only the first press was given (an official number) need not be given again; a box that has been
    emptied since says something else.
    """
    last = dossier.events[-1]
    if (last.move, last.actor.id) != (move.id, attempt.actor.id):
        return False
    if move.claimed and attempt.token != dossier.summary.token:
        return False
    return _says_the_same(last, attempt)


def _says_the_same(last: Event, attempt: Attempt) -> bool:
    # What the state of the dossier did not ask for was not kept the first time either.
    move = MOVES[last.move]
    told = {key for key in attempt.data if key in last.data or key in (*move.needs, *move.takes)}
    return all(_comparable(last.data.get(key)) == _comparable(attempt.data[key]) for key in told)


def _comparable(value: object) -> object:
    """A value as it is compared: text as it is stored, and all forms of "nothing" alike."""
    return unicodedata.normalize("NFC", value).strip() if isinstance(value, str) else value or ""


def _is_holder(dossier: Dossier, attempt: Attempt, at: datetime) -> bool:
    holder = dossier.summary.holder(at)
    return holder is not None and holder.id == attempt.actor.id


def _is_recorded(dossier: Dossier, attempt: Attempt, at: datetime) -> bool:
    reference = str(attempt.data.get("reference", "")).strip()
    return dossier.summary.ledger.has_recorded(reference, attempt.data.get("amount", 0))


def _is_attached(dossier: Dossier, attempt: Attempt, at: datetime) -> bool:
    data = attempt.data
    files = (file for found in dossier.summary.documents.values() for file in found)
    # The same key with other bytes is another file, sent with the same form.
    return any((file.key, file.sha256) == (data.get("key"), data.get("sha256")) for file in files)


def _is_result(dossier: Dossier, attempt: Attempt, at: datetime) -> bool:
    """Whether the very file is the current one already."""
    data, files = attempt.data, dossier.summary.results
    return bool(files) and (files[-1].key, files[-1].sha256) == (data.get("key"), data.get("sha256"))


def _is_opened(dossier: Dossier, attempt: Attempt, at: datetime) -> bool:
    return attempt.data.get("sha256") in dossier.summary.opened


def check_branches(dossier: Dossier, actor: Actor, now: datetime) -> None:
    """Pass where the law has another time limit to apply. Raises MoveNotAllowed."""
    if len(dossier.time_limit.get("branches", {})) < 2:
        raise MoveNotAllowed(ONE_LIMIT)


def _is_applied(dossier: Dossier, attempt: Attempt, at: datetime) -> bool:
    chosen = dossier.summary.limit
    return chosen is not None and chosen["branch"] == attempt.data.get("limit")


def _is_settled(dossier: Dossier, attempt: Attempt, at: datetime) -> bool:
    """Whether the last that was done about a consent is this act: other events may have followed it."""
    about = attempt.data.get("consent", "")
    last = next((event for event in reversed(dossier.events) if event.data.get("consent") == about), None)
    if last is None or (last.move, last.actor.id) != (attempt.move, attempt.actor.id):
        return False
    return _says_the_same(last, attempt)


REPEAT_CHECKS: Mapping[str, Callable[[Dossier, Attempt, datetime], bool]] = {
    "claim": _is_holder,
    "settle": _is_recorded,
    "attach": _is_attached,
    "add_result": _is_result,
    "open_result": _is_opened,
    "set_limit": _is_applied,
    "give_consent": _is_settled,
    "refuse_consent": _is_settled,
    "record_consent": _is_settled,
}
"""The moves that may be reported again → how to recognise that."""


def recorded_data(keys: tuple[str, ...], dossier: Dossier, data: EventData, calendar: Calendar) -> EventData:
    """The recorded `keys` of a move made with this data. Raises KeyError for a key there is not."""
    told = EventData()
    for key in keys:
        told |= RECORDED[key](dossier, data, calendar)
    return told


def _closes(dossier: Dossier, data: EventData, calendar: Calendar) -> EventData:
    return {"closes": closing_day(date.fromisoformat(data["until"]), calendar).isoformat()}


def _digest_of_result(dossier: Dossier, *_: object) -> EventData:
    """The file that was there when the result was returned; nothing where there was none."""
    files = dossier.summary.results
    return EventData(sha256=files[-1].sha256) if files else EventData()


RECORDED: Mapping[str, Callable[[Dossier, EventData, Calendar], EventData]] = {
    "amount": lambda dossier, *_: EventData(amount=dossier.summary.ledger.due),
    "receive": lambda dossier, *_: EventData(receive=dossier.receive),
    "verified": lambda *_: EventData(verified="seen"),
    "closes": _closes,
    "sha256": _digest_of_result,
    "was": lambda dossier, *_: EventData(was=dossier.summary.due.isoformat()),
}
"""How each recorded key is found."""
