"""Whether a coded reason is true of a dossier: the desk offers such alone, and the core refuses others."""

from collections.abc import Callable, Mapping
from datetime import date

from forms.text.language import Text
from forms.text.words import Phrase
from handlers.dossier.code import BadCode, parse_code
from handlers.dossier.history.record import Dossier
from handlers.dossier.refusals import MISSING_DATA, IncompleteData
from handlers.dossier.table.reasons import REASONS, Reason, reasons_for

Item = Mapping[str, str]
"""What a supplement asks for: {field|document: id}; empty for a reason that is about the whole dossier."""


def open_reasons(dossier: Dossier, move: str, today: date) -> tuple[Reason, ...]:
    """The reasons of a move that may be true of the dossier on a day, in the table's order."""
    return tuple(one for one in reasons_for(move) if ground_fault(dossier, move, one.code, today) is None)


def read_reason(dossier: Dossier, move: str, code: object, today: date, item: Item) -> str:
    """The reason, if the move takes it and it may be true. Raises IncompleteData."""
    if not isinstance(code, str) or code not in REASONS or move not in REASONS[code].for_moves:
        raise IncompleteData({"reason": MISSING_DATA["reason"]})
    if untrue := ground_fault(dossier, move, code, today, item):
        raise IncompleteData({"reason": untrue})
    return code


def read_other(dossier: Dossier, typed: str) -> str:
    """The code of another dossier; that there is such a one is looked up by who keeps them.

    Raises IncompleteData.
    """
    try:
        code = parse_code(typed)
    except BadCode as bad:
        raise IncompleteData({"other": bad.message}) from bad
    if code == dossier.code:
        raise IncompleteData({"other": MISSING_DATA["other"]})
    return code


def ground_fault(
    dossier: Dossier, move: str, code: str, today: date, item: Item | None = None
) -> Text | None:
    """Why a reason is not true of the dossier; None where it may be.

    Without `item`, a reason for an item is judged by whether any item could have it.
    """
    ground = REASONS[code].ground
    # Whoever moves the dossiers of a closed unit knows that it closed: the table says so of the move.
    if not ground or move == "transfer" or HOLDS[ground](dossier, today, item):
        return None
    return FAULTS[ground]


def _is_overdue(dossier: Dossier, today: date, item: Item | None) -> bool:
    asked = dossier.summary.supplement
    return asked is not None and asked.is_overdue(today)


def _is_answered(dossier: Dossier, today: date, item: Item | None) -> bool:
    """Whether the last request was answered; it stays so when the work has been taken up again."""
    made = [e.move for e in dossier.events if e.move in ("ask_supplement", "answer_supplement")]
    return made[-1:] == ["answer_supplement"]


def _is_unplaced(dossier: Dossier, today: date, item: Item | None) -> bool:
    return dossier.summary.triage is not None


def _is_field(dossier: Dossier, today: date, item: Item | None) -> bool:
    return item is None or "field" in item


def _is_document(dossier: Dossier, today: date, item: Item | None) -> bool:
    return item is None or "document" in item


def _has_file(dossier: Dossier, today: date, item: Item | None) -> bool:
    sent = dossier.summary.documents
    return any(sent.values()) if item is None else bool(sent.get(item.get("document", "")))


HOLDS: Mapping[str, Callable[[Dossier, date, Item | None], bool]] = {
    "supplement_overdue": _is_overdue,
    "supplement_answered": _is_answered,
    "unit_closed": _is_unplaced,
    "field": _is_field,
    "document": _is_document,
    "file_sent": _has_file,
}
"""Ground of a reason → whether the dossier gives it."""
FAULTS: Mapping[str, Text] = {ground: Phrase(f"dossier.grounds.{ground}") for ground in HOLDS}
