"""The form while it is filled in: opened, shown again, its rows and pages; nothing typed is ever lost."""

import pytest

from tests.handlers.dossier.world import text
from tests.handlers.web.citizens import (
    FIELDS,
    GUESTS,
    PATH,
    POST,
    WHO,
    Counter,
    Unread,
    hidden,
    post,
    registration,
)
from tests.handlers.web.form.test_draft import TWO_PAGES


def test_the_form_is_filled_from_the_account_and_says_which_edition_it_is() -> None:
    counter = Counter()
    page = counter.client(WHO).get(PATH)
    assert page.status_code == 200
    assert 'value="Nguyễn Thị Ánh"' in page.text
    assert "readonly" in page.text
    assert hidden(page)["_edition"] == counter.edition


def test_the_form_needs_nobody_and_no_storage() -> None:
    assert Counter().client().get(PATH).status_code == 200
    assert Counter(sessions=Unread()).client(WHO).get(PATH).status_code == 200


def test_an_unknown_procedure_is_not_found() -> None:
    assert Counter().client().get("/api/thu-tuc/khong-co").status_code == 404
    assert Counter().client().post("/api/thu-tuc/khong-co", data=POST).status_code == 404


def test_edit_leads_back_to_the_form_with_everything_in_it() -> None:
    page = post(Counter(), None, "edit", **{"dia_chi.detail": "Sai"})
    assert page.status_code == 200
    assert "Sai" in page.text
    assert "error-summary" not in page.text


@pytest.mark.parametrize("do", ["add:", "add:ho_ten", "remove:khach", "remove:khach:x", "choose", "back"])
def test_odd_buttons_only_show_the_form_again(do: str) -> None:
    page = post(Counter(), None, do)
    assert page.status_code == 200
    assert "Thôn Đục Khê" in page.text


def test_rows_come_and_go_and_keep_what_was_typed() -> None:
    counter = Counter()
    rows = {"khach.0.ho_ten": "An", "khach.1.ho_ten": "Bình"}
    page = post(counter, None, "add:khach", **rows)
    assert page.status_code == 200
    assert 'name="khach.2.ho_ten"' in page.text
    page = post(counter, None, "remove:khach:0", **rows)
    assert 'name="khach.0.ho_ten"' in page.text
    assert 'value="Bình"' in page.text
    assert 'value="An"' not in page.text
    full = post(counter, None, "add:khach", **rows, **{"khach.2.ho_ten": "Chi"})
    assert 'name="khach.3.ho_ten"' not in full.text


def test_a_form_with_errors_stays_the_browsers_own_so_that_back_does_not_lose_it() -> None:
    for answer in (
        post(Counter(), None, "check", dien_thoai="1"),
        post(Counter(), WHO, "edit"),
        Counter().client().get(PATH),
    ):
        assert answer.headers["cache-control"] == "private, no-cache"


def test_the_errors_of_a_page_are_shown_again_and_those_of_other_pages_are_not_told_yet() -> None:
    counter = Counter(editions=(TWO_PAGES,))
    wrong = {"_page": "0", "dien_thoai": "1", "dia_chi.detail": ""}
    page = post(counter, None, "again:errors", **wrong)
    assert page.status_code == 422
    assert 'href="#dien_thoai"' in page.text
    assert 'href="#dia_chi' not in page.text
    assert post(counter, None, "again:errors", _page="0").status_code == 200
    plain = post(counter, None, "again", **wrong)
    assert (plain.status_code, "error-summary" in plain.text) == (200, False)


@pytest.mark.parametrize("row", ["9", "-1", "٣", "00000", "0.ho_ten", ""])
def test_a_row_that_is_not_there_takes_no_other_row_with_it(row: str) -> None:
    page = post(Counter(), None, f"remove:khach:{row}", **{"khach.0.ho_ten": "An"})
    assert page.status_code == 200
    assert 'name="khach.0.ho_ten" value="An"' in page.text


def test_only_a_list_has_rows() -> None:
    assert 'value="Nguyễn Thị Ánh"' in post(Counter(), None, "remove:ho_ten:0").text
    assert 'name="ho_ten.0' not in post(Counter(), None, "add:ho_ten").text


LONG = {**GUESTS, "maximum": 100}


def test_one_row_of_a_long_list_is_opened_and_led_to() -> None:
    page = {
        "id": "p",
        "title": text("P"),
        "sections": ({"id": "s", "title": text("S"), "fields": (*FIELDS[:4], LONG)},),
    }
    counter = Counter(editions=(registration(pages=(page,)),))
    rows = {f"khach.{n}.ho_ten": f"Người thứ {sign}" for n, sign in enumerate("abcdefghijklmnopqrstuvwxy")}
    folded = post(counter, None, "edit", **rows).text
    assert 'value="open:khach:3"' in folded
    opened = post(counter, None, "open:khach:3", **rows).text
    assert 'value="open:khach:3"' not in opened
    assert 'value="open:khach:4"' in opened
    assert 'name="khach.3.ho_ten" value="Người thứ d"' in opened


def test_back_from_the_first_page_is_the_first_page() -> None:
    counter = Counter(editions=(TWO_PAGES,))
    assert hidden(post(counter, None, "back", _page="0"))["_page"] == "0"


def test_the_form_opens_in_the_edition_of_the_day_and_not_outside_its_dates() -> None:
    later = registration(effective_from=Counter().now.date().replace(year=2027))
    assert Counter(editions=(later,)).client().get(PATH).status_code == 404
    assert post(Counter(editions=(later,)), None, "edit", _edition=later.digest).status_code == 404


def test_a_form_that_changed_keeps_only_what_it_still_asks() -> None:
    counter = Counter()
    page = post(counter, None, "check", _edition="0" * 12, cau_hoi_cu="Số nhà cũ")
    assert page.status_code == 422
    assert "Số nhà cũ" not in page.text
    assert 'value="0912 345 678"' in page.text
