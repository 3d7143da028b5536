"""How the result reaches the citizen, in words: for the citizen who is waiting for it, and for the desk."""

from collections.abc import Iterator
from dataclasses import replace

from forms.schema.procedure import Procedure
from forms.text.language import Language
from forms.text.words import Phrase
from handlers.dossier.dossier import Dossier
from handlers.dossier.table.steps import STEPS
from handlers.dossier.table.ways import WAYS
from handlers.web.dossier.slips import POSTED_TO, appointment_text, current_appointment, postal_address
from site_templates.views import Line

WAY = Phrase("web.dossier.delivery.way")
COLLECT = Phrase("web.dossier.delivery.collect")
CHOSEN = Phrase("web.dossier.delivery.chosen")
"""How the desk calls what the citizen is told as their own choice."""
TRACKING = Phrase("web.dossier.delivery.tracking")
RESULT = Phrase("web.dossier.delivery.result")
NO_FILE = Phrase("web.dossier.delivery.no_file")
OPEN_IT = Phrase("web.dossier.delivery.open_it")
FOLLOW = Phrase("web.dossier.delivery.follow")


def delivery_lines(
    procedure: Procedure, dossier: Dossier, lang: Language, *, owner: bool = True
) -> Iterator[Line]:
    """The way, the address or the appointment, the tracking number, the result.

    Without `owner`, nothing that was written by hand.
    """
    summary = dossier.summary
    yield Line(WAY[lang], WAYS[dossier.receive].name[lang])
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
    step, way = STEPS[dossier.summary.step], WAYS[dossier.receive]
    if step.handover != "done":
        return step.note[lang]
    # A dossier closed before results were files may have none: then the page must not say it is here.
    return (NO_FILE if way.by_file and not dossier.summary.results else way.returned)[lang]


def step_advice(dossier: Dossier, lang: Language) -> str:
    """What comes next in the step: of a result that is on its way, how to wait for it or follow it."""
    summary, wait = dossier.summary, WAYS[dossier.receive].wait
    if summary.tracking:
        return FOLLOW.format(tracking=summary.tracking)[lang]
    if summary.results and STEPS[summary.step].handover:
        return OPEN_IT[lang]
    return (wait if wait and STEPS[summary.step].handover == "ahead" else STEPS[summary.step].next)[lang]
