"""Logging in at the identity provider (OpenID Connect, code with PKCE) and out again."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from hmac import compare_digest

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from forms.text.words import Phrase
from handlers.aws.logs import failure_name, log_event
from handlers.partners.identity import Login, LoginUnproven, ProviderUnreachable
from handlers.web.http import session
from handlers.web.http.body import read_post
from handlers.web.http.negotiation import HTML, language, page, see_other, wants_json
from handlers.web.http.problem import HOME, HTTPProblem
from handlers.web.http.services import Services, services_of
from handlers.web.models.account import LoggedOut
from site_templates.views import Problem

# //host and /\host lead to other sites in a browser: an open redirect lends them our name.
LOCAL_PATH = re.compile(r"/(?![/\\])[A-Za-z0-9\-._~!$&'()*+,;=:@/%?]{0,500}")


def local_path(text: str) -> str:
    """A path of ours to go on to after log-in; "" for other hosts, schemes, backslashes, controls."""
    return text if LOCAL_PATH.fullmatch(text) else ""


async def login(request: Request) -> Response:
    """Off to the identity provider. What comes back is compared with what is kept here, for this browser."""
    services, lang = services_of(request), language(request)
    start = services.identity.begin(lang)
    kept = {"state": start.state, "nonce": start.nonce, "verifier": start.verifier, "lang": lang}
    kept["next"] = local_path(request.query_params.get("next", ""))
    response = RedirectResponse(start.url, 303, HTML)
    session.remember_login(response, services, services.sessions.begin(kept, services.now()))
    return response


async def back(request: Request) -> Response:
    """The provider sent the browser back: prove who it is, start a session, go on to where it was going."""
    services = services_of(request)
    transaction = session.login_transaction(request)
    kept = services.sessions.take(transaction, services.now()) if transaction else None
    if kept is None or not compare_digest(
        request.query_params.get("state", "").encode(), kept["state"].encode()
    ):
        raise _login_again()
    request.state.language = kept["lang"]
    who = services.accounts.identity(_claims(request, services, kept))
    # Officers come to work, citizens to see their dossiers.
    onward = kept["next"] or ("/api/can-bo" if who.role in ("officer", "head") else "/api/ho-so")
    response = see_other(request, onward)
    session.begin(request, response, who)
    session.forget(response, services, "dang-nhap")
    return response


def _claims(request: Request, services: Services, kept: Mapping[str, str]) -> Mapping[str, object]:
    login = Login("", kept["state"], kept["nonce"], kept["verifier"])
    try:
        # The provider's clock does not follow a site that is shown as of another day.
        return services.identity.finish(request.query_params.get("code", ""), login, datetime.now(UTC))
    except LoginUnproven as error:
        log_event("login.refused", level="warning", reason=error.reason)
        raise _login_again() from None
    except ProviderUnreachable as error:
        log_event("login.unreachable", level="error", failure=failure_name(error))
        raise _provider_down() from None


async def logout(request: Request) -> Response:
    """Ends the session here, then at the identity provider, which comes back to the home page."""
    await read_post(request)
    services = services_of(request)
    elsewhere = services.identity.logout_url()
    if elsewhere and not wants_json(request):
        response = _logout_page(request, elsewhere)
    else:
        response = see_other(request, "/", lambda: LoggedOut(logged_out=True, identity_provider=elsewhere))
    session.end(request, response)
    return response


def _logout_page(request: Request, elsewhere: str) -> Response:
    """A page that goes on by itself. A redirect would not do: our pages' policy (form-action 'self') keeps
    browsers from following the answer of a form to another origin."""
    request.state.identity = None
    lang = language(request)
    actions = ((Phrase("web.account.login.goodbye.action")[lang], elsewhere),)
    title = Phrase("web.account.login.goodbye.title")
    detail = Phrase("web.account.login.goodbye.detail")
    response = page(request, "problem", problem=Problem(200, title[lang], detail[lang], actions))
    response.headers["refresh"] = f"0; url={elsewhere}"
    return response


def _login_again() -> HTTPProblem:
    return HTTPProblem(
        400,
        Phrase("web.account.login.again.title"),
        Phrase("web.account.login.again.detail"),
        actions=((Phrase("web.account.login.again.action"), "/api/dang-nhap"), HOME),
    )


def _provider_down() -> HTTPProblem:
    return HTTPProblem(
        503,
        Phrase("web.account.login.unreachable.title"),
        Phrase("web.account.login.unreachable.detail"),
        actions=((Phrase("web.account.login.unreachable.action"), "/api/dang-nhap"), HOME),
        headers={"retry-after": "60"},
    )
