"""A place anywhere in the country in Chromium: without scripts, with them, and with the list cut off."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser as Process

from infra import people
from tests.journeys.chromium import Window, chromium
from tests.journeys.walks import Town

pytestmark = [pytest.mark.browser, pytest.mark.emulator]
AWAY, PLACE = "/thu-tuc/khai-bao-tam-vang/to-khai/", "noi_o_hien_tai"
NEXT = "Tiếp tục"
CHOOSE, CHOICE = "Chọn tỉnh", f'button[value="choose:{PLACE}"]'
LISTS = "**/dl/xa/**"


@pytest.fixture(scope="module")
def process() -> Iterator[Process]:
    with chromium() as running:
        yield running


@pytest.fixture(params=["without scripts", "with scripts", "cut off"])
def window(request: pytest.FixtureRequest, process: Process, town: Town) -> Iterator[Window]:
    """The absence form in a window of a telephone; no page in it may have refused itself anything."""
    found = Window(process, town.origin, 320, scripts=request.param != "without scripts")
    if request.param == "cut off":
        found.page.route(LISTS, lambda route: route.abort())
    found.open(AWAY)
    yield found
    found.close()
    assert found.refused == []
    assert found.wide == []


def test_the_communes_come_and_what_is_chosen_is_kept(window: Window, town: Town) -> None:
    if town.law == "2022":
        assert f"{PLACE}.province" not in window.names, "no list of then is known"
        return
    window.page.select_option(f'[name="{PLACE}.province"]', "79")
    window.page.fill(f'[name="{PLACE}.detail"]', "12 Lê Lợi")
    commune = window.page.locator(f'[name="{PLACE}.commune"]')
    button = window.page.locator(CHOICE)
    commune.or_(button).filter(visible=True).first.wait_for()
    if not commune.is_visible():
        with window.page.expect_navigation():
            button.click()
    assert commune.locator("option").count() == 169
    assert window.page.input_value(f'[name="{PLACE}.detail"]') == "12 Lê Lợi"
    commune.select_option(label="Phường Bến Thành")
    window.press(NEXT)
    assert window.status == 422
    assert commune.evaluate("one => one.selectedOptions[0].text") == "Phường Bến Thành"
    assert f'"#{PLACE}' not in window.page.content()


def test_whoever_is_known_finds_where_he_lives_chosen(process: Process, town: Town) -> None:
    with_scripts = Window(process, town.origin, scripts=True)
    with_scripts.enter(town.token(people.CITIZEN.username))
    with_scripts.open("/api/thu-tuc/cap-the-can-cuoc")
    if town.law == "2022":
        assert with_scripts.page.locator('[name="noi_cu_tru.commune"]').count() == 0
    else:
        lives = with_scripts.page.locator('[name="noi_cu_tru.commune"]')
        assert lives.evaluate("one => one.selectedOptions[0].text") == "Xã Mỹ Đức"
        assert with_scripts.page.input_value('[name="noi_cu_tru.detail"]') == "Thôn Hà"
    with_scripts.close()
