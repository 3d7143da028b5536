"""The five steps in a real Chromium, JavaScript off: the citizen on a telephone, the officer at a desk."""

import secrets
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser as Process

from infra import people
from tests.journeys.answers import CARD, RESIDE, STAY, boxes, guest
from tests.journeys.chromium import Window, chromium
from tests.journeys.files import PDF_FILE, PNG_FILE
from tests.journeys.walks import DWELLING, ON, SUBMIT, Town, account, code, plain, press_twice, register

pytestmark = [pytest.mark.browser, pytest.mark.emulator]
TELEPHONE, DESK = 320, 1280
Windows = Callable[[int], Window]


@pytest.fixture(scope="module")
def process() -> Iterator[Process]:
    with chromium() as running:
        yield running


@pytest.fixture
def windows(process: Process, town: Town) -> Iterator[Windows]:
    """Windows of a width; no page in them may have refused itself anything, or be wider than they are."""
    opened: list[Window] = []

    def window(width: int) -> Window:
        opened.append(Window(process, town.origin, width))
        return opened[-1]

    yield window
    for one in opened:
        one.close()
    assert [told for one in opened for told in one.refused] == []
    assert [told for one in opened for told in one.wide] == []


@pytest.fixture
def phone(windows: Windows) -> Window:
    return windows(TELEPHONE)


@pytest.fixture
def citizen(phone: Window, town: Town) -> Window:
    phone.enter(town.token(people.CITIZEN.username))
    return phone


@pytest.fixture
def officer(windows: Windows, town: Town) -> Window:
    window = windows(DESK)
    window.enter(town.token("canbo1"))
    return window


def test_step_1_an_account_is_made_logged_in_with_and_logged_out_of(phone: Window, town: Town) -> None:
    kind = {"2022": "business", "today": "citizen"}[town.law]
    username = f"nguoi.{secrets.token_hex(4)}"
    register(phone, kind, username)
    assert "Tài khoản đã được xác nhận" in phone.text
    phone.follow("Đăng nhập")
    phone.press("Sign in", {"username": username, "password": account(kind, username)["password"]})
    assert phone.path == "/api/ho-so"
    assert "Phạm Thu Hằng" in phone.text
    phone.press("Đăng xuất")
    phone.open("/api/ho-so")
    assert "Sign in" in phone.text, "the provider still knows who was there"


def test_step_2_a_procedure_is_found_without_marks_and_its_form_opened(phone: Window) -> None:
    phone.open("/")
    phone.press("Tìm", {"q": "tam tru"})
    phone.follow("Đăng ký tạm trú")
    assert "3 ngày làm việc" in phone.text
    phone.follow("Nộp trực tuyến")
    assert phone.path == f"/api/thu-tuc/{RESIDE}"


def test_step_3_errors_keep_what_was_typed_and_the_filing_is_made_once(
    citizen: Window, town: Town, door: str
) -> None:
    citizen.open(f"/api/thu-tuc/{RESIDE}")
    citizen.press(ON, {"dia_chi.detail": door, "email": "tôi@"})
    assert citizen.status == 422
    assert citizen.page.title().startswith("Lỗi: ")
    assert citizen.page.locator('[name="dia_chi.detail"]').input_value() == door
    citizen.press(ON, {"email": "toi@example.vn"})
    town.fill(citizen, RESIDE, door)
    citizen.press(SUBMIT)
    given = code(citizen)
    citizen.page.go_back()
    citizen.press(SUBMIT)
    assert code(citizen) == given, "Back and submit filed twice"
    citizen.page.reload()
    assert code(citizen) == given
    citizen.open(f"/api/ho-so/{plain(given)}/giay-to")
    for file in (PNG_FILE, PDF_FILE):
        citizen.press("Gửi tệp", about=DWELLING, file=file)
        assert citizen.path.endswith("/giay-to"), citizen.text
    assert "Tệp 2 (PDF" in citizen.text


def test_step_3_a_list_of_guests_grows_by_a_button(citizen: Window, town: Town, door: str) -> None:
    citizen.open(f"/api/thu-tuc/{STAY}")
    citizen.press("+ Thêm khách", boxes(STAY, door, town.today))
    citizen.press(ON, guest(1, town.today, "Lý Thị Hai", "001190000002"))
    citizen.press(SUBMIT)
    dossier = town.running.dossiers.get(plain(code(citizen)))
    assert dossier is not None
    assert len(dossier.answers["khach"]) == 2


GUESTS = """\
HỌ TÊN*;NGÀY SINH*;GIỚI TÍNH*;SỐ GIẤY TỜ*;NGÀY ĐẾN*;NGÀY ĐI DỰ KIẾN*;LÝ DO CƯ TRÚ*;GHI CHÚ
Lê Thị Ba;02/01/1990;F - Nữ;001190000003;{day};{day};1 - Du lịch;
Lê Thị Tư;02/01/1990;F - Nữ;1190000004;{day};{day};1 - Du lịch;
Lê Thị Năm;30/02/1990;F - Nữ;001190000005;{day};{day};1 - Du lịch;
"""


