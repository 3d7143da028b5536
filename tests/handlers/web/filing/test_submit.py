"""The way from the form to the receipt, for a browser without scripts and for a program."""

from datetime import timedelta

import pytest

from handlers.aws.sessions import Identity
from tests.handlers.web.citizens import (
    ANSWERS,
    HOTEL,
    PATH,
    POST,
    WHO,
    Blind,
    Counter,
    Down,
    Unread,
    hidden,
    post,
)


def test_wrong_answers_come_back_on_the_same_form_as_typed() -> None:
    page = post(Counter(), None, "check", **{"so_dinh_danh": "12 ba", "dia_chi.detail": "Ngõ <1>"})
    assert page.status_code == 422
    assert "<title>Lỗi:" in page.text
    assert 'value="12 ba"' in page.text
    assert "Ngõ &lt;1&gt;" in page.text


def test_the_check_page_shows_what_will_be_filed_and_carries_every_answer() -> None:
    page = post(Counter(), WHO, "check")
    assert page.status_code == 200
    for told in ("Thôn Đục Khê, Xã Hương Sơn", "Công an xã Hương Sơn", "7.000", "thứ Hai 27/07/2026"):
        assert told in page.text
    assert hidden(page).items() >= {**POST, "so_dinh_danh": "001099012345"}.items() - {("dien_thoai", "")}


def test_submitting_files_once_and_leads_to_the_receipt() -> None:
    counter = Counter()
    answer = post(counter, WHO, "submit")
    assert answer.status_code == 303
    [code] = counter.dossiers.kept
    assert answer.headers["location"] == f"/api/ho-so/{code}/bien-nhan"
    kept = counter.dossiers.kept[code]
    assert kept.answers == ANSWERS
    assert kept.unit == "10489-20250701"
    assert kept.factors == ("2345", "5678")


def test_pressing_twice_gives_the_same_receipt_byte_for_byte() -> None:
    counter = Counter()
    first = post(counter, WHO, "submit").headers["location"]
    page = counter.client(WHO).get(first).text
    counter.now += timedelta(minutes=3)
    assert post(counter, WHO, "submit").headers["location"] == first
    assert counter.client(WHO).get(first).text == page
    assert len(counter.dossiers.kept) == 1


def test_the_same_again_is_a_second_dossier_only_when_said_so() -> None:
    counter = Counter()
    post(counter, WHO, "submit")
    post(counter, WHO, "submit", _again="1")
    assert len(counter.dossiers.kept) == 2


def test_two_people_with_the_same_answers_have_two_dossiers() -> None:
    counter = Counter()
    nobody = Identity("acc-7", "g", full_name=WHO.full_name, id_number=WHO.id_number)
    assert (
        post(counter, WHO, "submit").headers["location"]
        != post(counter, nobody, "submit").headers["location"]
    )


def test_without_a_session_nothing_is_filed_and_nothing_is_lost() -> None:
    counter = Counter()
    page = post(counter, None, "submit")
    assert page.status_code == 401
    assert "bạn cần đăng nhập" in page.text
    assert '/api/dang-nhap?next=/api/ho-so" target="_blank"' in page.text
    assert not counter.dossiers.kept
    again = counter.client(WHO).post(PATH, data={**hidden(page), "_do": "submit"})
    assert again.status_code == 303


def test_other_terms_than_the_check_page_showed_are_shown_before_anything_is_filed() -> None:
    counter = Counter()
    page = post(counter, WHO, "check")
    counter.now += timedelta(days=1)
    late = counter.client(WHO).post(PATH, data={**hidden(page), "_do": "submit"})
    assert late.status_code == 412
    assert "đã khác với lúc bạn xem" in late.text
    assert "thứ Ba 28/07/2026" in late.text
    assert not counter.dossiers.kept
    assert counter.client(WHO).post(PATH, data={**hidden(late), "_do": "submit"}).status_code == 303
    assert len(counter.dossiers.kept) == 1


def test_a_retry_after_midnight_finds_what_was_filed_before_it() -> None:
    counter = Counter()
    sent = {**hidden(post(counter, WHO, "check")), "_do": "submit"}
    first = counter.client(WHO).post(PATH, data=sent)
    counter.now += timedelta(days=1)
    again = counter.client(WHO).post(PATH, data=sent)
    assert (again.status_code, again.headers["location"]) == (303, first.headers["location"])


def test_when_what_was_filed_cannot_be_read_nothing_is_lost() -> None:
    counter = Counter(dossiers=Blind())
    sent = {**hidden(post(counter, WHO, "check")), "_do": "submit", "_terms": "khác"}
    page = counter.client(WHO).post(PATH, data=sent)
    assert page.status_code == 503
    assert hidden(page)["dia_chi.detail"] == "Thôn Đục Khê"


def test_an_account_the_procedure_is_not_for_is_told_so() -> None:
    page = post(Counter(), HOTEL, "submit", ho_ten="Trần Hoa")
    assert page.status_code == 422
    assert "không dành cho loại tài khoản" in page.text


@pytest.mark.parametrize("keeps", [False, True])
def test_when_storage_fails_the_page_comes_back_and_pressing_again_files_once(keeps: bool) -> None:
    counter = Counter(dossiers=Down(keeps=keeps))
    page = post(counter, WHO, "submit")
    assert page.status_code == 503
    assert "Chưa nộp được, hãy bấm lại; bấm lại không tạo hồ sơ thứ hai." in page.text
    again = counter.client(WHO).post(PATH, data={**hidden(page), "_do": "submit"})
    assert again.status_code == 303
    assert len(counter.dossiers.kept) == 1


def test_when_sessions_cannot_be_read_nothing_typed_is_lost() -> None:
    page = post(Counter(sessions=Unread()), WHO, "submit")
    assert page.status_code == 401
    assert hidden(page)["dia_chi.detail"] == "Thôn Đục Khê"


def test_a_place_no_unit_covers_is_said_on_the_form() -> None:
    page = post(Counter(), WHO, "submit", **{"dia_chi.commune": "10441"})
    assert page.status_code == 422
    assert "Chưa có đơn vị nào nhận thủ tục này" in page.text


def test_a_due_date_nobody_can_count_yet_files_nothing_and_keeps_what_was_typed() -> None:
    counter = Counter()
    # The calendar of these tests ends with 2028.
    counter.now = counter.now.replace(year=2028, month=12, day=29)
    page = post(counter, WHO, "submit")
    assert page.status_code == 422
    assert not counter.dossiers.kept
    assert "lịch nghỉ lễ của năm đến hạn chưa được nhập" in page.text
    assert 'value="Thôn Đục Khê"' in page.text


def test_a_filing_equal_to_a_withdrawn_one_is_made_by_pressing_once_more() -> None:
    counter = Counter()
    code = counter.filed().code
    counter.client(WHO).post(f"/api/ho-so/{code}/rut")
    page = post(counter, WHO, "submit")
    assert page.status_code == 409
    assert "đã kết thúc" in page.text
    assert counter.client(WHO).post(PATH, data={**hidden(page), "_do": "submit"}).status_code == 303
    assert len(counter.dossiers.kept) == 2
