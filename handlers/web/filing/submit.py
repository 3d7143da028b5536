"""Submit: the form, the form with what is wrong, the check page, and the filing by one conditional write."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from forms.judging.answers import Bound
from forms.schema.catalogue import NoUnit
from handlers.web.dossier import printed_form
from handlers.web.dossier.receipt import created, receipt_path
from handlers.web.filing import program
from handlers.web.filing.filing import NotFiled, Terms, file, terms
from handlers.web.filing.preview import unfiled
from handlers.web.filing.view import check_page
from handlers.web.form import draft as drafts
from handlers.web.form.actions import (
    add,
    again,
    back,
    begun,
    choose,
    drop,
    edit,
    form_again,
    form_changed,
    import_rows,
    in_force,
    kept,
    kind,
    remove,
    unfold,
    visitor,
    wrong_here,
)
from handlers.web.form.draft import Draft
from handlers.web.form.pages import leaving, left, next_page, page_fields
from handlers.web.form.view import carried
from handlers.web.form.words import FROM_ACCOUNT, LOGIN_FIRST, NO_UNIT, NOT_FILED
from handlers.web.http.body import SUBMISSION, Sent, posted
from handlers.web.http.negotiation import answer, language, see_other, wants_json
from handlers.web.http.problem import Stop
from handlers.web.http.services import office

LOGIN = "/api/dang-nhap?next=/api/ho-so"


async def form(request: Request) -> Response:
    """The form of the edition in force, filled with what the account knows."""
    desk, who = office(request), visitor(request)
    procedure = in_force(request)
    draft = drafts.fresh(procedure, desk.moment(kind(who), procedure.id), who)
    return form_again(request, draft, draft.blank(), 200)


async def submit(request: Request) -> Response:
    """Everything a form does on its way: rows, pages, check, edit, submit. JSON files at once."""
    sent = await posted(request, SUBMISSION, tables=True)
    who = visitor(request)
    if not isinstance(sent, Sent):
        return program.filed(request, sent, who)
    draft = begun(request, sent, who)
    if draft is None:
        return form_changed(request, sent, who)
    step, _, target = sent.get("_do").partition(":")
    if sent.files or step == "import":
        # Whatever button was pressed: a file that was chosen is never dropped in silence.
        return import_rows(request, draft, target, sent.files)
    return STEPS.get(step, check)(request, draft, target)


def forward(request: Request, draft: Draft, target: str) -> Response:
    """The next page of a form in pages, when this one is right; after the last one, the check page."""
    bound = wrong_here(draft)
    if bound.errors:
        return form_again(request, draft, bound, 422)
    if reason := leaving(bound, draft.page):
        return left(request, draft, carried(draft, language(request)), reason)
    page = next_page(bound, draft.page)
    return check(request, draft, "") if page is None else edit(request, replace(draft, page=page), "")


def check(request: Request, draft: Draft, target: str) -> Response:
    """What will be filed, to be read before it is; or the form, when it cannot be."""
    bound = draft.read()
    if reason := leaving(bound):
        return left(request, draft, carried(draft, language(request)), reason)
    agreed = settled(request, bound)
    return check_again(request, draft, bound, agreed) if agreed else wrong_form(request, draft, bound)


def print_it(request: Request, draft: Draft, target: str) -> Response:
    """The paper form with the answers on it, for whoever files at the desk instead; nothing is filed."""
    bound = draft.read()
    agreed = settled(request, bound)
    first = office(request).catalogue.site.languages[0]
    shown = unfiled(draft, bound, agreed.unit, language(request), first) if agreed else None
    if shown is None or leaving(bound):
        return check(request, draft, target)
    return kept(answer(request, html=("paper", {"paper": shown}), json=printed_form.told(shown)))


def file_it(request: Request, draft: Draft, target: str) -> Response:
    """Judges everything again, files it, and leads to the receipt; whatever hinders, every answer is kept."""
    bound, who = draft.read(), visitor(request)
    if reason := leaving(bound):
        return left(request, draft, carried(draft, language(request)), reason)
    agreed = settled(request, bound)
    if agreed is None:
        return wrong_form(request, draft, bound)
    if who is None:
        return check_again(request, draft, bound, agreed, NotFiled(401, LOGIN_FIRST))
    if draft.changed:
        return check_again(request, draft, bound, agreed, NotFiled(422, FROM_ACCOUNT))
    try:
        dossier = file(office(request), who, bound, agreed, language(request), draft.again, draft.seen)
    except NotFiled as why:
        # Pressing once more after a 409 is the explicit act of filing the same again.
        draft = replace(draft, again=draft.again + (why.status == 409))
        return check_again(request, draft, bound, agreed, why)
    if wants_json(request):
        return created(request, dossier)
    return see_other(request, receipt_path(dossier.code))


STEPS: Mapping[str, Callable[[Request, Draft, str], Response]] = {
    "add": add,
    "remove": remove,
    "drop": drop,
    "edit": edit,
    "choose": choose,
    "open": unfold,
    "again": again,
    "back": back,
    "next": forward,
    "check": check,
    "print": print_it,
    "submit": file_it,
}


def settled(request: Request, bound: Bound) -> Terms | None:
    """What accepted answers lead to; None when an answer is wrong or no unit takes them."""
    if bound.errors:
        return None
    try:
        return terms(office(request), bound)
    except NoUnit:
        return None


def wrong_form(request: Request, draft: Draft, bound: Bound) -> Response:
    """The form with what is wrong; of a form in pages, the first page that has an error."""
    wrong = {error.field.split(".")[0] for error in bound.errors}
    pages = (n for n in range(len(draft.procedure.pages)) if page_fields(draft.procedure, n) & wrong)
    draft = replace(draft, page=next(pages, draft.page))
    return form_again(request, draft, bound, 422, None if bound.errors else NO_UNIT)


def check_again(
    request: Request, draft: Draft, bound: Bound, agreed: Terms, why: NotFiled | None = None
) -> Response:
    """The check page, with the reason why it is shown again; a program is told that by a problem."""
    if why and wants_json(request):
        raise Stop(why.status, NOT_FILED, why.words)
    lang = language(request)
    login = "" if visitor(request) else LOGIN
    shown = check_page(draft, bound, agreed, lang, notice=why.words[lang] if why else "", login=login)
    told = program.check_told(bound, agreed, lang)
    return kept(
        answer(request, html=("check", {"check": shown}), json=told, status=why.status if why else 200)
    )
