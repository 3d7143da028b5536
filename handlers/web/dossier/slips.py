"""Slips and codes to print or scan: the appointment slip, the QR of a dossier."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from forms.conditions.condition import evaluate
from forms.fields.choice import ChoiceField
from forms.fields.receive import ReceiveField
from forms.schema.document import DocumentRule
from forms.schema.procedure import Procedure
from forms.text.formatting import charge, minute, weekday
from forms.text.language import Language, Text
from handlers.dossier.code import grouped
from handlers.dossier.deadline import immediate
from handlers.dossier.dossier import Dossier
from handlers.dossier.result import WAYS
from handlers.web.dossier.access import edition, moment, readable
from handlers.web.dossier.payment import qr
from handlers.web.http.negotiation import answer, language
from handlers.web.http.problem import not_found
from handlers.web.http.services import Office, office
from site_templates.views import Group, Line, Slip

T = Text
TITLE = T(
    vi="Giấy tiếp nhận hồ sơ và hẹn trả kết quả", en="Receipt of dossier and appointment for the result"
)
APPLICANT = T(vi="Người nộp", en="Applicant")
PROCEDURE = T(vi="Nội dung yêu cầu giải quyết", en="What is asked for")
CODE = T(vi="Mã hồ sơ", en="Dossier code")
PAPERS = T(vi="Thành phần hồ sơ", en="Papers of the dossier")
SENT = T(vi="Đã nhận {n} tệp", en="{n} file(s) received")
UNSENT = T(vi="Chưa nhận", en="Not received")
ATTACHED = T(vi="Giấy tờ kèm theo", en="Papers attached")
NONE = T(vi="Không có", en="None")
TIMES = T(vi="Thời gian", en="Times")
LIMIT = T(vi="Thời gian giải quyết theo quy định", en="Time limit by law")
DAYS = T(vi="{n} ngày làm việc", en="{n} working days")
FILED = T(vi="Thời gian nhận hồ sơ", en="Received at")
DUE = T(vi="Thời gian trả kết quả", en="Result due")
FEE = T(vi="Phí, lệ phí", en="Fee")
WAY = T(vi="Đăng ký nhận kết quả", en="Way of receiving the result")
APPOINTMENT = T(vi="Lịch hẹn", en="Appointment")
CHOSEN = T(vi="Lịch hẹn bạn chọn khi nộp", en="Appointment chosen when filing")
PLACE = T(vi="Nơi trả kết quả", en="Where the result is returned")
POSTED_TO = T(vi="Địa chỉ nhận qua bưu điện", en="Posted to")
FILED_BY = T(vi="Người nộp hồ sơ", en="Applicant")
RECEIVED_BY = T(vi="Người tiếp nhận hồ sơ", en="Receiving officer")


def asked(procedure: Procedure, dossier: Dossier, desk: Office) -> tuple[DocumentRule, ...]:
    """The documents the answers called for when they were filed."""
    there = moment(desk, dossier)
    return tuple(
        rule for rule in procedure.papers if rule.when is None or evaluate(rule.when, dossier.answers, there)
    )


async def appointment(request: Request) -> Response:
    """The printable slip, for the citizen and for an officer of the unit."""
    dossier = readable(request)
    if not has_slip(dossier):
        raise not_found()
    shown = slip(office(request), dossier, language(request))
    told = {"title": shown.title, "form": shown.form, "unit": shown.unit, "number": shown.number}
    groups = [asdict(group) for group in shown.groups]
    signatures = [asdict(one) for one in shown.signatures]
    rest = {"groups": groups, "signatures": signatures}
    return answer(request, html=("slip", {"slip": shown}), json=told | rest)


def has_slip(dossier: Dossier) -> bool:
    """Whether there is a slip to print: a unit has received the dossier, and a result is to be waited for."""
    return bool(dossier.summary.number) and not immediate(dossier.time_limit)


def chosen(procedure: Procedure, dossier: Dossier, language: Language) -> tuple[Line, ...]:
    """The appointment as the answers stand, with what a supplement corrected."""
    return booked(procedure, dossier.summary.answers, language)


def booked(procedure: Procedure, answers: Mapping[str, Any], language: Language) -> tuple[Line, ...]:
    """The appointment the citizen chose when applying for a card in person; nothing elsewhere."""
    day = answers.get("ngay_hen")
    if procedure.level != 3 or not isinstance(day, str):
        return ()
    part = answers.get("buoi_hen")
    asked_for = (
        field for field in procedure.fields() if isinstance(field, ChoiceField) and field.id == "buoi_hen"
    )
    parts = [one.label[language] for field in asked_for for one in field.options if one.value == part]
    return (Line(CHOSEN[language], ", ".join([*parts, weekday(date.fromisoformat(day), language)])),)


def slip(desk: Office, dossier: Dossier, language: Language) -> Slip:
    """The slip of the country, else ours: who filed what, with which papers, when and how it comes back."""
    procedure, unit = edition(desk, dossier), desk.unit(dossier.summary.unit)
    form = desk.country.slip(dossier.filed_at.date(), procedure.form)
    return Slip(
        title=form.title[language] or TITLE[language],
        form=form.code[language],
        unit_above=unit.parent_name[language],
        unit=unit.name[language],
        number=dossier.summary.number or grouped(dossier.code),
        groups=(
            Group("", tuple(_facts(procedure, dossier, language))),
            Group(PAPERS[language], tuple(_papers(desk, procedure, dossier, language))),
            Group(TIMES[language], tuple(_times(desk, procedure, dossier, language))),
        ),
        # No personal data: the code alone, at the page where the second factor is asked for.
        qr=qr(f"{desk.origin}/tra-cuu/#{dossier.code}"),
        signatures=(Line(FILED_BY[language], ""), Line(RECEIVED_BY[language], receiver(dossier))),
    )


def receiver(dossier: Dossier) -> str:
    """The officer who received the dossier; whoever has it now may be another."""
    return next((event.actor.name for event in reversed(dossier.events) if event.move == "receive"), "")


def _facts(procedure: Procedure, dossier: Dossier, language: Language) -> Iterator[Line]:
    yield Line(CODE[language], grouped(dossier.code))
    yield Line(APPLICANT[language], dossier.applicant)
    yield Line(PROCEDURE[language], procedure.name[language])


def _papers(desk: Office, procedure: Procedure, dossier: Dossier, language: Language) -> Iterator[Line]:
    """What the file consists of: the papers demanded, and whatever was sent beside them."""
    sent = {name: len(files) for name, files in dossier.summary.documents.items()}
    wanted = {rule.id for rule in asked(procedure, dossier, desk) if rule.demanded}
    listed = [rule for rule in procedure.papers if rule.id in wanted or sent.get(rule.id)]
    for rule in listed:
        n = sent.get(rule.id, 0)
        yield Line(rule.name[language], (SENT.format(n=n) if n else UNSENT)[language])
    if not listed:
        yield Line(ATTACHED[language], NONE[language])


def _times(desk: Office, procedure: Procedure, dossier: Dossier, language: Language) -> Iterator[Line]:
    summary = dossier.summary
    yield Line(LIMIT[language], DAYS.format(n=dossier.time_limit["amount"])[language])
    yield Line(FILED[language], minute(dossier.filed_at))
    yield Line(DUE[language], weekday(summary.due, language))
    yield Line(FEE[language], charge(dossier.fee["amount"], desk.country.currency, language))
    yield Line(WAY[language], WAYS[dossier.receive][language])
    yield from chosen(procedure, dossier, language)
    if summary.appointment:
        yield Line(APPOINTMENT[language], met(summary.appointment, language))
    yield from _place(desk, dossier, language)


def _place(desk: Office, dossier: Dossier, language: Language) -> Iterator[Line]:
    """Where the result comes into the citizen's hands: nowhere, when it is sent electronically."""
    summary = dossier.summary
    if dossier.receive == "post" and (told := posted_to(edition(desk, dossier), summary.answers)):
        yield Line(POSTED_TO[language], told)
    elif dossier.receive == "desk":
        unit = desk.unit(summary.unit)
        where = summary.appointment["place"] if summary.appointment else unit.address[language]
        yield Line(PLACE[language], unit.name[language], note=where)


def posted_to(procedure: Procedure, answers: Mapping[str, Any]) -> str:
    """Where the post is to bring the result, as answered; "" where that was not asked."""
    asked_for = (field.id for field in procedure.fields() if isinstance(field, ReceiveField))
    found = (str(answers[name].get("address", "")) for name in asked_for if name in answers)
    # Editions from before the kind `receive` asked it under this id.
    return next(found, str(answers.get("dia_chi_nhan", "")))


def met(appointment: Mapping[str, str], language: Language) -> str:
    """The time and day of an appointment: "09:00, thứ Hai 27/07/2026"."""
    return f"{appointment['time']}, {weekday(date.fromisoformat(appointment['day']), language)}"
