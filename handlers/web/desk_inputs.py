"""The boxes of an officer's act, one maker per key of the move's data, and the keys read back from a post."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from forms.fields.base import Posted
from forms.language import Language, Text
from forms.procedure import Procedure
from handlers.aws.sessions import Identity
from handlers.dossier.dossier import Dossier, needs
from handlers.dossier.moves import Move
from handlers.dossier.reasons import reasons_for
from handlers.web.draft import mendable
from handlers.web.office import Office
from site_templates.views import Input

ANSWER_DAYS = 10
"""What the desk proposes for answering a supplement, in days; the officer may change it."""
ASSIGNED = frozenset({"number"})
"""Keys nobody types: the unit's counter gives them."""


@dataclass(frozen=True)
class Case:
    """One dossier before one officer: all that its boxes may depend on."""

    desk: Office
    who: Identity
    dossier: Dossier
    procedure: Procedure
    language: Language
    move: str = ""
    typed: Posted = field(default_factory=Posted)
    """What was posted for `move`, when it comes back with errors."""
    errors: Mapping[str, Text] = field(default_factory=dict)


def keys(case: Case, move: Move) -> tuple[str, ...]:
    """The keys an officer is asked for, those that must be given first."""
    needed = needs(case.dossier, move.id)
    return tuple(key for key in (*needed, *(k for k in move.takes if k not in needed)) if key not in ASSIGNED)


def inputs(case: Case, move: Move) -> tuple[Input, ...]:
    return tuple(box for key in keys(case, move) for box in BOXES[key](case, move))


Options = tuple[tuple[str, str], ...]
CLOCKS = {"date": re.compile(r"\d{4}-\d{2}-\d{2}"), "time": re.compile(r"\d{2}:\d{2}")}
"""What the boxes of HTML for dates and times take as their value."""


def _box(
    case: Case,
    move: Move,
    name: str,
    label: Text,
    kind: str = "text",
    options: Options = (),
    value: str = "",
    hint: Text | None = None,
    key: str = "",
) -> Input:
    """One box: with what was typed when this very move came back, else with what the desk proposes."""
    returned = case.move == move.id
    if returned:
        value = " ".join(case.typed.all(name)) if kind == "checks" else case.typed.get(name)
    wrong = case.errors.get(key or name) if returned else None
    # A box for dates shows nothing of what is no date: then a plain one shows what was typed.
    kind = "text" if kind in CLOCKS and value and not CLOCKS[kind].fullmatch(value) else kind
    lang = case.language
    return Input(
        name, label[lang], kind, options, value, hint[lang] if hint else "", wrong[lang] if wrong else ""
    )


def _plain(
    name: str, label: Text, kind: str = "text", proposed: Callable[[Case], str] = lambda _: ""
) -> "Maker":
    return lambda case, move: (_box(case, move, name, label, kind, value=proposed(case)),)


def _reason(case: Case, move: Move) -> tuple[Input, ...]:
    label = Text(vi="Lý do", en="Reason")
    return (_box(case, move, "reason", label, "choice", _reasons(case, move.id)),)


def _reasons(case: Case, move: str, about: str = "") -> Options:
    found = (reason for reason in reasons_for(move) if not about or reason.code.startswith(about))
    return tuple((reason.code, capital(reason.label[case.language])) for reason in found)


def _unit(case: Case, move: Move) -> tuple[Input, ...]:
    units = case.desk.catalogue.open_units(case.desk.today, case.procedure.id)
    options = tuple((unit.id, unit.name[case.language]) for unit in units if unit.id != case.who.unit)
    return (_box(case, move, "unit", Text(vi="Đơn vị nhận", en="To which unit"), "choice", options),)


def _officer(case: Case, move: Move) -> tuple[Input, ...]:
    options = tuple((one["username"], one["name"]) for one in colleagues(case.desk, case.who.unit))
    return (_box(case, move, "officer", Text(vi="Cán bộ", en="Officer"), "choice", options),)


def colleagues(desk: Office, unit: str) -> list[dict[str, str]]:
    """Who of a unit may be given a dossier."""
    return [one for one in desk.accounts.officers_of(unit) if one["role"] in ("officer", "head")]


