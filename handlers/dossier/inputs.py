"""What an officer or a citizen gives with a move: read, judged, reduced to the data of the event."""

import json
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from forms.country.calendar import Calendar
from forms.text.language import Text
from handlers.dossier.code import is_number
from handlers.dossier.fee_ledger import SOURCES
from handlers.dossier.record import Dossier
from handlers.dossier.refusals import ASKED, SAME_ITEM, UNASKED, Incomplete
from handlers.dossier.result import AT_DECIDE, AT_RETURN, appointment_faults, s10_valid
from handlers.dossier.table.moves import MOVES
from handlers.dossier.table.reasons import REASONS

LONGEST = 2000
"""Characters of an officer's free words."""


@dataclass(frozen=True)
class Given:
    """The data of one move, with the dossier it is for and the moment it is made."""

    dossier: Dossier
    data: Mapping[str, Any]
    now: datetime
    calendar: Calendar


def needs(dossier: Dossier, move: str) -> tuple[str, ...]:
    """The keys that must be given with a move in the dossier's present state. Raises KeyError."""
    found, summary = MOVES[move].needs, dossier.summary
    more: dict[str, tuple[str, ...]] = {
        "resume": () if summary.number else ("number",),
        "ask_supplement": ("override",) if summary.supplements else (),
        "answer_supplement": ("answers",) if summary.supplement and summary.supplement.fields else (),
        "decide": AT_DECIDE.get(dossier.receive, ()),
        "return": AT_RETURN.get(dossier.receive, ()),
    }
    return (*found, *more.get(move, ()))


def read(
    dossier: Dossier, move: str, data: Mapping[str, Any], now: datetime, calendar: Calendar
) -> dict[str, Any]:
    """The event's data: known keys alone, judged. Raises Incomplete with a sentence per key."""
    given = Given(dossier, data, now, calendar)
    found: dict[str, Any] = {}
    faults: dict[str, Text] = {}
    needed = needs(dossier, move)
    optional = tuple(key for key in MOVES[move].takes if key not in needed and not _left_out(data.get(key)))
    for key in (*needed, *optional):
        try:
            found[key] = READERS[key](given, key, move)
        except Incomplete as error:
            faults.update(error.missing)
    if faults:
        raise Incomplete(faults)
    return found


def _refuse(key: str) -> Incomplete:
    return Incomplete({key: ASKED[key]})


def _left_out(value: object) -> bool:
    """Whether nothing was given: a stray space in a box that may stay empty is nothing."""
    return value is None or (isinstance(value, str) and not value.strip())


def _text(given: Given, key: str, move: str) -> str:
    value = given.data.get(key)
    text = unicodedata.normalize("NFC", value).strip() if isinstance(value, str) else ""
    kinds = {unicodedata.category(sign) for sign in text if sign not in "\r\n\t"}
    # A sign that nobody sees, such as a zero-width space, is no text.
    if not any(kind[0] in "LMNPS" for kind in kinds):
        raise _refuse(key)
    if len(text) > LONGEST or kinds & {"Cc", "Cs", "Co"}:
        raise Incomplete({key: ASKED["words"]})
    return text


def _reason(given: Given, key: str, move: str) -> str:
    code = given.data.get(key)
    if not isinstance(code, str) or code not in REASONS or move not in REASONS[code].for_moves:
        raise _refuse(key)
    return code


def _number(given: Given, key: str, move: str) -> str:
    number = _text(given, key, move)
    if not is_number(number):
        raise _refuse(key)
    return number


def _unit(given: Given, key: str, move: str) -> str:
    unit = _text(given, key, move)
    if unit == given.dossier.summary.unit:
        raise _refuse(key)
    return unit


def _officer(given: Given, key: str, move: str) -> dict[str, str]:
    who = given.data.get(key)
    if not isinstance(who, Mapping) or not all(
        isinstance(who.get(part), str) and who[part] for part in ("id", "name")
    ):
        raise _refuse(key)
    return {"id": who["id"], "name": who["name"]}


