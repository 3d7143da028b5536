"""The whole way by keyboard alone, with scripts and without: no trap, and never a doubt where one is."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser as Process

from infra import people
from tests.journeys.answers import RESIDE, boxes
from tests.journeys.chromium import Window, chromium
from tests.journeys.files import PDF_FILE
from tests.journeys.keyboard import Keyboard
from tests.journeys.walks import ON, SUBMIT, Town, code, plain

pytestmark = [
    pytest.mark.browser,
    pytest.mark.emulator,
    pytest.mark.parametrize("town", ["today"], indirect=True),
]


@pytest.fixture(scope="module")
def process() -> Iterator[Process]:
    with chromium() as running:
        yield running


@pytest.mark.parametrize("scripts", [False, True], ids=["scripts off", "scripts on"])
def test_a_dossier_is_filed_sent_and_followed_without_a_mouse(
    process: Process, town: Town, door: str, scripts: bool
) -> None:
    window = Window(process, town.origin, 1280, scripts)
    window.enter(town.token(people.CITIZEN.username))
    keys = Keyboard(window.page, scripts)
    typed = boxes(RESIDE, door, town.today)
    window.open(f"/thu-tuc/{RESIDE}/")
    keys.skip()
    keys.on("Nộp trực tuyến")
    for _ in range(3):
        # What an answer opened is asked on the page that comes back.
        keys.on(ON, typed)
        if "Kiểm tra trước khi nộp" in window.text:
            break
    keys.on(SUBMIT)
    given = code(window)
    keys.on("Gửi giấy tờ")
    keys.on("Gửi tệp", file=PDF_FILE)
    assert "Tệp 1 (PDF" in window.text
    keys.on("Xong, xem biên nhận")
    keys.on("Theo dõi hồ sơ")
    assert window.path == f"/api/ho-so/{plain(given)}"
    assert keys.round() > 5
    assert keys.unseen == []
    window.close()


@pytest.mark.parametrize("path", ["/", f"/thu-tuc/{RESIDE}/to-khai/", "/tra-cuu/", "/dang-ky/"])
def test_no_page_keeps_the_keyboard(process: Process, town: Town, path: str) -> None:
    window = Window(process, town.origin, 320, True)
    window.open(path)
    keys = Keyboard(window.page)
    keys.skip()
    assert keys.round() > 2
    assert keys.unseen == []
    window.close()
