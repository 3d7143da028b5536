"""The boxes of an officer's act, one maker per key of the move's data, and the keys read back from a post."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from forms.fields.base import Posted
from forms.text.language import Text
from forms.text.words import Phrase
from handlers.dossier.dossier import needs
from handlers.dossier.table.moves import Move
from handlers.web.desk.box import Case, box, reasons
from handlers.web.desk.supplement import items, ticked
from handlers.web.http.services import Office
from site_templates.views import Input

ANSWER_DAYS = 10
"""What the desk proposes for answering a supplement, in days; the officer may change it."""
MORE = Phrase("web.desk.inputs.more")
TIME = Phrase("web.desk.inputs.appointment.time")
PLACE = Phrase("web.desk.inputs.appointment.place")
GUIDE = Phrase("web.desk.inputs.guide")
ASSIGNED = frozenset({"number"})
"""Keys nobody types: the unit's counter gives them."""


def keys(case: Case, move: Move) -> tuple[str, ...]:
    """The keys an officer is asked for, those that must be given first."""
    needed = needs(case.dossier, move.id)
    return tuple(key for key in (*needed, *(k for k in move.takes if k not in needed)) if key not in ASSIGNED)


def inputs(case: Case, move: Move) -> tuple[Input, ...]:
    return tuple(one for key in keys(case, move) for one in BOXES[key](case, move))


def _plain(
    name: str, label: Text, kind: str = "text", proposed: Callable[[Case], str] = lambda _: ""
) -> "Maker":
    return lambda case, move: (box(case, move, name, label, kind, value=proposed(case)),)


def _reason(case: Case, move: Move) -> tuple[Input, ...]:
    label = Phrase("web.desk.inputs.reason.label")
    return (box(case, move, "reason", label, "choice", reasons(case, move.id)),)


def _words(case: Case, move: Move) -> tuple[Input, ...]:
    return (box(case, move, "words", GUIDE if move.id == "ask_supplement" else MORE, "long"),)


def _unit(case: Case, move: Move) -> tuple[Input, ...]:
    units = case.desk.catalogue.open_units(case.desk.today, case.procedure.id)
    options = tuple((unit.id, unit.name[case.language]) for unit in units if unit.id != case.who.unit)
    return (box(case, move, "unit", Phrase("web.desk.inputs.unit"), "choice", options),)


def _officer(case: Case, move: Move) -> tuple[Input, ...]:
    options = tuple((one["username"], one["name"]) for one in colleagues(case.desk, case.who.unit))
    return (box(case, move, "officer", Phrase("web.desk.inputs.officer"), "choice", options),)


def colleagues(desk: Office, unit: str) -> list[dict[str, str]]:
    """Who of a unit may be given a dossier."""
    return [one for one in desk.accounts.officers_of(unit) if one["role"] in ("officer", "head")]


def _appointment(case: Case, move: Move) -> tuple[Input, ...]:
    lang = case.language
    place = case.desk.unit(case.who.unit).address[lang]
    return (
        box(
            case,
            move,
            "day",
            Phrase("web.desk.inputs.appointment.day"),
            "date",
            value=case.desk.catalogue.calendar.next_working_day(case.desk.today).isoformat(),
            key="appointment.day",
        ),
        box(
            case,
            move,
            "time",
            Phrase("web.desk.inputs.appointment.time"),
            "time",
            value="08:30",
            key="appointment.time",
        ),
        box(
            case,
            move,
            "place",
            Phrase("web.desk.inputs.appointment.place"),
            value=place,
            key="appointment.place",
        ),
    )


def _source(case: Case, move: Move) -> tuple[Input, ...]:
    ways = (
        ("desk", Phrase("web.desk.inputs.source.ways.desk")),
        ("transfer", Phrase("web.desk.inputs.source.ways.transfer")),
        ("online", Phrase("web.desk.inputs.source.ways.online")),
    )
    options = tuple((value, label[case.language]) for value, label in ways)
    proposed = str(case.dossier.fee.get("how", "desk"))
    return (box(case, move, "source", Phrase("web.desk.inputs.source"), "choice", options, proposed),)


Maker = Callable[[Case, Move], tuple[Input, ...]]
BOXES: Mapping[str, Maker] = {
    "words": _words,
    "override": _plain("override", Phrase("web.desk.inputs.boxes.override"), "long"),
    "until": _plain(
        "until",
        Phrase("web.desk.inputs.boxes.until"),
        "date",
        lambda case: (case.desk.today + timedelta(days=ANSWER_DAYS)).isoformat(),
    ),
    "reference": _plain("reference", Phrase("web.desk.inputs.boxes.reference")),
    "amount": _plain(
        "amount",
        Phrase("web.desk.inputs.boxes.amount"),
        proposed=lambda case: str(case.dossier.summary.ledger.due),
    ),
    "result": _plain(
        "result",
        Phrase("web.desk.inputs.boxes.result"),
        "long",
        lambda case: case.procedure.result[case.language],
    ),
    "collected_by": _plain(
        "collected_by",
        Phrase("web.desk.inputs.boxes.collected_by"),
        proposed=lambda case: case.dossier.applicant,
    ),
    "tracking": _plain("tracking", Phrase("web.desk.inputs.boxes.tracking")),
    "reason": _reason,
    "unit": _unit,
    "officer": _officer,
    "items": items,
    "appointment": _appointment,
    "source": _source,
}


def given(posted: Posted, wanted: tuple[str, ...]) -> dict[str, Any]:
    """The data of a move as typed in its boxes; the core judges it."""
    return {key: READ.get(key, _text)(posted, key) for key in wanted}


def _text(posted: Posted, key: str) -> str:
    return posted.get(key)


def _whole(posted: Posted, key: str) -> object:
    """Đồng as people write them: 7.000, 7 000 ₫."""
    digits = "".join(sign for sign in posted.get(key) if sign not in " .,₫đ\u00a0")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 12 else posted.get(key)


def _slot(posted: Posted, key: str) -> dict[str, str]:
    return {part: posted.get(part) for part in ("day", "time", "place")}


READ: Mapping[str, Callable[[Posted, str], Any]] = {"amount": _whole, "items": ticked, "appointment": _slot}
