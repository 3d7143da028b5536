"""Step 4, a supplement of text and of a file: sending the file costs nothing of the text just typed."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser as Process

from infra import people
from tests.journeys.answers import RESIDE
from tests.journeys.browser import Browser
from tests.journeys.chromium import Window, chromium
from tests.journeys.files import BAD_FILES, PNG_FILE
from tests.journeys.walks import Town, plain

pytestmark = [
    pytest.mark.browser,
    pytest.mark.emulator,
    pytest.mark.parametrize("town", ["today"], indirect=True),
]
TYPED = "Tôi về ở nhà mới mua\ncùng vợ & hai con"
BLOCKED = "Object.defineProperty(window, 'sessionStorage', {get() { throw new Error('no') }})"
BOX = '[name="noi_dung_de_nghi"]'
ASKED: dict[str, str | list[str]] = {
    "fields": ["noi_dung_de_nghi"],
    "fields_reason": "answer_incomplete",
    "documents": ["cho-o-hop-phap"],
    "documents_reason": "document_missing",
}


@pytest.fixture(scope="module")
def process() -> Iterator[Process]:
    with chromium() as running:
        yield running


@pytest.fixture
def code(citizen: Browser, officer: Browser, town: Town, door: str) -> str:
    """A dossier of which a text and a document are asked for."""
    given = town.file(citizen, RESIDE, door)
    town.at_desk(officer, given, "Nhận xử lý", "Tiếp nhận", "Bắt đầu giải quyết")
    officer.press("Yêu cầu bổ sung", {**ASKED, "until": (town.today + timedelta(days=7)).isoformat()})
    assert officer.status == 200, officer.text
    return plain(given)


@pytest.fixture
def window(process: Process, town: Town, code: str, scripts: str) -> Iterator[Window]:
    """The citizen's telephone, the text typed and not sent yet."""
    opened = Window(process, town.origin, 320, scripts != "off")
    if scripts == "nothing kept":
        opened.context.add_init_script(BLOCKED)
    opened.enter(town.token(people.CITIZEN.username))
    opened.open(f"/api/ho-so/{code}")
    opened.page.fill(BOX, TYPED)
    yield opened
    opened.close()
    assert (opened.refused, opened.wide) == ([], [])


def kept(town: Town, code: str) -> tuple[str, int]:
    """The text and the number of files as the dossier has them."""
    dossier = town.running.dossiers.get(code)
    assert dossier is not None
    summary = dossier.summary
    return summary.answers.get("noi_dung_de_nghi", ""), len(summary.documents.get("cho-o-hop-phap", ()))


@pytest.mark.parametrize("scripts", ["off", "nothing kept"])
def test_where_a_page_can_keep_nothing_the_file_goes_in_a_tab_of_its_own_and_the_text_stays(
    window: Window, town: Town, code: str
) -> None:
    assert "những gì bạn gõ vẫn còn ở trang này" in window.text
    name, content, kind = PNG_FILE
    window.page.set_input_files("input[type=file]", {"name": name, "mimeType": kind, "buffer": content})
    with window.context.expect_page() as opened:
        window.page.locator("button", has_text="Gửi tệp").click()
    opened.value.wait_for_url("**/giay-to")
    assert "quay lại trang bổ sung" in opened.value.inner_text("main")
    opened.value.close()
    assert window.page.input_value(BOX) == TYPED
    window.press("Gửi bổ sung")
    assert "Bạn đã gửi bổ sung" in window.text
    assert kept(town, code) == (TYPED, 1)


@pytest.mark.parametrize("scripts", ["on"])
def test_with_scripts_the_text_is_put_back_after_each_file_even_a_refused_one(
    window: Window, town: Town, code: str
) -> None:
    assert "ở một thẻ mới" not in window.text
    file, words = next(iter(BAD_FILES.values()))
    sendings = (
        (file, words, "xong"),
        (PNG_FILE, "Tệp 1 (PNG", "bo-sung"),
        (PNG_FILE, "Tệp 2 (PNG", "bo-sung"),
    )
    for (name, content, kind), told, at in sendings:
        window.page.set_input_files("input[type=file]", {"name": name, "mimeType": kind, "buffer": content})
        window.page.locator("button", has_text="Gửi tệp").click()
        window.page.get_by_text(told).first.wait_for()
        window.page.wait_for_url(re.compile(rf"/{at}(\?|$)"))
    assert window.page.input_value(BOX) == TYPED
    assert "Tệp 2 (PNG" in window.text
    assert window.page.evaluate("sessionStorage.length") == 0
    window.press("Gửi bổ sung")
    assert "Bạn đã gửi bổ sung" in window.text
    assert kept(town, code) == (TYPED, 2)
