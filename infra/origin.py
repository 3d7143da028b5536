"""One origin for a browser, as CloudFront makes it in production: static pages, and the API below /api/."""

from os import stat_result
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import PathLike, StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from forms.schema.catalogue import Catalogue
from forms.schema.site import UNSTATED
from forms.text.language import Language
from handlers.web.http import guard
from site_templates.problems import read_only_page
from site_templates.render import render
from site_templates.views import Site, site_of

# CloudFront routes by the same prefix; the local origin must not differ.
API: Final = "/api/"
# By the file's name: the machine's own table of types may not know these.
TYPES: Final = {".jsonld": "application/ld+json", ".xml": "application/xml"}
# As the API's, but these pages hold nobody's data: a browser may keep them, if it asks whether they changed.
HEADERS: Final = guard.HEADERS | {"cache-control": "no-cache"}


class Origin:
    """Sends a request to the API or to the folder of static pages."""

    def __init__(self, api: ASGIApp, site: Path, catalogue: Catalogue | None = None) -> None:
        self.api, self.catalogue = api, catalogue
        # Inside an application, so that what StaticFiles raises becomes an answer; each language has its 404.
        folders = {f"/{name}": site / name for name in self.languages if (site / name).is_dir()} | {"/": site}
        mounts = [Mount(path, Pages(directory=folder, html=True)) for path, folder in folders.items()]
        self.pages = Starlette(routes=mounts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        if scope["path"].startswith(API):
            await self.api(scope, receive, send)
        elif scope["method"] in ("GET", "HEAD"):
            # The system's calls take no NUL in a file's name; no page has one.
            named = {**scope, "path": scope["path"].replace("\0", "-")}
            await self.pages(named, receive, _add_headers(send))
        else:
            here = self._site(scope["path"])
            page = render("problem", here, problem=read_only_page(here.language))
            refused = HTMLResponse(page, 405, {"Allow": "GET, HEAD"})
            await refused(scope, receive, _add_headers(send))

    @property
    def languages(self) -> tuple[Language, ...]:
        return (self.catalogue.site if self.catalogue else UNSTATED).languages

    def _site(self, path: str) -> Site:
        """What a page at a path knows, in the language the path names."""
        tag, ours = path.split("/")[1], self.languages
        language = tag if tag in ours else ours[0]
        return site_of(self.catalogue, language) if self.catalogue else Site(language, "")


class Pages(StaticFiles):
    """A folder of files, those that are no pages with the type they are of."""

    def file_response(
        self, full_path: PathLike, stat_result: stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        answer = super().file_response(full_path, stat_result, scope, status_code)
        if kind := TYPES.get(Path(full_path).suffix):
            answer.headers["content-type"] = kind
        return answer


def _add_headers(send: Send) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(HEADERS)
        await send(message)

    return send_with_headers
