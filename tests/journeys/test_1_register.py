"""Step 1, đăng ký, đăng nhập: an account through our own page, then a log-in at the identity provider's."""

import secrets
from collections.abc import Callable

import pytest

from infra import people
from tests.journeys.answers import RESIDE
from tests.journeys.browser import Browser
from tests.journeys.walks import Town, account, register

pytestmark = pytest.mark.emulator
Visitors = Callable[[], Browser]
KINDS = ("citizen", "organisation", "business")


@pytest.fixture
def username() -> str:
    return f"nguoi.{secrets.token_hex(4)}"


@pytest.mark.parametrize("kind", KINDS)
def test_an_account_of_every_kind_is_registered_confirmed_and_logs_in(
    browser: Browser, town: Town, username: str, kind: str
) -> None:
    register(browser, kind, username)
    assert "Tài khoản đã được xác nhận" in browser.text
    town.log_in(browser, username, account(kind, username)["password"])
    assert browser.path == "/api/ho-so"
    assert "Đã đăng nhập: Phạm Thu Hằng" in browser.text
    assert "Bạn chưa nộp hồ sơ nào." in browser.text


def test_wrong_boxes_are_told_in_a_summary_and_everything_but_the_password_is_kept(
    browser: Browser, username: str
) -> None:
    browser.open("/dang-ky/")
    typed = {**account("business", username), "tax_code": "12", "phone": "1", "birth_date.year": "2090"}
    browser.press("Tạo tài khoản", typed)
    assert browser.status == 422
    assert browser.page.title.startswith("Lỗi: ")
    for box in ("tax_code", "phone", "birth_date.day"):
        assert f"#{box}" in [href for _, href in browser.page.links], f"the summary leads to no {box}"
        assert box in browser.page.ids
    kept = {name: browser.page.value(name) for name in typed if name != "password"}
    assert kept == {name: text for name, text in typed.items() if name != "password"}
    assert browser.page.value("password") == ""


def test_a_business_is_asked_for_its_tax_code_and_a_citizen_is_not(browser: Browser, username: str) -> None:
    browser.open("/dang-ky/")
    browser.press("Tạo tài khoản", {**account("business", username), "tax_code": ""})
    assert browser.status == 422
    assert "#tax_code" in [href for _, href in browser.page.links]
    browser.press("Tạo tài khoản", {"kind": "citizen", "tax_code": "", "password": "mat-khau-dai-1"})
    assert "Nhập mã xác nhận" in browser.text


def test_a_wrong_code_is_refused_and_the_right_one_still_works(browser: Browser, username: str) -> None:
    browser.open("/dang-ky/")
    browser.press("Tạo tài khoản", account("citizen", username))
    browser.press("Xác nhận", {"code": "12345"})
    assert browser.status == 422
    assert "Nhập mã xác nhận gồm 6 chữ số" in browser.text
    browser.press("Xác nhận", {"code": "123 456"})
    assert "Tài khoản đã được xác nhận" in browser.text


def test_a_name_that_is_taken_is_told_at_its_box(browser: Browser, town: Town) -> None:
    browser.open("/dang-ky/")
    browser.press("Tạo tài khoản", account("citizen", people.CITIZEN.username))
    assert browser.status == 422
    assert "#username" in [href for _, href in browser.page.links]


def test_a_wrong_password_leads_nowhere(browser: Browser, town: Town) -> None:
    town.log_in(browser, people.CITIZEN.username, "khong-phai-mat-khau")
    browser.open("/api/ho-so")
    assert "Đã đăng nhập" not in browser.text


def test_whoever_asks_for_a_page_of_theirs_comes_back_to_it_after_the_log_in(
    browser: Browser, town: Town
) -> None:
    browser.open("/api/ho-so")
    browser.press("Sign in", {"username": people.ORGANISATION.username, "password": people.PASSWORD})
    assert browser.path == "/api/ho-so"
    assert "Trần Văn Bình" in browser.text


def test_an_officer_is_led_to_the_desk_of_the_own_unit(browser: Browser, town: Town) -> None:
    town.log_in(browser, "canbo1")
    assert browser.path == "/api/can-bo"
    assert town.running.services.unit(town.officer("canbo1").unit).name["vi"] in browser.text


def test_a_citizen_is_no_officer_whatever_they_call_themselves(citizen: Browser) -> None:
    citizen.open("/api/can-bo")
    assert citizen.status == 404
    assert "Không tìm thấy" in citizen.text


def test_what_the_account_knows_stands_in_the_form(citizen: Browser) -> None:
    citizen.open(f"/api/thu-tuc/{RESIDE}")
    known = people.CITIZEN.attributes
    assert citizen.page.value("ho_ten") == known["full_name"]
    assert citizen.page.value("so_dinh_danh").replace(" ", "") == known["id_number"]
    assert citizen.page.value("dien_thoai").replace(" ", "") == known["phone"]
    born = [citizen.page.value(f"ngay_sinh.{part}") for part in ("year", "month", "day")]
    assert [int(part) for part in born] == [int(part) for part in known["birth_date"].split("-")]
    assert citizen.page.value("gioi_tinh") == known["gender"]
    assert "Lấy từ tài khoản của bạn" in citizen.text


def test_logging_out_ends_the_session_here_and_at_the_provider(browser: Browser, town: Town) -> None:
    town.log_in(browser, people.CITIZEN.username)
    before = browser.client.cookies.get("phien", domain="127.0.0.1")
    assert before
    browser.press("Đăng xuất")
    assert browser.path == "/"
    assert town.running.services.sessions.find(before, town.running.services.now()) is None
    browser.open("/api/ho-so")
    assert "Sign in" in browser.text, "the provider still knew who was there"


def test_a_log_in_begun_elsewhere_is_not_finished_here(visitors: Visitors, town: Town) -> None:
    mine, planted = visitors(), visitors()
    mine.open("/api/dang-nhap")
    planted.client.follow_redirects = False
    planted.open(f"/api/dang-nhap/ve?code=x&state={mine.page.value('state')}")
    assert planted.status == 400
    assert "Hãy đăng nhập lại" in planted.text
