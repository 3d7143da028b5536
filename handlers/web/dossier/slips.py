"""Slips and codes to print or scan: the appointment slip, the QR of a dossier, the VietQR transfer."""

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
from forms.text.language import Language
from forms.text.words import Phrase
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

TITLE = Phrase("web.dossier.slips.title")
TITLE_CT04 = Phrase("web.dossier.slips.title_ct04")
FORM_2018 = Phrase("web.dossier.slips.form_2018")
FORM_2025 = Phrase("web.dossier.slips.form_2025")
FORM_2025_FROM = date(2025, 7, 1)
APPLICANT = Phrase("web.dossier.slips.applicant")
PROCEDURE = Phrase("web.dossier.slips.procedure")
CODE = Phrase("web.dossier.slips.code")
PAPERS = Phrase("web.dossier.slips.papers")
SENT = Phrase("web.dossier.slips.sent")
UNSENT = Phrase("web.dossier.slips.unsent")
ATTACHED = Phrase("web.dossier.slips.attached")
NONE = Phrase("web.dossier.slips.none")
TIMES = Phrase("web.dossier.slips.times")
LIMIT = Phrase("web.dossier.slips.limit")
DAYS = Phrase("web.dossier.slips.days")
FILED = Phrase("web.dossier.slips.filed")
DUE = Phrase("web.dossier.slips.due")
FEE = Phrase("web.dossier.slips.fee")
WAY = Phrase("web.dossier.slips.way")
APPOINTMENT = Phrase("web.dossier.slips.appointment")
CHOSEN = Phrase("web.dossier.slips.chosen")
PLACE = Phrase("web.dossier.slips.place")
POSTED_TO = Phrase("web.dossier.slips.posted_to")
FILED_BY = Phrase("web.dossier.slips.filed_by")
RECEIVED_BY = Phrase("web.dossier.slips.received_by")


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
    """CT04 for residence, else Mẫu số 01: who filed what, with which papers, when and how it comes back."""
    procedure, unit = edition(desk, dossier), desk.unit(dossier.summary.unit)
    form = FORM_2025 if dossier.filed_at.date() >= FORM_2025_FROM else FORM_2018
    residence = procedure.form.startswith("CT")
    return Slip(
        title=(TITLE_CT04 if residence else TITLE)[language],
        form="" if residence else form[language],
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
    yield Line(FEE[language], charge(dossier.fee["amount"], language))
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
