"""Step 3, nộp hồ sơ trực tuyến: what is typed arrives once, with its code, and nothing typed is ever lost."""

from collections.abc import Callable

import pytest

from infra import people
from tests.journeys.answers import CARD, IDENTITY, PROCEDURES, RESIDE, STAY, boxes, guest
from tests.journeys.browser import Browser
from tests.journeys.walks import ON, SUBMIT, Town, code, plain

pytestmark = pytest.mark.emulator
Visitors = Callable[[], Browser]
MINE = {**IDENTITY, "so_dinh_danh": people.CITIZEN.username}


@pytest.mark.parametrize("nth", range(4))
def test_every_procedure_of_the_law_is_filed_and_reaches_the_competent_unit(
    citizen: Browser, town: Town, door: str, nth: int
) -> None:
    procedure = PROCEDURES[town.law][nth]
    given = town.file(citizen, procedure, door)
    assert citizen.path == f"/api/ho-so/{plain(given)}/bien-nhan"
    dossier = town.running.dossiers.get(plain(given))
    assert dossier is not None
    desk = "canbo2" if procedure == CARD[town.law] else "canbo1"
    assert dossier.summary.unit == town.officer(desk).unit
    assert town.running.services.unit(dossier.summary.unit).name["vi"] in citizen.text
    assert town.routed(), "it reached no queue"


def test_the_check_page_says_where_it_goes_what_it_costs_and_when_it_is_due(
    citizen: Browser, town: Town, door: str
) -> None:
    citizen.open(f"/api/thu-tuc/{RESIDE}")
    town.fill(citizen, RESIDE, door)
    services = town.running.services
    day = services.catalogue.calendar.due_date(services.catalogue.calendar.reception_day(services.now()), 3)
    assert f"{day:%d/%m/%Y}" in citizen.text
    assert {"2022": "8.000 ₫", "today": "7.000 ₫"}[town.law] in citizen.text
    assert services.unit(town.officer("canbo1").unit).name["vi"] in citizen.text
    assert door in citizen.text
    citizen.press("Sửa", about="Người đứng tên hồ sơ")
    assert citizen.page.value("dia_chi.detail") == door, "what was typed is gone on the way back"


def test_wrong_answers_come_back_with_a_summary_and_everything_typed(browser: Browser, town: Town) -> None:
    before = town.kept()
    browser.open(f"/api/thu-tuc/{RESIDE}")
    wrong = {"so_dinh_danh": "12", "dien_thoai": "09x", "ngay_sinh.month": "13", "email": "tôi@"}
    typed = {**boxes(RESIDE, "Số 0", town.today), **IDENTITY, **wrong}
    shown = {name: text for name, text in typed.items() if name in browser.names}
    browser.press(ON, shown)
    assert browser.status == 422
    assert browser.page.title.startswith("Lỗi: ")
    links = [href for _, href in browser.page.links]
    for box in ("so_dinh_danh", "dien_thoai", "ngay_sinh.month", "email"):
        assert f"#{box}" in links, f"the summary does not lead to {box}: {links}"
        assert box in browser.page.ids
    assert {name: browser.page.value(name) for name in shown} == shown
    assert town.kept() == before


def test_guests_are_added_and_removed_by_buttons_and_what_was_typed_stays(
    citizen: Browser, town: Town, door: str
) -> None:
    citizen.open(f"/api/thu-tuc/{STAY}")
    citizen.press("+ Thêm khách", boxes(STAY, door, town.today))
    assert citizen.status == 200
    assert citizen.page.value("khach.0.ho_ten") == "Trần Văn Khách"
    citizen.press("+ Thêm khách", guest(1, town.today, "Lý Thị Hai", "001190000002"))
    citizen.press("Xóa khách 1")
    assert citizen.page.value("khach.0.ho_ten") == "Lý Thị Hai", "the rows below did not move up"
    citizen.press(ON, guest(1, town.today, "Trần Văn Khách"))
    assert "Lý Thị Hai" in citizen.text
    citizen.press(SUBMIT)
    dossier = town.running.dossiers.get(plain(code(citizen)))
    assert dossier is not None
    assert [one["ho_ten"] for one in dossier.answers["khach"]] == ["Lý Thị Hai", "Trần Văn Khách"]


def test_a_guest_listed_twice_is_told_at_the_row(citizen: Browser, town: Town, door: str) -> None:
    citizen.open(f"/api/thu-tuc/{STAY}")
    citizen.press("+ Thêm khách", boxes(STAY, door, town.today))
    citizen.press(ON, guest(1, town.today, "Trần Văn Khách"))
    assert citizen.status == 422
    assert any(href.startswith("#khach.1.") for _, href in citizen.page.links), citizen.page.links


def test_a_double_click_and_a_reload_give_the_same_receipt(citizen: Browser, town: Town, door: str) -> None:
    given = town.file(citizen, RESIDE, door)
    before, first = town.kept(), citizen.text
    citizen.again()
    assert (code(citizen), citizen.text) == (given, first)
    citizen.open(citizen.path)
    assert citizen.text == first
    assert town.kept() == before


