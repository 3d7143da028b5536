"""Step 4, theo dõi kết quả: which unit, officer and step, when due, and what is asked of the citizen."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from infra import people
from tests.journeys.answers import RESIDE
from tests.journeys.browser import Browser
from tests.journeys.files import PNG_FILE
from tests.journeys.walks import DWELLING, Town, plain

pytestmark = pytest.mark.emulator
Visitors = Callable[[], Browser]
FOUR = people.CITIZEN.username[-4:]
NOT_FOUND = "Không có hồ sơ nào khớp với mã và 4 số cuối này."


@pytest.fixture
def given(citizen: Browser, town: Town, door: str) -> str:
    """The code of a dossier of the demo citizen, as printed."""
    return town.file(citizen, RESIDE, door)


def look_up(browser: Browser, code: str, digits: str) -> None:
    browser.open("/tra-cuu/")
    browser.press("Xem hồ sơ", {"code": code, "factor": digits})


def test_the_citizen_finds_the_dossier_among_their_own(citizen: Browser, town: Town, given: str) -> None:
    citizen.open("/")
    citizen.follow("Hồ sơ của tôi")
    citizen.follow(given)
    assert citizen.path == f"/api/ho-so/{plain(given)}"
    services = town.running.services
    day = services.catalogue.calendar.due_date(services.catalogue.calendar.reception_day(services.now()), 3)
    unit = services.unit(town.officer("canbo1").unit)
    for told in ("Mới đăng ký", f"{day:%d/%m/%Y}", unit.name["vi"], "Chưa có cán bộ", people.CITIZEN.name):
        assert told in citizen.text, citizen.text
    assert "Mã trạng thái quốc gia" not in citizen.text


@pytest.mark.parametrize("typed", [str, str.lower, plain, lambda code: f" {code.replace('-', ' ')} "])
def test_code_and_four_digits_show_it_however_the_code_is_typed(
    browser: Browser, given: str, typed: Callable[[str], str]
) -> None:
    look_up(browser, typed(given), FOUR)
    assert browser.status == 200
    assert given in browser.text
    assert "Mới đăng ký" in browser.text


def test_a_stranger_with_the_code_sees_no_name_and_has_nothing_to_press(browser: Browser, given: str) -> None:
    look_up(browser, given, FOUR)
    assert "N*** T*** M*** K***" in browser.text
    assert people.CITIZEN.name not in browser.text
    assert "Rút hồ sơ" not in browser.text
    browser.open(f"/api/ho-so/{plain(given)}")
    assert "Sign in" in browser.text, "the code alone opened the dossier"


def test_a_wrong_factor_and_a_code_that_does_not_exist_get_one_answer(browser: Browser, given: str) -> None:
    answers = []
    for code in (given, "0000-0000-0000-0"):
        look_up(browser, code, "0000")
        answers.append((browser.status, browser.text))
    assert answers[0] == answers[1]
    assert answers[0][0] == 404
    assert NOT_FOUND in answers[0][1]


def test_guessing_is_throttled_and_the_owner_still_sees_it(
    browser: Browser, citizen: Browser, given: str
) -> None:
    # Eleven tries: the windows of ten minutes may change in between, once.
    statuses: list[int] = []
    while len(statuses) < 11 and 429 not in statuses:
        look_up(browser, given, f"{len(statuses):04}")
        statuses.append(browser.status)
    assert set(statuses[:-1]) == {404}
    assert statuses[-1] == 429
    look_up(browser, given, FOUR)
    assert browser.status == 429, "the right digits still opened it"
    assert "Mã này đã được thử quá 5 lần" in browser.text
    citizen.open(f"/api/ho-so/{plain(given)}")
    assert citizen.status == 200


def test_once_claimed_the_status_names_unit_officer_telephone_and_step(
    citizen: Browser, officer: Browser, town: Town, given: str
) -> None:
    town.at_desk(officer, given, "Nhận xử lý", "Tiếp nhận", "Bắt đầu giải quyết")
    citizen.open(f"/api/ho-so/{plain(given)}")
    hung = town.officer("canbo1")
    for told in (hung.name, hung.work_phone, "Đang xử lý", "Hồ sơ được tiếp nhận, số G01."):
        assert told in citizen.text, citizen.text
    dossier = town.running.dossiers.get(plain(given))
    assert dossier is not None
    number = dossier.summary.number
    assert number.startswith(town.running.services.unit(hung.unit).number_prefix)
    look_up(citizen, number, FOUR)
    assert given in citizen.text


def test_of_two_officers_one_claims_and_the_other_is_told_who(
    officer: Browser, visitors: Visitors, town: Town, given: str
) -> None:
    head = visitors()
    head.enter(town.token("truong1"))
    head.open(f"/api/can-bo/ho-so/{plain(given)}")
    town.at_desk(officer, given, "Nhận xử lý")
    head.press("Nhận xử lý")
    assert head.status == 409
    assert town.officer("canbo1").name in head.text


def test_another_unit_does_not_see_it(visitors: Visitors, town: Town, given: str) -> None:
    other = visitors()
    other.enter(town.token("canbo2"))
    other.open(f"/api/can-bo/ho-so/{plain(given)}")
    assert other.status == 404
    other.open(f"/api/can-bo?q={given}")
    assert other.status == 200
    assert given not in [words for words, _ in other.page.links]


def test_the_inbox_has_it_by_tab_and_by_search(officer: Browser, given: str, town: Town) -> None:
    officer.open("/api/can-bo?tab=waiting")
    assert given in officer.text
    town.at_desk(officer, given, "Nhận xử lý")
    for path in ("/api/can-bo?tab=mine", f"/api/can-bo?q={plain(given).lower()}", "/api/can-bo?q=minh khai"):
        officer.open(path)
        assert given in officer.text, path


def test_a_supplement_opens_just_what_was_asked_and_the_work_goes_on(
    citizen: Browser, officer: Browser, town: Town, given: str
) -> None:
    until = town.today + timedelta(days=7)
    asked: dict[str, str | list[str]] = {
        "fields": ["noi_dung_de_nghi"],
        "fields_reason": "answer_incomplete",
        "documents": ["cho-o-hop-phap"],
        "documents_reason": "document_missing",
        "until": until.isoformat(),
    }
    town.at_desk(officer, given, "Nhận xử lý", "Tiếp nhận", "Bắt đầu giải quyết")
    officer.press("Yêu cầu bổ sung", asked)
    assert officer.status == 200, officer.text
    citizen.open(f"/api/ho-so/{plain(given)}")
    assert "Cần bạn bổ sung" in citizen.text
    for told in ("Hãy khai đầy đủ mục này.", "Hãy gửi giấy tờ được nêu tên.", f"{until:%d/%m/%Y}"):
        assert told in citizen.text, citizen.text
    assert set(citizen.names) == {"noi_dung_de_nghi", "file"}
    citizen.press("Gửi bổ sung", {"noi_dung_de_nghi": "Tôi về ở nhà mới mua"})
    assert citizen.status == 422, "a supplement without its document was taken"
    assert citizen.page.value("noi_dung_de_nghi") == "Tôi về ở nhà mới mua"
    citizen.press("Gửi tệp", about=DWELLING, file=PNG_FILE)
    assert citizen.path.endswith("/giay-to"), "the form stands once more where a file is sent from its side"
    citizen.follow("Mở trang bổ sung ở thẻ này")
    citizen.press("Gửi bổ sung", {"noi_dung_de_nghi": "Tôi về ở nhà mới mua"})
    assert citizen.status == 200, citizen.text
    assert "Cần bạn bổ sung" not in citizen.text
    assert "Bạn đã gửi bổ sung" in citizen.text
    town.at_desk(officer, given, "Giải quyết tiếp")
    assert "Tôi về ở nhà mới mua" in officer.text
    citizen.open(f"/api/ho-so/{plain(given)}")
    assert "Đang xử lý" in citizen.text


def test_a_supplement_without_a_coded_reason_is_not_sent(officer: Browser, town: Town, given: str) -> None:
    town.at_desk(officer, given, "Nhận xử lý", "Tiếp nhận", "Bắt đầu giải quyết")
    officer.press("Yêu cầu bổ sung", {"fields": ["noi_dung_de_nghi"], "words": "Khai lại"})
    assert officer.status == 422
    assert "Chọn lý do trong danh mục" in officer.text
    assert officer.page.value("words").strip() == "Khai lại"


def test_the_citizen_takes_it_back_while_nobody_has_received_it(
    citizen: Browser, officer: Browser, town: Town, given: str
) -> None:
    citizen.open(f"/api/ho-so/{plain(given)}")
    citizen.press("Rút hồ sơ này")
    assert "Công dân yêu cầu rút hồ sơ" in citizen.text, citizen.text
    officer.open(f"/api/can-bo/ho-so/{plain(given)}")
    assert "Hồ sơ này không còn việc gì để làm." in officer.text
