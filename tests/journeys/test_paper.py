"""The paper forms on A4, as Chromium prints them: one sheet where the paper is one sheet, nothing cut off."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser as Process
from playwright.sync_api import Page

from forms.judging.printed_form import printed
from site_templates.render import render
from site_templates.site import pages
from site_templates.views import PaperPage, Site
from tests.forms.filled import FILLED
from tests.forms.shipped import shipped
from tests.journeys.chromium import chromium

CATALOGUE = shipped()
A4 = b"/MediaBox [0 0 594.95996 841.91998]"
NAMES = ("H'Yŭ Kbuôr", "Y Ƀlôk Êban", "Kơ̆ Brếu", "Nguyễn Phước Công Tằng Tôn Nữ Hỷ Khương Thị Hồng Ngọc")
REQUEST = (
    "Đăng ký tạm trú cho cả hộ tại nhà trọ số 4, thôn Đục Khê, xã Hương Sơn (địa chỉ cũ trên giấy tờ: xã "
    "Hương Sơn, huyện Mỹ Đức, thành phố Hà Nội), kể từ ngày 21/7/2026, do thay đổi nơi làm việc."
)
BLANK = [
    (path, html)
    for day in (date(2022, 4, 12), date(2026, 11, 24))
    for path, html in pages(CATALOGUE, day)
    if path.endswith("/mau/index.html")
]


def on_paper(name: str, day: date) -> bool:
    one = CATALOGUE.current(name, day)
    return one is not None and one.paper_form is not None


@pytest.fixture(scope="module")
def window() -> Iterator[Page]:
    with chromium() as process:
        yield opened(process)


def opened(process: Process) -> Page:
    return process.new_context(java_script_enabled=False).new_page()


def sheets(window: Page, html: str) -> int:
    """How many A4 sheets a page is printed on; fails where any of the paper reaches over their edge."""
    window.set_content(html)
    window.emulate_media(media="print")
    window.set_viewport_size({"width": 661, "height": 1000})  # 175 mm between the margins
    assert window.locator("html").evaluate("one => one.scrollWidth") <= 661
    chrome = window.locator("header.top, footer, .noprint").all()
    assert chrome
    assert not any(one.is_visible() for one in chrome)
    body = window.pdf(prefer_css_page_size=True)
    assert set(re.findall(rb"/MediaBox \[[^\]]*\]", body)) == {A4}
    return len(re.findall(rb"/Type\s*/Page\b", body))


def paper(name: str, day: str, answers: dict[str, Any]) -> str:
    on = date.fromisoformat(day)
    one = CATALOGUE.current(name, on)
    assert one is not None
    found = printed(one, answers, CATALOGUE.moment(on, procedure_id=name), "vi")
    assert found is not None
    shown = PaperPage(
        found,
        one.name.vi,
        unit="Công an xã Hương Sơn",
        code="NY1E-3PZR-ARC1-1",
        filed="08 giờ 30, ngày 22 tháng 07 năm 2026",
        applicant=answers["ho_ten"],
    )
    return render("paper", Site("vi", ""), paper=shown)


def members(count: int) -> list[dict[str, str]]:
    return [
        {
            "ho_ten": NAMES[n % len(NAMES)],
            "ngay_sinh": f"19{70 + n}-01-02",
            "gioi_tinh": "nu",
            "so_dinh_danh": f"0661{70 + n}000529",
            "quan_he_chu_ho": "con-de",
        }
        for n in range(count)
    ]


def ct01() -> dict[str, Any]:
    [answers] = [told for name, day, told in FILLED if (name, day) == ("dang-ky-tam-tru", "2026-07-21")]
    return answers | {"noi_dung_de_nghi": REQUEST, "email": "y.blok@example.vn"}


@pytest.mark.parametrize(("path", "html"), BLANK, ids=[path for path, _ in BLANK])
def test_a_blank_form_is_one_sheet(window: Page, path: str, html: str) -> None:
    assert sheets(window, html) == 1


@pytest.mark.parametrize(
    ("name", "day", "answers"),
    [one for one in FILLED if on_paper(one[0], date.fromisoformat(one[1]))],
)
def test_the_sample_answers_fill_one_sheet(
    window: Page, name: str, day: str, answers: dict[str, Any]
) -> None:
    assert sheets(window, paper(name, day, answers)) == 1


def test_nine_members_and_a_long_request_still_fill_one_sheet(window: Page) -> None:
    assert sheets(window, paper("dang-ky-tam-tru", "2026-07-21", ct01() | {"thanh_vien": members(9)})) == 1


def test_a_long_table_goes_on_under_its_headings_on_the_next_sheet(window: Page) -> None:
    html = paper("dang-ky-tam-tru", "2026-07-21", ct01() | {"thanh_vien": members(20)})
    assert sheets(window, html) == 2
    heading = window.locator(".pf-table thead")
    assert heading.evaluate("one => getComputedStyle(one).display") == "table-header-group"
    assert window.locator(".pf-wide").evaluate("one => getComputedStyle(one).overflowX") == "visible"


def test_it_is_black_on_white_at_a_readable_size(window: Page) -> None:
    window.set_content(paper("dang-ky-tam-tru", "2026-07-21", ct01()))
    window.emulate_media(media="print")
    style = window.locator(".pf").evaluate(
        "one => {let s = getComputedStyle(one); return [s.color, s.backgroundColor, parseFloat(s.fontSize)]}"
    )
    colour, ground, pixels = style
    assert (colour, ground, round(pixels * 0.75, 1)) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)", 12.5)
