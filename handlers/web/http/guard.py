"""Refuses requests that come from other sites' pages, and puts the security headers on every answer."""

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from forms.text.words import Phrase
from handlers.web.http.problem import HTTPProblem
from handlers.web.http.services import services_of
from handlers.web.http.session import bearer_token

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

HEADERS = {
    # The page's own policy (default-src 'none', its style by hash) is in the page, static or not; framing can
    # only be forbidden here.
    "content-security-policy": "frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not no-referrer: that makes our own forms send `Origin: null`.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    # Personal unless an endpoint says otherwise.
    "cache-control": "no-store",
}
DATA_ONLY = "default-src 'none'; frame-ancestors 'none'"
# Two years; the browsers' preload list asks for one at least (hstspreload.org).
HSTS = "max-age=63072000; includeSubDomains; preload"


def check_same_site(request: Request) -> None:
    """Raises HTTPProblem 403 for an unsafe request that another site's page may have caused. Needs no token
    in the page: browsers say where a request comes from, programs without a cookie have nothing to abuse."""
    if request.method in SAFE or bearer_token(request) is not None:
        # No page of another site can make a browser send a bearer token.
        return
    fetch_site = request.headers.get("sec-fetch-site")
    if fetch_site is not None:
        allowed = fetch_site == "same-origin"
    elif "origin" in request.headers:
        allowed = request.headers["origin"] == services_of(request).origin
    else:
        allowed = "cookie" not in request.headers
    if not allowed:
        raise HTTPProblem(
            403,
            Phrase("web.http.guard.same_site.title"),
            Phrase("web.http.guard.same_site.detail"),
            kind="urn:motcua:problem:other-site",
        )


class SecurityHeaders:
    """ASGI middleware around everything, so that no answer, not even a 404 or a 500, goes without."""

    def __init__(self, app: ASGIApp, https: bool) -> None:
        self.app, self.https = app, https

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add_headers(MutableHeaders(scope=message))
            await send(message)

        await self.app(scope, receive, send_with_headers)

    def _add_headers(self, headers: MutableHeaders) -> None:
        for name, value in HEADERS.items():
            headers.setdefault(name, value)
        if not headers.get("content-type", "").startswith("text/html"):
            headers["content-security-policy"] = DATA_ONLY
        if self.https:
            headers["strict-transport-security"] = HSTS
        headers.add_vary_header("accept")
        headers.add_vary_header("cookie")
