"""The form while it is filled in: opened, shown again, rows added and removed; nothing is filed here."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from forms.fields.base import FormPost
from forms.fields.people import PeopleField
from forms.judging.answers import BoundForm
from forms.schema.procedure import Procedure
from forms.text.language import Text
from handlers.aws.logs import failure_name, log_event
from handlers.aws.sessions import Identity
from handlers.web.form import draft as drafts
from handlers.web.form import program, row_files
from handlers.web.form.draft import Draft
from handlers.web.form.pages import next_page, page_fields
from handlers.web.form.view import form_page
from handlers.web.form.words import CHANGED_FORM, CHANGED_LIST
from handlers.web.http.body import FormWithFiles
from handlers.web.http.negotiation import Page, answer, language, wants_json
from handlers.web.http.problem import not_found_problem
from handlers.web.http.services import services_of
from handlers.web.http.session import identity


def visitor(request: Request) -> Identity | None:
    """Who is logged in. A form needs nobody: when sessions cannot be read, it goes on as for nobody."""
    try:
        return identity(request)
    except Exception as error:
        log_event("session.unread", level="warning", failure=failure_name(error))
        request.state.identity, request.state.unread = None, True
        return None


def account_kind(who: Identity | None) -> str:
    return who.kind if who else ""


def edition_in_force(request: Request) -> Procedure:
    """The edition of the procedure of this address that holds today. Raises HTTPProblem 404."""
    services = services_of(request)
    found = services.catalogue.current_edition(request.path_params["procedure"], services.today)
    if found is None:
        raise not_found_problem()
    return found


def draft_of_post(request: Request, sent: FormPost, who: Identity | None) -> Draft | None:
    """The draft under the edition its page was made with; None when that may no longer be filed."""
    services, name = services_of(request), request.path_params["procedure"]
    procedure = drafts.fileable_edition(services.catalogue, name, sent.get("_edition"), services.today)
    if procedure is None:
        return None
    moment = services.moment(account_kind(who), procedure.id)
    return drafts.draft_of(procedure, sent, moment, who)


def changed_form_answer(request: Request, sent: FormWithFiles, who: Identity | None) -> Response:
    """The form of today with what was typed in yesterday's, and the rows of the files chosen there."""
    services, procedure = services_of(request), edition_in_force(request)
    moment = services.moment(account_kind(who), procedure.id)
    draft = drafts.draft_of(procedure, drafts.asked_part(sent, procedure), moment, who)
    found = row_files.import_files(draft, sent.files)
    words = CHANGED_FORM if len(found.results) == len(sent.files) else CHANGED_LIST
    return form_answer(request, found.draft, found.bound, 422, words, found.results)


def form_answer(
    request: Request,
    draft: Draft,
    bound: BoundForm,
    status: int,
    words: Text | None = None,
    results: tuple[row_files.FileResult, ...] = (),
) -> Response:
    """The form as typed so far; for a program, what it asks, or what is wrong with the answers."""
    if status == 422 and wants_json(request):
        raise program.answers_problem(bound, row_files.results_text(words, results))
    lang = language(request)

    def html() -> Page:
        notice = words[lang] if words else ""
        return "form", {"form": form_page(draft, bound, lang, notice, row_files.result_views(results, lang))}

    return allow_back(
        answer(request, html=html, json=lambda: program.form_as_json(draft, bound, lang), status=status)
    )


def show_form(request: Request, draft: Draft, target: str) -> Response:
    return form_answer(request, draft, draft.bind(), 200)


def show_again(request: Request, draft: Draft, target: str) -> Response:
    """The same page once more, in the language the address names; with its errors where it showed some."""
    bound = judge_page(draft) if target == "errors" else draft.bind()
    return form_answer(request, draft, bound, 422 if bound.errors else 200)


def judge_page(draft: Draft) -> BoundForm:
    """The answers as read, with what is wrong on this page alone."""
    bound, here = draft.judge(), page_fields(draft.procedure, draft.page)
    return replace(bound, errors=tuple(one for one in bound.errors if one.field.split(".")[0] in here))


def show_communes(request: Request, draft: Draft, target: str) -> Response:
    """The form with the communes of every province chosen, leading to those of one address."""
    return form_answer(request, draft, replace(draft.bind(), focus=target), 200)


def expand_row(request: Request, draft: Draft, target: str) -> Response:
    """The form with one row of a long list opened, and leading to it."""
    return form_answer(request, draft, replace(draft.bind(), focus=target.replace(":", ".")), 200)


def add_row(request: Request, draft: Draft, target: str) -> Response:
    return show_form(request, apply_row_action(draft, "add", target), "")


def remove_row(request: Request, draft: Draft, target: str) -> Response:
    return show_form(request, apply_row_action(draft, "remove", target), "")


def drop_wrong_rows(request: Request, draft: Draft, target: str) -> Response:
    return show_form(request, apply_row_action(draft, "drop", target), "")


def apply_row_action(draft: Draft, step: str, target: str) -> Draft:
    """The draft as one of the buttons of a list leaves it: "add" a row, "remove" one, "drop" the wrong ones.
    Any other step leaves it as it is."""
    name, _, row = target.partition(":")
    field = people_field(draft, name)
    return ROWS[step](draft, field, row) if field and step in ROWS else draft


def import_rows(request: Request, draft: Draft, target: str, files: Mapping[str, bytes]) -> Response:
    """The form with the rows of the files in its lists, and what must be corrected in them."""
    found = row_files.import_files(draft, files or {target: b""})
    return form_answer(request, found.draft, found.bound, found.status, None, found.results)


def people_field(draft: Draft, name: str) -> PeopleField | None:
    found = next((field for field in draft.procedure.fields() if field.id == name), None)
    return found if isinstance(found, PeopleField) else None


def _remove_row(draft: Draft, field: PeopleField, row: str) -> Draft:
    numbered = row.isascii() and row.isdigit() and len(row) < 5
    return drafts.remove_row(draft, field, int(row)) if numbered else draft


ROWS: Mapping[str, Callable[[Draft, PeopleField, str], Draft]] = {
    "add": lambda draft, field, _: drafts.add_row(draft, field),
    "remove": _remove_row,
    "drop": lambda draft, field, _: row_files.drop_wrong_rows(draft, field),
}
"""What the buttons of a list do to it."""


def previous_page(request: Request, draft: Draft, target: str) -> Response:
    page = next_page(draft.bind(), draft.page, -1)
    return show_form(request, replace(draft, page=page or 0), "")


def allow_back(response: Response) -> Response:
    """With no-store, going Back to a page that answered a post shows an error, and what was typed is lost."""
    response.headers["cache-control"] = "private, no-cache"
    return response
