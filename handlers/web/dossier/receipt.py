"""The receipt: made of what was filed and of nothing that happened since, so that it never changes."""

from collections.abc import Iterator, Sequence

from starlette.requests import Request
from starlette.responses import Response

from forms.schema.document import DocumentRule
from forms.schema.procedure import Procedure
from forms.schema.register import has_closed
from forms.schema.unit import Unit
from forms.text.formatting import day, due_text, minute
from forms.text.language import Language
from forms.text.words import Phrase
from handlers.dossier.code import group_code
from handlers.dossier.dossier import Dossier
from handlers.dossier.table.moves import FILINGS
from handlers.dossier.table.steps import CONSENTING
from handlers.web.dossier import consents, timeliness
from handlers.web.dossier.access import edition_of, readable_dossier
from handlers.web.dossier.answers import declarant_lines
from handlers.web.dossier.due import limit_note
from handlers.web.dossier.payment import payment_view
from handlers.web.dossier.slips import asked_documents, chosen_appointment
from handlers.web.http.addresses import dossier_path
from handlers.web.http.negotiation import answer, answer_saved, language
from handlers.web.http.services import Services, services_of
from handlers.web.models import dossier as models
from site_templates.views import Line, Receipt, Upload

SEND = Phrase("web.dossier.receipt.send")
SEND_SOME = Phrase("web.dossier.receipt.send_some")
PAY = {
    "transfer": Phrase("web.dossier.receipt.pay.transfer"),
    "desk": Phrase("web.dossier.receipt.pay.desk"),
    "online": Phrase("web.dossier.receipt.pay.online"),
}
"""What is to be paid now, by how; what is due later is told beside the sum."""
GONE = Phrase("web.dossier.receipt.gone")
"""Nobody is sent to a unit that is no longer there, nor told when it used to open."""
WAIT = Phrase("web.dossier.receipt.wait")
WAIT_FOR_ALL = Phrase("web.dossier.receipt.wait_for_all")
HAND_ON = Phrase("web.dossier.receipt.hand_on")
KEPT = Phrase("web.dossier.receipt.kept")
DUE_LATER = Phrase("web.dossier.receipt.due_later")
"""Said in place of a due date while the clock has not begun."""
COME = Phrase("web.dossier.receipt.come")
RESULT = {
    "desk": Phrase("web.dossier.receipt.result.desk"),
    "post": Phrase("web.dossier.receipt.result.post"),
    "electronic": Phrase("web.dossier.receipt.result.electronic"),
}


def receipt_path(code: str) -> str:
    return dossier_path(code, "bien-nhan")


async def receipt(request: Request) -> Response:
    """The receipt of the caller's own dossier, or for an officer of its unit."""
    services, dossier, lang = services_of(request), readable_dossier(request), language(request)
    return answer(
        request,
        html=lambda: ("receipt", {"receipt": receipt_view(services, dossier, lang)}),
        json=lambda: receipt_as_json(services, dossier, lang),
    )


def created_answer(request: Request, dossier: Dossier) -> Response:
    """The way to the receipt; for a program 201 with it, and the same bytes for the same filing again."""
    services, lang = services_of(request), language(request)
    page = receipt_path(dossier.code)
    return answer_saved(
        request, dossier.code, page, lambda: receipt_as_json(services, dossier, lang), status=201
    )


def receipt_view(services: Services, dossier: Dossier, lang: Language) -> Receipt:
    procedure, unit = edition_of(services, dossier), services.unit(dossier.events[0].unit)
    rules, slot = (
        asked_documents(procedure, dossier, services),
        chosen_appointment(procedure, dossier.answers, lang),
    )
    return Receipt(
        code=group_code(dossier.code),
        path=dossier_path(dossier.code),
        procedure=procedure.name[lang],
        procedure_id=procedure.id,
        unit=unit.name[lang],
        unit_contact=contact_text(services, unit, procedure, lang),
        filed_at=minute(dossier.filed_at),
        due=_due_text(dossier, lang),
        title=KEPT[lang] if first_step(dossier) == CONSENTING else "",
        due_note=limit_note(procedure, dossier.time_limit)[lang],
        applicant=dossier.applicant,
        declarant=tuple(declarant_lines(procedure, dossier, lang)),
        send=_send_text(rules, lang),
        next=tuple(_next_steps(services, dossier, unit, slot, lang)),
        consents=consents.declared_lines(procedure, dossier.answers, lang),
        deadlines=timeliness.deadline_lines(
            procedure, dossier.answers, dossier.filed_at, services.zone, lang, filed=True
        ),
        appointment=slot,
        payment=payment_view(services, dossier, lang, step=first_step(dossier)),
        # What has arrived since is told by the documents page; the receipt says what was asked.
        documents=tuple(Upload(rule.id, rule.name[lang], "", rule.is_demanded, "missing") for rule in rules),
    )


