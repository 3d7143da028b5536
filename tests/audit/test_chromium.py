"""Pages as Chromium draws them: what only a browser tells of reflow, keys, paper and policy."""

import json
import re
from collections.abc import Iterator, Mapping
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize

from forms.schema.catalogue import Catalogue
from site_templates.site import pages
from tests.audit.states import DAYS, every
from tests.forms.shipped import shipped
from tests.journeys.chromium import chromium

pytestmark = pytest.mark.browser
HERE = "https://motcua.test"
FORM = f"{HERE}/thu-tuc/dang-ky-tam-tru/to-khai/"


@pytest.fixture(scope="module")
def states() -> Mapping[str, str]:
    """Every page a person may see, by name."""
    return dict(every())


@pytest.fixture(scope="module")
def process(states: Mapping[str, str]) -> Iterator[Browser]:
    # After the states are drawn: they need an event loop of their own, and Playwright keeps one running.
    with chromium(whole=True) as running:
        yield running


@pytest.fixture(scope="module")
def offer() -> Catalogue:
    return shipped()


class Desk:
    """One tab that is given HTML for an address, and notes whatever else it asks for or complains of."""

    def __init__(self, process: Browser, html: str, *, scripts: bool = False, width: int = 320) -> None:
        self.html = html
        self.asked: list[str] = []
        self.posted: list[tuple[str, dict[str, str]]] = []
        self.said: list[str] = []
        size = ViewportSize(width=width, height=900)
        self.context = process.new_context(
            java_script_enabled=scripts, viewport=size, reduced_motion="reduce"
        )
        self.page: Page = self.context.new_page()
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.route("**/*", self._answer)

    def open(self, address: str, html: str = "") -> Page:
        self.html = html or self.html
        self.page.goto(address)
        return self.page

    def _answer(self, route: Route) -> None:
        request = route.request
        if not request.is_navigation_request():
            self.asked.append(request.url)
        if request.method == "POST":
            self.posted.append((request.url, dict(parse_qsl(request.post_data or ""))))
        route.fulfill(body=self.html, content_type="text/html; charset=utf-8")


@pytest.fixture
def form(process: Browser, offer: Catalogue) -> Iterator[Desk]:
    made = dict(pages(offer, DAYS[1]))
    desk = Desk(process, made["thu-tuc/khai-bao-thong-tin-cu-tru/to-khai/index.html"])
    desk.open(FORM)
    yield desk
    desk.context.close()


def test_enter_in_a_box_goes_on_and_does_not_change_the_language(form: Desk) -> None:
    box = form.page.locator('[name="dia_chi.detail"]')
    box.fill("Thôn Đục Khê")
    box.press("Enter")
    address, sent = form.posted[0]
    assert address == f"{HERE}/api/thu-tuc/khai-bao-thong-tin-cu-tru"
    assert (sent["_do"], sent["dia_chi.detail"]) == ("check", "Thôn Đục Khê")


def test_the_language_button_takes_along_what_was_typed(form: Desk) -> None:
    form.page.locator('[name="dia_chi.detail"]').fill("Thôn Đục Khê")
    form.page.get_by_role("button", name="English").click()
    address, sent = form.posted[0]
    assert address == f"{HERE}/api/thu-tuc/khai-bao-thong-tin-cu-tru?lang=en"
    assert (sent["_do"], sent["dia_chi.detail"]) == ("edit", "Thôn Đục Khê")


def test_the_data_block_of_a_start_page_is_let_in_and_a_script_is_not(
    process: Browser, offer: Catalogue
) -> None:
    html = dict(pages(offer, DAYS[1]))["thu-tuc/dang-ky-tam-tru/index.html"]
    desk = Desk(process, html, scripts=True)
    page = desk.open(f"{HERE}/thu-tuc/dang-ky-tam-tru/")
    assert json.loads(page.locator("script[type]").text_content() or "")["@id"] == "/thu-tuc/dang-ky-tam-tru/"
    assert desk.said == []
    desk.open(f"{HERE}/khac/", html.replace("</body>", "<script>document.title='x'</script></body>"))
    assert [text for text in desk.said if "Content Security Policy" in text], "the probe sees nothing"
    desk.context.close()