def _items(given: Given, key: str, move: str) -> list[dict[str, str]]:
    rows = given.data.get(key)
    if not isinstance(rows, list | tuple) or not rows:
        raise _refuse(key)
    items = [_item(given, row, n, move) for n, row in enumerate(rows)]
    names = [(item.get("field"), item.get("document")) for item in items]
    if len(set(names)) < len(names):
        raise Incomplete({key: SAME_ITEM})
    return items


def _item(given: Given, row: object, n: int, move: str) -> dict[str, str]:
    """{field|document: id, reason, words?}; faults are named items.<n>.<key>."""
    parts = row if isinstance(row, Mapping) else {}
    kinds = [kind for kind in ("field", "document") if parts.get(kind)]
    if len(kinds) != 1 or not isinstance(parts[kinds[0]], str):
        raise Incomplete({f"items.{n}": ASKED["items"]})
    own, asked = (
        Given(given.dossier, parts, given.now, given.calendar),
        ("reason", *(["words"] if parts.get("words") else [])),
    )
    item = {kinds[0]: str(parts[kinds[0]])}
    try:
        return item | {key: str(READERS[key](own, key, move)) for key in asked}
    except Incomplete as error:
        raise Incomplete({f"items.{n}.{key}": text for key, text in error.missing.items()}) from None


def _until(given: Given, key: str, move: str) -> str:
    try:
        until = date.fromisoformat(str(given.data.get(key)))
    except ValueError:
        raise _refuse(key) from None
    if until <= given.now.date():
        raise _refuse(key)
    return until.isoformat()


def _answers(given: Given, key: str, move: str) -> dict[str, Any]:
    """New values of the fields asked for, and of no other; None takes an answer out."""
    asked = given.dossier.summary.supplement
    fields = asked.fields if asked else ()
    answers = given.data.get(key)
    if not isinstance(answers, Mapping):
        raise _refuse(key)
    faults: dict[str, Text] = {
        f"answers.{name}": UNASKED for name in answers if str(name).split(".")[0] not in fields
    }
    faults |= {f"answers.{name}": ASKED["answers"] for name in fields if name not in answers}
    if faults:
        raise Incomplete(faults)
    # A copy through JSON: nothing the caller keeps can change the history.
    copied: dict[str, Any] = json.loads(json.dumps(dict(answers), allow_nan=False))
    return copied


def _whole(given: Given, key: str, move: str) -> int:
    value = given.data.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
        raise _refuse(key)
    return value


def _source(given: Given, key: str, move: str) -> str:
    if given.data.get(key) not in SOURCES:
        raise _refuse(key)
    return str(given.data[key])


def _appointment(given: Given, key: str, move: str) -> dict[str, str]:
    appointment = given.data.get(key)
    faults = appointment_faults(appointment, given.now.date(), given.calendar)
    if faults or not isinstance(appointment, Mapping):
        raise Incomplete(faults)
    return {part: str(appointment[part]).strip() for part in ("day", "time", "place")}


def _tracking(given: Given, key: str, move: str) -> str:
    number = "".join(_text(given, key, move).upper().split())
    if not s10_valid(number):
        raise _refuse(key)
    return number


def _digest(given: Given, key: str, move: str) -> str:
    digest = _text(given, key, move).lower()
    if len(digest) != 64 or not set(digest) <= set("0123456789abcdef"):
        raise _refuse(key)
    return digest


READERS: Mapping[str, Callable[[Given, str, str], Any]] = dict.fromkeys(ASKED, _text) | {
    "reason": _reason,
    "number": _number,
    "unit": _unit,
    "officer": _officer,
    "items": _items,
    "until": _until,
    "answers": _answers,
    "amount": _whole,
    "size": _whole,
    "source": _source,
    "appointment": _appointment,
    "tracking": _tracking,
    "sha256": _digest,
}
"""How each key is read; the keys not named are plain text."""
