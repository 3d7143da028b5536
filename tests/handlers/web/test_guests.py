"""The worked case C04: 25 guests of one evening, sent as a file, to the real form."""

import csv
import io
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from functools import cache
from html import unescape
from typing import Any

import pytest

from forms.catalogue import Catalogue
from forms.source import load
from tests.audit.states import Real
from tests.handlers.tables.workbooks import xlsx
from tests.handlers.web.citizens import HOTEL

PATH = "/api/thu-tuc/thong-bao-luu-tru"
EVENING = datetime(2026, 8, 21, 15, 15, tzinfo=UTC)
"""22:15 in Hà Nội."""
HEADINGS = (
    "STT*",
    "HỌ TÊN*",
    "NGÀY SINH*",
    "GIỚI TÍNH*",
    "QUỐC TỊCH*",
    "SỐ GIẤY TỜ*",
    "NGÀY ĐẾN*",
    "NGÀY ĐI DỰ KIẾN*",
    "SỐ PHÒNG/KHOA",
    "LÝ DO CƯ TRÚ*",
)
ABOVE = (("DANH SÁCH KHÁCH VIỆT NAM LƯU TRÚ",), (), HEADINGS, ("[EXAMPLE]", "NGUYEN VAN A"))
"""Rows 1 to 4 of the national sheet; row 3 holds the headings, row 4 the example."""
NAMES = ("Nguyễn Thị Hằng", "Trần Quang Tuấn", "Lê Ngọc Duyên", "Phạm Hữu Quyết", "Hoàng Thị Trâm")


def guest(n: int, **changes: str) -> dict[str, str]:
    """The n-th guest, a woman where n is odd."""
    born = 1955 + n
    told = {
        "name": f"{NAMES[n % 5]} {chr(64 + n)}",
        "born": f"0{1 + n % 9}/05/{born}",
        "gender": "F - Nữ" if n % 2 else "M - Nam",
        "number": f"0011{born % 100:02}02{n:04}" if n % 2 else f"0340{born % 100:02}02{n:04}",
        "nation": "VNM - Viet Nam",
    }
    return told | changes


def guests() -> list[dict[str, str]]:
    """Row 17 repeats row 6, row 24 lacks a digit, row 25 is a foreigner with a passport."""
    told = [guest(n) for n in range(1, 26)]
    told[16] = told[5]
    told[23] = guest(24, number="03407902024")
    told[24] = guest(25, name="MUELLER HANS", number="C01X00T47", nation="DEU - Germany")
    return told


