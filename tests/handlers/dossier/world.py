"""A small world for the core's tests: a calendar, one procedure, one unit, and people who act."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from forms.country.calendar import Calendar
from forms.schema.fee import Fee
from forms.schema.procedure import Procedure
from forms.schema.unit import Unit
from forms.text.language import Text
from handlers.dossier.deadline import pauses
from handlers.dossier.dossier import (
    Actor,
    Attempt,
    Dossier,
    Filing,
    IncompleteData,
    MoveNotAllowed,
    act,
    required_keys,
    submit,
)
from handlers.dossier.history.consent import CHANGES
from handlers.dossier.history.event import Event, TimeLimit, is_immediate
from tests.handlers.dossier.branching import another_limit
from tests.viet_nam import VIETNAM, VN

HOLIDAY = Text(vi="Nghỉ lễ", en="Holiday")
SWAP = Text(vi="làm bù", en="swapped")
OFF = {
    2022: "01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02",
    2026: "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24",
    2027: "01-01 02-04 02-05 02-08 02-09 02-10",
}
CALENDAR = Calendar(
    off={date.fromisoformat(f"{year}-{day}"): HOLIDAY for year in OFF for day in OFF[year].split()},
    worked={date(2026, 1, 10): SWAP, date(2026, 8, 22): SWAP},
    years=range(2022, 2029),
    reception=VN.reception,
)
FILED = datetime(2026, 7, 21, 19, 42, tzinfo=VIETNAM)
MORNING = datetime(2026, 7, 22, 8, 30, tzinfo=VIETNAM)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)

CITIZEN = Actor("acc-1", "citizen", "Y Ƀlôk Êban")
OFFICER = Actor("off-1", "officer", "Lê Văn Tám", "10489-20250701")
COLLEAGUE = Actor("off-2", "officer", "Phạm Thị Sen", "10489-20250701")
HEAD = Actor("head-1", "head", "Vũ Đức Thắng", "10489-20250701")
CONSENTER = Actor("dong_y", "consenter", "")
STRANGER = Actor("off-9", "officer", "Đỗ Văn Xa", "10441-20250701")
SYSTEM = Actor("sweep", "system", "Hệ thống")


def text(words: str) -> dict[str, str]:
    return {"vi": words, "en": words}


def procedure(**changes: Any) -> Procedure:
    """A level-4 procedure of three working days, received at the desk, by post or electronically."""
    field = {"kind": "text", "id": "noi_dung_de_nghi", "label": text("Nội dung"), "max_length": 200}
    section = {"id": "s", "title": text("S"), "fields": (field,)}
    page = {"id": "p", "title": text("P"), "sections": (section,)}
    body: dict[str, Any] = {
        "id": "dang-ky-tam-tru",
        "code": "1.004194",
        "name": text("Đăng ký tạm trú"),
        "summary": text("…"),
        "effective_from": date(2022, 1, 1),
        "level": 4,
        "applicants": ("citizen",),
        "legal_basis": (text("Luật Cư trú"),),
        "authority": text("Công an xã"),
        "form": "CT01",
        "result": text("Thông báo"),
        "routing": {"rule": "unit_chosen", "field": "noi_dung_de_nghi"},
        "time_limit": {"amount": 3, "unit": "working_days"},
        "fee": {"when": "on_submit", "rules": ({"id": "online", "amount": 7000, "explanation": text("x")},)},
        "receive": ("desk", "post", "electronic"),
        "pages": (page,),
    }
    return Procedure.model_validate(body | changes)


def unit(id: str = "10489-20250701") -> Unit:
    return Unit.model_validate(
        {
            "id": id,
            "code": id.split("-")[0],
            "name": text("Công an xã Hương Sơn"),
            "level": "commune",
            "parent": "01",
            "parent_name": text("Công an Hà Nội"),
            "number_prefix": "G01.801.000",
            "valid_from": date(2025, 7, 1),
            "hours": text("8–17"),
            "address": text("Hương Sơn"),
        }
    )


def filed(
    amount: int = 7000,
    receive: str = "post",
    at: datetime = FILED,
    answers: Mapping[str, Any] | None = None,
    **changes: Any,
) -> Dossier:
    """A dossier just submitted; `answers` are more of them, `changes` keys of the procedure."""
    return submit(
        Filing(
            code="ABCDEFGHJKMNP",
            procedure=procedure(**changes),
            answers={
                "ho_ten": "Y Ƀlôk Êban",
                "dien_thoai": "+84912345678",
                "noi_dung_de_nghi": "Đăng ký tạm trú",
                **(answers or {}),
            },
            account=CITIZEN.id,
            applicant=CITIZEN.name,
            unit=unit(),
            fee=Fee(amount, "online", Text(vi="Nộp trực tuyến", en="Online")),
            factors=("7731", "5678"),
            language="vi",
            receive=receive,
        ),
        at,
        CALENDAR,
    )


ITEM = {"field": "ho_ten", "reason": "answer_mismatch", "words": "Khác với căn cước"}
BY_LINK = {"way": "link", "verified": "digits", "text_version": "vi-0123456789ab"}
USUAL: Mapping[str, Mapping[str, Any]] = {
    "forward": {"unit": "10441-20250701", "reason": "other_unit_competent"},
    "transfer": {"unit": "10441-20250701", "reason": "unit_changed"},
    "reassign": {"officer": {"id": COLLEAGUE.id, "name": COLLEAGUE.name}},
    "receive": {"number": "G01.801.000-260722-0042"},
    "refuse": {"reason": "not_eligible", "words": "Chỗ ở đang bị thu hồi"},
    "answer_supplement": {"answers": {"ho_ten": "Y Blôk Êban"}},
    "settle": {"reference": "FT26203", "amount": 7000, "source": "transfer"},
    "give_consent": BY_LINK,
    "refuse_consent": BY_LINK | {"words": "Tôi không ở đó"},
    "question_consent": BY_LINK | {"words": "Ở đến bao giờ?"},
    "record_consent": {"way": "paper", "words": "Văn bản ngày 1/7/2026"},
    "stop": {"reason": "verification"},
    "add_result": {"key": "k/r", "name": "r.pdf", "size": 9, "sha256": "cd" * 32, "words": "Bản ký lại"},
    "open_result": {"sha256": "cd" * 32},
    "remind_supplement": {"until": "2026-07-27", "days": 3},
    "remind_appointment": {"until": "2026-07-23"},
    "remind_review": {"until": "2026-08-11"},
    "remind_due": {"until": "2026-07-27"},
    "attach": {"document": "giay-to-cho-o", "key": "k/1", "name": "nha.jpg", "size": 9, "sha256": "ab" * 32},
}
"""What people usually give with each move."""


def usual(dossier: Dossier, move: str, at: datetime) -> dict[str, Any]:
    """Data with which a move goes through."""
    data = dict(USUAL.get(move, {})) | another_limit(dossier, move)
    if move in ("forward", "transfer") and dossier.summary.unit == data["unit"]:
        data["unit"] = OFFICER.unit
    if move == "ask_supplement":
        data = {
            "items": [ITEM],
            "until": (at.date() + 5 * DAY).isoformat(),
            "override": "Giấy tờ mới hết hạn",
        }
    if move == "stop":
        data["until"] = (at.date() + 20 * DAY).isoformat()
    if move == "apologise":
        until = CALENDAR.next_working_day(max(at.date(), dossier.summary.due) + 9 * DAY)
        data = {"until": until.isoformat(), "words": "Chờ kết quả xác minh"}
    if move == "extend_supplement":
        data = {"until": (at.date() + 9 * DAY).isoformat(), "words": "Người nộp nằm viện"}
    if move == "resume" and not dossier.summary.number:
        data["number"] = "G01.801.000-260722-0042"
    if move == "decide":
        appointment = {
            "day": CALENDAR.next_working_day(at.date()).isoformat(),
            "time": "09:00",
            "place": "Bộ phận một cửa",
        }
        data = {"result": "Đồng ý đăng ký", "appointment": appointment}
        # Only where it is asked for: what is given is compared when the same is sent again.
        data |= {"override": "Đã nộp tại quầy"} if "override" in required_keys(dossier, move) else {}
    if move in CHANGES:
        data["consent"] = next(iter(dossier.summary.consents), "")
    if move == "return":
        data = {"tracking": "EB473124829VN", "collected_by": CITIZEN.name}
    return data


WHOSE = {
    **dict.fromkeys(("withdraw", "attach", "answer_supplement", "renew_link", "open_result"), CITIZEN),
    **dict.fromkeys(("give_consent", "refuse_consent", "question_consent"), CONSENTER),
}
"""Who makes a move that no officer makes."""


def go(
    dossier: Dossier, *moves: str, at: datetime | None = None, by: Actor | None = None, **data: Any
) -> Dossier:
    """The dossier after some moves a minute apart, by whoever makes them, with the usual data or `data`."""
    moment = at or dossier.events[-1].at + MINUTE
    for move in moves:
        actor = by or WHOSE.get(move, OFFICER)
        given = usual(dossier, move, moment) | data
        dossier = act(dossier, Attempt(move, actor, given, dossier.summary.token), moment, CALENDAR)
        moment += MINUTE
    return dossier


def refused(*args: Any, **data: Any) -> str:
    """Why the last of some moves is not allowed, in Vietnamese."""
    with pytest.raises(MoveNotAllowed) as stopped:
        go(*args, **data)
    return stopped.value.words["vi"]


def missing(*args: Any, **data: Any) -> dict[str, str]:
    """What the last of some moves lacks, in Vietnamese."""
    with pytest.raises(IncompleteData) as stopped:
        go(*args, **data)
    return {key: text["vi"] for key, text in stopped.value.missing.items()}


def recounted(events: Sequence[Event], time_limit: TimeLimit, calendar: Calendar) -> date:
    """The due date counted anew from the pauses in the history, another way than the clock keeps it."""
    start = events[-1].clock.start
    if is_immediate(time_limit):
        return start
    stood = [
        since + DAY * n
        for since, until in pauses(events)
        if until
        for n in range(1, (until - since).days + 1)
        if since + DAY * n > start and calendar.is_working_day(since + DAY * n)
    ]
    due = calendar.due_date(start, time_limit["amount"] + len(stood))
    for event in events:
        if event.move == "apologise":
            # From the new date on only the pauses after it count.
            later = [day for day in stood if day > event.at.date()]
            due = calendar.due_date(date.fromisoformat(event.data["until"]), len(later))
    return due
