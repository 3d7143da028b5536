"""Our own audit: what the official checkers do not see in a page, found in its HTML."""

from collections import defaultdict
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "link", "meta", "path", "rect"}
LOADS = {"img": "src", "script": "src", "link": "href", "iframe": "src", "video": "src", "use": "href"}
LINKS = {"alternate", "icon", "describedby"}
"""Of link elements: what names an address without loading it, or loads what stands in the page."""


class Audit(HTMLParser):
    """Reads one page; `found` says in words what is wrong with it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open: list[tuple[str, dict[str, str]]] = []
        self.count: dict[str, int] = defaultdict(int)
        self.title, self.language, self.skips, self.targets = "", "", [""], set[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.count[tag] += 1
        self.targets.add(told.get("id", ""))
        if tag == "html":
            self.language = told.get("lang", "")
        if tag == "a" and told.get("class") == "skip":
            self.skips.append(told.get("href", ""))
        if told.get("type") == "radio" and not any(one == "fieldset" for one, _ in self.open):
            self.found.append(f"radio {told.get('name')} stands in no fieldset")
        if told.get("type") in ("email", "tel", "password") and "autocomplete" not in told:
            self._owned(told)
        self._loads(tag, told)
        if tag not in VOID:
            self.open.append((tag, told))

    def _owned(self, told: dict[str, str]) -> None:
        """A box for one's own e-mail address, telephone or password says so to the browser."""
        if "." not in told.get("name", "") and "readonly" not in told:
            self.found.append(f"{told.get('name')} has no autocomplete")

    def _loads(self, tag: str, told: dict[str, str]) -> None:
        source = told.get(LOADS.get(tag, ""), "")
        if tag == "link" and set(told.get("rel", "").split()) <= LINKS:
            return
        if source and not source.startswith("data:"):
            self.found.append(f"<{tag}> loads {source}")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][0] == "title":
            self.title += data
        if self.open and self.open[-1][0] == "style" and ("url(" in data or "@import" in data):
            self.found.append("the style loads something")


def audited(html: str) -> list[str]:
    """Everything our own audit finds in a page; empty when there is nothing."""
    page = Audit()
    page.feed(html)
    found = page.found
    if page.language not in ("vi", "en"):
        found.append(f"lang is {page.language!r}")
    if not page.title.strip() or " – " not in page.title:
        found.append(f"the title is {page.title!r}")
    if page.count["h1"] != 1:
        found.append(f"{page.count['h1']} headings of the first rank")
    if page.count["main"] != 1:
        found.append(f"{page.count['main']} main parts")
    skips = [href.removeprefix("#") for href in page.skips if href]
    if len(skips) != 1 or skips[0] not in page.targets:
        found.append("no link leads past the head of the page")
    return found
