"""Who is behind a request: by the session cookie of a browser, or the bearer token of a program."""

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from handlers.aws.sessions import LONGEST_SECONDS, Identity
from handlers.web.http.services import Services, services_of

TEN_MINUTES = 10 * 60


def cookie_name(services: Services, purpose: str = "phien") -> str:
    """`__Host-` binds the cookie to this host; browsers only take it with Secure, so not on plain http."""
    return f"__Host-{purpose}" if services.https else purpose


def bearer_token(request: Request) -> str | None:
    """The token a program logs in with; None where the request carries none."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def identity(request: Request) -> Identity | None:
    """Who is logged in, looked up once per request; None when nobody is or the session has ended.

    Who a bearer token stands for was settled before (http/bearer.py)."""
    if not hasattr(request.state, "identity"):
        services = services_of(request)
        token = request.cookies.get(cookie_name(services), "")
        who = services.sessions.find(token, services.now()) if token else None
        request.state.identity = refresh_officer(services, who) if who and who.role != "citizen" else who
    found: Identity | None = request.state.identity
    return found


def refresh_officer(services: Services, who: Identity) -> Identity:
    """An officer as appointed now: a session lives for hours, and a transfer or dismissal holds at once."""
    # Consistent read: a dismissed officer must not act on a replica's old row.
    now = services.accounts.officer(who.username) or {}
    return replace(who, role=now.get("role") or "citizen", unit=now.get("unit", ""))


def require_identity(request: Request) -> Identity:
    """Who is logged in, on a route whose rule made sure that somebody is. Raises LookupError."""
    found = identity(request)
    if found is None:
        raise LookupError("a route without a rule asked who is there")
    return found


def begin(request: Request, response: Response, who: Identity) -> None:
    """A fresh token for this login; a token from before it is ended, so a planted one is worth nothing."""
    services = services_of(request)
    # Its cookie is not taken back: the new one has its name, and which of the two counted would be the
    # browser's to say.
    _end_in_store(request, services)
    token = services.sessions.start(who, services.now())
    _set_cookie(response, services, "phien", token, LONGEST_SECONDS)
    request.state.identity = who


def end(request: Request, response: Response) -> None:
    services = services_of(request)
    _end_in_store(request, services)
    forget(response, services)
    request.state.identity = None


def _end_in_store(request: Request, services: Services) -> None:
    token = request.cookies.get(cookie_name(services), "")
    if token:
        services.sessions.end(token)


def forget(response: Response, services: Services, purpose: str = "phien") -> None:
    response.delete_cookie(
        cookie_name(services, purpose), path="/", secure=services.https, httponly=True, samesite="lax"
    )


def remember_login(response: Response, services: Services, transaction: str) -> None:
    """Ties the login under way to this browser: a callback from another browser finds no transaction."""
    _set_cookie(response, services, "dang-nhap", transaction, TEN_MINUTES)


def login_transaction(request: Request) -> str:
    return request.cookies.get(cookie_name(services_of(request), "dang-nhap"), "")


def _set_cookie(response: Response, services: Services, purpose: str, value: str, seconds: int) -> None:
    # Lax, not Strict: the return from the identity provider is a cross-site navigation.
    response.set_cookie(
        cookie_name(services, purpose),
        value,
        max_age=seconds,
        path="/",
        secure=services.https,
        httponly=True,
        samesite="lax",
    )
