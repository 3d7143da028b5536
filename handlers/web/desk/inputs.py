"""The boxes of an officer's act, one maker per key of the move's data, and the keys read back from a post."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from forms.fields.base import FormPost
from forms.text.language import Text
from handlers.dossier.dossier import required_keys
from handlers.dossier.table.moves import Move
from handlers.web.desk.box import Box, Case, make_input, reason_options
from handlers.web.desk.supplement import item_inputs, ticked_items
from handlers.web.http.services import Services
from site_templates.views import Input

ANSWER_DAYS = 10
"""What the desk proposes for answering a supplement, in days; the officer may change it."""
MORE = Text(vi="Ghi thêm", en="More words")
GUIDE = Text(vi="Hướng dẫn thêm cho công dân", en="More guidance for the citizen")
COUNTER_KEYS = frozenset({"number"})
"""Keys nobody types: the unit's counter gives them."""


def move_keys(case: Case, move: Move) -> tuple[str, ...]:
    """The keys an officer is asked for, those that must be given first."""
    needed = required_keys(case.dossier, move.id)
    return tuple(
        key for key in (*needed, *(k for k in move.takes if k not in needed)) if key not in COUNTER_KEYS
    )


def move_inputs(case: Case, move: Move) -> tuple[Input, ...]:
    return tuple(one for key in move_keys(case, move) for one in BOXES[key](case, move))


def _simple_box(
    name: str, label: Text, kind: str = "text", proposed: Callable[[Case], str] = lambda _: ""
) -> "Maker":
    return lambda case, move: (make_input(case, move, Box(name, label, kind, value=proposed(case))),)


def _reason(case: Case, move: Move) -> tuple[Input, ...]:
    label = Text(vi="Lý do", en="Reason")
    return (make_input(case, move, Box("reason", label, "choice", reason_options(case, move.id))),)


def _words(case: Case, move: Move) -> tuple[Input, ...]:
    return (make_input(case, move, Box("words", GUIDE if move.id == "ask_supplement" else MORE, "long")),)


def _unit(case: Case, move: Move) -> tuple[Input, ...]:
    units = case.services.catalogue.open_units(case.services.today, case.procedure.id)
    options = tuple((unit.id, unit.name[case.language]) for unit in units if unit.id != case.who.unit)
    return (
        make_input(case, move, Box("unit", Text(vi="Đơn vị nhận", en="To which unit"), "choice", options)),
    )


def _officer(case: Case, move: Move) -> tuple[Input, ...]:
    options = tuple((one["username"], one["name"]) for one in colleagues(case.services, case.who.unit))
    return (make_input(case, move, Box("officer", Text(vi="Cán bộ", en="Officer"), "choice", options)),)


def colleagues(services: Services, unit: str) -> list[dict[str, str]]:
    """Who of a unit may be given a dossier."""
    return [one for one in services.accounts.officers_of(unit) if one["role"] in ("officer", "head")]


def _appointment(case: Case, move: Move) -> tuple[Input, ...]:
    lang = case.language
    place = case.services.unit(case.who.unit).address[lang]
    return (
        make_input(
            case,
            move,
            Box(
                "day",
                Text(vi="Ngày hẹn trả", en="Day of appointment"),
                "date",
                value=case.services.catalogue.calendar.next_working_day(case.services.today).isoformat(),
                key="appointment.day",
            ),
        ),
        make_input(
            case,
            move,
            Box("time", Text(vi="Giờ hẹn", en="Time"), "time", value="08:30", key="appointment.time"),
        ),
        make_input(
            case, move, Box("place", Text(vi="Nơi trả", en="Place"), value=place, key="appointment.place")
        ),
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
        make_input(
            case, move, Box("source", Text(vi="Cách nộp", en="How it was paid"), "choice", options, proposed)
        ),
    )


Maker = Callable[[Case, Move], tuple[Input, ...]]
BOXES: Mapping[str, Maker] = {
    "words": _words,
    "override": _simple_box("override", Text(vi="Lý do yêu cầu lần nữa", en="Why once more"), "long"),
    "until": _simple_box(
        "until",
        Text(vi="Bổ sung đến hết ngày", en="To be answered by the end of"),
        "date",
        lambda case: (case.services.today + timedelta(days=ANSWER_DAYS)).isoformat(),
    ),
    "reference": _simple_box(
        "reference", Text(vi="Số biên lai hoặc mã giao dịch", en="Receipt or payment reference")
    ),
    "amount": _simple_box(
        "amount",
        Text(vi="Số tiền (đồng)", en="Amount (đồng)"),
        proposed=lambda case: str(case.dossier.summary.ledger.due),
    ),
    "result": _simple_box(
        "result",
        Text(vi="Kết quả", en="Result"),
        "long",
        lambda case: case.procedure.result[case.language],
    ),
    "collected_by": _simple_box(
        "collected_by",
        Text(vi="Người nhận kết quả", en="Collected by"),
        proposed=lambda case: case.dossier.applicant,
    ),
    "tracking": _simple_box("tracking", Text(vi="Mã bưu gửi", en="Tracking number")),
    "reason": _reason,
    "unit": _unit,
    "officer": _officer,
    "items": item_inputs,
    "appointment": _appointment,
    "source": _source,
}


def posted_data(posted: FormPost, wanted: tuple[str, ...]) -> dict[str, object]:
    """The data of a move as typed in its boxes; the core judges it."""
    return {key: POST_READERS.get(key, _text)(posted, key) for key in wanted}


def _text(posted: FormPost, key: str) -> str:
    return posted.get(key)


def _amount(posted: FormPost, key: str) -> object:
    """Đồng as people write them: 7.000, 7 000 ₫."""
    digits = "".join(sign for sign in posted.get(key) if sign not in " .,₫đ\u00a0")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 12 else posted.get(key)


def _slot(posted: FormPost, key: str) -> dict[str, str]:
    return {part: posted.get(part) for part in ("day", "time", "place")}


POST_READERS: Mapping[str, Callable[[FormPost, str], object]] = {
    "amount": _amount,
    "items": ticked_items,
    "appointment": _slot,
}
