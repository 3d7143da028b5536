"""Where a dossier stands, as its owner or anyone with code and second factor may see it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from forms.text.formatting import masked, minute, weekday
from forms.text.language import Language, Text
from handlers.aws.items import Listed, answered
from handlers.aws.logs import failure
from handlers.aws.logs import note as log
from handlers.dossier import notice
from handlers.dossier.code import grouped
from handlers.dossier.dossier import Dossier, offered
from handlers.dossier.event import Actor, Event
from handlers.dossier.table.reasons import REASONS
from handlers.dossier.table.steps import NOTHING, STEPS
from handlers.web.dossier import consents, delivery, printed_form, timeliness
from handlers.web.dossier.access import edition
from handlers.web.dossier.documents import citizen_of, open_documents
from handlers.web.dossier.due import counted, due, stands
from handlers.web.dossier.listing import ANSWERED, due_of, remaining, step_of
from handlers.web.dossier.payment import payment
from handlers.web.dossier.receipt import contact
from handlers.web.dossier.scans import again_words
from handlers.web.dossier.slips import has_slip, met
from handlers.web.http.addresses import dossier_path
from handlers.web.http.services import Office
from handlers.web.tracking.progress import progress
from site_templates.views import History, Row, Status, Supplement

DOCUMENTS_MISSING = Text(
    vi="Còn {n} giấy tờ chưa gửi; gửi ở mục Giấy tờ của hồ sơ.",
    en="{n} document(s) not sent yet; send them under Documents.",
)
PAY_NOW = {
    "transfer": Text(vi="Nộp lệ phí theo hướng dẫn bên dưới.", en="Pay the fee as shown below."),
    "desk": Text(vi="Nộp lệ phí tại {unit}.", en="Pay the fee at {unit}."),
    "online": Text(
        vi="Nộp lệ phí trực tuyến khi {unit} gửi yêu cầu thanh toán.",
        en="Pay the fee online when {unit} sends its request.",
    ),
}
COME = Text(
    vi="Đến {place} lúc {when}; mang theo giấy tờ tùy thân.",
    en="Come to {place} at {when}; bring your papers.",
)
ANSWERED_NOTE = Text(
    vi="Phần bạn bổ sung đã đến đơn vị. Thời gian giải quyết lại được tính tiếp.",
    en="What you sent has reached the unit. The time limit runs again.",
)
ANSWERED_NEXT = Text(
    vi="Đơn vị đang xem phần bạn bổ sung. Bạn chưa phải làm gì.",
    en="The unit is looking at what you sent. Nothing to do yet.",
)
UNCHECKED = ("submitted", "received")
"""The steps before the unit looks at who agrees."""
LINKS = (
    ("bien-nhan", Text(vi="Biên nhận nộp hồ sơ", en="Receipt")),
    ("giay-to", Text(vi="Giấy tờ kèm theo", en="Documents")),
    (
        "phieu-hen",
        Text(vi="Giấy tiếp nhận và hẹn trả kết quả (bản in)", en="Receipt and appointment slip (to print)"),
    ),
)


def status(
    desk: Office, dossier: Dossier, lang: Language, *, owner: bool, ask: Supplement | None = None
) -> Status:
    """The status page. Without `owner`: a masked name, nothing written by hand, nothing to press."""
    summary, unit, step = dossier.summary, desk.unit(dossier.summary.unit), STEPS[dossier.summary.step]
    return Status(
        code=grouped(dossier.code),
        number=summary.number,
        procedure=edition(desk, dossier).name[lang],
        applicant=dossier.applicant if owner else masked(dossier.applicant),
        unit=unit.name[lang],
        unit_contact=contact(unit, lang),
        officer=officer(desk, dossier.in_charge) if dossier.in_charge else "",
        title=ANSWERED[lang] if answered(dossier) else "",
        step=(ANSWERED if answered(dossier) else step.name)[lang],
        step_code=str(step.national) if desk.country.status_codes else "",
        step_note=ANSWERED_NOTE[lang] if answered(dossier) else delivery.note(dossier, lang),
        progress=tuple(progress(dossier, lang)),
        filed_at=minute(dossier.filed_at),
        due=weekday(due(desk, dossier), lang),
        overdue=summary.overdue(desk.today),
        paused=stands(dossier),
        closed=not summary.open,
        counted=counted(desk, dossier, lang),
        next=tuple(_next(desk, dossier, lang, owner)),
        history=tuple(_history(desk, event, lang, owner) for event in reversed(dossier.events)),
        payment=payment(desk, dossier, lang),
        consents=consents.lines(edition(desk, dossier), summary.answers, lang) if owner else (),
        deadlines=timeliness.standing(edition(desk, dossier), dossier, desk.zone, lang) if owner else (),
        receive=tuple(delivery.lines(edition(desk, dossier), dossier, lang, owner=owner)),
        links=(*_links(dossier, lang), *printed_form.link(edition(desk, dossier), dossier, lang))
        if owner
        else (),
        ask=ask and replace(ask, words=asked_with(dossier)),
        withdraw=dossier_path(dossier.code, "rut") if owner and may_withdraw(desk, dossier) else "",
    )


def _links(dossier: Dossier, lang: Language) -> Iterator[tuple[str, str]]:
    for page, label in LINKS:
        if page != "phieu-hen" or has_slip(dossier):
            yield label[lang], dossier_path(dossier.code, page)


def may_withdraw(desk: Office, dossier: Dossier) -> bool:
    return any(move.id == "withdraw" for move in offered(dossier, citizen_of(dossier), desk.now()))


def asked_with(dossier: Dossier) -> str:
    """What the officer wrote for the whole of the last request, not for one item of it."""
    asked = (event for event in reversed(dossier.events) if event.move == "ask_supplement")
    return next((str(event.data.get("words", "")) for event in asked), "")


def officer(desk: Office, who: Actor) -> str:
    """The officer's name, with the work telephone where the accounts know one."""
    try:
        phone = (desk.accounts.officer(who.id) or {}).get("work_phone", "")
    except Exception as error:
        # The page is about the dossier; it does not fail for want of a telephone number.
        log("officer.unread", level="warning", failure=failure(error))
        phone = ""
    return f"{who.name} · {phone}" if phone else who.name


