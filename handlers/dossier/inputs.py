"""The data of a move as an officer or a citizen sent it: read, judged, reduced to the data of the event."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import cast

from forms.country.calendar import Calendar
from forms.fields.base import Value
from forms.text.language import Text
from handlers.dossier.code import is_number
from handlers.dossier.days import read_day
from handlers.dossier.given import CONSENT_READERS, MoveInput, read_text, refusal
from handlers.dossier.grounds import read_other, read_reason
from handlers.dossier.history.event import ChosenLimit, EventData
from handlers.dossier.history.fee_ledger import SOURCES
from handlers.dossier.history.record import Dossier
from handlers.dossier.refusals import (
    GO_PAST,
    MISSING_DATA,
    NO_WORKING_DAY,
    SAME_ITEM,
    UNASKED,
    IncompleteData,
)
from handlers.dossier.result import appointment_faults, is_valid_s10
from handlers.dossier.rules import WEIGHED, open_matters
from handlers.dossier.table.moves import MOVES
from handlers.dossier.table.reasons import KEYS_OF_REASONS, needed_with
from handlers.dossier.table.ways import WAYS


def required_keys(dossier: Dossier, move: str, missing: Sequence[str] = ()) -> tuple[str, ...]:
    """The keys that must be given with a move in the dossier's present state. Raises KeyError.

    `missing`: the documents the answers demand and nobody has sent.
    """
    found, summary, way = MOVES[move].needs, dossier.summary, WAYS[dossier.receive]
    more: dict[str, tuple[str, ...]] = {
        "resume": () if summary.number else ("number",),
        "ask_supplement": ("override",) if summary.supplements else (),
        "answer_supplement": ("answers",) if summary.supplement and summary.supplement.fields else (),
        "decide": way.at_decide,
        "return": way.at_return,
        "add_result": ("words",) if summary.results else (),
    }
    past = ("override",) if move in WEIGHED and open_matters(dossier, missing) else ()
    return (*found, *more.get(move, ()), *past)


def read_move_data(
    dossier: Dossier,
    move: str,
    data: Mapping[str, object],
    now: datetime,
    calendar: Calendar,
    missing: Sequence[str] = (),
) -> EventData:
    """The event's data: known keys alone, judged. Raises IncompleteData with a sentence per key."""
    given = MoveInput(dossier, data, now, calendar)
    found: dict[str, object] = {}
    faults: dict[str, Text] = {}
    needed = required_keys(dossier, move, missing) + needed_with(move, data.get("reason"))
    optional = tuple(
        key
        for key in MOVES[move].takes
        if key not in (*needed, *KEYS_OF_REASONS) and not _is_left_out(data.get(key))
    )
    for key in (*needed, *optional):
        try:
            found[key] = READERS[key](given, key, move)
        except IncompleteData as error:
            faults.update(error.missing)
    if faults:
        raise IncompleteData(faults)
    # Each key by its reader: READERS and EventData say the same of it, which a test proves.
    return cast(EventData, found)


def _is_left_out(value: object) -> bool:
    """Whether nothing was given: a stray space in a box that may stay empty is nothing."""
    return value is None or (isinstance(value, str) and not value.strip())


def _reason(given: MoveInput, key: str, move: str) -> str:
    item = {kind: str(given.data[kind]) for kind in ("field", "document") if given.data.get(kind)}
    return read_reason(given.dossier, move, given.data.get(key), given.now.date(), item)


def _other(given: MoveInput, key: str, move: str) -> str:
    return read_other(given.dossier, read_text(given, key, move))


def _number(given: MoveInput, key: str, move: str) -> str:
    number = read_text(given, key, move)
    if not is_number(number):
        raise refusal(key)
    return number


def _unit(given: MoveInput, key: str, move: str) -> str:
    unit = read_text(given, key, move)
    if unit == given.dossier.summary.unit:
        raise refusal(key)
    return unit


def _candidates(given: MoveInput, key: str, move: str) -> list[str]:
    units = given.data.get(key)
    if not isinstance(units, list | tuple) or len(units) < 2 or not all(isinstance(u, str) for u in units):
        raise refusal(key)
    return [*units]


def _officer(given: MoveInput, key: str, move: str) -> dict[str, str]:
    who = given.data.get(key)
    if not isinstance(who, Mapping) or not all(
        isinstance(who.get(part), str) and who[part] for part in ("id", "name")
    ):
        raise refusal(key)
    return {"id": who["id"], "name": who["name"]}


def _items(given: MoveInput, key: str, move: str) -> list[dict[str, str]]:
    rows = given.data.get(key)
    if not isinstance(rows, list | tuple) or not rows:
        raise refusal(key)
    items = [_item(given, row, n, move) for n, row in enumerate(rows)]
    names = [(item.get("field"), item.get("document")) for item in items]
    if len(set(names)) < len(names):
        raise IncompleteData({key: SAME_ITEM})
    return items