def _items(case: Case, move: Move) -> tuple[Input, ...]:
    lang = case.language
    mends = mendable(case.procedure, case.dossier.summary.answers)
    fields = tuple((one.id, one.label[lang]) for one in mends)
    papers = tuple((one.id, one.name[lang]) for one in case.procedure.papers)
    boxes = [
        _box(
            case,
            move,
            "fields",
            Text(vi="Thông tin cần sửa", en="Answers to mend"),
            "checks",
            fields,
            key="items",
        ),
        _box(
            case,
            move,
            "fields_reason",
            Text(vi="Lý do sửa thông tin", en="Why the answers"),
            "choice",
            _reasons(case, move.id, "answer_") + _reasons(case, move.id, "consent_"),
        ),
    ]
    if papers:
        documents = Text(vi="Giấy tờ cần gửi", en="Documents to send")
        why = Text(vi="Lý do gửi giấy tờ", en="Why the documents")
        reasons = _reasons(case, move.id, "document_") + _reasons(case, move.id, "consent_")
        boxes.append(_box(case, move, "documents", documents, "checks", papers))
        boxes.append(_box(case, move, "documents_reason", why, "choice", reasons))
    boxes.append(_box(case, move, "items_words", Text(vi="Hướng dẫn thêm", en="More words"), "long"))
    return tuple(boxes)


def _appointment(case: Case, move: Move) -> tuple[Input, ...]:
    lang = case.language
    place = case.desk.unit(case.who.unit).address[lang]
    return (
        _box(
            case,
            move,
            "day",
            Text(vi="Ngày hẹn trả", en="Day of appointment"),
            "date",
            value=case.desk.catalogue.calendar.next_working_day(case.desk.today).isoformat(),
            key="appointment.day",
        ),
        _box(
            case, move, "time", Text(vi="Giờ hẹn", en="Time"), "time", value="08:30", key="appointment.time"
        ),
        _box(case, move, "place", Text(vi="Nơi trả", en="Place"), value=place, key="appointment.place"),
    )


def _source(case: Case, move: Move) -> tuple[Input, ...]:
    ways = (
        ("desk", Text(vi="Tại quầy", en="At the desk")),
        ("transfer", Text(vi="Chuyển khoản", en="By transfer")),
    )
    options = tuple((value, label[case.language]) for value, label in ways)
    proposed = str(case.dossier.fee.get("how", "desk"))
    return (
        _box(case, move, "source", Text(vi="Cách nộp", en="How it was paid"), "choice", options, proposed),
    )


Maker = Callable[[Case, Move], tuple[Input, ...]]
BOXES: Mapping[str, Maker] = {
    "words": _plain("words", Text(vi="Ghi thêm (không bắt buộc)", en="More words (optional)"), "long"),
    "override": _plain("override", Text(vi="Lý do yêu cầu lần nữa", en="Why once more"), "long"),
    "until": _plain(
        "until",
        Text(vi="Bổ sung đến hết ngày", en="To be answered by the end of"),
        "date",
        lambda case: (case.desk.today + timedelta(days=ANSWER_DAYS)).isoformat(),
    ),
    "reference": _plain(
        "reference", Text(vi="Số biên lai hoặc mã giao dịch", en="Receipt or payment reference")
    ),
    "amount": _plain(
        "amount",
        Text(vi="Số tiền (đồng)", en="Amount (đồng)"),
        proposed=lambda case: str(case.dossier.summary.ledger.due),
    ),
    "result": _plain(
        "result",
        Text(vi="Kết quả", en="Result"),
        "long",
        lambda case: case.procedure.result[case.language],
    ),
    "collected_by": _plain(
        "collected_by",
        Text(vi="Người nhận kết quả", en="Collected by"),
        proposed=lambda case: case.dossier.applicant,
    ),
    "tracking": _plain("tracking", Text(vi="Mã bưu gửi", en="Tracking number")),
    "reason": _reason,
    "unit": _unit,
    "officer": _officer,
    "items": _items,
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


def _ticked(posted: Posted, key: str) -> list[dict[str, str]]:
    words = posted.get("items_words").strip()
    more = {"words": words} if words else {}
    return [
        {kind: name, "reason": posted.get(f"{kind}s_reason")} | more
        for kind in ("field", "document")
        for name in posted.all(f"{kind}s")
    ]


def _slot(posted: Posted, key: str) -> dict[str, str]:
    return {part: posted.get(part) for part in ("day", "time", "place")}


READ: Mapping[str, Callable[[Posted, str], Any]] = {"amount": _whole, "items": _ticked, "appointment": _slot}


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
