"""Answering a supplement request: just the fields and documents asked for, with the old values in them."""

from dataclasses import replace
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from forms.fields.base import Posted
from forms.judging.answers import Bound, accept, blank, read
from forms.judging.answers import posted as printed
from forms.text.formatting import day
from forms.text.language import Language, Text
from handlers.dossier.dossier import Dossier, Incomplete
from handlers.dossier.summary import Asked
from handlers.dossier.table.reasons import REASONS
from handlers.web.dossier.access import edition, moment, move, own, status_page
from handlers.web.dossier.documents import limits, uploads
from handlers.web.form.actions import changed
from handlers.web.form.draft import Draft
from handlers.web.form.program import pointer, refused
from handlers.web.form.words import ANSWERS, WRONG, WRONG_DETAIL
from handlers.web.http.addresses import dossier_path
from handlers.web.http.body import SUBMISSION, posted
from handlers.web.http.negotiation import language, see_other, wants_json
from handlers.web.http.problem import Fault, Stop
from handlers.web.http.services import Office, office
from handlers.web.http.session import known
from handlers.web.tracking.status import status, told
from site_templates.views import FormPage, Line
from site_templates.views import Supplement as Shown

SEND_FIRST = Text(
    vi="Chưa gửi. Gửi giấy tờ này trước khi bấm gửi bổ sung.",
    en="Not sent yet. Send this document before sending the supplement.",
)
SEND_AGAIN = Text(
    vi="Chưa gửi lại. Gửi lại giấy tờ này trước khi bấm gửi bổ sung.",
    en="Not sent again yet. Send this document again before sending the supplement.",
)


async def supplement(request: Request) -> Response:
    """Judges the corrected answers, records them, and starts the clock again."""
    sent = await posted(request, SUBMISSION)
    desk, dossier = office(request), own(request)
    # Answered already: read all the same, so that a retry is told from a second answer.
    asked = dossier.summary.supplement
    if asked is None:
        return _done(request, move(desk, known(request), dossier.code, "answer_supplement", {}))
    step = sent.get("_do") if isinstance(sent, Posted) else ""
    bound, missing = _read(desk, dossier, asked, sent), dossier.summary.awaited
    if isinstance(sent, Posted) and step not in ("", "again:errors"):
        # Only the button that sends has no step: any other sends nothing, and finds nothing wrong.
        return _again(request, dossier, _typed(desk, dossier, asked, sent))
    if step or bound.errors or missing:
        return _wrong(request, dossier, bound, missing)
    answers = {name: bound.values.get(name) for name in _mended(bound, dossier)}
    try:
        data = {"answers": answers} if answers else {}
        return _done(request, move(desk, known(request), dossier.code, "answer_supplement", data))
    except Incomplete as error:
        faults = tuple(Fault("/" + key.replace(".", "/"), text) for key, text in error.missing.items())
        raise Stop(422, WRONG, WRONG_DETAIL, errors=faults) from error


def supplement_view(
    desk: Office,
    dossier: Dossier,
    lang: Language,
    bound: Bound | None = None,
    errors: dict[str, str] | None = None,
) -> Shown | None:
    """The part of the status page that opens what was asked for; None when nothing is."""
    asked, procedure = dossier.waiting_for, edition(desk, dossier)
    if asked is None:
        return None
    rules = tuple(rule for rule in procedure.papers if rule.id in asked.documents)
    action = dossier_path(dossier.code, "bo-sung")
    form = None
    if asked.fields:
        bound = bound or _old(desk, dossier, asked)
        form = FormPage(procedure=procedure, bound=bound, action=action, hidden=(("_lang", lang),))
    documents = uploads(desk, dossier, rules, lang, errors)
    return Shown(
        action=action,
        reasons=tuple(_reason(desk, dossier, item, lang) for item in asked.items),
        until=day(asked.until),
        form=form,
        documents=documents,
        limits=limits(documents, lang),
    )


def _reason(desk: Office, dossier: Dossier, item: Any, lang: Language) -> Line:
    procedure, reason = edition(desk, dossier), REASONS[item["reason"]]
    if "field" in item:
        names = {field.id: field.label for field in procedure.fields()}
    else:
        names = {rule.id: rule.name for rule in procedure.papers}
    name = item.get("field") or item["document"]
    label = names[name][lang] if name in names else name
    words = " ".join(part for part in (reason.remedy[lang], item.get("words", "")) if part)
    said = reason.label[lang]
    return Line(label, said[:1].upper() + said[1:], note=words)


