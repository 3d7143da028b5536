"""The whole way with scripts off and on, with the connection cut as the form is filed, and with a draft."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser as Process
from playwright.sync_api import Route

from infra import people
from tests.journeys.answers import RESIDE, boxes
from tests.journeys.chromium import Window, chromium
from tests.journeys.files import PNG_FILE
from tests.journeys.walks import DWELLING, ON, SUBMIT, Town, code, plain

pytestmark = [
    pytest.mark.browser,
    pytest.mark.emulator,
    pytest.mark.parametrize("town", ["today"], indirect=True),
]
BOTH = pytest.mark.parametrize("scripts", [False, True], ids=["scripts off", "scripts on"])
WAYS = pytest.mark.parametrize("way", ["reload", "back"])
Windows = Callable[[bool], Window]


@pytest.fixture(scope="module")
def process() -> Iterator[Process]:
    with chromium() as running:
        yield running


@pytest.fixture
def windows(process: Process, town: Town) -> Iterator[Windows]:
    """The citizen's telephone; none of its pages may have refused itself anything."""
    opened: list[Window] = []

    def window(scripts: bool) -> Window:
        opened.append(Window(process, town.origin, 320, scripts))
        opened[-1].enter(town.token(people.CITIZEN.username))
        return opened[-1]

    yield window
    for one in opened:
        one.close()
    assert [told for one in opened for told in (*one.refused, *one.wide)] == []


def checked(window: Window, town: Town, door: str) -> int:
    """From the form to the check page; how many dossiers there are before it is filed."""
    window.open(f"/api/thu-tuc/{RESIDE}")
    town.fill(window, RESIDE, door)
    return town.kept()


def press_submit(window: Window) -> None:
    """Press the button and go wherever that leads, be it nowhere."""
    window.page.get_by_role("button", name=SUBMIT, exact=True).last.click()


def once_more(window: Window, town: Town, door: str, way: str) -> None:
    """What people do on the browser's own page of failure: load it again, or go back and on from there."""
    if way == "reload":
        window.page.reload()
        return
    window.page.go_back()
    if "Kiểm tra trước khi nộp" not in window.text:
        assert window.page.input_value('[name="dia_chi.detail"]') == door, "what was typed is lost"
        window.press(ON)
    window.press(SUBMIT)


def only(town: Town, before: int, window: Window, door: str) -> None:
    """One dossier was made, the receipt is its own, and nothing that was typed was lost."""
    assert window.path.endswith("/bien-nhan"), window.text
    assert town.kept() == before + 1
    dossier = town.running.dossiers.get(plain(code(window)))
    assert dossier is not None
    assert dossier.answers["dia_chi"]["detail"] == door


@BOTH
def test_the_whole_way_from_the_form_to_the_status(
    windows: Windows, town: Town, door: str, scripts: bool
) -> None:
    window = windows(scripts)
    before = checked(window, town, door)
    window.press(SUBMIT)
    only(town, before, window, door)
    given = code(window)
    window.follow("Gửi giấy tờ")
    window.press("Gửi tệp", about=DWELLING, file=PNG_FILE)
    assert "Tệp 1 (PNG" in window.text
    window.follow("Xong, xem biên nhận")
    assert code(window) == given
    window.follow("Theo dõi hồ sơ")
    assert window.path == f"/api/ho-so/{plain(given)}"


@WAYS
@BOTH
def test_cut_before_the_server_heard_of_it_the_form_is_filed_once_by_the_next_press(
    windows: Windows, town: Town, door: str, scripts: bool, way: str
) -> None:
    window = windows(scripts)
    before = checked(window, town, door)
    window.context.set_offline(True)
    press_submit(window)
    if scripts:
        assert "Chưa gửi được: máy đang mất mạng" in window.text
        press_submit(window)
    window.page.wait_for_url("chrome-error://**")
    assert town.kept() == before
    window.context.set_offline(False)
    once_more(window, town, door, way)
    only(town, before, window, door)


@WAYS
@BOTH
def test_cut_after_the_server_filed_it_the_next_press_shows_the_same_receipt(
    windows: Windows, town: Town, door: str, scripts: bool, way: str
) -> None:
    window = windows(scripts)
    before, answered = checked(window, town, door), list[str]()

    def lose(route: Route) -> None:
        answered.append(route.fetch(max_redirects=0).headers["location"])
        route.abort("connectionreset")

    window.context.route("**/api/thu-tuc/**", lose)
    press_submit(window)
    window.page.wait_for_url("chrome-error://**")
    assert town.kept() == before + 1
    window.context.unroute("**/api/thu-tuc/**")
    once_more(window, town, door, way)
    only(town, before, window, door)
    assert answered == [window.path]


def test_a_draft_is_there_after_the_page_was_closed_and_gone_with_the_receipt(
    windows: Windows, town: Town, door: str
) -> None:
    window = windows(True)
    window.open(f"/api/thu-tuc/{RESIDE}")
    locked = window.page.input_value('[name="ho_ten"]')
    window.page.get_by_label("Lưu bản nháp trên máy này").check()
    detail = '[name="dia_chi.detail"]'
    window.page.fill(detail, door)
    window.reopen()
    window.open(f"/api/thu-tuc/{RESIDE}")
    assert "Đã điền lại bản nháp lưu lúc" in window.text
    assert window.page.input_value(detail) == door
    assert window.page.input_value('[name="ho_ten"]') == locked == people.CITIZEN.name
    assert locked not in window.page.evaluate("JSON.stringify(localStorage)")
    town.fill(window, RESIDE, door)
    window.press(SUBMIT)
    assert window.page.evaluate("localStorage.length") == 0


def test_without_the_box_ticked_nothing_is_left_on_the_device(
    windows: Windows, town: Town, door: str
) -> None:
    window = windows(True)
    window.open(f"/thu-tuc/{RESIDE}/to-khai/")
    window.press(
        ON, {name: text for name, text in boxes(RESIDE, door, town.today).items() if "dia_chi." in name}
    )
    assert window.status == 422
    window.open(f"/thu-tuc/{RESIDE}/to-khai/")
    assert window.page.evaluate("localStorage.length") == 0
    assert window.page.input_value('[name="dia_chi.detail"]') == ""