def _item(given: MoveInput, row: object, n: int, move: str) -> dict[str, str]:
    """{field|document: id, reason, words?}; faults are named items.<n>.<key>."""
    parts = row if isinstance(row, Mapping) else {}
    kinds = [kind for kind in ("field", "document") if parts.get(kind)]
    if len(kinds) != 1 or not isinstance(parts[kinds[0]], str):
        raise IncompleteData({f"items.{n}": MISSING_DATA["items"]})
    own, asked = (
        MoveInput(given.dossier, parts, given.now, given.calendar),
        ("reason", *(["words"] if parts.get("words") else [])),
    )
    item = {kinds[0]: str(parts[kinds[0]])}
    try:
        return item | {key: str(READERS[key](own, key, move)) for key in asked}
    except IncompleteData as error:
        raise IncompleteData({f"items.{n}.{key}": text for key, text in error.missing.items()}) from None


def _until(given: MoveInput, key: str, move: str) -> str:
    found = read_day(given.dossier, move, given.data.get(key), given.now.date())
    # What is promised anew is a day on which a result can be due.
    if MOVES[move].puts_off and not given.calendar.is_working_day(date.fromisoformat(found)):
        raise IncompleteData({key: NO_WORKING_DAY})
    return found


def _limit(given: MoveInput, key: str, move: str) -> ChosenLimit:
    """Another branch of the time limit than the one that applies: its id, kept with its working days."""
    branch, branches = given.data.get(key), given.dossier.time_limit.get("branches", {})
    if not isinstance(branch, str) or branch not in branches or branch == given.dossier.limit.get("branch"):
        raise refusal(key)
    return {"branch": branch, "amount": branches[branch]}


def _answers(given: MoveInput, key: str, move: str) -> dict[str, Value]:
    """New values of the fields asked for, and of no other; None takes an answer out."""
    asked = given.dossier.summary.supplement
    fields = asked.fields if asked else ()
    answers = given.data.get(key)
    if not isinstance(answers, Mapping):
        raise refusal(key)
    faults: dict[str, Text] = {
        f"answers.{name}": UNASKED for name in answers if str(name).split(".")[0] not in fields
    }
    faults |= {f"answers.{name}": MISSING_DATA["answers"] for name in fields if name not in answers}
    if faults:
        raise IncompleteData(faults)
    # A copy through JSON: nothing the caller keeps can change the history.
    copied: dict[str, Value] = json.loads(json.dumps(dict(answers), allow_nan=False))
    return copied


def _whole_amount(given: MoveInput, key: str, move: str) -> int:
    value = given.data.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
        raise refusal(key)
    return value


def _source(given: MoveInput, key: str, move: str) -> str:
    if given.data.get(key) not in SOURCES:
        raise refusal(key)
    return str(given.data[key])


def _appointment(given: MoveInput, key: str, move: str) -> dict[str, str]:
    appointment = given.data.get(key)
    faults = appointment_faults(appointment, given.now.date(), given.calendar)
    if faults or not isinstance(appointment, Mapping):
        raise IncompleteData(faults)
    return {part: str(appointment[part]).strip() for part in ("day", "time", "place")}


def _tracking_number(given: MoveInput, key: str, move: str) -> str:
    number = "".join(read_text(given, key, move).upper().split())
    if not is_valid_s10(number):
        raise refusal(key)
    return number


def _digest(given: MoveInput, key: str, move: str) -> str:
    digest = read_text(given, key, move).lower()
    if len(digest) != 64 or not set(digest) <= set("0123456789abcdef"):
        raise refusal(key)
    return digest


def _override(given: MoveInput, key: str, move: str) -> str:
    try:
        return read_text(given, key, move)
    except IncompleteData as error:
        # One key, asked for two reasons: another supplement, or a decision while something is open.
        raise (IncompleteData({key: GO_PAST}) if move in WEIGHED else error) from None


READERS: Mapping[str, Callable[[MoveInput, str, str], object]] = dict.fromkeys(MISSING_DATA, read_text) | {
    "reason": _reason,
    "other": _other,
    "number": _number,
    "unit": _unit,
    "candidates": _candidates,
    "officer": _officer,
    "items": _items,
    "until": _until,
    "limit": _limit,
    "days": _whole_amount,
    "answers": _answers,
    "amount": _whole_amount,
    "size": _whole_amount,
    "source": _source,
    "appointment": _appointment,
    "tracking": _tracking_number,
    "sha256": _digest,
    "override": _override,
    **CONSENT_READERS,
}
"""How each key is read; the keys not named are plain text."""
