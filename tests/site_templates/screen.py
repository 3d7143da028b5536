"""A window with scripts on pages of ours that no server serves: what it posts is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.journeys.chromium import PATIENCE

ORIGIN = "http://thu.test"
Post = dict[str, list[str]]


@dataclass
class Screen:
    """One person's device: its storage stays while pages come and go."""

    context: BrowserContext
    pages: dict[str, str]
    """Path → HTML."""
    posts: list[Post] = field(default_factory=list)
    """What arrived, the boxes of each post; answered without content, so that the page stays."""
    said: list[str] = field(default_factory=list)
    """What a page complained of: its own policy, or an error of its script."""

    def open(self, path: str = "/") -> Page:
        page = self.context.new_page()
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.goto(ORIGIN + path)
        return page

    def _answer(self, route: Route) -> None:
        if route.request.method == "POST":
            self.posts.append(
                parse_qs((route.request.post_data_buffer or b"").decode("latin-1"), keep_blank_values=True)
            )
            route.fulfill(status=204)
        else:
            path = urlsplit(route.request.url).path
            route.fulfill(body=self.pages[path], content_type="text/html; charset=utf-8")


@contextmanager
def screen(browser: Browser, *begin: str, **pages: str) -> Iterator[Screen]:
    """A device that knows these pages (`/` is called home); the scripts `begin` run before a page's own."""
    context = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    for script in begin:
        context.add_init_script(script)
    made = Screen(context, {f"/{name}".replace("/home", "/"): html for name, html in pages.items()})
    context.route("**/*", made._answer)
    try:
        yield made
        assert made.said == []
    finally:
        context.close()
