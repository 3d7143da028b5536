"""Where a dossier stands, as its owner or anyone with code and second factor may see it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from forms.schema.procedure import Procedure
from forms.text.formatting import charge, day, mask_name, minute
from forms.text.language import Language
from forms.text.words import Phrase
from handlers.aws.items import ListRow, has_new_answer
from handlers.aws.logs import failure_name
from handlers.aws.logs import log_event as log
from handlers.dossier import notice
from handlers.dossier.code import group_code
from handlers.dossier.dossier import Dossier, offered_moves
from handlers.dossier.history.event import Actor, Event
from handlers.dossier.table.reasons import REASONS
from handlers.dossier.table.steps import NOTHING, STEPS
from handlers.web.dossier import consents, delivery, printed_form, timeliness
from handlers.web.dossier.access import edition_of
from handlers.web.dossier.answers import declarant_lines
from handlers.web.dossier.documents import filer_of, unsent_documents
from handlers.web.dossier.due import counted_days, due_words, is_paused, limit_note
from handlers.web.dossier.listing import ANSWERED, days_left, due_of, step_of
from handlers.web.dossier.payment import payment_view
from handlers.web.dossier.receipt import contact_text
from handlers.web.dossier.scans import send_again_text
from handlers.web.dossier.slips import appointment_text, has_slip
from handlers.web.http.addresses import dossier_path
from handlers.web.http.services import Services
from handlers.web.tracking.holder import earlier_units, holding_unit
from handlers.web.tracking.links import consent_links
from handlers.web.tracking.progress import progress_steps
from handlers.web.tracking.result import result_lines
from site_templates.views import History, Line, Row, Status, Supplement

DOCUMENTS_MISSING = Phrase("web.tracking.status.documents_missing")
PAY_NOW = {
    "transfer": Phrase("web.tracking.status.pay_now.transfer"),
    "desk": Phrase("web.tracking.status.pay_now.desk"),
    "online": Phrase("web.tracking.status.pay_now.online"),
}
PAID_BEFORE = Phrase("web.tracking.status.paid_before")
PUT_OFF = Phrase("web.tracking.status.put_off")
REVIEW = Phrase("web.tracking.status.review")
GRACE = Phrase("web.tracking.status.grace")
COME = Phrase("web.tracking.status.come")
ANSWERED_NOTE = Phrase("web.tracking.status.answered_note")
ANSWERED_NEXT = Phrase("web.tracking.status.answered_next")
LINKS = (
    ("bien-nhan", Phrase("web.tracking.status.links.bien_nhan")),
    ("giay-to", Phrase("web.tracking.status.links.giay_to")),
    (
        "phieu-hen",
        Phrase("web.tracking.status.links.phieu_hen"),
    ),
    ("xin-loi", Phrase("web.tracking.status.links.xin_loi")),
)


def status_view(
    services: Services, dossier: Dossier, lang: Language, *, owner: bool, ask: Supplement | None = None
) -> Status:
    """The status page. Without `owner`: a masked name, nothing written by hand, nothing to press."""
    summary, unit, step = dossier.summary, holding_unit(services, dossier), STEPS[dossier.summary.step]
    procedure, answered = edition_of(services, dossier), has_new_answer(dossier)
    return Status(
        code=group_code(dossier.code),
        number=summary.number,
        procedure=procedure.name[lang],
        applicant=dossier.applicant if owner else mask_name(dossier.applicant),
        unit=unit.name[lang],
        unit_contact=contact_text(services, unit, procedure, lang),
        unit_before=earlier_units(services, dossier, lang),
        officer=officer_text(services, dossier.in_charge) if dossier.in_charge else "",
        title=ANSWERED[lang] if answered else "",
        step=(ANSWERED if answered else step.name)[lang],
        step_code=str(step.national) if services.country.status_codes and step.national else "",
        step_note=_step_note(services, dossier, lang),
        progress=tuple(progress_steps(dossier, lang)),
        filed_at=minute(dossier.filed_at),
        due=due_words(services, dossier, lang),
        due_note=limit_note(procedure, dossier.limit)[lang],
        overdue=summary.is_overdue(services.today),
        paused=is_paused(dossier),
        closed=not summary.is_open,
        counted=counted_days(services, dossier, lang),
        next=tuple(_next_steps(services, dossier, lang, owner)),
        history=tuple(_history_row(services, event, lang, owner) for event in reversed(dossier.events)),
        payment=payment_view(services, dossier, lang),
        declarant=tuple(declarant_lines(procedure, dossier, lang)) if owner else (),
        consents=consents.consent_lines(procedure, dossier, lang) if owner else (),
        consent_links=tuple(consent_links(services, dossier, lang)) if owner else (),
        deadlines=timeliness.dossier_deadline_lines(procedure, dossier, services.zone, lang) if owner else (),
        receive=tuple(_receive_lines(services, dossier, lang, owner)),
        links=_links(procedure, dossier, lang) if owner else (),
        ask=ask and replace(ask, words=request_words(dossier)),
        result=dossier_path(dossier.code, "ket-qua") if owner and summary.results else "",
        withdraw=dossier_path(dossier.code, "rut") if owner and may_withdraw(services, dossier) else "",
    )


def _links(procedure: Procedure, dossier: Dossier, lang: Language) -> tuple[tuple[str, str], ...]:
    return (*_paper_links(dossier, lang), *printed_form.paper_link(procedure, dossier, lang))


def _receive_lines(services: Services, dossier: Dossier, lang: Language, owner: bool) -> Iterator[Line]:
    yield from delivery.delivery_lines(edition_of(services, dossier), dossier, lang, owner=owner)
    yield from result_lines(services, dossier, lang, owner=owner)


def _step_note(services: Services, dossier: Dossier, lang: Language) -> str:
    """What the step means, and the days that were set anew in it."""
    summary = dossier.summary
    said = [ANSWERED_NOTE[lang] if has_new_answer(dossier) else delivery.step_note(dossier, lang)]
    if summary.is_open and summary.put_off:
        said.append(PUT_OFF.format(was=day(summary.put_off), due=due_words(services, dossier, lang))[lang])
    if summary.review:
        said.append(REVIEW.format(day=day(summary.review))[lang])
    return " ".join(said)


def _is_there(dossier: Dossier) -> bool:
    return True


PRINTED: Mapping[str, Callable[[Dossier], bool]] = {
    "phieu-hen": has_slip,
    "xin-loi": lambda dossier: dossier.summary.apologies > 0,
}
"""The pages of a dossier that there are only sometimes."""


def _paper_links(dossier: Dossier, lang: Language) -> Iterator[tuple[str, str]]:
    for page, label in LINKS:
        if PRINTED.get(page, _is_there)(dossier):
            yield label[lang], dossier_path(dossier.code, page)


def may_withdraw(services: Services, dossier: Dossier) -> bool:
    return any(move.id == "withdraw" for move in offered_moves(dossier, filer_of(dossier), services.now()))


def request_words(dossier: Dossier) -> str:
    """What the officer wrote for the whole of the last request, not for one item of it."""
    asked = (event for event in reversed(dossier.events) if event.move == "ask_supplement")
    return next((str(event.data.get("words", "")) for event in asked), "")


def officer_text(services: Services, who: Actor) -> str:
    """The officer's name, with the work telephone where the accounts know one."""
    try:
        phone = (services.accounts.officer(who.id) or {}).get("work_phone", "")
    except Exception as error:
        # The page is about the dossier; it does not fail for want of a telephone number.
        log("officer.unread", level="warning", failure=failure_name(error))
        phone = ""
    return f"{who.name} · {phone}" if phone else who.name


