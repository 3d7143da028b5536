"""Logging in at the identity provider (OpenID Connect, code with PKCE) and out again."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from hmac import compare_digest

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from forms.text.words import Phrase
from handlers.aws.logs import failure, note
from handlers.partners.identity import Login, Unproven, Unreachable
from handlers.web.http import session
from handlers.web.http.body import posted
from handlers.web.http.negotiation import HTML, language, page, see_other, wants_json
from handlers.web.http.problem import HOME, Stop
from handlers.web.http.services import Office, office
from site_templates.views import Problem

LOCAL_PATH = re.compile(r"/(?![/\\])[A-Za-z0-9\-._~!$&'()*+,;=:@/%?]{0,500}")


def local_path(text: str) -> str:
    """A path of ours to go on to after log-in; "" for other hosts, schemes, backslashes, controls."""
    return text if LOCAL_PATH.fullmatch(text) else ""


async def login(request: Request) -> Response:
    """Off to the identity provider. What comes back is compared with what is kept here, for this browser."""
    desk, lang = office(request), language(request)
    start = desk.identity.begin(lang)
    kept = {"state": start.state, "nonce": start.nonce, "verifier": start.verifier, "lang": lang}
    kept["next"] = local_path(request.query_params.get("next", ""))
    response = RedirectResponse(start.url, 303, HTML)
    session.remember_login(response, desk, desk.sessions.begin(kept, desk.now()))
    return response


async def back(request: Request) -> Response:
    """The provider sent the browser back: prove who it is, start a session, go on to where it was going."""
    desk = office(request)
    transaction = session.login_under_way(request)
    kept = desk.sessions.take(transaction, desk.now()) if transaction else None
    if kept is None or not compare_digest(
        request.query_params.get("state", "").encode(), kept["state"].encode()
    ):
        raise _again()
    request.state.language = kept["lang"]
    who = desk.accounts.identity(_claims(request, desk, kept))
    onward = kept["next"] or ("/api/can-bo" if who.role in ("officer", "head") else "/api/ho-so")
    response = see_other(request, onward)
    session.begin(request, response, who)
    session.forget(response, desk, "dang-nhap")
    return response


def _claims(request: Request, desk: Office, kept: Mapping[str, str]) -> Mapping[str, object]:
    login = Login("", kept["state"], kept["nonce"], kept["verifier"])
    try:
        # The provider's clock does not follow a site that is shown as of another day.
        return desk.identity.finish(request.query_params.get("code", ""), login, datetime.now(UTC))
    except Unproven as error:
        note("login.refused", level="warning", reason=error.reason)
        raise _again() from None
    except Unreachable as error:
        note("login.unreachable", level="error", failure=failure(error))
        raise _unreachable() from None


async def logout(request: Request) -> Response:
    """Ends the session here, then at the identity provider, which comes back to the home page."""
    await posted(request)
    desk = office(request)
    elsewhere = desk.identity.logout_url()
    if elsewhere and not wants_json(request):
        response = _goodbye(request, elsewhere)
    else:
        response = see_other(request, "/", json={"logged_out": True, "identity_provider": elsewhere})
    session.end(request, response)
    return response


def _goodbye(request: Request, elsewhere: str) -> Response:
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


def _again() -> Stop:
    return Stop(
        400,
        Phrase("web.account.login.again.title"),
        Phrase("web.account.login.again.detail"),
        actions=((Phrase("web.account.login.again.action"), "/api/dang-nhap"), HOME),
    )


def _unreachable() -> Stop:
    return Stop(
        503,
        Phrase("web.account.login.unreachable.title"),
        Phrase("web.account.login.unreachable.detail"),
        actions=((Phrase("web.account.login.unreachable.action"), "/api/dang-nhap"), HOME),
        headers={"retry-after": "60"},
    )