def _old(desk: Office, dossier: Dossier, asked: Asked) -> Bound:
    procedure = edition(desk, dossier)
    there = moment(desk, dossier)
    before = printed(procedure, dossier.summary.answers, there)
    return _only(blank(procedure, there, before), asked)


def _read(desk: Office, dossier: Dossier, asked: Asked, sent: Posted | dict[str, Any]) -> Bound:
    """What was sent for the fields asked for, judged beside the answers that stand. Raises Stop 422."""
    procedure, before = edition(desk, dossier), dossier.summary.answers
    there = moment(desk, dossier)
    if isinstance(sent, Posted):
        return _only(read(procedure, _beside(desk, dossier, asked, sent), there), asked)
    answers = sent.get("answers", {})
    if not isinstance(answers, dict):
        raise Stop(422, WRONG, WRONG_DETAIL, errors=(Fault("/answers", ANSWERS),))
    strangers = [name for name in answers if name.split(".")[0] not in asked.fields]
    if strangers:
        faults = tuple(Fault(pointer(name, "unknown"), WRONG_DETAIL) for name in strangers)
        raise Stop(422, WRONG, WRONG_DETAIL, errors=faults)
    return _only(accept(procedure, {**before, **answers}, there), asked)


def _typed(desk: Office, dossier: Dossier, asked: Asked, sent: Posted) -> Bound:
    """What was typed for the fields asked for, as the button pressed leaves it, and nothing said about it."""
    procedure = edition(desk, dossier)
    typed = Draft(procedure, _beside(desk, dossier, asked, sent), moment(desk, dossier))
    step, _, target = sent.get("_do").partition(":")
    bound = changed(typed, step, target).blank()
    return _only(replace(bound, focus=target.replace(":", ".") if step in ("choose", "open") else ""), asked)


def _beside(desk: Office, dossier: Dossier, asked: Asked, sent: Posted) -> Posted:
    """What was sent for the fields asked for, beside the answers that stand."""
    there, answers = moment(desk, dossier), dossier.summary.answers
    stands = printed(edition(desk, dossier), answers, there).items()
    kept = [pair for pair in stands if pair[0].split(".")[0] not in asked.fields]
    return Posted(kept + [pair for pair in sent.items() if pair[0].split(".")[0] in asked.fields])


def _only(bound: Bound, asked: Asked) -> Bound:
    """The fields asked for, and what is wrong with them: what nobody may change now is not judged again."""
    fields = tuple(field for field in bound.fields if field.id in asked.fields)
    errors = tuple(error for error in bound.errors if error.field.split(".")[0] in asked.fields)
    return replace(bound, fields=fields, errors=errors)


def _again(request: Request, dossier: Dossier, bound: Bound) -> Response:
    """The page as typed so far: with other rows, or the communes of the province chosen."""
    desk, lang = office(request), language(request)
    ask = supplement_view(desk, dossier, lang, bound)
    shown = status(desk, dossier, lang, owner=True, ask=ask)
    return status_page(request, shown, told(desk, dossier, shown))


def _mended(bound: Bound, dossier: Dossier) -> list[str]:
    """What is kept anew: the answers asked for, and what is or was said beside them."""
    told = {*bound.values, *dossier.summary.answers}
    return [name for field in bound.fields for name in field.kept_as() if name == field.id or name in told]


def _wrong(request: Request, dossier: Dossier, bound: Bound, missing: tuple[str, ...]) -> Response:
    desk, lang, sent = office(request), language(request), dossier.summary.documents
    unsent = {doc: SEND_AGAIN if sent.get(doc) else SEND_FIRST for doc in missing}
    if wants_json(request):
        stop = refused(bound)
        stop.errors += tuple(Fault(f"/documents/{doc}", words) for doc, words in unsent.items())
        raise stop
    errors = {doc: words[lang] for doc, words in unsent.items()}
    ask = supplement_view(desk, dossier, lang, bound, errors)
    shown = status(desk, dossier, lang, owner=True, ask=ask)
    return status_page(request, shown, {}, 422 if bound.errors or missing else 200)


def _done(request: Request, dossier: Dossier) -> Response:
    desk, lang = office(request), language(request)
    shown = status(desk, dossier, lang, owner=True)
    return see_other(request, dossier_path(dossier.code), json=told(desk, dossier, shown))
