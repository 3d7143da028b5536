"""A real Chromium, without JavaScript unless asked, worked as browser.py is: by names and written words."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Browser as Process
from playwright.sync_api import ConsoleMessage, Locator, Page, Response, sync_playwright

from tests.journeys.browser import EMPTY, File, Typed

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WHOLE = ("chromium", "chromium-browser", "google-chrome")
SHELL = "chromium-headless-shell"
"""The same engine without windows, menus and services of a desktop, which take as long as all our pages."""
PATIENCE = 15_000
"""Milliseconds for anything the page is waited for."""


@contextmanager
def chromium(whole: bool = False) -> Iterator[Process]:
    """One process for many windows; `whole`: the browser that people have, not its engine alone."""
    names = WHOLE if whole else (SHELL, *WHOLE)
    found = next(filter(None, map(shutil.which, names)), None)
    assert found, "Chromium is not installed: see `make browser`"
    with sync_playwright() as playwright:
        process = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        try:
            yield process
        finally:
            process.close()


class Window:
    """One person's browser: its own cookies, scripts off unless they are asked for."""

    def __init__(self, process: Process, origin: str, width: int = 1280, scripts: bool = False) -> None:
        self.context = process.new_context(
            java_script_enabled=scripts,
            viewport={"width": width, "height": 900},
            locale="vi-VN",
            # Gliding to a box takes as long as filling in the form.
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(PATIENCE)
        self.refused: list[str] = []
        """What a page's own policy did not let pass."""
        self.wide: list[str] = []
        """The pages that had to be moved sideways."""
        self.origin, self.status, self.onward = origin, 0, False
        self.page = self._watched(self.context.new_page())

    @property
    def text(self) -> str:
        return " ".join(self.page.locator("body").inner_text().split())

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    def enter(self, session: str) -> None:
        """Go on in a session begun before."""
        self.context.add_cookies([{"name": "phien", "value": session, "url": self.origin}])

    @property
    def names(self) -> list[str]:
        boxes = self.page.locator("main :is(input:not([type=hidden]), select, textarea)")
        return sorted(set(boxes.evaluate_all("all => all.map(one => one.name)")))

    def open(self, path: str) -> None:
        self.page.goto(urljoin(self.origin, path))
        self._measure()

    def follow(self, label: str) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=label, exact=True).first.click()
        self._measure()

    def beside(self, label: str) -> "Window":
        """Click a link that opens another tab; the window of that tab, with the same cookies."""
        with self.context.expect_page() as opened:
            self.page.get_by_role("link", name=label, exact=True).first.click()
        tab = copy(self)
        tab.page = tab._watched(opened.value)
        return tab

    def press(self, label: str, typed: Typed = EMPTY, *, about: str = "", file: File | None = None) -> None:
        """Fill in the form of the button so labelled, and press it; a folded form is opened first."""
        said = re.compile(rf"^\s*{re.escape(label)}\s*(:.*{re.escape(about)}.*)?$", re.DOTALL)
        button = self.page.locator("button:not([aria-hidden])", has_text=said).last
        form = self.page.locator("form").filter(has=button).last
        self._unfold(form)
        self._fill(form, dict(typed))
        if file:
            name, content, kind = file
            form.locator("input[type=file]").set_input_files(
                {"name": name, "mimeType": kind, "buffer": content}
            )
        self.onward = False
        with self.page.expect_navigation():
            button.click()
        if self.onward:
            # The page goes on by itself; it may have gone already.
            self.page.wait_for_url(f"{self.origin}/")
        self._measure()

    def reopen(self) -> None:
        """Close the page, and open an empty one on the same device."""
        self.page.close()
        self.page = self._watched(self.context.new_page())

    def close(self) -> None:
        self.context.close()

    def _fill(self, form: Locator, typed: dict[str, str | list[str]]) -> None:
        """Each box when it can be seen: one that waits for an answer comes with it, or not at all."""
        while typed:
            seen = [name for name in typed if form.locator(f'[name="{name}"]').first.is_visible()]
            for name in seen:
                _type(form, name, typed.pop(name))
            if not seen:
                return

    def _unfold(self, form: Locator) -> None:
        folded = self.page.locator("details:not([open])").filter(has=form)
        if folded.count():
            folded.locator("summary").first.click()

    def _watched(self, page: Page) -> Page:
        page.on("console", self._said)
        page.on("response", self._answered)
        return page

    def _measure(self) -> None:
        root = "document.documentElement"
        if self._ours and self.page.evaluate(f"{root}.scrollWidth > {root}.clientWidth"):
            self.wide.append(f"{self.path} at {self.page.viewport_size}")

    @property
    def _ours(self) -> bool:
        return self.page.url.startswith(self.origin)

    def _said(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.refused.append(message.text)

    def _answered(self, response: Response) -> None:
        if response.request.is_navigation_request():
            self.status, self.onward = response.status, self.onward or "refresh" in response.headers


def _type(form: Locator, name: str, wanted: str | list[str]) -> None:
    boxes = form.locator(f'[name="{name}"]')
    kind = boxes.first.evaluate("one => one.type")
    if kind in ("radio", "checkbox"):
        for value in [wanted] if isinstance(wanted, str) else wanted:
            form.locator(f'[name="{name}"][value="{value}"]').check()
    elif kind == "select-one":
        boxes.first.select_option(str(wanted))
    else:
        boxes.first.fill(str(wanted))
