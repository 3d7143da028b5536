"""Every address of the API, who may use it, and the app that serves them: the one table of handlers/web."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route as Served

from handlers.web import (
    account,
    answering,
    desk,
    documents,
    login,
    paper,
    receipt,
    search,
    slips,
    submit,
    track,
)
from handlers.web.guard import SecurityHeaders
from handlers.web.office import Office
from handlers.web.openapi import document, health

Who = Literal["anyone", "account", "officer", "head"]
Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True)
class Route:
    """One method of one address. `takes` and `gives` name schemas of handlers/web/schemas.py."""

    method: Literal["GET", "POST"]
    path: str
    endpoint: Endpoint
    who: Who
    summary: str
    takes: str = ""
    gives: str = ""
    query: tuple[str, ...] = ()
    files: str = ""
    """Names the schema of a multipart form that may hold files beside what `takes` says."""
    html: bool = True
    """Whether a browser gets a page here; otherwise the answer is data for everyone."""


# Read as a table: one row each.
# fmt: off
ROUTES: tuple[Route, ...] = (
    Route("GET", "/api/song", health, "anyone", "Whether the API answers", gives="Alive", html=False),
    Route("GET", "/api/openapi.json", document, "anyone", "This document", gives="Any", html=False),
    # Choose and submit
    Route("GET", "/api/tim", search.search, "anyone", "Search procedures", gives="Found", query=("q",)),
    Route("GET", "/api/thu-tuc/{procedure}", submit.form, "anyone", "The form, prefilled", gives="Form"),
    Route("POST", "/api/thu-tuc/{procedure}", submit.submit, "anyone", "Check or submit", "Filing", "Filed",
          files="FilingWithRows"),
    # Track
    Route("GET", "/api/ho-so", track.mine, "account", "My dossiers", gives="Dossiers"),
    Route("GET", "/api/ho-so/{code}", track.status, "account", "Status of my dossier", gives="Status"),
    Route("POST", "/api/tra-cuu", track.lookup, "anyone", "Look up by code and digits", "Lookup", "Status"),
    Route("GET", "/api/ho-so/{code}/bien-nhan", receipt.receipt, "account", "Receipt", gives="Receipt"),
    Route("GET", "/api/ho-so/{code}/to-khai", paper.paper_form, "account", "Paper form", gives="PaperForm"),
    Route("GET", "/api/ho-so/{code}/phieu-hen", slips.appointment, "account", "Printable slip", gives="Slip"),
    Route("GET", "/api/ho-so/{code}/giay-to", documents.documents, "account", "Documents", gives="Documents"),
    Route("GET", "/api/ho-so/{code}/giay-to/{doc}/xong", documents.arrived, "account", "Back from storage",
          gives="Documents", query=("key",)),
    Route("POST", "/api/ho-so/{code}/bo-sung", track.supplement, "account", "Supplement", "Filing", "Status"),
    Route("POST", "/api/ho-so/{code}/rut", track.withdraw, "account", "Withdraw", "Empty", "Status"),
    # Account
    Route("POST", "/api/dang-ky", account.register, "anyone", "Register", "Register", "Registered"),
    Route("GET", "/api/dang-ky/xac-nhan", account.code, "anyone", "Page for the code", gives="Registered"),
    Route("POST", "/api/dang-ky/xac-nhan", account.confirm, "anyone", "Confirm it", "Confirm", "Confirmed"),
    Route("POST", "/api/dang-ky/gui-lai", account.resend, "anyone", "New code", "Resend", "Registered"),
    Route("GET", "/api/dang-nhap", login.login, "anyone", "Log in", query=("next",), html=False),
    Route("GET", "/api/dang-nhap/ve", login.back, "anyone", "Back from log-in", query=("code", "state")),
    Route("POST", "/api/dang-xuat", login.logout, "anyone", "Log out", "Empty", "Alive"),
    # Officers' desk
    Route("GET", "/api/can-bo", desk.inbox, "officer", "Inbox", gives="Inbox", query=("tab", "q", "sau")),
    Route("GET", "/api/can-bo/ho-so/{code}", desk.dossier, "officer", "A dossier", gives="DeskDossier"),
    Route("GET", "/api/can-bo/ho-so/{code}/tep/{doc}/{n}", desk.file, "officer", "A file of it", gives="Any"),
    Route("POST", "/api/can-bo/ho-so/{code}/{move}", desk.move, "officer", "One act", "Move", "DeskDossier"),
)
# fmt: on


def app(office: Office) -> Starlette:
    """The ASGI application over one office; unknown addresses and wrong methods are answered too."""
    made = Starlette(
        routes=[
            Served(path, answering.address(routes), methods=list(routes))
            for path, routes in by_path().items()
        ],
        exception_handlers={404: answering.missing, 405: answering.wrong_method},
    )
    # Starlette would redirect /x/ to the Host header's idea of our name; behind a CDN that is not our name.
    made.router.redirect_slashes = False
    made.state.office = office
    made.state.routes = ROUTES
    made.add_middleware(SecurityHeaders, https=office.https)
    return made


def by_path() -> dict[str, dict[str, Route]]:
    """Path → method → route, so that one address answers 405 with all it allows."""
    found: dict[str, dict[str, Route]] = {}
    for route in ROUTES:
        found.setdefault(route.path, {})[route.method] = route
    return found
