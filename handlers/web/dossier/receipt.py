"""The receipt: made of what was filed and of nothing that happened since, so that it never changes."""

from collections.abc import Iterator, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from forms.schema.document import DocumentRule
from forms.schema.unit import Unit
from forms.text.formatting import due_text, minute
from forms.text.language import Language, Text
from handlers.dossier.code import grouped
from handlers.dossier.dossier import Dossier
from handlers.web.dossier import consents, timeliness
from handlers.web.dossier.access import edition, readable
from handlers.web.dossier.payment import payment
from handlers.web.dossier.slips import asked, booked
from handlers.web.http.addresses import dossier_path
from handlers.web.http.negotiation import answer, language
from handlers.web.http.services import Office, office
from site_templates.views import Line, Receipt, Upload

SEND = Text(
    vi="Gửi ảnh chụp hoặc bản quét, nếu chưa gửi: {names}.",
    en="Send a photo or a scan, unless you have: {names}.",
)
SEND_SOME = Text(
    vi="Không bắt buộc; nếu có thì gửi ảnh chụp hoặc bản quét: {names}.",
    en="Optional; if you have it, send a photo or a scan: {names}.",
)
PAY = {
    "transfer": Text(
        vi="Chuyển khoản lệ phí theo mã QR bên dưới, giữ nguyên nội dung chuyển khoản.",
        en="Transfer the fee with the QR code below; keep the message as it is.",
    ),
    "desk": Text(vi="Nộp lệ phí {amount} tại {unit}.", en="Pay the fee of {amount} at {unit}."),
    "online": Text(
        vi="Nộp lệ phí {amount} trực tuyến khi {unit} gửi yêu cầu thanh toán.",
        en="Pay the fee of {amount} online when {unit} sends its request.",
    ),
}
"""What is to be paid now, by how; what is due later is told beside the sum."""
WAIT = Text(
    vi="{unit} sẽ tiếp nhận và giải quyết; bạn xem bước, cán bộ và ngày hẹn ở trang theo dõi.",
    en="{unit} will receive and settle it; step, officer and due date are on the tracking page.",
)
COME = Text(
    vi="Đến {unit} theo lịch hẹn bạn chọn: {when}; mang theo giấy tờ tùy thân. Nếu hạn mức trong ngày đã "
    "hết, đơn vị sẽ hẹn ngày khác.",
    en="Come to {unit} at the time you chose: {when}; bring your identity papers. If its daily quota is "
    "reached, the unit offers another day.",
)
RESULT = {
    "desk": Text(
        vi="Khi có kết quả, đến {unit} theo lịch hẹn; mang theo giấy tờ tùy thân.",
        en="When the result is ready, come to {unit} at the time appointed; bring your identity papers.",
    ),
    "post": Text(vi="Kết quả được gửi qua bưu điện.", en="The result is sent by post."),
    "electronic": Text(vi="Kết quả được gửi bản điện tử.", en="The result is sent electronically."),
}


def receipt_path(code: str) -> str:
    return dossier_path(code, "bien-nhan")


async def receipt(request: Request) -> Response:
    """The receipt of the caller's own dossier, or for an officer of its unit."""
    desk, dossier, lang = office(request), readable(request), language(request)
    shown = {"receipt": receipt_view(desk, dossier, lang)}
    return answer(request, html=("receipt", shown), json=told(desk, dossier, lang))


def created(request: Request, dossier: Dossier) -> Response:
    """201 with the receipt for a program; the same filing again gets the same bytes."""
    lang = language(request)
    headers = {"location": receipt_path(dossier.code), "content-language": lang}
    return JSONResponse(told(office(request), dossier, lang), 201, headers)


def receipt_view(desk: Office, dossier: Dossier, lang: Language) -> Receipt:
    procedure, unit = edition(desk, dossier), desk.unit(dossier.events[0].unit)
    rules, slot = asked(procedure, dossier, desk), booked(procedure, dossier.answers, lang)
    return Receipt(
        code=grouped(dossier.code),
        path=dossier_path(dossier.code),
        procedure=procedure.name[lang],
        procedure_id=procedure.id,
        unit=unit.name[lang],
        unit_contact=contact(unit, lang),
        filed_at=minute(dossier.filed_at),
        due=due_text(dossier.events[0].clock.due, str(dossier.time_limit["unit"]), lang),
        applicant=dossier.applicant,
        send=_send(rules, lang),
        next=tuple(_next(desk, dossier, unit, slot, lang)),
        consents=consents.lines(procedure, dossier.answers, lang),
        deadlines=timeliness.lines(procedure, dossier.answers, dossier.filed_at, desk.zone, lang, filed=True),
        appointment=slot,
        payment=payment(desk, dossier, lang, step="submitted"),
        # What has arrived since is told by the documents page; the receipt says what was asked.
        documents=tuple(Upload(rule.id, rule.name[lang], "", rule.demanded, "missing") for rule in rules),
    )


def contact(unit: Unit, lang: Language) -> str:
    """Where to go, ring and when: "address · phone · hours"."""
    return " · ".join(part for part in (unit.address[lang], unit.phone, unit.hours[lang]) if part)


def _send(rules: Sequence[DocumentRule], lang: Language) -> str:
    """What to send: the papers demanded, else those that may help; "" when the answers call for none."""
    wanted = [rule for rule in rules if rule.demanded]
    names = ", ".join(rule.name[lang] for rule in wanted or rules)
    return (SEND if wanted else SEND_SOME)[lang].format(names=names) if names else ""


def _next(desk: Office, dossier: Dossier, unit: Unit, slot: Sequence[Line], lang: Language) -> Iterator[str]:
    pay, procedure = payment(desk, dossier, lang, step="submitted"), edition(desk, dossier)
    yield from consents.to_confirm(procedure, dossier.answers, unit.name[lang], lang)
    if pay.state == "due" and pay.how == dossier.fee["how"]:
        yield PAY[pay.how][lang].format(amount=pay.amount, unit=unit.name[lang])
    for line in slot:
        yield COME[lang].format(unit=unit.name[lang], when=line.value)
    yield WAIT[lang].format(unit=unit.name[lang])
    yield RESULT[dossier.receive][lang].format(unit=unit.name[lang])


def told(desk: Office, dossier: Dossier, lang: Language) -> dict[str, Any]:
    """The receipt as JSON."""
    unit, fee = desk.unit(dossier.events[0].unit), dossier.fee
    slot = booked(edition(desk, dossier), dossier.answers, lang)
    return {
        "code": dossier.code,
        "printed": grouped(dossier.code),
        "procedure": dossier.procedure,
        "edition": dossier.edition,
        "applicant": dossier.applicant,
        "unit": {"id": unit.id, "name": unit.name[lang], "contact": contact(unit, lang)},
        "filed_at": dossier.filed_at.isoformat(),
        "due": dossier.events[0].clock.due.isoformat(),
        "notify_by": timeliness.told(edition(desk, dossier), dossier.answers, dossier.filed_at, desk.zone),
        "appointment": slot[0].value if slot else None,
        "fee": {
            "amount": fee["amount"],
            "explanation": fee["explanation"][lang],
            "when": fee["when"],
            "how": fee["how"],
        },
        "receive": dossier.receive,
        "consents": consents.told(edition(desk, dossier), dossier.answers, lang),
        "links": {
            "status": dossier_path(dossier.code),
            "receipt": receipt_path(dossier.code),
            "documents": dossier_path(dossier.code, "giay-to"),
        },
    }