def contact_text(services: Services, unit: Unit, procedure: Procedure, lang: Language) -> str:
    """Where to go, ring and when: "address · phone · hours" of that procedure; of a closed unit until when it
    was there."""
    if unit.valid_to and has_closed(unit, services.today):
        return GONE[lang].format(day=day(unit.valid_to))
    hours = services.catalogue.hours_text(unit, procedure)[lang]
    return " · ".join(
        part for part in (unit.address[lang], unit.phone, hours[:1].upper() + hours[1:]) if part
    )


def first_step(dossier: Dossier) -> str:
    """Where the dossier stood when it was filed."""
    return FILINGS[dossier.events[0].move].to("")


def _due_text(dossier: Dossier, lang: Language) -> str:
    if first_step(dossier) == CONSENTING:
        return DUE_LATER[lang]
    return due_text(dossier.events[0].clock.due, str(dossier.time_limit["unit"]), lang)


def _send_text(rules: Sequence[DocumentRule], lang: Language) -> str:
    """What to send: the papers demanded, else those that may help; "" when the answers call for none."""
    wanted = [rule for rule in rules if rule.is_demanded]
    names = ", ".join(rule.name[lang] for rule in wanted or rules)
    return (SEND if wanted else SEND_SOME)[lang].format(names=names) if names else ""


def _next_steps(
    services: Services, dossier: Dossier, unit: Unit, slot: Sequence[Line], lang: Language
) -> Iterator[str]:
    pay = payment_view(services, dossier, lang, step=first_step(dossier))
    procedure = edition_of(services, dossier)
    names = consents.linked_names(procedure, dossier.answers)
    if names:
        yield HAND_ON[lang].format(names=names)
    yield from consents.to_confirm(procedure, dossier.answers, unit.name[lang], lang)
    if pay.state == "due" and pay.how == dossier.fee["how"]:
        yield PAY[pay.how][lang].format(amount=pay.amount, unit=unit.name[lang])
    for line in slot:
        yield COME[lang].format(unit=unit.name[lang], when=line.value)
    yield (WAIT_FOR_ALL if names else WAIT)[lang].format(unit=unit.name[lang])
    yield RESULT[dossier.receive][lang].format(unit=unit.name[lang])


def receipt_as_json(services: Services, dossier: Dossier, lang: Language) -> models.Receipt:
    """The receipt as JSON."""
    unit, fee = services.unit(dossier.events[0].unit), dossier.fee
    procedure = edition_of(services, dossier)
    slot = chosen_appointment(procedure, dossier.answers, lang)
    return models.Receipt(
        code=dossier.code,
        printed=group_code(dossier.code),
        procedure=dossier.procedure,
        edition=dossier.edition,
        applicant=dossier.applicant,
        declarant=dossier.declarant.get("name") if dossier.declarant.get("basis") else None,
        unit=models.Unit(
            id=unit.id, name=unit.name[lang], contact=contact_text(services, unit, procedure, lang)
        ),
        filed_at=dossier.filed_at.isoformat(),
        due=dossier.events[0].clock.due.isoformat(),
        notify_by=timeliness.deadlines_as_json(procedure, dossier.answers, dossier.filed_at, services.zone),
        appointment=slot[0].value if slot else None,
        fee=models.FeeOnReceipt(
            amount=fee["amount"], explanation=fee["explanation"][lang], when=fee["when"], how=fee["how"]
        ),
        receive=dossier.receive,
        consents=consents.declared_as_json(procedure, dossier.answers, lang),
        links=models.ReceiptLinks(
            status=dossier_path(dossier.code),
            receipt=receipt_path(dossier.code),
            documents=dossier_path(dossier.code, "giay-to"),
        ),
    )
