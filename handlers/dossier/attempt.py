"""A move that somebody wants to make, and whether it has been made already and is only reported again."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from handlers.dossier.history.event import Actor
from handlers.dossier.history.record import Dossier
from handlers.dossier.table.moves import Move


@dataclass(frozen=True)
class Attempt:
    """A move that somebody wants to make, with its data; officers name the claim they decided on."""

    move: str
    actor: Actor
    data: Mapping[str, object]
    token: int | None = None
    """The fencing token of that claim."""


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
    return all(_comparable(last.data.get(key)) == _comparable(value) for key, value in attempt.data.items())


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


REPEAT_CHECKS: Mapping[str, Callable[[Dossier, Attempt, datetime], bool]] = {
    "claim": _is_holder,
    "settle": _is_recorded,
    "attach": _is_attached,
    "add_result": _is_result,
    "open_result": _is_opened,
}
"""The moves that may be reported again → how to recognise that."""
