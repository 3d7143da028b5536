"""A person with a keyboard alone: Tab, arrows, Space and Enter; every stop must show itself."""

from dataclasses import dataclass, field

from playwright.sync_api import ElementHandle, FilePayload, Page

from tests.journeys.browser import File, Typed

MOST_STOPS = 250
HERE = "() => document.activeElement == document.body ? null : document.activeElement"
SHOWN = """one => {
  const style = getComputedStyle(one), box = one.getBoundingClientRect()
  const drawn = style.outlineStyle != "none" && parseFloat(style.outlineWidth) || style.boxShadow != "none"
  return drawn && one.matches(":focus-visible") && box.width > 0 && box.bottom > 0 && box.top < innerHeight
}"""
TOLD = "one => [one.tagName, one.type || '', one.name || '', one.innerText || '', one.value || '']"


@dataclass
class Keyboard:
    """`unseen`: the stops at which nothing showed where one is."""

    page: Page
    scripts: bool = True
    unseen: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        # A page that glides to a stop is looked at before it has arrived.
        self.page.emulate_media(reduced_motion="reduce")
        if self.scripts:
            # Asked for when the key is pressed, a busy machine opens the system window first: no event.
            self.page.on("filechooser", lambda _: None)

    def tab(self) -> tuple[ElementHandle, list[str]] | None:
        """The next stop: the element with its tag, type, name, words and value. None after the last one."""
        self.page.keyboard.press("Tab")
        one = self.page.evaluate_handle(HERE).as_element()
        if one is None:
            return None
        told: list[str] = one.evaluate(TOLD)
        if not one.evaluate(SHOWN):
            self.unseen.append(f"{self.page.url}: {told}")
        return one, told

    def skip(self) -> None:
        """The first stop of a page is the link over what all pages begin with."""
        found = self.tab()
        assert found, "the page has nothing to stop at"
        assert "skip" in (found[0].get_attribute("class") or ""), found[1]
        self.page.keyboard.press("Enter")
        assert self.page.url.endswith("#main")

    def on(self, words: str, typed: Typed | None = None, file: File | None = None, nth: int = 1) -> None:
        """From stop to stop, answering what is asked, as far as the nth button or link so called; Enter."""
        left = dict(typed or {})
        for _ in range(MOST_STOPS):
            found = self.tab()
            assert found, f"no stop is called {words!r}; left to type: {left}"
            one, (tag, kind, name, text, _value) = found
            if kind == "file" and file:
                self._choose(one, file)
            elif name in left:
                self._answer(one, kind, left.pop(name))
            elif tag in ("A", "BUTTON") and " ".join(text.split()).startswith(words):
                nth -= 1
                if not nth:
                    with self.page.expect_navigation():
                        self.page.keyboard.press("Enter")
                    return
        raise AssertionError(f"{words!r} is not reached within {MOST_STOPS} stops")

    def round(self) -> int:
        """All stops of a page; fails where one lets nobody go on."""
        for n in range(MOST_STOPS):
            if self.tab() is None:
                return n
        raise AssertionError(f"{self.page.url} does not let go of the keyboard")

    def _answer(self, one: ElementHandle, kind: str, wanted: str | list[str]) -> None:
        keys, text = self.page.keyboard, wanted if isinstance(wanted, str) else wanted[0]
        if kind in ("radio", "checkbox"):
            keys.press("Space")
            for _ in range(20):
                if self.page.evaluate("document.activeElement.value") == text:
                    return
                keys.press("ArrowDown")
            raise AssertionError(f"no arrow leads to {text!r}")
        if kind == "select-one":
            down = "(one, value) => [...one.options].findIndex(o => o.value == value) - one.selectedIndex"
            for _ in range(one.evaluate(down, text)):
                keys.press("ArrowDown")
            assert one.evaluate("one => one.value") == text, f"no arrow leads to {text!r}"
        else:
            keys.press("ControlOrMeta+a")
            keys.type(text)

    def _choose(self, one: ElementHandle, file: File) -> None:
        name, content, kind = file
        chosen: FilePayload = {"name": name, "mimeType": kind, "buffer": content}
        if not self.scripts:
            # With scripts off Playwright gets no event when the system's file window opens.
            one.set_input_files(chosen)
            return
        with self.page.expect_file_chooser() as chooser:
            self.page.keyboard.press("Enter")
        chooser.value.set_files(chosen)
