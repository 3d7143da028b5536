"""Step 5, nhận kết quả: at the desk by appointment (level 3), or by transfer and post (level 4)."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from handlers.partners import vietqr
from handlers.web.dossier.payment import qr_image
from infra import people
from tests.journeys.answers import CARD, RESIDE
from tests.journeys.browser import Browser
from tests.journeys.walks import SUBMIT, Town, plain, press_twice

pytestmark = pytest.mark.emulator
Visitors = Callable[[], Browser]
WRONG_TRACKING, TRACKING = "EB473124828VN", "EB473124829VN"
RECEIPT = {"reference": "BL-0042", "source": "desk"}


@pytest.fixture
def card_officer(visitors: Visitors, town: Town) -> Browser:
    """The officer of the unit that makes identity cards."""
    browser = visitors()
    browser.enter(town.token("canbo2"))
    return browser


def slot(town: Town) -> dict[str, str]:
    """An appointment on a working day."""
    day = town.running.services.catalogue.calendar.due_date(town.today, 8)
    return {"day": day.isoformat(), "time": "09:15"}


def test_level_3_is_decided_with_an_appointment_paid_and_collected_at_the_desk(
    citizen: Browser, card_officer: Browser, town: Town, door: str
) -> None:
    given = town.file(citizen, CARD[town.law], door, receive="desk")
    town.at_desk(card_officer, given, "Nhận xử lý", "Tiếp nhận", "Bắt đầu giải quyết")
    met = slot(town)
    press_twice(card_officer, "Ghi kết quả", met)
    assert card_officer.status == 200, card_officer.text
    citizen.open(f"/api/ho-so/{plain(given)}")
    day = f"{date.fromisoformat(met['day']):%d/%m/%Y}"
    for told in (
        "Đã xử lý xong",
        "09:15",
        day,
        "mang theo giấy tờ tùy thân",
        "Nộp tại cơ quan",
    ):
        assert told in citizen.text, f"{told}: {citizen.text}"
    assert not citizen.page.images, "a fee of the desk shows a code to transfer it"
    assert "Trả kết quả" not in [words.label for form in card_officer.page.forms for words in form.buttons], (
        "the result could be handed over unpaid"
    )
    card_officer.press("Ghi nhận lệ phí", RECEIPT)
    press_twice(card_officer, "Trả kết quả", {"collected_by": people.CITIZEN.name})
    citizen.open(f"/api/ho-so/{plain(given)}")
    assert "Đã trả kết quả" in citizen.text
    assert "Đã nộp" in citizen.text


def test_the_slip_of_the_appointment_can_be_printed_by_both(
    citizen: Browser, card_officer: Browser, town: Town, door: str
) -> None:
    given = town.file(citizen, CARD[town.law], door, receive="desk")
    town.at_desk(card_officer, given, "Nhận xử lý", "Tiếp nhận", "Bắt đầu giải quyết")
    met = slot(town)
    press_twice(card_officer, "Ghi kết quả", met)
    for browser in (citizen, card_officer):
        browser.open(f"/api/ho-so/{plain(given)}/phieu-hen")
        dossier = town.running.dossiers.get(plain(given))
        assert dossier is not None
        day = f"{date.fromisoformat(met['day']):%d/%m/%Y}"
        for told in (dossier.summary.number, given, people.CITIZEN.name, "09:15", day, "7 ngày làm việc"):
            assert told in browser.text, f"{told}: {browser.text}"
        form = {"2022": "TT 01/2018/TT-VPCP", "today": "TT 03/2025/TT-VPCP"}[town.law]
        assert form in browser.text
        assert browser.page.images, "the slip has no code to scan"


def test_a_decision_without_its_appointment_is_sent_back_with_what_was_typed(
    citizen: Browser, card_officer: Browser, town: Town, door: str
) -> None:
    given = town.file(citizen, CARD[town.law], door, receive="desk")
    town.at_desk(card_officer, given, "Nhận xử lý", "Tiếp nhận", "Bắt đầu giải quyết")
    yesterday = town.today - timedelta(days=1)
    card_officer.press("Ghi kết quả", {"day": yesterday.isoformat(), "time": "09:15", "result": "Thẻ mới"})
    assert card_officer.status == 422
    assert "Nhập ngày hẹn từ hôm nay trở đi" in card_officer.text
    assert card_officer.page.value("result") == "Thẻ mới"


def test_a_decision_without_a_result_or_on_a_sunday_is_sent_back_at_that_box(
    citizen: Browser, card_officer: Browser, town: Town, door: str
) -> None:
    given = town.file(citizen, CARD[town.law], door, receive="desk")
    town.at_desk(card_officer, given, "Nhận xử lý", "Tiếp nhận", "Bắt đầu giải quyết")
    for nothing in ("", " \n "):
        card_officer.press("Ghi kết quả", slot(town) | {"result": nothing})
        assert card_officer.status == 422
        assert "Nhập kết quả giải quyết" in card_officer.text
    sunday = town.today + timedelta(days=7 - town.today.isoweekday() or 7)
    card_officer.press("Ghi kết quả", {"day": sunday.isoformat(), "time": "09:15", "result": "Thẻ mới"})
    assert card_officer.status == 422
    assert "đơn vị tiếp nhận trong giờ hành chính từ thứ Hai đến thứ Sáu và sáng thứ Bảy" in card_officer.text
    press_twice(card_officer, "Ghi kết quả", slot(town))
    assert card_officer.status == 200, card_officer.text


def test_level_4_is_paid_by_transfer_and_sent_by_post(
    citizen: Browser, officer: Browser, town: Town, door: str
) -> None:
    given = town.file(citizen, RESIDE, door, receive="post")
    town.at_desk(officer, given, "Nhận xử lý", "Tiếp nhận", "Bắt đầu giải quyết")
    # The fee is still owed: a decision past it says why.
    press_twice(officer, "Ghi kết quả", {"override": "Công dân đang chuyển khoản"})
    assert "Đã ghi nhận" in officer.text
    citizen.open(f"/api/ho-so/{plain(given)}")
    bank, amount = town.running.services.bank, {"2022": 8000, "today": 7000}[town.law]
    assert bank is not None, "the local product has no account to transfer to"
    wanted = vietqr.payload(bank.bin, bank.account, amount, f"LP {plain(given)}")
    assert qr_image(wanted) in citizen.page.images
    for told in (bank.account, f"LP {plain(given)}", f"{amount // 1000}.000 ₫", "Chưa nộp"):
        assert told in citizen.text, citizen.text
    officer.press("Ghi nhận lệ phí", {"reference": "FT26001", "source": "transfer"})
    citizen.open(f"/api/ho-so/{plain(given)}")
    assert "Đã nộp" in citizen.text
    assert not citizen.page.images, "what is paid is still asked for"
    officer.press("Trả kết quả", {"tracking": WRONG_TRACKING})
    assert officer.status == 422
    assert "chữ số cuối để kiểm tra phải đúng" in officer.text
    press_twice(officer, "Trả kết quả", {"tracking": TRACKING})
    citizen.open(f"/api/ho-so/{plain(given)}")
    for told in (
        "Đã trả kết quả",
        "Kết quả đã được gửi cho bạn qua bưu điện.",
        "Thôn Hà, xã An Tiến",
        f"Mã bưu gửi là {TRACKING}. Tra cứu mã này ở trang của bưu điện",
    ):
        assert told in citizen.text, f"{told}: {citizen.text}"


def test_another_amount_than_the_fee_is_not_recorded(
    citizen: Browser, officer: Browser, town: Town, door: str
) -> None:
    given = town.file(citizen, RESIDE, door)
    town.at_desk(officer, given, "Nhận xử lý")
    for amount in ("7 nghìn", "-1", "0"):
        officer.press("Ghi nhận lệ phí", {"reference": "BL-1", "source": "desk", "amount": amount})
        assert officer.status == 422, f"{amount} was taken for the fee"
    citizen.open(f"/api/ho-so/{plain(given)}")
    assert "Chưa nộp" in citizen.text


def test_a_refusal_names_reason_remedy_and_appeal(
    citizen: Browser, officer: Browser, town: Town, door: str
) -> None:
    given = town.file(citizen, RESIDE, door)
    town.at_desk(officer, given, "Nhận xử lý")
    officer.press("Từ chối", {"words": "Chưa rõ"})
    assert officer.status == 422
    assert "Chọn lý do trong danh mục" in officer.text
    press_twice(officer, "Từ chối", {"reason": "not_eligible", "words": "Thiếu diện tích tối thiểu"})
    citizen.open(f"/api/ho-so/{plain(given)}")
    for told in (
        "Không được tiếp nhận",
        "chưa đủ điều kiện theo quy định",
        "nộp lại khi đủ điều kiện",
        "Bạn có quyền khiếu nại",
        "Thiếu diện tích tối thiểu",
    ):
        assert told in citizen.text, citizen.text


def test_a_closed_dossier_filed_again_is_a_new_one_only_on_purpose(
    citizen: Browser, town: Town, door: str
) -> None:
    given = town.file(citizen, RESIDE, door)
    citizen.open(f"/api/ho-so/{plain(given)}")
    citizen.press("Rút hồ sơ này")
    citizen.open(f"/api/thu-tuc/{RESIDE}")
    town.fill(citizen, RESIDE, door)
    citizen.press(SUBMIT)
    assert citizen.status == 409
    assert "Nếu muốn nộp thêm một hồ sơ mới, hãy bấm nộp lần nữa." in citizen.text
    citizen.press(SUBMIT)
    assert citizen.path.endswith("/bien-nhan")
    assert given not in citizen.text
