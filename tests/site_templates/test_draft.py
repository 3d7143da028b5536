"""A draft on this device: kept only when asked, whole, for a week, never laid over what the server knows."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from site_templates.render import render
from site_templates.views import LookupPage, Site, Visitor
from tests.forms.world import procedure, written
from tests.site_templates.drafts import KEY, drawn, kept, tick
from tests.site_templates.screen import screen

pytestmark = pytest.mark.browser

OLD = "localStorage.setItem('nhap thu d1', JSON.stringify({t: Date.now() - %d * 864e5, v: {ho_ten: ['Cũ']}}))"


def fill(page: Page) -> None:
    page.fill('[name="ho_ten"]', "Nguyễn Thị Thuỷ")
    page.check('[name="gioi"][value="nu"]')
    page.fill('[name="chuc"]', "Y tá")
    page.fill('[name="sinh.day"]', "08")
    page.fill('[name="sinh.year"]', "199")
    page.check('[name="giay"][value="cmnd"]')
    page.check('[name="giay"][value="khac"]')
    page.select_option('[name="dia_chi.commune"]', "10489")
    page.fill('[name="khach.0.ho_ten"]', "Trần Văn Khách")
    page.fill('[name="ghi"]', "Một\nHai “ba”")


def boxes(page: Page) -> Any:
    """What the page would post now, without what steers it."""
    js = "[...new FormData(document.querySelector('main form'))].filter(([name]) => name[0] != '_')"
    return page.evaluate(js)


def said(page: Page) -> str:
    return page.locator(".draft [role=status]").inner_text()


def test_what_was_typed_is_there_again_when_the_page_was_closed(browser: Browser) -> None:
    with screen(browser, home=drawn()) as device:
        page = device.open()
        tick(page)
        assert said(page) == "Đang lưu bản nháp trên máy này."
        fill(page)
        before = boxes(page)
        page.close()
        page = device.open()
        assert boxes(page) == before
        assert ["chuc", "Y tá"] in before
        assert page.locator('[name="chuc"]').is_visible(), "the frame that waits for an answer saw none"
        assert said(page).startswith("Đã điền lại bản nháp lưu lúc ")
        assert page.get_by_label("Lưu bản nháp trên máy này").is_checked()


def test_nothing_is_kept_unless_it_is_asked_for(browser: Browser) -> None:
    with screen(browser, home=drawn()) as device:
        page = device.open()
        assert not page.get_by_label("Lưu bản nháp trên máy này").is_checked()
        assert "Đừng chọn nếu máy dùng chung" in page.locator(".draft").inner_text()
        fill(page)
        assert kept(page) == {}
        tick(page)
        assert list(kept(page)) == [KEY]
        page.get_by_label("Lưu bản nháp trên máy này").uncheck()
        page.fill('[name="ho_ten"]', "Khác")
        assert kept(page) == {}


def test_without_scripts_the_box_is_not_seen(browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, reduced_motion="reduce")
    page = context.new_page()
    page.set_content(drawn())
    assert not page.locator(".draft").is_visible()
    context.close()


def test_a_button_deletes_the_draft_and_leaves_the_page_as_it_is(browser: Browser) -> None:
    with screen(browser, home=drawn()) as device:
        page = device.open()
        tick(page)
        page.fill('[name="ho_ten"]', "An")
        page.get_by_role("button", name="Xóa bản nháp").click()
        assert kept(page) == {}
        assert said(page).startswith("Không còn bản nháp nào")
        assert page.input_value('[name="ho_ten"]') == "An"
        assert page.evaluate("document.activeElement.id") == "_draft"
        assert not page.get_by_role("button", name="Xóa bản nháp").is_visible()


def test_what_steers_the_page_and_what_the_account_answers_is_not_kept(browser: Browser) -> None:
    known = {"ho_ten": "Lê Văn Tám", "gioi": "nam"}
    with screen(browser, home=drawn(), mine=drawn(known, locked=("ho_ten", "gioi"))) as device:
        page = device.open("/mine")
        tick(page)
        assert not {"ho_ten", "gioi", "_edition", "_do", "_lang"} & set(kept(page)[KEY]["v"])


def test_what_the_server_filled_in_stays(browser: Browser) -> None:
    known = {"ho_ten": "Lê Văn Tám", "gioi": "nam", "dia_chi.commune": "10441"}
    with screen(browser, home=drawn(), later=drawn(known), mine=drawn(known, locked=("ho_ten",))) as device:
        page = device.open()
        tick(page)
        fill(page)
        for path in ("/later", "/mine"):
            told = dict(boxes(device.open(path)))
            assert {name: told[name] for name in known} == known
            assert told["sinh.year"] == "199"


def test_a_page_with_errors_shows_what_was_posted_and_nothing_else(browser: Browser) -> None:
    with screen(browser, home=drawn(), again=drawn({"gioi": "nam"}, wrong=True)) as device:
        page = device.open()
        tick(page)
        fill(page)
        page = device.open("/again")
        assert page.input_value('[name="ho_ten"]') == ""
        assert "Nhập" in page.locator(".wrong").inner_text()


def test_a_draft_is_forgotten_after_seven_days_and_under_another_edition_unread(browser: Browser) -> None:
    with screen(browser, home=drawn(), new=drawn(edition="d2")) as device:
        page = device.open()
        page.evaluate(OLD % 6)
        assert device.open("/new").input_value('[name="ho_ten"]') == ""
        page.reload()
        assert page.input_value('[name="ho_ten"]') == "Cũ"
        page.evaluate(OLD % 8)
        device.open("/new")
        assert kept(page) == {}


@pytest.mark.parametrize(
    "broken",
    [
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})",
    ],
)
def test_a_browser_that_keeps_nothing_says_so_and_the_form_works_on(browser: Browser, broken: str) -> None:
    with screen(browser, broken, home=drawn()) as device:
        page = device.open()
        page.get_by_label("Lưu bản nháp trên máy này").click()
        assert said(page).startswith("Trình duyệt này không lưu được bản nháp")
        assert not page.get_by_label("Lưu bản nháp trên máy này").is_checked()
        page.fill('[name="ho_ten"]', "An")
        page.get_by_role("button", name="Tiếp tục để kiểm tra").click()
        assert device.posts[0]["ho_ten"] == ["An"]


TWO = {"khach.0.ho_ten": "Một", "khach.1.ho_ten": "Hai"}
EMPTY = {"khach.0.ho_ten": "Một", "khach.1.ho_ten": ""}


def test_rows_come_back_as_far_as_there_are_boxes_and_the_rest_when_they_are_added(browser: Browser) -> None:
    with screen(browser, home=drawn(), two=drawn(TWO), added=drawn(EMPTY)) as device:
        page = device.open("/two")
        tick(page)
        page = device.open()
        assert page.input_value('[name="khach.0.ho_ten"]') == "Một"
        assert "Còn 1 dòng đã lưu" in said(page)
        page.fill('[name="ghi"]', "thêm")
        page = device.open("/added")
        assert page.input_value('[name="khach.1.ho_ten"]') == "Hai"


def test_a_row_that_was_removed_does_not_come_back(browser: Browser) -> None:
    one = {"khach.0.ho_ten": "Hai"}
    with screen(
        browser, two=drawn(TWO), one=drawn(one), added=drawn({**one, "khach.1.ho_ten": ""})
    ) as device:
        page = device.open("/two")
        tick(page)
        page.get_by_role("button", name="Xóa khách 1").click()
        device.open("/one")
        assert device.open("/added").input_value('[name="khach.1.ho_ten"]') == ""


def test_rows_after_the_ninth_move_up_too(browser: Browser) -> None:
    # No name has a digit: rows that are right would be shown in one line each.
    eleven = {f"khach.{n}.ho_ten": f"Khách {n}" for n in range(11)}
    ten = {f"khach.{n}.ho_ten": "" for n in range(10)}
    with screen(browser, many=drawn(eleven), less=drawn(ten)) as device:
        page = device.open("/many")
        tick(page)
        page.get_by_role("button", name="Xóa khách 3", exact=True).click()
        assert device.open("/less").input_value('[name="khach.9.ho_ten"]') == "Khách 10"


def test_whoever_logs_out_leaves_no_draft_on_the_device(browser: Browser) -> None:
    known = render("lookup", Site("vi", "", Visitor("An", "citizen")), lookup=LookupPage("/api/tra-cuu"))
    with screen(browser, home=drawn(), known=known) as device:
        page = device.open()
        tick(page)
        page.evaluate("localStorage.setItem('khac', '1')")
        there = device.open("/known")
        there.evaluate("sessionStorage.setItem('nhap /api/ho-so/A/bo-sung', '{}')")
        there.get_by_role("button", name="Đăng xuất").click()
        assert there.evaluate("sessionStorage.length") == 0
        assert list(kept(device.open("/known"))) == ["khac"]


def test_the_answers_of_other_pages_are_kept_while_one_page_is_typed_in(browser: Browser) -> None:
    first, second = procedure(written("name", "ho_ten")), procedure(written("text", "ghi"))
    carried = (("ho_ten", "An"),)
    with screen(browser, home=drawn(asked=first), on=drawn(asked=second, carried=carried)) as device:
        page = device.open()
        tick(page)
        page.fill('[name="ho_ten"]', "An")
        page = device.open("/on")
        page.fill('[name="ghi"]', "Ba")
        assert kept(page)[KEY]["v"] == {"ho_ten": ["An"], "ghi": ["Ba"]}
        assert device.open().input_value('[name="ho_ten"]') == "An"
