"""Searching the catalogue as people type: in a hurry, without marks, on any keyboard."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.text.characters import search_key
from handlers.web.filing.search import corrected_query, find_procedures
from tests.handlers.dossier.world import text
from tests.handlers.web.citizens import Counter, registration

STAY = registration(id="thong-bao-luu-tru", code="2.001159", name=text("Thông báo lưu trú"))
HOME = registration()
CARD = registration(
    id="cap-the", code="", name=text("Cấp thẻ căn cước"), summary=text("Thẻ cho người tạm trú")
)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Đăng ký TẠM trú", "dang ky tam tru"),
        ("Hoà", "hoa"),
        ("Hòa", "hoa"),
        ("Ðỗ Ɖức", "do duc"),
        ("Y Ƀlôk Êban", "y blok eban"),
        ("H’Yŭ  Kbuôr", "h'yu kbuor"),
        ("Kơ\u0306 Brếu", "ko breu"),
        ("a\u200bb\u00a0c", "ab c"),
    ],
)
def test_marks_bars_and_cases_are_folded_away(typed: str, folded: str) -> None:
    assert search_key(typed) == folded
    assert search_key(unicodedata.normalize("NFD", typed)) == folded


@given(st.text())
def test_folding_twice_changes_nothing(typed: str) -> None:
    assert search_key(search_key(typed)) == search_key(typed)


def test_every_word_must_be_found_and_names_come_first() -> None:
    catalogue = (CARD, STAY, HOME)
    assert [one.id for one in find_procedures(catalogue, "tam tru")] == ["dang-ky-tam-tru", "cap-the"]
    assert [one.id for one in find_procedures(catalogue, "LƯU TRÚ báo")] == ["thong-bao-luu-tru"]
    assert [one.id for one in find_procedures(catalogue, "2.001159")] == ["thong-bao-luu-tru"]
    assert find_procedures(catalogue, "uu tru") == ()
    assert find_procedures(catalogue, "") == catalogue


def test_initials_of_three_letters_find_a_name() -> None:
    citizen = registration(id="cccd", code="", name=text("Cấp thẻ Căn cước công dân"))
    assert find_procedures((HOME, citizen), "cấp CCCD") == (citizen,)
    assert find_procedures((HOME, citizen), "cd") == ()


def test_a_browser_and_a_program_find_the_same() -> None:
    counter = Counter(editions=(STAY, HOME))
    page = counter.client().get("/api/tim?q=luu+tru")
    assert "Thông báo lưu trú" in page.text
    assert "Đăng ký tạm trú" not in page.text
    told = counter.client(json=True).get("/api/tim?q=luu+tru").json()
    assert (told["count"], told["procedures"][0]["path"]) == (1, "/thu-tuc/thong-bao-luu-tru/")


def test_nothing_found_is_said_and_markup_is_text() -> None:
    page = Counter().client().get("/api/tim", params={"q": "<script>" + "x" * 5000})
    assert page.status_code == 200
    assert "<script>" not in page.text


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("tạm trr", "tam tru"),
        ("cuoc cann", "cuoc can"),
        ("tạm trú", ""),
        ("qqqqq", ""),
        ("cap hay", ""),
        ("", ""),
    ],
)
def test_a_mistyped_word_leads_to_the_most_alike(typed: str, suggested: str) -> None:
    assert corrected_query((STAY, HOME, CARD), typed) == suggested


def test_a_search_that_finds_nothing_offers_what_was_meant_and_the_whole_catalogue() -> None:
    page = Counter().client().get("/api/tim", params={"q": "tạm trr"}).text
    assert 'href="/api/tim?q=tam%20tru"' in page
    assert 'href="/#thu-tuc"' in page
