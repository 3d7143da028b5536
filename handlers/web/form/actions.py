"""The form while it is filled in: opened, shown again, rows that come and go; nothing is filed here."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from forms.fields.base import Posted
from forms.fields.people import PeopleField
from forms.judging.answers import Bound
from forms.schema.procedure import Procedure
from forms.text.language import Text
from handlers.aws.logs import failure, note
from handlers.aws.sessions import Identity
from handlers.web.form import draft as drafts
from handlers.web.form import program, row_files
from handlers.web.form.draft import Draft
from handlers.web.form.pages import next_page, page_fields
from handlers.web.form.view import form_page
from handlers.web.form.words import CHANGED_FORM, CHANGED_LIST
from handlers.web.http.body import Sent
from handlers.web.http.negotiation import Page, answer, language, wants_json
from handlers.web.http.problem import not_found
from handlers.web.http.services import office
from handlers.web.http.session import identity


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


def form_changed(request: Request, sent: Sent, who: Identity | None) -> Response:
    """The form of today with what was typed in yesterday's, and the rows of the files chosen there."""
    desk, procedure = office(request), in_force(request)
    moment = desk.moment(kind(who), procedure.id)
    draft = drafts.draft(procedure, drafts.asked(sent, procedure), moment, who)
    found = row_files.imported(draft, sent.files)
    words = CHANGED_FORM if len(found.results) == len(sent.files) else CHANGED_LIST
    return form_again(request, found.draft, found.bound, 422, words, found.results)


def form_again(
    request: Request,
    draft: Draft,
    bound: Bound,
    status: int,
    words: Text | None = None,
    results: tuple[row_files.Result, ...] = (),
) -> Response:
    """The form as typed so far; for a program, what it asks, or what is wrong with the answers."""
    if status == 422 and wants_json(request):
        raise program.refused(bound, row_files.told(words, results))
    lang = language(request)

    def html() -> Page:
        notice = words[lang] if words else ""
        return "form", {"form": form_page(draft, bound, lang, notice, row_files.shown(results, lang))}

    return kept(answer(request, html=html, json=lambda: program.form_told(draft, bound, lang), status=status))


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


def unfold(request: Request, draft: Draft, target: str) -> Response:
    """The form with one row of a long list opened, and leading to it."""
    return form_again(request, draft, replace(draft.blank(), focus=target.replace(":", ".")), 200)


def add(request: Request, draft: Draft, target: str) -> Response:
    return edit(request, changed(draft, "add", target), "")


def remove(request: Request, draft: Draft, target: str) -> Response:
    return edit(request, changed(draft, "remove", target), "")


def drop(request: Request, draft: Draft, target: str) -> Response:
    return edit(request, changed(draft, "drop", target), "")


def changed(draft: Draft, step: str, target: str) -> Draft:
    """The draft as one of the buttons of a list leaves it: "add" a row, "remove" one, "drop" the wrong ones.
    Any other step leaves it as it is."""
    name, _, row = target.partition(":")
    field = people(draft, name)
    return ROWS[step](draft, field, row) if field and step in ROWS else draft


def import_rows(request: Request, draft: Draft, target: str, files: Mapping[str, bytes]) -> Response:
    """The form with the rows of the files in its lists, and what must be mended in them."""
    found = row_files.imported(draft, files or {target: b""})
    return form_again(request, found.draft, found.bound, found.status, None, found.results)


def people(draft: Draft, name: str) -> PeopleField | None:
    found = next((field for field in draft.procedure.fields() if field.id == name), None)
    return found if isinstance(found, PeopleField) else None


def _without(draft: Draft, field: PeopleField, row: str) -> Draft:
    numbered = row.isascii() and row.isdigit() and len(row) < 5
    return drafts.without_row(draft, field, int(row)) if numbered else draft


ROWS: Mapping[str, Callable[[Draft, PeopleField, str], Draft]] = {
    "add": lambda draft, field, _: drafts.with_row(draft, field),
    "remove": _without,
    "drop": lambda draft, field, _: row_files.dropped(draft, field),
}
"""What the buttons of a list do to it."""


def back(request: Request, draft: Draft, target: str) -> Response:
    page = next_page(draft.blank(), draft.page, -1)
    return edit(request, replace(draft, page=page or 0), "")


def kept(response: Response) -> Response:
    """With no-store, Back to a page that answered a post is an error page, and what was typed is gone."""
    response.headers["cache-control"] = "private, no-cache"
    return response