def _next_steps(services: Services, dossier: Dossier, lang: Language, owner: bool) -> Iterator[str]:
    first = ANSWERED_NEXT[lang] if has_new_answer(dossier) else delivery.step_advice(dossier, lang)
    todo = tuple(_citizen_tasks(services, dossier, lang, owner))
    # "Nothing to do" beside something to do would be read first, and believed.
    asked = any(NOTHING[lang] not in line for line in todo)
    said = (line.replace(NOTHING[lang], "").strip() if asked else line for line in (first, *todo))
    yield from (line for line in said if line)


def _citizen_tasks(services: Services, dossier: Dossier, lang: Language, owner: bool) -> Iterator[str]:
    summary, step = dossier.summary, STEPS[dossier.summary.step]
    if summary.reason:
        yield REASONS[summary.reason].remedy[lang]
    if step.timeline == "end" and summary.ledger.state == "paid":
        paid = charge(summary.ledger.paid, services.country.currency, lang)
        yield PAID_BEFORE.format(amount=paid, unit=services.unit(summary.unit).name)[lang]
    if step.appeal:
        yield services.country.appeal[lang]
    asked = dossier.waiting_for
    if asked and asked.until < services.today <= asked.closes:
        yield GRACE.format(until=day(asked.until), closes=day(asked.closes))[lang]
    if owner and (n := len(unsent_documents(services, dossier))):
        yield DOCUMENTS_MISSING.format(n=n)[lang]
    pay, unit = payment_view(services, dossier, lang), holding_unit(services, dossier).name[lang]
    if owner and summary.is_open:
        yield from _blocked_documents(services, dossier, lang)
    if owner and step.unchecked:
        yield from consents.to_confirm(edition_of(services, dossier), summary.answers, unit, lang)
    if summary.is_open and pay.state == "due" and pay.how == dossier.fee["how"]:
        yield PAY_NOW[pay.how][lang].format(unit=unit)
    if step.handover == "ahead" and summary.appointment and owner:
        yield COME[lang].format(
            place=summary.appointment["place"], when=appointment_text(summary.appointment, lang)
        )


def _blocked_documents(services: Services, dossier: Dossier, lang: Language) -> Iterator[str]:
    """Each document of which no file can be used, with what to do."""
    names = {rule.id: rule.name[lang] for rule in edition_of(services, dossier).papers}
    for document in dossier.summary.documents:
        if words := send_again_text(services, dossier, document, lang):
            yield f"{names.get(document, document)}: {words}"


def _history_row(services: Services, event: Event, lang: Language, owner: bool) -> History:
    unit = services.unit(event.unit).name
    who = event.actor.name if event.actor.role in ("officer", "head") else ""
    note = notice.history_note(event, services.country, lang) if owner else ""
    return History(minute(event.at), notice.history_sentence(event, unit, services.country)[lang], who, note)


def dossier_row(services: Services, listed: ListRow, lang: Language) -> Row:
    """One of my dossiers in the list."""
    left, urgency = days_left(listed, services.today)
    editions = services.catalogue.history(listed.procedure)
    return Row(
        code=group_code(listed.code),
        path=dossier_path(listed.code),
        procedure=editions[-1].name[lang] if editions else listed.procedure,
        applicant=listed.applicant,
        filed_at=minute(datetime.fromisoformat(listed.filed_at)),
        due=due_of(listed),
        left=left[lang] if left else "",
        urgency=urgency,
        step=step_of(listed, lang),
        officer=listed.officer,
    )
