"""The boxes of an officer's act, one maker per key of the move's data, and the keys read back from a post."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from forms.fields.base import Posted
from forms.text.currency import Currency
from forms.text.language import Text
from forms.text.numbers import Unclear
from handlers.dossier.dossier import needs
from handlers.dossier.table.moves import Move
from handlers.web.desk.box import Case, box, reasons
from handlers.web.desk.supplement import items, ticked
from handlers.web.http.services import Office
from site_templates.views import Input

ANSWER_DAYS = 10
"""What the desk proposes for answering a supplement, in days; the officer may change it."""
MORE = Text(vi="Ghi thêm", en="More words")
GUIDE = Text(vi="Hướng dẫn thêm cho công dân", en="More guidance for the citizen")
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
    label = Text(vi="Lý do", en="Reason")
    return (box(case, move, "reason", label, "choice", reasons(case, move.id)),)


def _words(case: Case, move: Move) -> tuple[Input, ...]:
    return (box(case, move, "words", GUIDE if move.id == "ask_supplement" else MORE, "long"),)


def _amount(case: Case, move: Move) -> tuple[Input, ...]:
    currency = case.desk.country.currency
    label = Text(vi="Số tiền ({currency})", en="Amount ({currency})").format(currency=currency.name)
    due = currency.typed(case.dossier.summary.ledger.due, case.language)
    return (box(case, move, "amount", label, value=due),)


def _unit(case: Case, move: Move) -> tuple[Input, ...]:
    units = case.desk.catalogue.open_units(case.desk.today, case.procedure.id)
    options = tuple((unit.id, unit.name[case.language]) for unit in units if unit.id != case.who.unit)
    return (box(case, move, "unit", Text(vi="Đơn vị nhận", en="To which unit"), "choice", options),)


def _officer(case: Case, move: Move) -> tuple[Input, ...]:
    options = tuple((one["username"], one["name"]) for one in colleagues(case.desk, case.who.unit))
    return (box(case, move, "officer", Text(vi="Cán bộ", en="Officer"), "choice", options),)


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
            Text(vi="Ngày hẹn trả", en="Day of appointment"),
            "date",
            value=case.desk.catalogue.calendar.next_working_day(case.desk.today).isoformat(),
            key="appointment.day",
        ),
        box(case, move, "time", Text(vi="Giờ hẹn", en="Time"), "time", value="08:30", key="appointment.time"),
        box(case, move, "place", Text(vi="Nơi trả", en="Place"), value=place, key="appointment.place"),
    )


def _source(case: Case, move: Move) -> tuple[Input, ...]:
    ways = (
        ("desk", Text(vi="Tại quầy", en="At the desk")),
        ("transfer", Text(vi="Chuyển khoản", en="By transfer")),
        ("online", Text(vi="Trực tuyến", en="Online")),
    )
    options = tuple((value, label[case.language]) for value, label in ways)
    proposed = str(case.dossier.fee.get("how", "desk"))
    return (
        box(case, move, "source", Text(vi="Cách nộp", en="How it was paid"), "choice", options, proposed),
    )


Maker = Callable[[Case, Move], tuple[Input, ...]]
BOXES: Mapping[str, Maker] = {
    "words": _words,
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
    "amount": _amount,
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
    "items": items,
    "appointment": _appointment,
    "source": _source,
}


def given(posted: Posted, wanted: tuple[str, ...], currency: Currency) -> dict[str, Any]:
    """The data of a move as typed in its boxes; the core judges it."""
    told = {key: READ.get(key, _text)(posted, key) for key in wanted}
    return told | ({"amount": _sum(posted.get("amount"), currency)} if "amount" in wanted else {})


def _text(posted: Posted, key: str) -> str:
    return posted.get(key)


def _sum(text: str, currency: Currency) -> object:
    """A sum as people write it: 7.000, 7 000 ₫, 5.50 €. What is none is left as it was typed."""
    try:
        found = currency.read(text)
    except Unclear:
        return text
    return text if found is None else found


def _slot(posted: Posted, key: str) -> dict[str, str]:
    return {part: posted.get(part) for part in ("day", "time", "place")}


READ: Mapping[str, Callable[[Posted, str], Any]] = {"items": ticked, "appointment": _slot}
