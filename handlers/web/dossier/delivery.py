"""How the result comes into the citizen's hands, in words: for whoever waits for it, and for the desk."""

from collections.abc import Iterator
from dataclasses import replace

from forms.schema.procedure import Procedure
from forms.text.language import Language, Text
from handlers.dossier.dossier import Dossier
from handlers.dossier.result import WAYS
from handlers.dossier.table.steps import STEPS
from handlers.web.dossier.slips import POSTED_TO, appointment_text, current_appointment, postal_address
from site_templates.views import Line

WAY = Text(vi="Cách nhận", en="How")
COLLECT = Text(vi="Lịch hẹn", en="Appointment")
CHOSEN = Text(vi="Lịch hẹn chọn khi nộp", en="Appointment chosen when filing")
"""How the desk calls what the citizen is told as their own choice."""
TRACKING = Text(vi="Mã bưu gửi", en="Tracking number")
RESULT = Text(vi="Kết quả", en="Result")
RETURNED = {
    "desk": Text(vi="Kết quả đã được trả tại quầy.", en="The result was handed over at the desk."),
    "post": Text(vi="Kết quả đã được gửi cho bạn qua bưu điện.", en="The result was posted to you."),
    "electronic": Text(vi="Kết quả đã được gửi cho bạn bản điện tử.", en="The result was sent to you."),
}
WAIT = {
    "post": Text(
        vi="Kết quả sẽ được gửi qua bưu điện; khi gửi, mã bưu gửi hiện ở trang này.",
        en="The result will be posted; its tracking number will then be shown on this page.",
    ),
    "electronic": Text(vi="Kết quả sẽ được gửi bản điện tử.", en="The result will be sent electronically."),
}
FOLLOW = Text(
    vi="Mã bưu gửi là {tracking}. Tra cứu mã này ở trang của bưu điện để biết kết quả đã đến đâu.",
    en="The tracking number is {tracking}. Look it up on the site of the post to see where the result is.",
)


def delivery_lines(
    procedure: Procedure, dossier: Dossier, lang: Language, *, owner: bool = True
) -> Iterator[Line]:
    """The way, the address or the appointment, the tracking number, the result.

    Without `owner`, nothing that was written by hand.
    """
    summary = dossier.summary
    yield Line(WAY[lang], WAYS[dossier.receive][lang])
    yield from current_appointment(procedure, dossier, lang)
    if owner and dossier.receive == "post" and (address := postal_address(procedure, summary.answers)):
        yield Line(POSTED_TO[lang], address)
    if summary.appointment:
        yield Line(
            COLLECT[lang], appointment_text(summary.appointment, lang), note=summary.appointment["place"]
        )
    if summary.tracking:
        yield Line(TRACKING[lang], summary.tracking)
    if summary.result and owner:
        yield Line(RESULT[lang], summary.result)


def desk_delivery_lines(procedure: Procedure, dossier: Dossier, lang: Language) -> tuple[Line, ...]:
    """The same for an officer."""
    # The desk reads the same lines; only what addresses the citizen as "you" is reworded.
    own = {line.label for line in current_appointment(procedure, dossier, lang)}
    told = delivery_lines(procedure, dossier, lang)
    return tuple(replace(line, label=CHOSEN[lang]) if line.label in own else line for line in told)


def step_note(dossier: Dossier, lang: Language) -> str:
    """What the step means: of a result that was returned, how it was."""
    step = dossier.summary.step
    return (RETURNED[dossier.receive] if step == "returned" else STEPS[step].note)[lang]


def step_advice(dossier: Dossier, lang: Language) -> str:
    """What comes next in the step: of a result that is on its way, how to wait for it or follow it."""
    summary = dossier.summary
    if summary.tracking:
        return FOLLOW.format(tracking=summary.tracking)[lang]
    if summary.step == "decided" and dossier.receive in WAIT:
        return WAIT[dossier.receive][lang]
    return STEPS[summary.step].next[lang]
