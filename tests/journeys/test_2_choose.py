"""Step 2, lựa chọn dịch vụ công: the catalogue of the day's law, searched with and without marks."""

import httpx
import pytest

from tests.forms.shipped import shipped
from tests.journeys.answers import CARD, LAWS, PROCEDURES, RESIDE, SETTLE, STAY
from tests.journeys.browser import Browser
from tests.journeys.walks import Town

pytestmark = pytest.mark.emulator
FACTS = {
    ("2022", RESIDE): ("Công an cấp xã", "3 ngày làm việc", "1.004194", "8.000 ₫", "TT 56/2021/TT-BCA"),
    ("2022", SETTLE): ("Công an cấp xã", "7 ngày làm việc", "1.004222", "mức độ 4", "01/07/2021"),
    ("2022", STAY): ("Công an cấp xã", "Tiếp nhận ngay", "2.001159", "Không thu", "tổ chức"),
    ("2022", CARD["2022"]): ("Công an cấp huyện", "7 ngày làm việc", "mức độ 3", "50.000 ₫", "TT 41/2019"),
    ("today", RESIDE): ("Công an cấp xã", "3 ngày làm việc", "1.004194", "7.000 ₫", "TT 116/2026/TT-BCA"),
    ("today", SETTLE): ("Công an cấp xã", "7 ngày làm việc", "1.004222", "10.000 ₫", "CT01"),
    ("today", STAY): ("Công an cấp xã", "Tiếp nhận ngay", "2.001159", "Không thu", "doanh nghiệp"),
    ("today", CARD["today"]): ("Công an cấp xã bất kỳ", "7 ngày làm việc", "18/08/2026"),
}
QUERIES = ("tạm trú", "tam tru", "TAM TRU", "  tạm   tru ", "dang ky tam", "1.004194")


def cards(browser: Browser) -> list[str]:
    found = [href.strip("/").split("/")[-1] for _, href in browser.page.links if "/thu-tuc/" in href]
    return list(dict.fromkeys(found))


def test_the_home_page_offers_what_the_law_of_the_day_knows(browser: Browser, town: Town) -> None:
    browser.open("/")
    offered = {one.id for one in shipped().procedures(LAWS[town.law] or town.today)}
    assert set(cards(browser)) == offered >= set(PROCEDURES[town.law])
    other = CARD[next(law for law in LAWS if law != town.law)]
    browser.open(f"/thu-tuc/{other}/")
    assert browser.status == 404


@pytest.mark.parametrize("query", QUERIES)
def test_search_finds_it_however_it_is_typed(browser: Browser, query: str) -> None:
    browser.open("/")
    browser.press("Tìm", {"q": query})
    assert cards(browser)[0] == RESIDE
    assert SETTLE not in cards(browser)
    assert browser.page.value("q") == query.strip()


def test_search_with_and_without_marks_finds_the_same(browser: Browser) -> None:
    found = []
    for query in ("đăng ký thường trú", "dang ky thuong tru"):
        browser.open(f"/api/tim?q={query}")
        found.append(cards(browser))
    assert found[0] == found[1]
    assert found[0][0] == SETTLE


def test_a_search_that_finds_nothing_says_so_and_leads_on(browser: Browser) -> None:
    browser.open("/api/tim?q=hộ chiếu")
    assert browser.status == 200
    assert cards(browser) == []
    assert "Không có thủ tục nào khớp" in browser.text
    browser.follow("Xem tất cả thủ tục")
    assert RESIDE in cards(browser)


@pytest.mark.parametrize("nth", range(4))
def test_the_start_page_states_the_facts_of_its_law(browser: Browser, town: Town, nth: int) -> None:
    procedure = PROCEDURES[town.law][nth]
    browser.open("/")
    browser.open(f"/thu-tuc/{procedure}/")
    missing = [fact for fact in FACTS[town.law, procedure] if fact not in browser.text]
    assert not missing, browser.text
    for heading in ("Ai được nộp", "Đơn vị giải quyết", "Thời hạn", "Kết quả", "Lệ phí", "Căn cứ pháp lý"):
        assert heading in browser.text
    browser.follow("Nộp trực tuyến")
    assert browser.path == f"/api/thu-tuc/{procedure}"
    assert browser.status == 200


def test_a_page_of_another_day_says_which(browser: Browser, town: Town) -> None:
    for path in ("/", f"/thu-tuc/{RESIDE}/", f"/api/thu-tuc/{RESIDE}"):
        browser.open(path)
        assert ("theo pháp luật ngày 12/04/2022" in browser.text) == (town.law == "2022"), path


def test_the_way_to_the_form_is_there_in_english(browser: Browser) -> None:
    browser.open("/en/")
    browser.press("Search", {"q": "temporary residence"})
    browser.follow("Temporary residence registration")
    assert browser.path == f"/en/thu-tuc/{RESIDE}/"
    browser.follow("Apply online")
    assert "Full name" in browser.text
    browser.press("Continue to check")
    assert browser.status == 422
    assert "There is a problem" in browser.text or "to correct" in browser.text, browser.text[:600]


def test_a_program_searches_the_same_catalogue(town: Town) -> None:
    address = f"{town.origin}/api/tim"
    told = httpx.get(
        address, params={"q": "tam tru"}, headers={"accept": "application/json"}, trust_env=False
    ).json()
    assert told["procedures"][0]["id"] == RESIDE
    assert told["count"] == len(told["procedures"])
