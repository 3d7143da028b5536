"""Answering a supplement request: just the fields and documents asked for, with the old values in them."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from forms.fields.base import FormPost, Values
from forms.judging.answers import BoundForm, bind_post, judge_answers, judge_post
from forms.judging.answers import post_of_values as printed
from forms.schema.catalogue import NoUnit
from forms.schema.procedure import Procedure
from forms.text.formatting import day
from forms.text.language import Language
from forms.text.words import Phrase
from handlers.dossier.dossier import Dossier, IncompleteData
from handlers.dossier.history.derivation import derived_again
from handlers.dossier.history.event import EventData
from handlers.dossier.history.summary import SupplementRequest
from handlers.dossier.table.reasons import REASONS
from handlers.web.dossier.access import edition_of, filing_moment, make_move, own_dossier
from handlers.web.dossier.documents import script_limits, upload_views
from handlers.web.form.actions import apply_row_action
from handlers.web.form.draft import Draft
from handlers.web.form.program import answer_pointer, answers_problem
from handlers.web.form.words import ANSWERS, WRONG, WRONG_DETAIL
from handlers.web.http.addresses import dossier_path
from handlers.web.http.body import SUBMISSION, read_post
from handlers.web.http.negotiation import language, page, wants_json
from handlers.web.http.problem import Fault, HTTPProblem
from handlers.web.http.refusals import stop_of
from handlers.web.http.services import Services, services_of
from handlers.web.http.session import require_identity
from handlers.web.tracking.answers import answer_moved, answer_status
from handlers.web.tracking.status import status_view
from site_templates.views import FormPage, Line
from site_templates.views import Supplement as Shown

SEND_FIRST = Phrase("web.tracking.supplement.send_first")
SEND_AGAIN = Phrase("web.tracking.supplement.send_again")


async def supplement(request: Request) -> Response:
    """Judges the corrected answers, records them, and starts the clock again."""
    sent = await read_post(request, SUBMISSION)
    services, dossier = services_of(request), own_dossier(request)
    # The request, though it may be answered already (unlike `waiting_for`): what is sent is judged all the
    # same, so that a retry is told from a second answer.
    asked = dossier.summary.supplement
    if asked is None:
        return _sent_answer(
            request, make_move(services, require_identity(request), dossier.code, "answer_supplement", {})
        )
    step = sent.get("_do") if isinstance(sent, FormPost) else ""
    bound, missing = _judge_sent(services, dossier, asked, sent), dossier.summary.awaited_documents
    if isinstance(sent, FormPost) and step not in ("", "again:errors"):
        # Only the button that sends has no step: any other sends nothing, and finds nothing wrong.
        return _page_as_typed(request, dossier, _typed_form(services, dossier, asked, sent))
    if step or bound.errors or missing:
        return _errors_answer(request, dossier, bound, missing)
    answers = {name: bound.values.get(name) for name in _corrected_names(bound, dossier)}
    try:
        data = {"answers": answers} if answers else {}
        who, derive = require_identity(request), partial(_derive_again, services, answers)
        after = make_move(services, who, dossier.code, "answer_supplement", data, derive)
        return _sent_answer(request, after)
    except IncompleteData as error:
        raise stop_of(error, WRONG, WRONG_DETAIL) from error


def _derive_again(services: Services, corrected: Values, dossier: Dossier) -> EventData:
    """Fee and unit of the answers as they will stand: what was derived from an answer follows it."""
    procedure, moment = edition_of(services, dossier), filing_moment(services, dossier)
    together = {**dossier.summary.answers, **corrected}
    values = {name: value for name, value in together.items() if value is not None}
    fee = procedure.fee_for(values, dossier.summary.clock.start, moment)
    before, after = (_unit_of(services, procedure, each) for each in (dossier.summary.answers, values))
    # An officer may have sent it elsewhere than the answers say: only answers that change say it anew.
    return derived_again(dossier, procedure, fee, after if after and after != before else "")


def _unit_of(services: Services, procedure: Procedure, values: Values) -> str:
    """The id of the unit answers lead to today, "" where they lead to none."""
    try:
        return services.catalogue.unit_for(procedure, values, services.today).id
    except NoUnit:
        return ""


def supplement_view(
    services: Services,
    dossier: Dossier,
    lang: Language,
    bound: BoundForm | None = None,
    errors: dict[str, str] | None = None,
) -> Shown | None:
    """The part of the status page that opens what was asked for; None when nothing is."""
    asked, procedure = dossier.waiting_for, edition_of(services, dossier)
    if asked is None:
        return None
    rules = tuple(rule for rule in procedure.papers if rule.id in asked.documents)
    action = dossier_path(dossier.code, "bo-sung")
    form = None
    if asked.fields:
        bound = bound or _stored_form(services, dossier, asked)
        form = FormPage(procedure=procedure, bound=bound, action=action, hidden=(("_lang", lang),))
    documents = upload_views(services, dossier, rules, lang, errors)
    return Shown(
        action=action,
        reasons=tuple(_reason_line(services, dossier, item, lang) for item in asked.items),
        until=day(asked.until),
        form=form,
        documents=documents,
        limits=script_limits(documents, lang),
    )


def _reason_line(services: Services, dossier: Dossier, item: Mapping[str, str], lang: Language) -> Line:
    procedure, reason = edition_of(services, dossier), REASONS[item["reason"]]
    if "field" in item:
        names = {field.id: field.label for field in procedure.fields()}
    else:
        names = {rule.id: rule.name for rule in procedure.papers}
    name = item.get("field") or item["document"]
    label = names[name][lang] if name in names else name
    words = " ".join(part for part in (reason.remedy[lang], item.get("words", "")) if part)
    said = reason.label[lang]
    return Line(label, said[:1].upper() + said[1:], note=words)


def _stored_form(services: Services, dossier: Dossier, asked: SupplementRequest) -> BoundForm:
    procedure = edition_of(services, dossier)
    there = filing_moment(services, dossier)
    before = printed(procedure, dossier.summary.answers, there)
    return _requested_part(bind_post(procedure, there, before), asked)


def _judge_sent(
    services: Services, dossier: Dossier, asked: SupplementRequest, sent: FormPost | dict[str, object]
) -> BoundForm:
    """What was sent for the fields asked for, judged beside the other answers. Raises HTTPProblem 422."""
    procedure, before = edition_of(services, dossier), dossier.summary.answers
    there = filing_moment(services, dossier)
    if isinstance(sent, FormPost):
        return _requested_part(
            judge_post(procedure, _merge_sent(services, dossier, asked, sent), there), asked
        )
    answers = sent.get("answers", {})
    if not isinstance(answers, dict):
        raise HTTPProblem(422, WRONG, WRONG_DETAIL, errors=(Fault("/answers", ANSWERS),))
    strangers = [name for name in answers if name.split(".")[0] not in asked.fields]
    if strangers:
        faults = tuple(Fault(answer_pointer(name, "unknown"), WRONG_DETAIL) for name in strangers)
        raise HTTPProblem(422, WRONG, WRONG_DETAIL, errors=faults)
    return _requested_part(judge_answers(procedure, {**before, **answers}, there), asked)


def _typed_form(services: Services, dossier: Dossier, asked: SupplementRequest, sent: FormPost) -> BoundForm:
    """What was typed for the fields asked for, as the button pressed leaves it, and nothing said about it."""
    procedure = edition_of(services, dossier)
    typed = Draft(procedure, _merge_sent(services, dossier, asked, sent), filing_moment(services, dossier))
    step, _, target = sent.get("_do").partition(":")
    bound = apply_row_action(typed, step, target).bind()
    return _requested_part(
        replace(bound, focus=target.replace(":", ".") if step in ("choose", "open") else ""), asked
    )


def _merge_sent(services: Services, dossier: Dossier, asked: SupplementRequest, sent: FormPost) -> FormPost:
    """What was sent for the fields asked for, beside the answers that stand."""
    # Only what was asked for is taken from the post: the rest of the dossier stays as filed.
    there, answers = filing_moment(services, dossier), dossier.summary.answers
    stands = printed(edition_of(services, dossier), answers, there).items()
    kept = [pair for pair in stands if pair[0].split(".")[0] not in asked.fields]
    return FormPost(kept + [pair for pair in sent.items() if pair[0].split(".")[0] in asked.fields])


def _requested_part(bound: BoundForm, asked: SupplementRequest) -> BoundForm:
    """The fields asked for, and what is wrong with them: what nobody may change now is not judged again."""
    fields = tuple(field for field in bound.fields if field.id in asked.fields)
    errors = tuple(error for error in bound.errors if error.field.split(".")[0] in asked.fields)
    return replace(bound, fields=fields, errors=errors)


def _page_as_typed(request: Request, dossier: Dossier, bound: BoundForm) -> Response:
    """The page as typed so far: with other rows, or the communes of the province chosen."""
    services, lang = services_of(request), language(request)
    ask = supplement_view(services, dossier, lang, bound)
    shown = status_view(services, dossier, lang, owner=True, ask=ask)
    return answer_status(request, services, dossier, shown)


def _corrected_names(bound: BoundForm, dossier: Dossier) -> list[str]:
    """What is kept anew: the answers asked for, and what is or was said beside them."""
    told = {*bound.values, *dossier.summary.answers}
    return [
        name for field in bound.fields for name in field.stored_names() if name == field.id or name in told
    ]


def _errors_answer(
    request: Request, dossier: Dossier, bound: BoundForm, missing: tuple[str, ...]
) -> Response:
    services, lang, sent = services_of(request), language(request), dossier.summary.documents
    unsent = {doc: SEND_AGAIN if sent.get(doc) else SEND_FIRST for doc in missing}
    if wants_json(request):
        problem = answers_problem(bound)
        problem.errors += tuple(Fault(f"/documents/{doc}", words) for doc, words in unsent.items())
        raise problem
    errors = {doc: words[lang] for doc, words in unsent.items()}
    ask = supplement_view(services, dossier, lang, bound, errors)
    shown = status_view(services, dossier, lang, owner=True, ask=ask)
    return page(request, "status", 422 if bound.errors or missing else 200, status=shown)


def _sent_answer(request: Request, dossier: Dossier) -> Response:
    return answer_moved(request, services_of(request), dossier)
