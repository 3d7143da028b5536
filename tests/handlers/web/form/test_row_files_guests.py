"""The worked case C04: 25 guests of one evening, sent as a file, to the real form."""

from typing import Any

import brotli  # type: ignore[import-untyped]  # it has no types
import pytest

from site_templates.site import BUDGET
from tests.handlers.web.guests import (
    CASE,
    as_csv,
    as_xlsx,
    boxes,
    checked,
    filed,
    guest,
    guests,
    inn,
    mended,
    people,
    sent,
    told,
)


@pytest.mark.parametrize("kind", [as_csv, as_xlsx])
def test_22_are_taken_and_three_are_named_by_their_rows(kind: Any) -> None:
    page = sent(kind(guests()), {"ten_co_so": "Nhà nghỉ Hoa Mơ", "dien_thoai": "0912"})
    assert page.status_code == 422
    title, lines = told(page)
    assert title == "22 nhận, 3 dòng cần sửa"
    assert lines == [
        (
            "khach.5",
            "Dòng 21 – “Số giấy tờ” phải khác với Khách 6; dòng này giống hệt nên không thêm vào danh sách",
        ),
        ("khach.22.so_giay_to", "Dòng 28 – Khách 23: “Số giấy tờ” phải gồm 12 chữ số, hiện có 11"),
        (
            "khach.23.so_giay_to",
            "Dòng 29 – Khách 24: “Số giấy tờ” phải chỉ gồm chữ số; khách nước ngoài mang hộ chiếu thì khai "
            "báo bằng thủ tục 1.000253 (mẫu NA17), không khai ở đây",
        ),
    ]
    assert all(f'id="{box}"' in page.text for box, _ in lines)
    assert "không hỏi: QUỐC TỊCH*" in page.text
    typed = boxes(page)
    assert (typed["ten_co_so"], typed["dien_thoai"]) == ("Nhà nghỉ Hoa Mơ", "0912")
    assert typed["khach.0.ngay_den.month"] == "02"
    assert typed["khach.0.gioi_tinh"] == "nu"
    assert typed["khach.0.ly_do"] == "1"
    assert len(people(page)) == 24


@pytest.mark.parametrize("kind", [as_csv, as_xlsx])
def test_the_corrected_file_doubles_nobody(kind: Any) -> None:
    first = sent(kind(guests()))
    right = guests()
    right[16], right[23] = mended()
    whole = sent(kind(right), boxes(first))
    assert told(whole)[0] == "24 nhận, 1 dòng cần sửa"
    assert len(people(whole)) == len(set(people(whole))) == 25
    rest = sent(kind(right[:-1]), boxes(sent(b"", boxes(whole), do="drop:khach")))
    assert rest.status_code == 200
    assert "24 nhận, 0 dòng cần sửa" in rest.text
    assert sorted(people(rest)) == sorted(one["ho_ten"] for one in right[:-1])


def test_the_corrected_rows_alone_join_the_22() -> None:
    first = sent(as_csv(guests()))
    page = sent(as_csv(mended()), boxes(first))
    assert told(page)[0] == ""
    assert "2 nhận, 0 dòng cần sửa" in page.text
    assert len(people(page)) == len(set(people(page))) == 25


def test_the_22_are_filed_at_once_and_the_mended_rows_after_them_double_nobody() -> None:
    at = inn()
    left = sent(b"", boxes(sent(as_csv(guests()))), do="drop:khach")
    assert (left.status_code, len(people(left))) == (200, CASE["expect"]["accepted"])
    first = filed(at, checked(at, left))
    assert filed(at, checked(at, left)).code == first.code
    second = filed(at, checked(at, sent(as_csv(mended()))))
    names = [[row["ho_ten"] for row in one.answers["khach"]] for one in (first, second)]
    assert names[0] == [one["ho_ten"] for n, one in enumerate(guests()[:-1], 1) if n not in (17, 24)]
    assert names[1] == [one["ho_ten"] for one in mended()]
    numbers = [row["so_giay_to"] for one in (first, second) for row in one.answers["khach"]]
    assert len(at.dossiers.kept) == 2
    assert len(set(numbers)) == len(numbers) == 24


def test_departure_before_arrival_is_told_at_its_row() -> None:
    page = sent(as_csv([guest(1)]).replace(b"22/02/2026", b"20/02/2026"))
    assert told(page)[1] == [
        ("khach.0.ngay_di.day", "Dòng 5 – Khách 1: “Ngày đi dự kiến” phải không trước ngày đến")
    ]


def test_a_hundred_guests_stay_within_a_page_and_a_post() -> None:
    many = [
        guest(1, ho_ten=f"An {'abcdefghij'[n // 10]}{'abcdefghij'[n % 10]}", so_dinh_danh=f"0010{n:08}")
        for n in range(100)
    ]
    page = sent(as_xlsx(many))
    assert len(people(page)) == 100
    assert len(brotli.compress(page.content, quality=11)) <= BUDGET
    again = sent(as_xlsx(many), boxes(page))
    assert len(people(again)) == 100


def test_a_row_shown_in_one_line_is_opened_by_its_button_and_keeps_what_it_says() -> None:
    page = sent(as_csv(guests()))
    assert 'value="open:khach:0"' in page.text
    assert '<fieldset class="person" id="khach.0"' not in page.text
    opened = sent(b"", boxes(page), do="open:khach:0")
    assert '<fieldset class="person" id="khach.0" tabindex="-1" autofocus>' in opened.text
    assert 'value="open:khach:1"' in opened.text
    assert boxes(opened) == boxes(page)
