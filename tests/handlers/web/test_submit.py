"""The way from the form to the receipt, for a browser without scripts and for a program."""

from datetime import date, timedelta
from typing import Any

import pytest

from handlers.aws.sessions import Identity
from handlers.dossier.dossier import Dossier
from tests.handlers.web.citizens import ANSWERS, HOTEL, OTHER, PATH, POST, WHO, Counter, hidden, registration
from tests.handlers.web.world import FakeDossiers, FakeSessions


def post(counter: Counter, who: Identity | None, do: str, **changes: str) -> Any:
    return counter.client(who).post(PATH, data={**POST, "_edition": counter.edition, "_do": do, **changes})


class Down(FakeDossiers):
    """Storage that fails as often as told, after or before it kept the dossier."""

    def __init__(self, failures: int = 1, keeps: bool = False) -> None:
        super().__init__()
        self.failures, self.keeps, self.tries = failures, keeps, 0

    def create(self, dossier: Dossier) -> Dossier:
        self.tries += 1
        if self.tries <= self.failures:
            if self.keeps:
                super().create(dossier)
            raise ConnectionError("gone")
        return super().create(dossier)


class Unread(FakeSessions):
    def find(self, token: str, now: Any) -> Identity | None:
        raise ConnectionError("gone")


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


def test_edit_leads_back_to_the_form_with_everything_in_it() -> None:
    page = post(Counter(), None, "edit", **{"dia_chi.detail": "Sai"})
    assert page.status_code == 200
    assert "Sai" in page.text
    assert "error-summary" not in page.text


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


def test_identity_comes_from_the_account_whatever_is_posted() -> None:
    counter = Counter()
    page = post(counter, WHO, "submit", ho_ten="Người Khác")
    assert page.status_code == 422
    assert "lấy lại từ tài khoản" in page.text
    assert not counter.dossiers.kept
    counter.client(WHO).post(PATH, data={**hidden(page), "_do": "submit"})
    [kept] = counter.dossiers.kept.values()
    assert kept.answers["ho_ten"] == "Nguyễn Thị Ánh"


def test_contact_details_may_differ_from_the_account() -> None:
    counter = Counter()
    post(counter, WHO, "submit", dien_thoai="0987654321")
    [kept] = counter.dossiers.kept.values()
    assert kept.answers["dien_thoai"].endswith("987654321")


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


@pytest.mark.parametrize("do", ["add:", "add:ho_ten", "remove:khach", "remove:khach:x", "choose", "back"])
def test_odd_buttons_only_show_the_form_again(do: str) -> None:
    page = post(Counter(), None, do)
    assert page.status_code == 200
    assert "Thôn Đục Khê" in page.text


def test_a_place_no_unit_covers_is_said_on_the_form() -> None:
    page = post(Counter(), WHO, "submit", **{"dia_chi.commune": "10441"})
    assert page.status_code == 422
    assert "Chưa có đơn vị nào nhận thủ tục này" in page.text


OLD = registration(effective_to=date(2026, 7, 20), form="CT01 cũ")
NEW = registration(effective_from=date(2026, 7, 21))


@pytest.mark.parametrize(("days", "status"), [(0, 303), (12, 303), (13, 422)])
def test_an_edition_is_taken_until_fourteen_days_after_its_end(days: int, status: int) -> None:
    counter = Counter(editions=(OLD, NEW))
    counter.now += timedelta(days=days)
    answer = post(counter, WHO, "submit", _edition=OLD.digest)
    assert answer.status_code == status
    if status == 303:
        [kept] = counter.dossiers.kept.values()
        assert kept.edition == OLD.digest
    else:
        assert "Mẫu tờ khai đã thay đổi" in answer.text
        assert hidden(answer)["_edition"] == NEW.digest
        assert "Thôn Đục Khê" in answer.text


def test_an_edition_nobody_knows_or_of_the_future_is_not_taken() -> None:
    later = registration(effective_from=date(2027, 1, 1))
    counter = Counter(editions=(registration(effective_to=date(2026, 12, 31)), later))
    assert post(counter, WHO, "submit", _edition="0123456789ab").status_code == 422
    assert post(counter, WHO, "submit", _edition=later.digest).status_code == 422


def test_a_filing_equal_to_a_withdrawn_one_is_made_by_pressing_once_more() -> None:
    counter = Counter()
    code = counter.filed().code
    counter.client(WHO).post(f"/api/ho-so/{code}/rut")
    page = post(counter, WHO, "submit")
    assert page.status_code == 409
    assert "đã kết thúc" in page.text
    assert counter.client(WHO).post(PATH, data={**hidden(page), "_do": "submit"}).status_code == 303
    assert len(counter.dossiers.kept) == 2


