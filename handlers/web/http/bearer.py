"""Programs log in as programs do: with an access token of the user pool in Authorization (RFC 6750)."""

import re
from datetime import UTC, datetime

from starlette.requests import Request

from forms.text.words import Phrase
from handlers.aws.logs import failure_name, log_event
from handlers.aws.sessions import Identity
from handlers.partners.identity import LoginUnproven
from handlers.web.http.problem import CHALLENGE, HTTPProblem
from handlers.web.http.services import Services, services_of
from handlers.web.http.session import bearer_token, cookie_name

TOKEN = re.compile(r"[A-Za-z0-9._~+/-]{1,8192}=*")
KIND = "urn:motcua:problem:token"
NOT_LOGGED_IN = Phrase("web.http.bearer.not_logged_in")
INVALID = Phrase("web.http.bearer.invalid")
BOTH = Phrase("web.http.bearer.both")
SILENT = Phrase("web.http.bearer.silent")


def authenticate(request: Request) -> None:
    """Settles who a bearer token stands for, before anything else is looked at; without one does nothing.

    Raises HTTPProblem 400 beside a session cookie, 401 for a token that proves nobody, 503. On addresses for
    anyone, too: a program is to hear that its token is not what it thinks.
    """
    token = bearer_token(request)
    if token is None:
        return
    request.state.identity = None
    services = services_of(request)
    if request.cookies.get(cookie_name(services)):
        raise HTTPProblem(400, NOT_LOGGED_IN, BOTH, kind=KIND, headers=_challenge("invalid_request"))
    request.state.identity = _holder(services, token)


def _holder(services: Services, token: str) -> Identity:
    if not TOKEN.fullmatch(token):
        raise _invalid("form")
    try:
        # The provider's clock does not follow a site that is shown as of another day.
        claims = services.identity.verify_access(token, datetime.now(UTC))
        # Asked at every request: a token that was revoked, an officer who was moved, end at once.
        who = services.accounts.holder(token)
    except LoginUnproven as error:
        raise _invalid(error.reason) from None
    except Exception as error:
        log_event("token.unread", level="error", failure=failure_name(error))
        raise HTTPProblem(503, NOT_LOGGED_IN, SILENT, headers={"retry-after": "60"}) from None
    if who is None or who.sub != claims["sub"]:
        raise _invalid("revoked")
    return who


def _invalid(reason: str) -> HTTPProblem:
    log_event("token.refused", level="warning", reason=reason)
    return HTTPProblem(401, NOT_LOGGED_IN, INVALID, kind=KIND, headers=_challenge("invalid_token"))


def _challenge(error: str) -> dict[str, str]:
    return {"www-authenticate": f'{CHALLENGE}, error="{error}"'}
