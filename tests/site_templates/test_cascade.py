"""The communes of a province in Chromium: fetched where scripts run, by the button where they do not come."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from forms.fields.base import FormPost
from forms.judging.answers import bind_post
from site_templates.render import render
from site_templates.views import FormPage, Site
from tests.forms.world import PROVINCES, moment, procedure, written
from tests.journeys.chromium import chromium

pytestmark = pytest.mark.browser

SITE = "http://site.test"
HOME = {"area": "", "nationwide": "viet-nam"}
ROWS = {
    "row_name": {"vi": "Khách", "en": "Guest"},
    "fields": [written("name", "ho_ten"), written("address", "noi", **HOME)],
}
FORM = procedure(
    written("address", "noi_o", **HOME),
    written("text", "o_ha_noi", visible_when={"field": "noi_o.province", "equals": "01"}),
    written("text", "o_ba_dinh", visible_when={"field": "noi_o.commune", "equals": "00004"}),
    written("people", "khach", **ROWS),
)
PLAIN = procedure(written("address", "noi_o", area="ha-noi"))
wrong: list[str] = []
Answer = Callable[[Route], None]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as process:
        yield process


@pytest.fixture(autouse=True)
def sound() -> Iterator[None]:
    """No script of a test failed, and no page refused itself anything."""
    wrong.clear()
    yield
    assert wrong == []


def html(one: Any = FORM, **posted: str) -> str:
    bound = bind_post(
        one, moment(), FormPost((name.replace("__", "."), text) for name, text in posted.items())
    )
    return render("form", Site("vi", "/"), form=FormPage(one, bound, "/api/thu-tuc/thu"))


def communes(route: Route) -> None:
    """The file of a province as the site has it."""
    code = route.request.url.removesuffix(".json")[-2:]
    route.fulfill(json=[*PROVINCES[code].communes.items()])


def opened(browser: Browser, answer: Answer = communes, scripts: bool = True, **posted: str) -> Page:
    """The form on a site of its own; what its policy refuses fails the test."""
    page = browser.new_context(java_script_enabled=scripts, reduced_motion="reduce").new_page()
    page.on("console", lambda told: wrong.append(told.text) if "Content Security" in told.text else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.route(f"{SITE}/**", lambda route: route.fulfill(body=html(**posted), content_type="text/html"))
    page.route(f"{SITE}/dl/xa/viet-nam/*.json", answer)
    page.goto(f"{SITE}/")
    return page


def offered(page: Page, name: str = "noi_o") -> list[str]:
    options = page.locator(f'[name="{name}.commune"] option')
    return [str(value) for value in options.evaluate_all("all => all.map(one => one.value)")][1:]


def button(page: Page, name: str = "noi_o") -> Any:
    return page.locator(f'button[value="choose:{name}"]')


def commune(page: Page, name: str = "noi_o") -> Any:
    return page.locator(f'[name="{name}.commune"]')


def choose(page: Page, code: str, name: str = "noi_o") -> None:
    page.select_option(f'[name="{name}.province"]', code)


def test_where_scripts_run_the_communes_come_with_the_province(browser: Browser) -> None:
    page = opened(browser)
    assert not button(page).is_visible()
    assert not commune(page).is_visible()
    choose(page, "01")
    commune(page).wait_for()
    assert offered(page) == ["00004", "10489"]
    assert not button(page).is_visible()
    commune(page).select_option("10489")
    choose(page, "04")
    page.locator('option[value="01273"]').wait_for(state="attached")
    assert commune(page).input_value() == ""
    choose(page, "")
    assert not commune(page).is_visible()
    assert offered(page) == []


def test_where_they_do_not_the_page_has_a_button_and_no_list(browser: Browser) -> None:
    page = opened(browser, scripts=False)
    assert button(page).is_visible()
    assert button(page).inner_text().startswith("Chọn tỉnh")
    assert not commune(page).is_visible()
    chosen = opened(browser, scripts=False, noi_o__province="01")
    assert button(chosen).is_visible()
    assert commune(chosen).is_visible()


@pytest.mark.parametrize(
    "answer",
    [
        lambda route: route.abort(),
        lambda route: route.fulfill(status=404, body="<h1>Không có</h1>", content_type="text/html"),
        lambda route: route.fulfill(status=500, json={"title": "x"}),
    ],
    ids=["cut off", "gone", "broken"],
)
def test_where_the_list_does_not_come_the_button_stays(browser: Browser, answer: Answer) -> None:
    page = opened(browser, answer)
    choose(page, "01")
    button(page).wait_for()
    assert not commune(page).is_visible()
    page.unroute(f"{SITE}/dl/xa/viet-nam/*.json", answer)
    page.route(f"{SITE}/dl/xa/viet-nam/*.json", communes)
    choose(page, "04")
    commune(page).wait_for()
    assert not button(page).is_visible()


def test_a_list_that_comes_late_is_not_shown_for_another_province(browser: Browser) -> None:
    waiting: list[Route] = []
    page = opened(
        browser, lambda route: waiting.append(route) if "01.json" in route.request.url else communes(route)
    )
    choose(page, "01")
    choose(page, "04")
    commune(page).wait_for()
    with page.expect_response("**/01.json"):
        communes(waiting[0])
    assert page.evaluate("new Promise(done => setTimeout(() => done(1)))")
    assert offered(page) == ["01273"]


def test_conditions_read_the_province_and_the_commune(browser: Browser) -> None:
    page = opened(browser)
    city, ward = page.locator('[name="o_ha_noi"]'), page.locator('[name="o_ba_dinh"]')
    assert not city.is_visible()
    choose(page, "01")
    commune(page).wait_for()
    assert city.is_visible()
    assert not ward.is_visible()
    commune(page).select_option("00004")
    assert ward.is_visible()
    choose(page, "04")
    assert not ward.is_visible()
    assert not city.is_visible()


def test_a_row_has_its_own_list(browser: Browser) -> None:
    page = opened(browser, khach__0__ho_ten="An", khach__1__ho_ten="Bình")
    choose(page, "04", "khach.1.noi")
    commune(page, "khach.1.noi").wait_for()
    assert offered(page, "khach.1.noi") == ["01273"]
    assert not commune(page, "khach.0.noi").is_visible()


def test_who_comes_back_finds_the_province_and_the_commune(browser: Browser) -> None:
    page = opened(browser)
    choose(page, "01")
    commune(page).wait_for()
    commune(page).select_option("10489")
    page.fill('[name="noi_o.detail"]', "Số 5")
    page.goto(f"{SITE}/khac")
    page.go_back()
    commune(page).wait_for()
    assert commune(page).input_value() == "10489"
    assert page.input_value('[name="noi_o.province"]') == "01"
    assert page.input_value('[name="noi_o.detail"]') == "Số 5"
    assert not button(page).is_visible()


def test_what_the_page_came_with_needs_no_request(browser: Browser) -> None:
    asked: list[str] = []
    page = opened(
        browser, lambda route: asked.append(route.request.url), noi_o__province="01", noi_o__commune="00004"
    )
    assert commune(page).input_value() == "00004"
    assert not button(page).is_visible()
    assert asked == []


def test_only_a_page_with_such_an_address_may_ask_the_site(browser: Browser) -> None:
    assert "connect-src &#39;self&#39;; " in html()
    assert "fetch(" in html()
    for one in (PLAIN, procedure(written("text"))):
        assert "connect-src" not in html(one)
        assert "fetch(" not in html(one)