def test_a_program_files_and_gets_the_same_receipt_again() -> None:
    counter = Counter()
    body = {"edition": counter.edition, "answers": ANSWERS}
    first = counter.client(WHO, json=True).post(PATH, json=body)
    assert first.status_code == 201
    assert first.headers["location"] == f"/api/ho-so/{first.json()['code']}/bien-nhan"
    counter.now += timedelta(hours=1)
    again = counter.client(WHO, json=True).post(PATH, json=body)
    assert (again.status_code, again.content) == (201, first.content)
    other = counter.client(WHO, json=True).post(PATH, json={**body, "again": 1})
    assert other.json()["code"] != first.json()["code"]


def test_a_form_and_a_program_filing_the_same_make_one_dossier() -> None:
    counter = Counter()
    post(counter, WHO, "submit")
    counter.client(WHO, json=True).post(PATH, json={"edition": counter.edition, "answers": ANSWERS})
    assert len(counter.dossiers.kept) == 1


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"answers": {**ANSWERS, "dien_thoai": "1"}}, "#/answers/dien_thoai"),
        ({"answers": {**ANSWERS, "khach": [{"ho_ten": "1"}]}}, "#/answers/khach/0/ho_ten"),
        ({"answers": {**ANSWERS, "a/b": 1}}, "#/answers/a~1b"),
        ({"answers": []}, "#/answers"),
        ({"again": True}, "#/again"),
        ({"again": 100}, "#/again"),
        ({"edition": 5}, "#/edition"),
        ({"edition": "0123456789ab"}, "#/edition"),
        ({"extra": 1}, "#/extra"),
    ],
)
def test_a_program_is_pointed_at_what_is_wrong(body: dict[str, Any], pointer: str) -> None:
    counter = Counter()
    sent = {"edition": counter.edition, "answers": ANSWERS, **body}
    answer = counter.client(WHO, json=True).post(PATH, json=sent)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert pointer in [error["pointer"] for error in answer.json()["errors"]]
    assert not counter.dossiers.kept


def test_a_program_needs_a_session_and_the_right_place() -> None:
    counter = Counter()
    body = {"edition": counter.edition, "answers": ANSWERS}
    assert counter.client(json=True).post(PATH, json=body).status_code == 401
    assert counter.client(json=True).post("/api/thu-tuc/khong", json={}).status_code == 404
    there = {**ANSWERS, "dia_chi": {"commune": "10441", "detail": "x"}}
    assert counter.client(WHO, json=True).post(PATH, json={**body, "answers": there}).status_code == 422
    counter.dossiers = Down()
    assert counter.client(WHO, json=True).post(PATH, json=body).status_code == 503


def test_a_program_may_post_the_form_and_read_json() -> None:
    counter = Counter()
    client, sent = counter.client(WHO, json=True), {**POST, "_edition": counter.edition}
    assert client.get(PATH).json()["locked"] == ["ho_ten", "so_dinh_danh"]
    checked = client.post(PATH, data={**sent, "_do": "check"}).json()
    assert (checked["due"], checked["fee"]["amount"]) == ("2026-07-27", 7000)
    assert client.post(PATH, data={**sent, "_do": "submit"}).status_code == 201
    wrong = client.post(PATH, data={**sent, "dien_thoai": "1", "_do": "check"})
    assert wrong.json()["errors"][0]["pointer"] == "#/answers/dien_thoai"
    foreign = counter.client(OTHER, json=True).post(PATH, data={**sent, "_do": "submit"})
    assert foreign.status_code == 422


TWO_PAGES = registration(
    pages=tuple(
        {"id": f"p{n}", "title": {"vi": "P", "en": "P"}, "sections": (section,)}
        for n, section in enumerate(registration().model_dump(exclude_defaults=True)["pages"][0]["sections"])
    )
)


def test_a_form_in_pages_goes_forward_when_the_page_is_right_and_back_always() -> None:
    counter = Counter(editions=(TWO_PAGES,))
    wrong = post(counter, None, "next", _page="0", dien_thoai="1", **{"dia_chi.detail": ""})
    assert wrong.status_code == 422
    assert 'name="dien_thoai"' in wrong.text
    page = post(counter, None, "next", _page="0")
    assert hidden(page)["dien_thoai"] == "0912 345 678"
    assert hidden(page)["_page"] == "1"
    assert hidden(post(counter, None, "back", _page="1"))["_page"] == "0"
    assert "Kiểm tra" in post(counter, None, "next", _page="1").text
    first_wrong = post(counter, None, "check", _page="1", dien_thoai="1")
    assert hidden(first_wrong)["_page"] == "0"