def test_step_3_guests_come_from_a_file_are_mended_on_the_page_and_filed(
    citizen: Window, town: Town, door: str
) -> None:
    def file(*swaps: tuple[str, str]) -> tuple[str, bytes, str]:
        text = GUESTS.format(day=f"{town.today:%d/%m/%Y}")
        for old, new in swaps:
            text = text.replace(old, new)
        return "khách.csv", text.encode("utf-8-sig"), "text/csv"

    citizen.open(f"/api/thu-tuc/{STAY}")
    typed = boxes(STAY, door, town.today)
    citizen.press("Nhập từ tệp", typed, file=file())
    assert citizen.status == 422
    assert "1 nhận, 2 dòng cần sửa" in citizen.text
    assert "Dòng 3 – Khách 3: “Số giấy tờ” phải gồm 12 chữ số" in citizen.text
    assert "hiện có 10. Nếu bảng tính đã làm mất số 0 ở đầu" in citizen.text
    assert "Dòng 4 – Khách 4: Ngày phải có trong lịch" in citizen.text
    citizen.press(
        "Nhập từ tệp", {"khach.3.ngay_sinh.day": "2"}, file=file(("30/02", "02/01"), (";119", ";00119"))
    )
    assert "3 nhận, 0 dòng cần sửa" in citizen.text
    citizen.press(ON)
    citizen.press(SUBMIT)
    dossier = town.running.dossiers.get(plain(code(citizen)))
    assert dossier is not None
    numbers = [one["so_giay_to"][-1] for one in dossier.answers["khach"]]
    assert numbers == ["1", "3", "4", "5"]


def test_step_3_a_file_to_fill_in_lies_beside_the_form(phone: Window, town: Town) -> None:
    for kind in ("csv", "xlsx"):
        found = phone.page.request.get(f"{town.origin}/thu-tuc/{STAY}/to-khai/khach.{kind}")
        assert found.ok
        assert len(found.body()) > 100


def test_step_3_whoever_logs_in_beside_the_form_loses_nothing(phone: Window, town: Town, door: str) -> None:
    phone.open(f"/thu-tuc/{STAY}/to-khai/")
    mine = {
        "ho_ten": people.CITIZEN.name,
        "so_dinh_danh": people.CITIZEN.username,
        "dien_thoai": "0912345678",
    }
    phone.press(ON, {**boxes(STAY, door, town.today), **mine})
    phone.press(SUBMIT)
    assert phone.status == 401
    tab = phone.beside("Đăng nhập (mở thẻ mới)")
    tab.press("Sign in", {"username": people.CITIZEN.username, "password": people.PASSWORD})
    phone.press(SUBMIT)
    assert phone.path.endswith("/bien-nhan"), phone.text


def test_step_4_the_status_follows_the_work_and_a_supplement_is_sent(
    citizen: Window, officer: Window, windows: Windows, town: Town, door: str
) -> None:
    given = town.file(citizen, RESIDE, door)
    town.at_desk(officer, given, "Nhận xử lý", "Tiếp nhận", "Bắt đầu giải quyết")
    until = (town.today + timedelta(days=7)).isoformat()
    asked: dict[str, str | list[str]] = {
        "fields": ["noi_dung_de_nghi"],
        "fields_reason": "answer_incomplete",
        "until": until,
    }
    officer.press("Yêu cầu bổ sung", asked)
    citizen.open("/")
    citizen.follow("Hồ sơ của tôi")
    citizen.follow(given)
    assert "Cần bạn bổ sung" in citizen.text
    assert town.officer("canbo1").name in citizen.text
    citizen.press("Gửi bổ sung", {"noi_dung_de_nghi": "Tôi về ở nhà mới mua"})
    town.at_desk(officer, given, "Giải quyết tiếp")
    stranger = windows(TELEPHONE)
    stranger.open("/tra-cuu/")
    stranger.press("Xem hồ sơ", {"code": given, "factor": people.CITIZEN.username[-4:]})
    assert "Đang xử lý" in stranger.text
    assert people.CITIZEN.name not in stranger.text


def test_step_5_level_4_is_paid_by_transfer_and_posted(
    citizen: Window, officer: Window, town: Town, door: str
) -> None:
    given = town.file(citizen, RESIDE, door, receive="post")
    town.at_desk(officer, given, "Nhận xử lý", "Tiếp nhận", "Bắt đầu giải quyết")
    press_twice(officer, "Ghi kết quả", {"override": "Công dân đang chuyển khoản"})
    assert "Đã ghi nhận" in officer.text
    citizen.open(f"/api/ho-so/{plain(given)}")
    drawn = citizen.page.locator("#le-phi img")
    assert drawn.evaluate("one => one.complete && one.naturalWidth > 100"), (
        "the code to pay with is not drawn"
    )
    officer.press("Ghi nhận lệ phí", {"reference": "FT26001", "source": "transfer"})
    press_twice(officer, "Trả kết quả", {"tracking": "EB473124829VN"})
    citizen.open(f"/api/ho-so/{plain(given)}")
    assert "Đã trả kết quả" in citizen.text
    assert "EB473124829VN" in citizen.text


def test_step_5_level_3_is_collected_by_appointment_with_its_slip(
    citizen: Window, windows: Windows, town: Town, door: str
) -> None:
    given = town.file(citizen, CARD[town.law], door, receive="desk")
    desk = windows(DESK)
    desk.enter(town.token("canbo2"))
    town.at_desk(desk, given, "Nhận xử lý", "Tiếp nhận", "Bắt đầu giải quyết")
    day = town.running.services.catalogue.calendar.due_date(town.today, 8)
    press_twice(desk, "Ghi kết quả", {"day": day.isoformat(), "time": "09:15"})
    citizen.open(f"/api/ho-so/{plain(given)}/phieu-hen")
    assert "09:15" in citizen.text
    assert f"{day:%d/%m/%Y}" in citizen.text
    desk.press("Ghi nhận lệ phí", {"reference": "BL-1", "source": "desk"})
    press_twice(desk, "Trả kết quả", {"collected_by": people.CITIZEN.name})
    citizen.open(f"/api/ho-so/{plain(given)}")
    assert "Đã trả kết quả" in citizen.text
