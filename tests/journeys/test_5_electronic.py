"""Step 5, nhận kết quả bằng bản điện tử: the officer puts a PDF, its citizen opens it, the desk sees it."""

import time
from urllib.parse import urljoin

import httpx
import pytest

from tests.journeys.answers import RESIDE
from tests.journeys.browser import Browser
from tests.journeys.files import PDF_FILE, PNG_FILE, pdf
from tests.journeys.walks import SURE, Town, plain, press_twice

pytestmark = pytest.mark.emulator
PUT, RETURN = "Đưa kết quả điện tử", "Trả kết quả"
WAYS = ("Nhận xử lý", "Tiếp nhận", "Bắt đầu giải quyết", "Ghi kết quả")


def opened(browser: Browser, path: str) -> httpx.Response:
    """The answer of a path that leads to storage, without following it; waits for the scan."""
    deadline = time.monotonic() + 20
    while True:
        answer = browser.client.get(urljoin(browser.url, path), follow_redirects=False)
        if answer.status_code != 409 or time.monotonic() > deadline:
            return answer
        time.sleep(0.2)


def test_the_result_is_put_opened_and_seen_to_be_opened(
    citizen: Browser, officer: Browser, town: Town, door: str
) -> None:
    given = town.file(citizen, RESIDE, door, receive="electronic")
    town.at_desk(officer, given, *WAYS)
    desk, mine = officer.url.partition("?")[0], f"/api/ho-so/{plain(given)}"
    assert "Chưa có tệp kết quả" in officer.text
    officer.press(PUT, file=PNG_FILE)
    assert officer.status == 422, "a picture was taken for a result"
    officer.press(PUT, file=PDF_FILE)
    assert "kiểm tra lại lần cuối" in officer.text, officer.text
    citizen.open(mine)
    assert "Tải kết quả điện tử" not in citizen.text, "a file nobody has confirmed is shown"
    officer.press(SURE)
    assert "Người dân chưa mở" in officer.text
    answer = opened(citizen, f"{mine}/ket-qua")
    assert answer.status_code == 303, answer.text
    assert httpx.get(answer.headers["location"], trust_env=False).content == pdf()
    citizen.open(mine)
    assert "Bạn mở lần đầu lúc" in citizen.text
    officer.press("Ghi nhận lệ phí", {"reference": "FT26007", "source": "transfer"})
    press_twice(officer, RETURN)
    assert "Người dân mở lần đầu lúc" in officer.text
    citizen.open(mine)
    for told in ("Đã trả kết quả", "Kết quả điện tử đã có trên trang này.", "Tải kết quả điện tử"):
        assert told in citizen.text, citizen.text
    officer.open(desk)
    assert officer.status == 200
