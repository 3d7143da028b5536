"""The same filing by a program: JSON in, the receipt or problem details with pointers out."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from forms.judging.answers import Bound, accept
from forms.schema.catalogue import NoUnit
from forms.schema.procedure import Procedure
from forms.text.formatting import due_text
from forms.text.language import Language
from handlers.aws.sessions import Identity
from handlers.web.dossier import timeliness
from handlers.web.dossier.receipt import created
from handlers.web.filing.filing import NotFiled, Terms, file, terms
from handlers.web.form import draft as drafts
from handlers.web.form.draft import MOST_AGAIN
from handlers.web.form.pages import leaving
from handlers.web.form.program import ANSWERS_PROBLEM, escaped, refused
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
from handlers.web.http.problem import Fault, Stop, login_needed, not_found
from handlers.web.http.services import office


def filed(request: Request, sent: JSON, who: Identity | None) -> Response:
    """201 with the receipt of {"edition", "answers", "again"?}. Raises Stop: nothing was filed."""
    procedure, answers, again = _asked(request, sent)
    desk = office(request)
    moment = desk.moment(who.kind if who else "", procedure.id)
    represented = drafts.represented(answers.get(drafts.REPRESENTED))
    bound = accept(procedure, answers | drafts.account_answers(procedure, who, moment, represented), moment)
    if bound.errors:
        raise refused(bound)
    if reason := leaving(bound):
        raise Stop(422, NOT_FOR_YOU_HERE, reason)
    if who is None and getattr(request.state, "unread", False):
        # A form would go on without a session; a program is told the truth: nobody could be asked who it is.
        raise Stop(503, NOT_FILED, NOT_KEPT)
    if who is None:
        raise login_needed()
    try:
        return created(request, file(desk, who, bound, terms(desk, bound), language(request), again))
    except NoUnit:
        raise refused(bound, NO_UNIT) from None
    except NotFiled as why:
        raise Stop(why.status, NOT_FILED, why.words) from why


def _asked(request: Request, sent: JSON) -> tuple[Procedure, dict[str, Any], int]:
    """The edition, the answers and the repeat number of a body. Raises Stop 404 or 422."""
    desk, name = office(request), request.path_params["procedure"]
    edition, answers, again = sent.get("edition"), sent.get("answers"), sent.get("again", 0)
    if desk.catalogue.current(name, desk.today) is None and not isinstance(edition, str):
        raise not_found()
    faults = [Fault("/" + escaped(key), EXTRA) for key in sent if key not in ("edition", "answers", "again")]
    if not isinstance(edition, str) or not edition:
        faults.append(Fault("/edition", EDITION))
    if not isinstance(answers, dict):
        faults.append(Fault("/answers", ANSWERS))
    if not isinstance(again, int) or isinstance(again, bool) or not 0 <= again <= MOST_AGAIN:
        faults.append(Fault("/again", AGAIN))
    if faults:
        raise Stop(422, WRONG, WRONG_DETAIL, errors=tuple(faults), kind=ANSWERS_PROBLEM)
    procedure = drafts.edition(desk.catalogue, name, str(edition), desk.today)
    if procedure is None:
        if desk.catalogue.current(name, desk.today) is None:
            raise not_found()
        raise Stop(422, WRONG, CHANGED_FORM, errors=(Fault("/edition", EDITION),), kind=ANSWERS_PROBLEM)
    return procedure, dict(answers or {}), int(again)


def check_told(bound: Bound, agreed: Terms, lang: Language) -> dict[str, Any]:
    """What filing these answers would lead to."""
    now, zone = bound.moment.now, bound.moment.zone
    return {
        "procedure": bound.procedure.id,
        "edition": bound.procedure.digest,
        "answers": dict(bound.values),
        "unit": {"id": agreed.unit.id, "name": agreed.unit.name[lang]},
        "fee": {"amount": agreed.fee.amount, "explanation": agreed.fee.explanation[lang]},
        "due": agreed.due.isoformat() if agreed.due else None,
        "due_text": due_text(agreed.due, bound.procedure.time_limit.unit, lang),
        "notify_by": timeliness.told(bound.procedure, bound.values, now, zone) if now else [],
        "warnings": [doubt.message[lang] for doubt in bound.warnings],
    }
