"""Every address of the API, who may use it, and the app that serves them: the one table of handlers/web."""

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.routing import Route as Served

from handlers.web.http import endpoint
from handlers.web.http.guard import SecurityHeaders
from handlers.web.http.later import EndpointsLater
from handlers.web.http.route import Route
from handlers.web.http.services import Services
from handlers.web.models.account import Confirm, Confirmation, LoggedOut, Register, Registration, Resend
from handlers.web.models.desk import DeskDossier, FileLink, ForwardedNotice, Inbox, Move
from handlers.web.models.dossier import Documents, PaperForm, Receipt, Slip
from handlers.web.models.filing import Filing, FilingCheck, FilingWithRows, Form, Found
from handlers.web.models.model import Alive, Document, Empty, SavedNotice
from handlers.web.models.tracking import ConsentAnswer, ConsentAsked, ConsentRenewed, Dossiers, Lookup, Status

if TYPE_CHECKING:
    from handlers.web import openapi
    from handlers.web.account import login, registration
    from handlers.web.desk import endpoints as desk
    from handlers.web.dossier import documents, printed_form, receipt, slips
    from handlers.web.filing import form, search, submit
    from handlers.web.tracking import apology, consent
    from handlers.web.tracking import endpoints as tracking
else:
    # mypy sees the modules above, so a name they lack is found; a function that starts imports none of them.
    openapi = EndpointsLater("openapi")
    login, registration = map(EndpointsLater, ("account.login", "account.registration"))
    apology, consent = map(EndpointsLater, ("tracking.apology", "tracking.consent"))
    desk, tracking = map(EndpointsLater, ("desk.endpoints", "tracking.endpoints"))
    documents, printed_form = map(EndpointsLater, ("dossier.documents", "dossier.printed_form"))
    receipt, slips = map(EndpointsLater, ("dossier.receipt", "dossier.slips"))
    form, search, submit = map(EndpointsLater, ("filing.form", "filing.search", "filing.submit"))

