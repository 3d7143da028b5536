"""The form as it is opened. Apart from what comes after: who opens one may find a sleeping function."""

from starlette.requests import Request
from starlette.responses import Response

from handlers.web.form import draft as drafts
from handlers.web.form.actions import account_kind, edition_in_force, form_answer, visitor
from handlers.web.http.services import services_of


async def form(request: Request) -> Response:
    """The form of the edition in force, filled with what the account knows."""
    services, who = services_of(request), visitor(request)
    procedure = edition_in_force(request)
    draft = drafts.prefilled_draft(procedure, services.moment(account_kind(who), procedure.id), who)
    return form_answer(request, draft, draft.bind(), 200)