MEASURED = """() => {
  const told = []
  if (document.documentElement.scrollWidth > innerWidth) told.push('wider than the screen')
  for (const one of document.querySelectorAll('body *')) {
    const how = getComputedStyle(one).position
    if (how === 'fixed' || how === 'sticky') told.push(how + ': ' + one.outerHTML.slice(0, 80))
  }
  return told
}"""


def test_no_page_moves_sideways_sticks_or_asks_for_anything_more(
    process: Browser, states: Mapping[str, str]
) -> None:
    desk, found = Desk(process, ""), []
    for name, html in states.items():
        page = desk.open(f"{HERE}/{name}", html)
        found += [f"{name}: {told}" for told in page.evaluate(MEASURED)]
    assert found == []
    assert desk.asked == []
    assert [text for text in desk.said if "Content Security Policy" in text] == []
    desk.context.close()


STOPS = """() => {
  const seen = one => one.checkVisibility() && one.tabIndex >= 0 && !one.disabled
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(seen)
  const groups = new Set(all.filter(one => one.type === 'radio').map(one => one.name))
  return all.filter(one => one.type !== 'radio').length + groups.size
}"""
HERE_NOW = """() => {
  const one = document.activeElement, style = getComputedStyle(one)
  if (one === document.body) return null
  window.count = window.count || new Map()
  if (!window.count.has(one)) window.count.set(one, window.count.size)
  return [window.count.get(one), style.outlineStyle !== 'none', one.outerHTML.slice(0, 80)]
}"""
BY_KEYS = (
    "2026-11-24-index",
    "2026-11-24-tra-cuu-index",
    "2026-11-24-thu-tuc-dang-ky-tam-tru-index",
    "2026-11-24-thu-tuc-thong-bao-luu-tru-to-khai-index",
    "2026-07-21-dang-ky-tam-tru-vi-errors",
    "2026-07-21-dang-ky-tam-tru-vi-checked",
    "register-errors",
    "documents",
    "status-asked",
    "desk-dossier",
    "problem-404-nowhere-en",
)


@pytest.mark.parametrize("name", BY_KEYS)
def test_every_box_and_button_is_reached_by_tab_and_shows_that_it_is(
    process: Browser, states: Mapping[str, str], name: str
) -> None:
    desk = Desk(process, "")
    page = desk.open(f"{HERE}/{name}", states[name].replace(" autofocus", ""))
    wanted, reached = page.evaluate(STOPS), {}
    for _ in range(wanted + 5):
        page.keyboard.press("Tab")
        if (now := page.evaluate(HERE_NOW)) is None:
            break
        assert now[1], f"nothing shows that one is at {now[2]}"
        reached[now[0]] = now[2]
    assert len(reached) == wanted, reached.values()
    desk.context.close()


@pytest.mark.parametrize(
    ("name", "sheets"),
    [
        ("2026-11-24-thu-tuc-dang-ky-tam-tru-index", 2),
        ("2026-07-21-dang-ky-tam-tru-vi-checked", 2),
        ("receipt", 1),
        ("status", 2),
        ("status-asked", 2),
        ("slip", 1),
        ("problem-404-nowhere-vi", 1),
    ],
)
def test_on_paper_a_page_is_short_and_offers_nothing_to_press(
    process: Browser, states: Mapping[str, str], name: str, sheets: int
) -> None:
    desk = Desk(process, "", width=1280)
    page = desk.open(f"{HERE}/{name}", states[name])
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type /Page\b", printed)) <= sheets
    assert b"/MediaBox [0 0 594.95996 841.91998]" in printed, "no A4"
    page.emulate_media(media="print")
    left = page.locator(":is(button, input, select, textarea, nav):visible")
    assert left.evaluate_all("all => all.map(one => one.outerHTML)") == []
    assert "bản minh họa" in page.inner_text("body"), "paper that hides that it is a demonstration"
    desk.context.close()


def test_on_paper_what_is_folded_on_the_screen_is_open(process: Browser, states: Mapping[str, str]) -> None:
    desk = Desk(process, "", width=1280)
    page = desk.open(f"{HERE}/x", states["2026-11-24-thu-tuc-dang-ky-tam-tru-index"])
    law = page.locator("details li").first
    assert law.bounding_box() is None or not law.is_visible()
    page.emulate_media(media="print")
    box = law.bounding_box()
    assert box
    assert box["height"] > 5
    desk.context.close()
