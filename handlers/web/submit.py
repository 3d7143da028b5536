"""Submit: the form, the form with what is wrong, the check page, and the filing by one conditional write."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from forms.answers import Bound
from forms.catalogue import NoUnit
from forms.fields.base import Posted
from forms.fields.people import PeopleField
from forms.language import Text
from forms.procedure import Procedure
from handlers.aws.logs import failure, note
from handlers.aws.sessions import Identity
from handlers.web import draft as drafts
from handlers.web import importing, paper, program
from handlers.web.body import SUBMISSION, Sent, posted
from handlers.web.draft import Draft
from handlers.web.filing import NotFiled, Terms, file, terms
from handlers.web.negotiate import answer, language, see_other, wants_json
from handlers.web.office import office
from handlers.web.problem import Stop, not_found
from handlers.web.receipt import created, receipt_path
from handlers.web.session import identity
from handlers.web.submission_view import carried, check_page, form_page
from handlers.web.submission_words import CHANGED_FORM, FROM_ACCOUNT, LOGIN_FIRST, NO_UNIT, NOT_FILED
from handlers.web.walking import leaving, left, next_page, page_fields

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


def visitor(request: Request) -> Identity | None:
    """Who is logged in. A form needs nobody: when sessions cannot be read, it goes on as for nobody."""
    try:
        return identity(request)
    except Exception as error:
        note("session.unread", level="warning", failure=failure(error))
        request.state.identity, request.state.unread = None, True
        return None


def kind(who: Identity | None) -> str:
    return who.kind if who else ""


def in_force(request: Request) -> Procedure:
    """The edition of the procedure of this address that holds today. Raises Stop 404."""
    desk = office(request)
    found = desk.catalogue.current(request.path_params["procedure"], desk.today)
    if found is None:
        raise not_found()
    return found


def begun(request: Request, sent: Posted, who: Identity | None) -> Draft | None:
    """The draft under the edition its page was made with; None when that may no longer be filed."""
    desk, name = office(request), request.path_params["procedure"]
    procedure = drafts.edition(desk.catalogue, name, sent.get("_edition"), desk.today)
    if procedure is None:
        return None
    moment = desk.moment(kind(who), procedure.id)
    return drafts.draft(procedure, sent, moment, who)


def form_changed(request: Request, sent: Posted, who: Identity | None) -> Response:
    """The form of today with what was typed in yesterday's."""
    desk, procedure = office(request), in_force(request)
    moment = desk.moment(kind(who), procedure.id)
    draft = drafts.draft(procedure, drafts.asked(sent, procedure), moment, who)
    return form_again(request, draft, draft.blank(), 422, CHANGED_FORM)


def form_again(
    request: Request,
    draft: Draft,
    bound: Bound,
    status: int,
    words: Text | None = None,
    results: tuple[importing.Result, ...] = (),
) -> Response:
    """The form as typed so far; for a program, what it asks, or what is wrong with the answers."""
    if status == 422 and wants_json(request):
        raise program.refused(bound, words)
    lang = language(request)
    notice = words[lang] if words and not results else ""
    shown = form_page(draft, bound, lang, notice, importing.shown(results, lang))
    told = program.form_told(draft, bound, lang)
    return _kept(answer(request, html=("form", {"form": shown}), json=told, status=status))


def edit(request: Request, draft: Draft, target: str) -> Response:
    return form_again(request, draft, draft.blank(), 200)


def again(request: Request, draft: Draft, target: str) -> Response:
    """The same page once more, in the language the address names; with its errors where it showed some."""
    bound = wrong_here(draft) if target == "errors" else draft.blank()
    return form_again(request, draft, bound, 422 if bound.errors else 200)


def wrong_here(draft: Draft) -> Bound:
    """The answers as read, with what is wrong on this page alone."""
    bound, here = draft.read(), page_fields(draft.procedure, draft.page)
    return replace(bound, errors=tuple(one for one in bound.errors if one.field.split(".")[0] in here))


def choose(request: Request, draft: Draft, target: str) -> Response:
    """The form with the communes of every province chosen, leading to those of one address."""
    return form_again(request, draft, replace(draft.blank(), focus=target), 200)


def add(request: Request, draft: Draft, target: str) -> Response:
    field = people(draft, target)
    return edit(request, drafts.with_row(draft, field) if field else draft, "")


def remove(request: Request, draft: Draft, target: str) -> Response:
    name, _, row = target.partition(":")
    field = people(draft, name)
    if field and row.isascii() and row.isdigit() and len(row) < 5:
        draft = drafts.without_row(draft, field, int(row))
    return edit(request, draft, "")


def import_rows(request: Request, draft: Draft, target: str, files: Mapping[str, bytes]) -> Response:
    """The form with the rows of the files in its lists, and what must be mended in them."""
    found = importing.imported(draft, files or {target: b""})
    return form_again(request, found.draft, found.bound, found.status, found.told, found.results)


def drop(request: Request, draft: Draft, target: str) -> Response:
    field = people(draft, target)
    return edit(request, importing.dropped(draft, field) if field else draft, "")


def people(draft: Draft, name: str) -> PeopleField | None:
    found = next((field for field in draft.procedure.fields() if field.id == name), None)
    return found if isinstance(found, PeopleField) else None


def back(request: Request, draft: Draft, target: str) -> Response:
    page = next_page(draft.blank(), draft.page, -1)
    return edit(request, replace(draft, page=page or 0), "")


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
    shown = paper.unfiled(draft, bound, agreed.unit, language(request)) if agreed else None
    if shown is None or leaving(bound):
        return check(request, draft, target)
    return _kept(answer(request, html=("paper", {"paper": shown}), json=paper.told(shown)))


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
    return _kept(
        answer(request, html=("check", {"check": shown}), json=told, status=why.status if why else 200)
    )


def _kept(response: Response) -> Response:
    """With no-store, Back to a page that answered a post is an error page, and what was typed is gone."""
    response.headers["cache-control"] = "private, no-cache"
    return response
