"""Slips and codes to print or scan: the appointment slip, the QR of a dossier."""

from collections.abc import Iterator, Mapping
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from forms.conditions.condition import evaluate
from forms.fields.base import Values
from forms.fields.choice import ChoiceField
from forms.fields.receive import ReceiveField
from forms.schema.document import DocumentRule
from forms.schema.procedure import Procedure
from forms.text.formatting import charge, minute, weekday
from forms.text.language import Language
from forms.text.words import Phrase
from handlers.dossier.code import group_code
from handlers.dossier.dossier import Dossier
from handlers.dossier.history.event import is_immediate
from handlers.dossier.table.ways import WAYS
from handlers.web.dossier.access import edition_of, filing_moment, readable_dossier
from handlers.web.dossier.answers import declarant_lines
from handlers.web.dossier.due import limit_note
from handlers.web.dossier.payment import qr_image
from handlers.web.http.negotiation import answer, language
from handlers.web.http.problem import not_found_problem
from handlers.web.http.services import Services, services_of
from handlers.web.models import dossier as models
from site_templates.views import Group, Line, Slip

TITLE = Phrase("web.dossier.slips.title")
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


def asked_documents(
    procedure: Procedure, dossier: Dossier, services: Services, answers: Values | None = None
) -> tuple[DocumentRule, ...]:
    """The documents the answers called for when they were filed, or these `answers` call for."""
    there, told = filing_moment(services, dossier), dossier.answers if answers is None else answers
    return tuple(rule for rule in procedure.papers if rule.when is None or evaluate(rule.when, told, there))


async def appointment(request: Request) -> Response:
    """The printable slip, for the citizen and for an officer of the unit."""
    dossier = readable_dossier(request)
    if not has_slip(dossier):
        raise not_found_problem()
    shown = slip_view(services_of(request), dossier, language(request))
    return answer(request, html=lambda: ("slip", {"slip": shown}), json=lambda: slip_as_json(shown))


def slip_as_json(shown: Slip) -> models.Slip:
    """The same facts for a program."""
    return models.Slip(
        title=shown.title,
        form=shown.form,
        unit=shown.unit,
        number=shown.number,
        groups=[
            models.SlipPart(title=one.title, lines=[*map(_line, one.lines)], id=one.id)
            for one in shown.groups
        ],
        signatures=[*map(_line, shown.signatures)],
    )


def _line(one: Line) -> models.SlipLine:
    return models.SlipLine(label=one.label, value=one.value, link=one.link, note=one.note)


def has_slip(dossier: Dossier) -> bool:
    """Whether there is a slip to print: a unit has received the dossier, and a result is to be waited for."""
    return bool(dossier.summary.number) and not is_immediate(dossier.time_limit)


def current_appointment(procedure: Procedure, dossier: Dossier, language: Language) -> tuple[Line, ...]:
    """The appointment as the answers stand, with what a supplement corrected."""
    return chosen_appointment(procedure, dossier.summary.answers, language)


def chosen_appointment(procedure: Procedure, answers: Values, language: Language) -> tuple[Line, ...]:
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


def slip_view(services: Services, dossier: Dossier, language: Language) -> Slip:
    """The slip of the country, else ours: who filed what, with which papers, when and how it comes back."""
    procedure, unit = edition_of(services, dossier), services.unit(dossier.summary.unit)
    form = services.country.slip(dossier.filed_at.date(), procedure.form)
    return Slip(
        title=form.title[language] or TITLE[language],
        form=form.code[language],
        unit_above=unit.parent_on(services.today)[1][language],
        unit=unit.name[language],
        number=dossier.summary.number or group_code(dossier.code),
        groups=(
            Group("", tuple(_fact_lines(procedure, dossier, language))),
            Group(PAPERS[language], tuple(_paper_lines(services, procedure, dossier, language))),
            Group(TIMES[language], tuple(_time_lines(services, procedure, dossier, language))),
        ),
        # No personal data: the code alone, at the page where the second factor is asked for.
        qr=qr_image(f"{services.origin}/tra-cuu/#{dossier.code}"),
        signatures=(Line(FILED_BY[language], ""), Line(RECEIVED_BY[language], receiving_officer(dossier))),
    )


def receiving_officer(dossier: Dossier) -> str:
    """The officer who received the dossier; whoever has it now may be another."""
    return next((event.actor.name for event in reversed(dossier.events) if event.move == "receive"), "")


def _fact_lines(procedure: Procedure, dossier: Dossier, language: Language) -> Iterator[Line]:
    yield Line(CODE[language], group_code(dossier.code))
    yield Line(APPLICANT[language], dossier.applicant)
    yield from declarant_lines(procedure, dossier, language)
    yield Line(PROCEDURE[language], procedure.name[language])


def _paper_lines(
    services: Services, procedure: Procedure, dossier: Dossier, language: Language
) -> Iterator[Line]:
    """What the file consists of: the papers demanded, and whatever was sent beside them."""
    sent = {name: len(files) for name, files in dossier.summary.documents.items()}
    wanted = {rule.id for rule in asked_documents(procedure, dossier, services) if rule.is_demanded}
    listed = [rule for rule in procedure.papers if rule.id in wanted or sent.get(rule.id)]
    for rule in listed:
        n = sent.get(rule.id, 0)
        yield Line(rule.name[language], (SENT.format(n=n) if n else UNSENT)[language])
    if not listed:
        yield Line(ATTACHED[language], NONE[language])


def _time_lines(
    services: Services, procedure: Procedure, dossier: Dossier, language: Language
) -> Iterator[Line]:
    summary = dossier.summary
    days = DAYS.format(n=dossier.limit["amount"])[language]
    yield Line(LIMIT[language], limit_note(procedure, dossier.limit)[language] or days)
    yield Line(FILED[language], minute(dossier.filed_at))
    yield Line(DUE[language], weekday(summary.due, language))
    yield Line(FEE[language], charge(dossier.current_fee["amount"], services.country.currency, language))
    yield Line(WAY[language], WAYS[dossier.receive].name[language])
    yield from current_appointment(procedure, dossier, language)
    if summary.appointment:
        yield Line(APPOINTMENT[language], appointment_text(summary.appointment, language))
    yield from _place_lines(services, dossier, language)


def _place_lines(services: Services, dossier: Dossier, language: Language) -> Iterator[Line]:
    """Where the result comes into the citizen's hands: nowhere, when it is sent electronically."""
    summary = dossier.summary
    if dossier.receive == "post" and (told := postal_address(edition_of(services, dossier), summary.answers)):
        yield Line(POSTED_TO[language], told)
    elif dossier.receive == "desk":
        unit = services.unit(summary.unit)
        where = summary.appointment["place"] if summary.appointment else unit.address[language]
        yield Line(PLACE[language], unit.name[language], note=where)


def postal_address(procedure: Procedure, answers: Values) -> str:
    """Where the post is to bring the result, as answered; "" where that was not asked."""
    asked_for = (field.id for field in procedure.fields() if isinstance(field, ReceiveField))
    found = (str(answers[name].get("address", "")) for name in asked_for if name in answers)
    # Editions from before the kind `receive` asked it under this id.
    return next(found, str(answers.get("dia_chi_nhan", "")))


def appointment_text(appointment: Mapping[str, str], language: Language) -> str:
    """The time and day of an appointment: "09:00, thứ Hai 27/07/2026"."""
    return f"{appointment['time']}, {weekday(date.fromisoformat(appointment['day']), language)}"