def test_back_and_submit_once_more_gives_the_same_receipt(citizen: Browser, town: Town, door: str) -> None:
    citizen.open(f"/api/thu-tuc/{RESIDE}")
    town.fill(citizen, RESIDE, door)
    check, address = citizen.page, citizen.url
    citizen.press(SUBMIT)
    given, before = code(citizen), town.kept()
    citizen.page, citizen.url = check, address
    citizen.press(SUBMIT)
    assert code(citizen) == given
    assert town.kept() == before


def test_whoever_is_not_logged_in_keeps_everything_and_files_after_the_log_in(
    browser: Browser, town: Town, door: str
) -> None:
    browser.open(f"/thu-tuc/{RESIDE}/to-khai/")
    browser.press(ON, {name: text for name, text in MINE.items() if name in browser.names})
    town.fill(browser, RESIDE, door)
    before = town.kept()
    browser.press(SUBMIT)
    assert browser.status == 401
    assert "Chưa nộp: bạn cần đăng nhập" in browser.text
    assert door in browser.text
    assert town.kept() == before
    left, address = browser.page, browser.url
    town.log_in(browser, people.CITIZEN.username)  # in another tab
    browser.page, browser.url = left, address
    browser.press(SUBMIT)
    assert browser.path.endswith("/bien-nhan"), browser.text


def test_a_name_that_is_not_the_accounts_own_is_told_at_its_box_and_never_replaced(
    browser: Browser, town: Town, door: str
) -> None:
    browser.open(f"/thu-tuc/{RESIDE}/to-khai/")
    browser.press(
        ON, {name: text for name, text in MINE.items() if name in browser.names} | {"ho_ten": "Ai Đó"}
    )
    town.fill(browser, RESIDE, door)
    left, address, before = browser.page, browser.url, town.kept()
    town.log_in(browser, people.CITIZEN.username)
    browser.page, browser.url = left, address
    browser.press(SUBMIT)
    assert browser.status == 422
    assert "khác với tài khoản của bạn" in browser.text
    assert browser.page.value("ho_ten") == "Ai Đó"
    assert town.kept() == before
    browser.press(ON, {"ho_ten": people.CITIZEN.name})
    browser.press(SUBMIT)
    assert browser.path.endswith("/bien-nhan")


CHILD = {
    "ho_ten": "Nguyễn Bé An",
    "ngay_sinh.day": "2",
    "ngay_sinh.month": "5",
    "ngay_sinh.year": "2018",
    "gioi_tinh": "nam",
    "so_dinh_danh": "001218004321",
}


def test_a_parent_registers_a_child_under_the_childs_own_name(
    citizen: Browser, town: Town, door: str
) -> None:
    citizen.open(f"/api/thu-tuc/{RESIDE}")
    assert citizen.page.value("ho_ten") == people.CITIZEN.name
    citizen.press("Ghi người đã chọn", {"nop_cho": "con"})
    assert citizen.page.value("ho_ten") == citizen.page.value("so_dinh_danh") == ""
    parent = {"quan_he_chu_ho": "con-de", "chu_ho_ho_ten": people.CITIZEN.name}
    typed = {**boxes(RESIDE, door, town.today), **CHILD, **parent}
    citizen.press(ON, {name: text for name, text in typed.items() if name in citizen.names})
    assert "Nguyễn Bé An" in citizen.text
    citizen.press(SUBMIT)
    dossier = town.running.dossiers.get(plain(code(citizen)))
    assert dossier is not None
    assert (dossier.applicant, dossier.declarant["name"]) == ("Nguyễn Bé An", people.CITIZEN.name)
    assert dossier.declarant["basis"] == "con"
    assert people.CITIZEN.name in citizen.text
    assert dossier.fee["amount"] == 0, "a child under 16 is exempt, whoever files"


def test_a_form_of_an_edition_that_is_gone_comes_back_with_what_was_typed(
    citizen: Browser, town: Town, door: str
) -> None:
    citizen.open(f"/api/thu-tuc/{STAY}")
    citizen.page.forms[-1].named("_edition")[0].value = "0" * 12
    citizen.press(ON, boxes(STAY, door, town.today))
    assert citizen.status == 422
    assert "Mẫu tờ khai đã thay đổi" in citizen.text
    assert citizen.page.value("dia_chi.detail") == door
    citizen.press(ON)
    citizen.press(SUBMIT)
    assert citizen.path.endswith("/bien-nhan"), citizen.text


def test_the_receipt_is_nobody_elses(citizen: Browser, visitors: Visitors, town: Town, door: str) -> None:
    given = plain(town.file(citizen, RESIDE, door))
    other = visitors()
    other.enter(town.token(people.ORGANISATION.username))
    for page in ("", "/bien-nhan", "/giay-to", "/phieu-hen"):
        other.open(f"/api/ho-so/{given}{page}")
        assert other.status == 404, page
