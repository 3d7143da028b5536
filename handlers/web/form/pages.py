"""The way through a form in pages: which page comes next, which are passed over, and where the form ends."""

from starlette.requests import Request
from starlette.responses import Response

from forms.judging.answers import BoundForm
from forms.schema.procedure import Procedure
from forms.text.language import Text
from handlers.web.form.draft import Draft
from handlers.web.form.words import NOT_FOR_YOU_HERE
from handlers.web.http.negotiation import language, page, wants_json
from handlers.web.http.problem import HTTPProblem
from site_templates.views import ExitPage


def page_fields(procedure: Procedure, page: int) -> frozenset[str]:
    """The ids of the fields of one page."""
    return frozenset(field.id for section in procedure.pages[page].sections for field in section.fields)


def next_page(bound: BoundForm, page: int, step: int = 1) -> int | None:
    """The next page (with `step` -1, the one before) that asks something; None: there is none."""
    pages = range(page + step, len(bound.procedure.pages) if step > 0 else -1, step)
    return next((n for n in pages if _asks_something(bound, n)), None)


def _asks_something(bound: BoundForm, page: int) -> bool:
    here = page_fields(bound.procedure, page)
    return any(bound.is_visible(field) for field in bound.procedure.fields() if field.id in here)


def exit_reason_of(bound: BoundForm, page: int | None = None) -> Text | None:
    """Why the form ends here for these answers, after one page or on the whole; None: it goes on."""
    return bound.procedure.exit_reason(bound.values, bound.moment, page)


def exit_answer(
    request: Request, draft: Draft, hidden: tuple[tuple[str, str], ...], reason: Text
) -> Response:
    """The end of a form before its end: why, and the way back with everything that was typed.

    A program is told the same by a problem. Raises HTTPProblem 422.
    """
    if wants_json(request):
        raise HTTPProblem(422, NOT_FOR_YOU_HERE, reason)
    shown = ExitPage(draft.procedure, reason[language(request)], draft.action, hidden)
    response = page(request, "exit", exit=shown)
    response.headers["cache-control"] = "private, no-cache"
    return response
