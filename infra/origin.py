"""One origin for a browser, as CloudFront makes it in production: static pages, and the API below /api/."""

from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from handlers.web import guard

API: Final = "/api/"
# The API's own, but a page without anybody's data may be kept and asked after.
HEADERS: Final = guard.HEADERS | {"cache-control": "no-cache"}


class Origin:
    """Sends a request to the API or to the folder of static pages."""

    def __init__(self, api: ASGIApp, site: Path) -> None:
        self.api = api
        # Inside an application, so that what StaticFiles raises becomes an answer.
        self.pages = Starlette(routes=[Mount("/", StaticFiles(directory=site, html=True))])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        if scope["path"].startswith(API):
            await self.api(scope, receive, send)
        elif scope["method"] in ("GET", "HEAD"):
            # The system's calls take no NUL in a file's name; no page has one.
            named = {**scope, "path": scope["path"].replace("\0", "-")}
            await self.pages(named, receive, _with_headers(send))
        else:
            refused = PlainTextResponse("Method Not Allowed", 405, {"Allow": "GET, HEAD"})
            await refused(scope, receive, _with_headers(send))


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(HEADERS)
        await send(message)

    return sending
