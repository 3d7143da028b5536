"""Submit: the form, the form with what is wrong, the check page, and the filing by one conditional write."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from forms.country.calendar import CalendarEnds
from forms.judging.answers import BoundForm
from forms.schema.catalogue import NoUnit
from forms.text.language import Text
from handlers.web.dossier import printed_form
from handlers.web.dossier.receipt import created_answer
from handlers.web.filing import program
from handlers.web.filing.filing import Application, NotFiled, Terms, file_dossier, terms_of
from handlers.web.filing.preview import preview_paper
from handlers.web.filing.view import check_page
from handlers.web.form.actions import (
    add_row,
    allow_back,
    changed_form_answer,
    draft_of_post,
    drop_wrong_rows,
    expand_row,
    form_answer,
    import_rows,
    judge_page,
    previous_page,
    remove_row,
    show_again,
    show_communes,
    show_form,
    visitor,
)
from handlers.web.form.draft import Draft
from handlers.web.form.pages import exit_answer, exit_reason_of, next_page, page_fields
from handlers.web.form.view import carried_pairs
from handlers.web.form.words import FROM_ACCOUNT, LOGIN_FIRST, NO_CALENDAR, NO_UNIT, NOT_FILED
from handlers.web.http.body import SUBMISSION, FormWithFiles, read_post
from handlers.web.http.negotiation import Page, answer, language, wants_json
from handlers.web.http.refusals import status_of, stop_of
from handlers.web.http.services import services_of

# Back to the list of dossiers: the check page itself was a post and has no address.
LOGIN = "/api/dang-nhap?next=/api/ho-so"


async def submit(request: Request) -> Response:
    """Everything a form does on its way: rows, pages, check, edit, submit. JSON files at once."""
    sent = await read_post(request, SUBMISSION, tables=True)
    who = visitor(request)
    if not isinstance(sent, FormWithFiles):
        return program.file_as_program(request, sent, who)
    draft = draft_of_post(request, sent, who)
    if draft is None:
        return changed_form_answer(request, sent, who)
    step, _, target = sent.get("_do").partition(":")
    if sent.files or step == "import":
        # Whatever button was pressed: a file that was chosen is never dropped in silence.
        return import_rows(request, draft, target, sent.files)
    return STEPS.get(step, check_form)(request, draft, target)


def next_page_or_check(request: Request, draft: Draft, target: str) -> Response:
    """The next page of a form in pages, when this one is right; after the last one, the check page."""
    bound = judge_page(draft)
    if bound.errors:
        return form_answer(request, draft, bound, 422)
    if reason := exit_reason_of(bound, draft.page):
        return exit_answer(request, draft, carried_pairs(draft, language(request)), reason)
    page = next_page(bound, draft.page)
    return (
        check_form(request, draft, "") if page is None else show_form(request, replace(draft, page=page), "")
    )


def check_form(request: Request, draft: Draft, target: str) -> Response:
    """What will be filed, to be read before it is; or the form, when it cannot be."""
    bound = draft.judge()
    if reason := exit_reason_of(bound):
        return exit_answer(request, draft, carried_pairs(draft, language(request)), reason)
    agreed = terms_if_accepted(request, bound)
    return (
        show_check_page(request, draft, bound, agreed) if agreed else form_with_errors(request, draft, bound)
    )


def print_paper(request: Request, draft: Draft, target: str) -> Response:
    """The paper form with the answers on it, for whoever files at the desk instead; nothing is filed."""
    bound = draft.judge()
    agreed = terms_if_accepted(request, bound)
    shown = preview_paper(draft, bound, agreed.unit, language(request)) if agreed else None
    if shown is None or exit_reason_of(bound):
        return check_form(request, draft, target)
    page = answer(
        request, html=lambda: ("paper", {"paper": shown}), json=lambda: printed_form.paper_as_json(shown)
    )
    return allow_back(page)


def file_form(request: Request, draft: Draft, target: str) -> Response:
    """Judges everything again, files it, and leads to the receipt; whatever hinders, every answer is kept."""
    bound, who = draft.judge(), visitor(request)
    if reason := exit_reason_of(bound):
        return exit_answer(request, draft, carried_pairs(draft, language(request)), reason)
    agreed = terms_if_accepted(request, bound)
    if agreed is None:
        return form_with_errors(request, draft, bound)
    if who is None:
        return show_check_page(request, draft, bound, agreed, NotFiled(LOGIN_FIRST, "login_first"))
    if draft.changed:
        return show_check_page(request, draft, bound, agreed, NotFiled(FROM_ACCOUNT, "from_account"))
    try:
        wanted = Application(who, bound, agreed, language(request), draft.again, draft.promised_terms)
        dossier = file_dossier(services_of(request), wanted)
    except NotFiled as why:
        # Pressing once more after this is the explicit act of filing the same again.
        draft = replace(draft, again=draft.again + (why.reason == "filed_before"))
        return show_check_page(request, draft, bound, agreed, why)
    return created_answer(request, dossier)


STEPS: Mapping[str, Callable[[Request, Draft, str], Response]] = {
    "add": add_row,
    "remove": remove_row,
    "drop": drop_wrong_rows,
    "edit": show_form,
    "choose": show_communes,
    "open": expand_row,
    "again": show_again,
    "back": previous_page,
    "next": next_page_or_check,
    "check": check_form,
    "print": print_paper,
    "submit": file_form,
}


def terms_if_accepted(request: Request, bound: BoundForm) -> Terms | None:
    """What accepted answers lead to; None when an answer is wrong, or `hindrance` says why not."""
    if bound.errors:
        return None
    try:
        return terms_of(services_of(request), bound)
    except (NoUnit, CalendarEnds):
        return None


def hindrance(request: Request, bound: BoundForm) -> Text | None:
    """Why accepted answers lead nowhere: no unit takes them, or nobody knows yet when they would be due."""
    try:
        terms_of(services_of(request), bound)
    except NoUnit:
        return NO_UNIT
    except CalendarEnds:
        return NO_CALENDAR
    return None


def form_with_errors(request: Request, draft: Draft, bound: BoundForm) -> Response:
    """The form with what is wrong; of a form in pages, the first page that has an error."""
    wrong = {error.field.split(".")[0] for error in bound.errors}
    pages = (n for n in range(len(draft.procedure.pages)) if page_fields(draft.procedure, n) & wrong)
    draft = replace(draft, page=next(pages, draft.page))
    return form_answer(request, draft, bound, 422, None if bound.errors else hindrance(request, bound))


def show_check_page(
    request: Request, draft: Draft, bound: BoundForm, agreed: Terms, why: NotFiled | None = None
) -> Response:
    """The check page, with the reason why it is shown again; a program is told that by a problem."""
    if why and wants_json(request):
        raise stop_of(why, NOT_FILED)
    lang = language(request)

    def html() -> Page:
        notice, login = why.words[lang] if why else "", "" if visitor(request) else LOGIN
        return "check", {"check": check_page(draft, bound, agreed, lang, notice=notice, login=login)}

    told, status = (lambda: program.check_as_json(bound, agreed, lang)), status_of(why) if why else 200
    return allow_back(answer(request, html=html, json=told, status=status))