# Read as a table: one row each.
# fmt: off
ROUTES: tuple[Route, ...] = (
    Route("GET", "/api/song", openapi.health, "anyone", "Whether the API answers", gives=(Alive,),
          html=False),
    Route("GET", "/api/openapi.json", openapi.document, "anyone", "This document", gives=(Document,),
          html=False),
    # Choose and submit
    Route("GET", "/api/tim", search.search, "anyone", "Search procedures", gives=(Found,), query=("q",)),
    Route("GET", "/api/thu-tuc/{procedure}", form.form, "anyone", "The form, prefilled", gives=(Form,)),
    Route("POST", "/api/thu-tuc/{procedure}", submit.submit, "anyone", "Check or submit", Filing,
          gives=(FilingCheck, Form, PaperForm), creates=(Receipt, SavedNotice), files=FilingWithRows,
          stops=(412,)),
    # Track
    Route("GET", "/api/ho-so", tracking.my_dossiers, "account", "My dossiers", gives=(Dossiers,),
          query=("sau",)),
    Route("GET", "/api/ho-so/{code}", tracking.status, "account", "Status of my dossier", gives=(Status,)),
    Route("POST", "/api/tra-cuu", tracking.lookup, "anyone", "Look up by code", Lookup, gives=(Status,)),
    Route("GET", "/api/ho-so/{code}/bien-nhan", receipt.receipt, "account", "Receipt", gives=(Receipt,)),
    Route("GET", "/api/ho-so/{code}/to-khai", printed_form.paper_form, "account", "Paper form",
          gives=(PaperForm,)),
    Route("GET", "/api/ho-so/{code}/phieu-hen", slips.appointment, "account", "Printable slip",
          gives=(Slip,)),
    Route("GET", "/api/ho-so/{code}/xin-loi", apology.apology, "account", "Printable apology",
          gives=(Slip,)),
    Route("GET", "/api/ho-so/{code}/giay-to", documents.documents, "account", "Documents",
          gives=(Documents,)),
    Route("GET", "/api/ho-so/{code}/giay-to/{doc}/xong", documents.record_upload, "account",
          "Back from storage",
          gives=(Documents, SavedNotice), query=("key",), stops=(409, 422)),
    Route("GET", "/api/ho-so/{code}/ket-qua", tracking.result, "account", "The electronic result",
          gives=(FileLink,), stops=(409,), html=False),
    Route("POST", "/api/ho-so/{code}/bo-sung", tracking.supplement, "account", "Supplement", Filing,
          gives=(Status, SavedNotice)),
    Route("POST", "/api/ho-so/{code}/rut", tracking.withdraw, "account", "Withdraw", Empty,
          gives=(Status, SavedNotice)),
    Route("POST", "/api/ho-so/{code}/lien-ket", consent.renew, "account", "New link for a consent",
          ConsentRenewed, gives=(Status, SavedNotice)),
    # Somebody else agrees
    Route("GET", "/api/y-kien/{code}/{token}", consent.consent, "anyone", "A consent asked for by a link",
          gives=(ConsentAsked,)),
    Route("POST", "/api/y-kien/{code}/{token}", consent.respond, "anyone", "Read it, agree, refuse or ask",
          ConsentAnswer, gives=(ConsentAsked, SavedNotice), stops=(404, 409, 422, 429)),
    # Account
    Route("POST", "/api/dang-ky", registration.register, "anyone", "Register", Register,
          creates=(Registration,)),
    Route("GET", "/api/dang-ky/xac-nhan", registration.code, "anyone", "Page for the code",
          gives=(Registration,)),
    Route("POST", "/api/dang-ky/xac-nhan", registration.confirm, "anyone", "Confirm it", Confirm,
          gives=(Confirmation,)),
    Route("POST", "/api/dang-ky/gui-lai", registration.resend, "anyone", "New code", Resend,
          gives=(Registration,)),
    Route("GET", "/api/dang-nhap", login.login, "anyone", "Log in", query=("next",), html=False),
    Route("GET", "/api/dang-nhap/ve", login.back, "anyone", "Back from log-in", query=("code", "state")),
    Route("POST", "/api/dang-xuat", login.logout, "anyone", "Log out", Empty, gives=(LoggedOut,)),
    # Officers' desk
    Route("GET", "/api/can-bo", desk.inbox, "officer", "Inbox", gives=(Inbox,), query=("tab", "q", "sau")),
    Route("GET", "/api/can-bo/ho-so/{code}", desk.dossier, "officer", "A dossier", gives=(DeskDossier,)),
    Route("GET", "/api/can-bo/ho-so/{code}/tep/{doc}/{n}", desk.file, "officer", "A file of it",
          gives=(FileLink,), stops=(409,), html=False),
    Route("GET", "/api/can-bo/ho-so/{code}/ket-qua/xong", desk.result_sent, "officer",
          "Back from storage with a result", query=("key",), stops=(409, 422)),
    Route("POST", "/api/can-bo/ho-so/{code}/{move}", desk.move, "officer", "One act", Move,
          gives=(DeskDossier, ForwardedNotice, SavedNotice)),
)
# fmt: on


def make_app(services: Services) -> Starlette:
    """The ASGI application over these services; unknown addresses and wrong methods are answered too."""
    made = Starlette(
        routes=[
            Served(path, endpoint.endpoint_of(routes), methods=list(routes))
            for path, routes in by_path().items()
        ],
        exception_handlers={404: endpoint.answer_missing, 405: endpoint.answer_wrong_method},
    )
    # Starlette would redirect /x/ to the Host header's idea of our name; behind a CDN that is not our name.
    made.router.redirect_slashes = False
    made.state.services = services
    made.state.routes = ROUTES
    made.add_middleware(SecurityHeaders, https=services.https)
    return made


def by_path() -> dict[str, dict[str, Route]]:
    """Path → method → route, so that one address answers 405 with all it allows."""
    found: dict[str, dict[str, Route]] = {}
    for route in ROUTES:
        found.setdefault(route.path, {})[route.method] = route
    return found
