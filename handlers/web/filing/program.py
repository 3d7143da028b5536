"""The same filing by a program: JSON in, the receipt or problem details with pointers out."""

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from forms.fields.base import Moment
from forms.judging.answers import BoundForm, judge_answers
from forms.schema.catalogue import NoUnit
from forms.schema.procedure import Procedure
from forms.text.formatting import due_text
from forms.text.language import Language
from handlers.aws.sessions import Identity
from handlers.web.dossier import timeliness
from handlers.web.dossier.receipt import created_answer
from handlers.web.filing.filing import Application, NotFiled, Terms, file_dossier, terms_of
from handlers.web.form import draft as drafts
from handlers.web.form import subject
from handlers.web.form.draft import MOST_AGAIN
from handlers.web.form.pages import exit_reason_of
from handlers.web.form.program import ANSWERS_PROBLEM, answers_problem, escape_pointer
from handlers.web.form.words import (
    AGAIN,
    ANSWERS,
    CHANGED_FORM,
    EDITION,
    EXTRA,
    NO_UNIT,
    NOT_FILED,
    NOT_FOR_YOU_HERE,
    NOT_KEPT,
    WRONG,
    WRONG_DETAIL,
)
from handlers.web.http.body import JSON
from handlers.web.http.negotiation import language
from handlers.web.http.problem import Fault, HTTPProblem, login_problem, not_found_problem
from handlers.web.http.refusals import stop_of
from handlers.web.http.services import services_of
from handlers.web.models import filing as models
from handlers.web.models.dossier import UnitName


def file_as_program(request: Request, sent: JSON, who: Identity | None) -> Response:
    """201 with the receipt of {"edition", "answers", "again"?}. Raises HTTPProblem: nothing was filed."""
    procedure, answers, again = _read_body(request, sent)
    services = services_of(request)
    moment = services.moment(who.kind if who else "", procedure.id)
    bound = _judge_as(procedure, answers, moment, who)
    if bound.errors:
        raise answers_problem(bound)
    if reason := exit_reason_of(bound):
        raise HTTPProblem(422, NOT_FOR_YOU_HERE, reason)
    if who is None and getattr(request.state, "unread", False):
        # A form would go on without a session; a program gets the real reason: sessions cannot be read.
        raise HTTPProblem(503, NOT_FILED, NOT_KEPT)
    if who is None:
        raise login_problem()
    try:
        wanted = Application(who, bound, terms_of(services, bound), language(request), again)
        dossier = file_dossier(services, wanted)
    except NoUnit:
        raise answers_problem(bound, NO_UNIT) from None
    except NotFiled as why:
        raise stop_of(why, NOT_FILED) from why
    return created_answer(request, dossier)


def _read_body(request: Request, sent: JSON) -> tuple[Procedure, dict[str, object], int]:
    """The edition, the answers and the repeat number of a body. Raises HTTPProblem 404 or 422."""
    services, name = services_of(request), request.path_params["procedure"]
    edition, answers, again = sent.get("edition"), sent.get("answers"), sent.get("again", 0)
    if services.catalogue.current_edition(name, services.today) is None and not isinstance(edition, str):
        raise not_found_problem()
    faults = [
        Fault("/" + escape_pointer(key), EXTRA) for key in sent if key not in ("edition", "answers", "again")
    ]
    if not isinstance(edition, str) or not edition:
        faults.append(Fault("/edition", EDITION))
    if not isinstance(answers, dict):
        faults.append(Fault("/answers", ANSWERS))
    if not isinstance(again, int) or isinstance(again, bool) or not 0 <= again <= MOST_AGAIN:
        faults.append(Fault("/again", AGAIN))
    if faults or not (isinstance(edition, str) and isinstance(answers, dict) and isinstance(again, int)):
        raise HTTPProblem(422, WRONG, WRONG_DETAIL, errors=tuple(faults), kind=ANSWERS_PROBLEM)
    procedure = drafts.fileable_edition(services.catalogue, name, edition, services.today)
    if procedure is None:
        if services.catalogue.current_edition(name, services.today) is None:
            raise not_found_problem()
        raise HTTPProblem(
            422, WRONG, CHANGED_FORM, errors=(Fault("/edition", EDITION),), kind=ANSWERS_PROBLEM
        )
    return procedure, answers, again


def _judge_as(
    procedure: Procedure, answers: dict[str, object], moment: Moment, who: Identity | None
) -> BoundForm:
    """The answers judged beside the account's: what it answers may be left out, and is never replaced."""
    for_another = subject.is_for_another(procedure, answers.get(subject.subject_question(procedure)))
    if for_another:
        own = subject.account_answers(procedure, who, moment)
        left = subject.names_left_over(procedure, answers, own, moment)
        answers = {name: raw for name, raw in answers.items() if name not in left}
    own = subject.account_answers(procedure, who, moment, for_another)
    other = subject.contradicting_names(procedure, answers, own, moment)
    bound = judge_answers(
        procedure, answers | {name: one for name, one in own.items() if name not in other}, moment
    )
    told = {error.field for error in bound.errors}
    found = subject.contradiction_errors(procedure, other - told)
    return replace(bound, errors=(*bound.errors, *found))


def check_as_json(bound: BoundForm, agreed: Terms, lang: Language) -> models.FilingCheck:
    """What filing these answers would lead to."""
    now, zone = bound.moment.now, bound.moment.zone
    return models.FilingCheck(
        procedure=bound.procedure.id,
        edition=bound.procedure.digest,
        answers=dict(bound.values),
        unit=UnitName(id=agreed.unit.id, name=agreed.unit.name[lang]),
        fee=models.FeeOfFiling(amount=agreed.fee.amount, explanation=agreed.fee.explanation[lang]),
        due=agreed.due.isoformat() if agreed.due else None,
        due_text=due_text(agreed.due, bound.procedure.time_limit.unit, lang),
        due_note=agreed.due_note[lang],
        notify_by=timeliness.deadlines_as_json(bound.procedure, bound.values, now, zone) if now else [],
        warnings=[warning.message[lang] for warning in bound.warnings],
    )