def rows(told: Sequence[dict[str, str]]) -> list[list[Any]]:
    stay = ("21/08/2026", "22/08/2026", "101", "1 - Du lịch")
    return [
        [n, one["name"], one["born"], one["gender"], one["nation"], one["number"], *stay]
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
    return load()


def sent(file: bytes, typed: dict[str, str] | None = None, do: str = "import:khach", **told: str) -> Any:
    form = catalogue().current("thong-bao-luu-tru", EVENING.date())
    assert form is not None
    steering = {"_edition": form.digest, "_do": do, "_lang": "vi"}
    files = {"_file.khach": ("khach", file, "application/octet-stream")}
    client = Real(now=EVENING, whole=catalogue()).client(HOTEL)
    return client.post(PATH, data={**(typed or {}), **steering, **told}, files=files)


def boxes(page: Any) -> dict[str, str]:
    """What a browser would post of the form of a page: text, radios, selects and hidden boxes."""
    found = {}
    form = page.text.partition("<form method")[2]
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


@pytest.mark.parametrize("kind", [as_csv, as_xlsx])
def test_22_are_taken_and_three_are_named_by_their_rows(kind: Any) -> None:
    page = sent(kind(guests()), {"ten_co_so": "Nhà nghỉ Hoa Mơ", "dien_thoai": "0912"})
    assert page.status_code == 422
    title, lines = told(page)
    assert title == "22 nhận, 3 dòng cần sửa"
    assert lines == [
        (
            "khach.5.so_giay_to",
            "Dòng 21 – Số giấy tờ phải khác với Khách 6; dòng này giống hệt nên không thêm vào danh sách",
        ),
        ("khach.22.so_giay_to", "Dòng 28 – Khách 23: Số giấy tờ phải gồm 12 chữ số, hiện có 11"),
        (
            "khach.23.so_giay_to",
            "Dòng 29 – Khách 24: Số giấy tờ phải chỉ gồm chữ số; khách nước ngoài mang hộ chiếu thì khai báo "
            "bằng thủ tục 1.000253 (mẫu NA17), không khai ở đây",
        ),
    ]
    assert all(f'id="{box}"' in page.text for box, _ in lines)
    assert "không hỏi: QUỐC TỊCH*" in page.text
    typed = boxes(page)
    assert (typed["ten_co_so"], typed["dien_thoai"]) == ("Nhà nghỉ Hoa Mơ", "0912")
    assert typed["khach.0.ngay_den.month"] == "08"
    assert typed["khach.0.gioi_tinh"] == "nu"
    assert typed["khach.0.ly_do"] == "1"
    assert len(people(page)) == 24


@pytest.mark.parametrize("kind", [as_csv, as_xlsx])
def test_the_corrected_file_doubles_nobody(kind: Any) -> None:
    first = sent(kind(guests()))
    right = guests()
    right[16], right[23] = guest(17), guest(24)
    whole = sent(kind(right), boxes(first))
    assert told(whole)[0] == "24 nhận, 1 dòng cần sửa"
    assert len(people(whole)) == len(set(people(whole))) == 25
    rest = sent(kind(right[:-1]), boxes(sent(b"", boxes(whole), do="drop:khach")))
    assert rest.status_code == 200
    assert "24 nhận, 0 dòng cần sửa" in rest.text
    assert sorted(people(rest)) == sorted(one["name"] for one in right[:-1])


def test_the_corrected_rows_alone_join_the_22() -> None:
    first = sent(as_csv(guests()))
    page = sent(as_csv([guest(17), guest(24)]), boxes(first))
    assert told(page)[0] == ""
    assert "2 nhận, 0 dòng cần sửa" in page.text
    assert len(people(page)) == len(set(people(page))) == 25


def test_the_22_can_be_filed_at_once_without_the_rows_that_need_mending() -> None:
    first = sent(as_csv(guests()))
    left = sent(b"", boxes(first), do="drop:khach")
    assert left.status_code == 200
    assert len(people(left)) == 22
    typed = boxes(left) | {
        "nguoi_thong_bao": "luu-tru-du-lich",
        "ten_co_so": "Nhà nghỉ Hoa Mơ",
        "dia_chi.commune": "10489",
        "dia_chi.detail": "Thôn Yến Vỹ",
        "so_dinh_danh": "001175002001",
        "dien_thoai": "0912000001",
        "cam_doan": "true",
    }
    checked = sent(b"", typed, do="check")
    assert checked.status_code == 200, told(checked)
    assert "Khách 22" in checked.text
    assert "Khách 23" not in checked.text


def test_departure_before_arrival_is_told_at_its_row() -> None:
    page = sent(as_csv([guest(1)]).replace(b"22/08/2026", b"20/08/2026"))
    assert told(page)[1] == [
        ("khach.0.ngay_di.day", "Dòng 5 – Khách 1: Ngày đi dự kiến phải không trước ngày đến")
    ]


def test_a_hundred_guests_stay_within_a_page_and_a_post() -> None:
    many = [
        guest(n % 24 + 1, name=f"An {'abcdefghij'[n // 10]}{'abcdefghij'[n % 10]}", number=f"0010{n:08}")
        for n in range(100)
    ]
    page = sent(as_xlsx(many))
    assert len(people(page)) == 100
    again = sent(as_xlsx(many), boxes(page))
    assert len(people(again)) == 100