def _next(desk: Office, dossier: Dossier, lang: Language, owner: bool) -> Iterator[str]:
    first = ANSWERED_NEXT[lang] if answered(dossier) else delivery.advice(dossier, lang)
    todo = tuple(_todo(desk, dossier, lang, owner))
    # "Nothing to do" beside something to do would be read first, and believed.
    asked = any(NOTHING[lang] not in line for line in todo)
    said = (line.replace(NOTHING[lang], "").strip() if asked else line for line in (first, *todo))
    yield from (line for line in said if line)


def _todo(desk: Office, dossier: Dossier, lang: Language, owner: bool) -> Iterator[str]:
    summary = dossier.summary
    if summary.reason:
        yield REASONS[summary.reason].remedy[lang]
    if summary.step == "refused":
        yield desk.country.appeal[lang]
    if owner and (n := _unsent(desk, dossier)):
        yield DOCUMENTS_MISSING[lang].format(n=n)
    pay, unit = payment(desk, dossier, lang), desk.unit(summary.unit).name[lang]
    if owner and summary.open:
        yield from _blocked(desk, dossier, lang)
    if owner and summary.step in UNCHECKED:
        yield from consents.to_confirm(edition(desk, dossier), summary.answers, unit, lang)
    if summary.open and pay.state == "due" and pay.how == dossier.fee["how"]:
        yield PAY_NOW[pay.how][lang].format(unit=unit)
    if summary.step == "decided" and summary.appointment and owner:
        yield COME[lang].format(place=summary.appointment["place"], when=met(summary.appointment, lang))


def _unsent(desk: Office, dossier: Dossier) -> int:
    if not dossier.summary.open or dossier.summary.step == "decided":
        return 0
    sent = set(dossier.summary.documents) - set(dossier.summary.awaited)
    return sum(
        rule.required and not rule.unless_retrievable and rule.id not in sent
        for rule in open_documents(desk, dossier)
    )


def _blocked(desk: Office, dossier: Dossier, lang: Language) -> Iterator[str]:
    """Each document of which no file can be used, with what to do."""
    names = {rule.id: rule.name[lang] for rule in edition(desk, dossier).papers}
    for document in dossier.summary.documents:
        if words := again_words(desk, dossier, document, lang):
            yield f"{names.get(document, document)}: {words}"


def _history(desk: Office, event: Event, lang: Language, owner: bool) -> History:
    unit = desk.unit(event.unit).name
    who = event.actor.name if event.actor.role in ("officer", "head") else ""
    note = notice.note(event) if owner else ""
    return History(minute(event.at), notice.told(event, unit, desk.country)[lang], who, note)


def row(desk: Office, listed: Listed, lang: Language) -> Row:
    """One of my dossiers in the list."""
    left, urgency = remaining(listed, desk.today)
    names = [one.name[lang] for one in desk.catalogue.editions if one.id == listed.procedure]
    return Row(
        code=grouped(listed.code),
        path=dossier_path(listed.code),
        procedure=names[-1] if names else listed.procedure,
        applicant=listed.applicant,
        filed_at=minute(datetime.fromisoformat(listed.filed_at)),
        due=due_of(listed),
        left=left[lang] if left else "",
        urgency=urgency,
        step=step_of(listed, lang),
        officer=listed.officer,
    )


def told(desk: Office, dossier: Dossier, shown: Status) -> dict[str, Any]:
    """The status as JSON; of what `shown` leaves out for strangers it says nothing either."""
    summary = dossier.summary
    return {
        "code": dossier.code,
        "number": summary.number,
        "procedure": dossier.procedure,
        "edition": dossier.edition,
        "applicant": shown.applicant,
        "unit": {"id": summary.unit, "name": shown.unit, "contact": shown.unit_contact},
        "officer": shown.officer,
        "step": {
            "id": summary.step,
            "national": summary.national,
            "name": shown.step,
            "note": shown.step_note,
        },
        "filed_at": dossier.filed_at.isoformat(),
        "received_on": summary.received_on.isoformat() if summary.received_on else None,
        "due": due(desk, dossier).isoformat(),
        "overdue": shown.overdue,
        "paused": shown.paused,
        "counted": [{"day": line.label, "why": line.value} for line in shown.counted],
        "next": list(shown.next),
        "history": [{"at": at.at, "what": at.what, "who": at.who, "note": at.note} for at in shown.history],
        "fee": {"amount": dossier.fee["amount"], "state": shown.payment.state},
        "links": dict(shown.links),
        "withdraw": shown.withdraw or None,
    }
