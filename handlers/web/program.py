"""The same filing by a program: JSON in, the receipt or problem details with pointers out."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from forms.answers import Bound, accept
from forms.catalogue import NoUnit
from forms.fields.base import FieldModel
from forms.fields.group import GroupField
from forms.language import Language, Text
from forms.procedure import Procedure
from handlers.aws.sessions import Identity
from handlers.web import draft as drafts
from handlers.web import timeliness
from handlers.web.body import JSON
from handlers.web.draft import MOST_AGAIN, Draft
from handlers.web.filing import NotFiled, Terms, file, terms
from handlers.web.negotiate import language
from handlers.web.office import office
from handlers.web.problem import Fault, Stop, login_needed, not_found
from handlers.web.receipt import created
from handlers.web.submission_view import due_text
from handlers.web.submission_words import (
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
from handlers.web.walking import leaving

ANSWERS_PROBLEM = "urn:motcua:problem:answers"


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
    faults = [Fault("/" + _escaped(key), EXTRA) for key in sent if key not in ("edition", "answers", "again")]
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


def refused(bound: Bound, words: Text | None = None) -> Stop:
    """The errors of a form as problem details, each with a pointer to its answer."""
    faults = tuple(Fault(pointer(error.field, error.reason), error.message) for error in bound.errors)
    return Stop(422, WRONG, words or WRONG_DETAIL, errors=faults, kind=ANSWERS_PROBLEM)


def pointer(field: str, reason: str) -> str:
    """Pointer of an answer: "khach.0.ho_ten" is /answers/khach/0/ho_ten. An unknown name stays whole."""
    parts = [field] if reason == "unknown" else field.split(".")
    return "/".join(["/answers", *(_escaped(part) for part in parts if part)])


def _escaped(name: str) -> str:
    return name[:120].replace("~", "~0").replace("/", "~1")


def form_told(draft: Draft, bound: Bound, lang: Language) -> dict[str, Any]:
    """The form as a program reads it: the edition to file under, the questions, what the account answers."""
    return {
        "procedure": draft.procedure.id,
        "name": draft.procedure.name[lang],
        "edition": draft.procedure.digest,
        "fields": [_question(field, lang) for field in draft.procedure.fields()],
        "answers": dict(bound.values),
        "locked": sorted(draft.locked),
    }


def _question(field: FieldModel, lang: Language) -> dict[str, Any]:
    """One question; of a group and of a list, those inside it."""
    inner = field.inner if isinstance(field, GroupField) else getattr(field, "fields", ())
    told = {"id": field.id, "kind": field.kind, "label": field.label[lang], "required": field.required}
    return told | ({"fields": [_question(each, lang) for each in inner]} if inner else {})


def check_told(bound: Bound, agreed: Terms, lang: Language) -> dict[str, Any]:
    """What filing these answers would lead to."""
    now = bound.moment.now
    return {
        "procedure": bound.procedure.id,
        "edition": bound.procedure.digest,
        "answers": dict(bound.values),
        "unit": {"id": agreed.unit.id, "name": agreed.unit.name[lang]},
        "fee": {"amount": agreed.fee.amount, "explanation": agreed.fee.explanation[lang]},
        "due": agreed.due.isoformat() if agreed.due else None,
        "due_text": due_text(agreed.due, bound.procedure.time_limit.unit, lang),
        "notify_by": timeliness.told(bound.procedure, bound.values, now) if now else [],
        "warnings": [doubt.message[lang] for doubt in bound.warnings],
    }
