"""A post is sent once, is held back without a connection in words, and is never held back for good."""

import pytest
from playwright.sync_api import Browser, Page

from site_templates.render import render
from site_templates.views import LookupPage, Site
from tests.site_templates.screen import Screen, screen

pytestmark = pytest.mark.browser

PAGE = render("lookup", Site("vi", "/tra-cuu/"), lookup=LookupPage("/api/tra-cuu"))
OFFLINE = "Object.defineProperty(Navigator.prototype, 'onLine', {get: () => globalThis.line || false})"


def press(page: Page) -> None:
    page.get_by_role("button", name="Xem hồ sơ").click()


def held(page: Page) -> str:
    """What is said where a post was held back; "" while nothing is."""
    note = page.locator(".held")
    return note.inner_text() if note.is_visible() else ""


def arrived(device: Screen, page: Page, many: int) -> None:
    """Waits until so many posts arrived, and gives one too many the time of a turn."""
    page.evaluate("() => new Promise(done => setTimeout(done, 50))")
    assert len(device.posts) == many


def test_a_form_pressed_twice_is_posted_once(browser: Browser) -> None:
    with screen(browser, home=PAGE) as device:
        page = device.open()
        page.fill("#code", "ABCD")
        press(page)
        press(page)
        assert held(page) == "Đang gửi, xin đợi. Không cần bấm lại."
        arrived(device, page, 1)
        assert device.posts[0]["code"] == ["ABCD"]


def test_an_answer_that_never_comes_holds_nobody_up_for_longer_than_a_quarter_of_a_minute(
    browser: Browser,
) -> None:
    with screen(browser, home=PAGE) as device:
        page = device.context.new_page()
        page.clock.install()
        page.goto("http://thu.test/")
        press(page)
        page.clock.fast_forward(14_000)
        press(page)
        assert held(page)
        page.clock.fast_forward(2_000)
        press(page)
        assert not held(page)
        page.clock.resume()
        arrived(device, page, 2)


def test_whoever_comes_back_to_the_page_may_send_again(browser: Browser) -> None:
    with screen(browser, home=PAGE) as device:
        page = device.open()
        press(page)
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
        press(page)
        assert not held(page)
        arrived(device, page, 2)


def test_without_a_connection_nothing_is_sent_and_that_is_said_where_the_button_is(browser: Browser) -> None:
    with screen(browser, home=PAGE) as device:
        page = device.open()
        page.fill("#code", "ABCD")
        device.context.set_offline(True)
        press(page)
        assert held(page).startswith("Chưa gửi được: máy đang mất mạng. Chưa có gì được nộp")
        assert page.evaluate("document.activeElement.className") == "held"
        assert page.locator(".held").get_attribute("role") == "status"
        assert page.locator(".row .held + button").count() == 1
        assert page.input_value("#code") == "ABCD"
        arrived(device, page, 0)
        device.context.set_offline(False)
        page.get_by_text("Đã có mạng trở lại. Bấm lại nút để gửi.").wait_for()
        press(page)
        arrived(device, page, 1)
        assert not held(page)


def test_a_browser_that_is_wrong_about_the_connection_sends_at_the_second_press(browser: Browser) -> None:
    with screen(browser, OFFLINE, home=PAGE) as device:
        page = device.open()
        press(page)
        assert held(page)
        arrived(device, page, 0)
        press(page)
        arrived(device, page, 1)


def test_enter_in_a_box_is_held_back_in_words_too(browser: Browser) -> None:
    with screen(browser, OFFLINE, home=PAGE) as device:
        page = device.open()
        page.press("#factor", "Enter")
        assert held(page)
        arrived(device, page, 0)


def test_a_search_is_no_post_and_is_never_held_back(browser: Browser) -> None:
    html = PAGE.replace('method="post"', 'method="get"')
    with screen(browser, OFFLINE, home=html, **{"api/tra-cuu": html}) as device:
        page = device.open()
        with page.expect_navigation():
            press(page)
        assert page.url.startswith("http://thu.test/api/tra-cuu?")
