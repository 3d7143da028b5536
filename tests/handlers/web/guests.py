"""The guests of the worked case C04 as files, the real form they are sent to, and what its pages say."""

import csv
import io
import json
import re
from collections.abc import Sequence
from datetime import date, datetime, time
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

from forms.schema.catalogue import Catalogue
from tests.audit.states import Real
from tests.forms.shipped import shipped
from tests.handlers.tables.workbooks import xlsx
from tests.handlers.web.citizens import HOTEL, hidden
from tests.viet_nam import VIETNAM

CASES = Path(__file__).parents[2] / "forms/procedures/cases.json"
PATH = "/api/thu-tuc/thong-bao-luu-tru"
EVENING = datetime(2026, 2, 21, 22, 15, tzinfo=VIETNAM)
HEADINGS = (
    "STT*",
    "HỌ TÊN*",
    "NGÀY SINH*",
    "GIỚI TÍNH*",
    "QUỐC TỊCH*",
    "SỐ GIẤY TỜ*",
    "NGÀY ĐẾN*",
    "NGÀY ĐI DỰ KIẾN*",
    "GIỜ ĐẾN",
    "SỐ PHÒNG/KHOA",
    "LÝ DO CƯ TRÚ*",
)
ABOVE = (("DANH SÁCH KHÁCH VIỆT NAM LƯU TRÚ",), (), HEADINGS, ("[EXAMPLE]", "NGUYEN VAN A"))
"""Rows 1 to 4 of the national sheet; row 3 holds the headings, row 4 the example."""
[CASE] = [one for one in json.loads(CASES.read_text("utf-8")) if one["id"] == "C04"]
MENDED = ({"ho_ten": "Vũ Quang Lương", "so_dinh_danh": "030090020186"}, {"so_dinh_danh": "036096020851"})
"""What rows 17 and 24 say once corrected: another person than row 6, and all 12 digits."""


def guest(n: int, **changes: str) -> dict[str, str]:
    """The n-th guest of the case."""
    told: dict[str, str] = CASE["khach"][n - 1]
    return told | changes


def guests() -> list[dict[str, str]]:
    """Row 17 repeats row 6, row 24 lacks a digit, row 25 is a foreigner with a passport."""
    return [guest(n) for n in range(1, 26)]


def mended() -> list[dict[str, str]]:
    return [guest(17, **MENDED[0]), guest(24, **MENDED[1])]


def written(iso: str) -> str:
    return "/".join(reversed(iso.split("-")))


def rows(told: Sequence[dict[str, str]]) -> list[list[Any]]:
    return [
        [
            n,
            one["ho_ten"],
            written(one["ngay_sinh"]),
            {"Nam": "M - Nam", "Nữ": "F - Nữ"}[one["gioi_tinh"]],
            one["quoc_tich"],
            one.get("so_dinh_danh") or one["so_ho_chieu"],
            written(one["ngay_den"]),
            written(one["ngay_di"]),
            one["gio_den"],
            one["so_phong"],
            one["ly_do"],
        ]
        for n, one in enumerate(told, 1)
    ]


def as_csv(told: Sequence[dict[str, str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([*ABOVE, *rows(told)])
    return out.getvalue().encode("utf-8-sig")


def day(text: str) -> date:
    return date(*map(int, reversed(text.split("/"))))


def as_xlsx(told: Sequence[dict[str, str]]) -> bytes:
    """With real dates, as a spreadsheet makes them of what is typed."""
    dated = [
        [n, name, datetime.combine(day(born), time()), gender, nation, number, day(come), day(go), *more]
        for n, name, born, gender, nation, number, come, go, *more in rows(told)
    ]
    return xlsx(*ABOVE, *dated)


@cache
def catalogue() -> Catalogue:
    return shipped()


def inn() -> Real:
    return Real(now=EVENING, whole=catalogue())


def sent(
    file: bytes,
    typed: dict[str, str] | None = None,
    do: str = "import:khach",
    at: Real | None = None,
    **told: str,
) -> Any:
    form = catalogue().current_edition("thong-bao-luu-tru", EVENING.date())
    assert form is not None
    steering = {"_edition": form.digest, "_do": do, "_lang": "vi"}
    files = {"_file.khach": ("khach", file, "application/octet-stream")}
    client = (at or inn()).client(HOTEL)
    return client.post(PATH, data={**(typed or {}), **steering, **told}, files=files)


def boxes(page: Any) -> dict[str, str]:
    """What a browser would post of the form of a page: text, radios, selects and hidden boxes."""
    found = {}
    form = page.text.partition('<form id="_form"')[2]
    for tag in re.findall(r"<input[^>]*>", form):
        told = dict(re.findall(r'([a-z-]+)="([^"]*)"', tag))
        if told.get("type") not in ("radio", "checkbox", "file") or " checked" in tag:
            found[told["name"]] = told.get("value", "")
    for name, options in re.findall(r'<select[^>]* name="([^"]*)".*?>(.*?)</select>', form, re.S):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return {unescape(name): unescape(text) for name, text in found.items() if not name.startswith("_")}


def told(page: Any) -> tuple[str, list[tuple[str, str]]]:
    """The heading of the result, and its lines with the boxes they lead to."""
    block = page.text.partition('<div class="wrong"')[2].partition("</ul>")[0]
    title = re.search(r"<h2>(.*?)</h2>", block)
    lines = re.findall(r'<a href="#([^"]*)">(.*?)</a>', block)
    return unescape(title[1]) if title else "", [(box, unescape(text)) for box, text in lines]


def people(page: Any) -> list[str]:
    typed = boxes(page)
    return [text for name, text in typed.items() if re.fullmatch(r"khach\.\d+\.ho_ten", name) and text]


HOST = {
    "nguoi_thong_bao": "luu-tru-du-lich",
    "ten_co_so": CASE["to_chuc"]["ten"],
    "dia_chi.commune": CASE["unit"],
    "dia_chi.detail": "Thôn Yến Vỹ",
    "ho_ten": CASE["to_chuc"]["dai_dien"],
    "so_dinh_danh": "001175002001",
    "dien_thoai": "0912000001",
    "cam_doan": "true",
}


def checked(at: Real, page: Any) -> Any:
    """The check page of the rows on a page."""
    found = sent(b"", boxes(page) | HOST, do="check", at=at)
    assert found.status_code == 200, told(found)
    return found


def filed(at: Real, page: Any) -> Any:
    """The dossier of a check page."""
    answer = at.client(HOTEL).post(PATH, data={**hidden(page), "_do": "submit"})
    assert answer.status_code == 303, answer.text
    return at.dossiers.kept[answer.headers["location"].split("/")[3]]


def summary(page: str, label: str) -> list[str]:
    """What stands beside a label, note and all."""
    found = re.findall(rf"<dt>{label}</dt><dd>(.*?)</dd>", page)
    return [unescape(re.sub(r"<[^>]*>", "", text)) for text in found]
