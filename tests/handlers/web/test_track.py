"""Where is my dossier: for its owner, for who has code and digits, and what the citizen may do about it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from handlers.dossier.code import grouped
from handlers.dossier.dossier import Dossier
from handlers.web.track_view import masked
from tests.handlers.web.citizens import OTHER, WHO, Counter
from tests.handlers.web.world import STRANGER

NUMBER = "G01.801.000-260722-0001"
RECEIVE = ("receive", {"number": NUMBER})
PROCESSING: tuple[tuple[str, dict[str, Any]], ...] = (("claim", {}), RECEIVE, ("process", {}))
ITEMS = [
    {"field": "dien_thoai", "reason": "answer_mismatch", "words": "số không gọi được"},
    {"document": "hop-dong", "reason": "document_missing"},
]
ASK = ("ask_supplement", {"items": ITEMS, "until": "2026-08-20"})


def look_up(counter: Counter, code: str, factor: str, json: bool = False) -> Any:
    return counter.client(json=json).post("/api/tra-cuu", data={"code": code, "factor": factor})


def asked(counter: Counter) -> Dossier:
    """A dossier whose telephone number and lease are to be mended."""
    return counter.moved(counter.filed(), *PROCESSING, ASK)


def with_lease(counter: Counter, dossier: Dossier) -> Dossier:
    data = {"document": "hop-dong", "key": "k", "name": "x.pdf", "size": 5, "sha256": "0" * 64}
    from handlers.dossier.dossier import Actor, act
    from tests.handlers.dossier.world import CALENDAR

    after = act(dossier, "attach", Actor("acc-1", "citizen", "x"), data, counter.now, calendar=CALENDAR)
    counter.dossiers.kept[after.code] = after
    return after


def test_my_dossiers_are_mine_alone() -> None:
    counter = Counter()
    code = grouped(counter.filed().code)
    page = counter.client(WHO).get("/api/ho-so")
    assert code in page.text
    assert "còn" in page.text
    assert code not in counter.client(OTHER).get("/api/ho-so").text
    [row] = counter.client(WHO, json=True).get("/api/ho-so").json()["dossiers"]
    assert row["code"] == code


def test_the_status_names_unit_officer_step_due_date_and_how_it_was_counted() -> None:
    counter = Counter()
    dossier = counter.moved(counter.filed(), *PROCESSING)
    page = counter.client(WHO).get(f"/api/ho-so/{dossier.code}")
    for told in (
        NUMBER,
        "Công an xã Hương Sơn",
        "Lê Văn Tám",
        "Đang xử lý",
        "thứ Hai 27/07/2026",
        WHO.full_name,
    ):
        assert told in page.text
    assert "ngày làm việc thứ 3" in page.text
    told = counter.client(WHO, json=True).get(f"/api/ho-so/{dossier.code}").json()
    assert (told["step"]["id"], told["step"]["national"], told["due"]) == ("processing", 4, "2026-07-27")
    assert len(told["history"]) == 4


def test_the_officers_work_telephone_is_shown_and_missed_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    counter = Counter()
    path = f"/api/ho-so/{counter.moved(counter.filed(), *PROCESSING).code}"
    officers = [{"username": "canbo1", "work_phone": "024 1234 5678"}]
    monkeypatch.setattr(counter.accounts, "officers_of", lambda unit: officers)
    assert "Lê Văn Tám · 024 1234 5678" in counter.client(WHO).get(path).text
    monkeypatch.setattr(counter.accounts, "officers_of", lambda unit: 1 / 0)
    page = counter.client(WHO).get(path)
    assert page.status_code == 200
    assert "Lê Văn Tám" in page.text


def test_a_dossier_is_not_there_for_anybody_else() -> None:
    counter = Counter()
    path = f"/api/ho-so/{counter.filed().code}"
    for who in (OTHER, STRANGER):
        assert counter.client(who).get(path).status_code == 404
    assert counter.client().get(path).headers["location"].startswith("/api/dang-nhap")
    assert counter.client(json=True).get(path).status_code == 401


def test_a_look_up_shows_the_dossier_with_a_masked_name() -> None:
    counter = Counter()
    dossier = counter.moved(counter.filed(), *PROCESSING)
    page = look_up(counter, grouped(dossier.code).lower(), "2345")
    assert page.status_code == 200
    assert "N*** T*** Á***" in page.text
    assert "Lê Văn Tám" in page.text
    for secret in (WHO.full_name, WHO.id_number, "Rút hồ sơ", "/giay-to", "Đục Khê"):
        assert secret not in page.text
    assert page.headers["cache-control"] == "no-store"


def test_the_official_number_and_the_telephone_do_as_well() -> None:
    counter = Counter()
    counter.moved(counter.filed(), *PROCESSING)
    assert look_up(counter, NUMBER.lower(), "5678").status_code == 200
    told = counter.client(json=True).post("/api/tra-cuu", json={"code": NUMBER, "digits": "5678"})
    assert told.json()["applicant"] == "N*** T*** Á***"


def test_a_wrong_code_and_wrong_digits_get_one_answer() -> None:
    counter = Counter()
    code = counter.filed().code
    other = counter.filed(OTHER_PHONE).code
    wrong_digits = look_up(counter, code, "0000")
    del counter.dossiers.kept[other]
    wrong_code = look_up(counter, other, "0000")
    assert wrong_digits.status_code == wrong_code.status_code == 404
    assert wrong_digits.text.replace(code, "") == wrong_code.text.replace(other, "")
    said = [look_up(counter, typed, "0000", json=True).content for typed in (code, other, "chẳng phải mã")]
    assert said[0] == said[1] == said[2]


OTHER_PHONE = replace(WHO, sub="acc-8")


def test_empty_boxes_are_named() -> None:
    page = look_up(Counter(), "", " ")
    assert page.status_code == 422
    assert "Nhập mã hồ sơ" in page.text
    assert "Nhập 4 số cuối" in page.text


def test_the_sixth_try_of_a_code_must_wait_even_when_right() -> None:
    counter = Counter()
    code = counter.filed().code
    assert [look_up(counter, code, "0000").status_code for _ in range(5)] == [404] * 5
    page = look_up(counter, grouped(code), "2345")
    assert page.status_code == 429
    assert page.headers["retry-after"] == "600"
    assert "Hãy đợi 10 phút" in page.text
    assert look_up(counter, code, "2345", json=True).status_code == 429


def test_a_citizen_withdraws_while_the_table_allows_it_and_twice_is_once() -> None:
    counter = Counter()
    code, client = counter.filed().code, counter.client(WHO)
    assert f'action="/api/ho-so/{code}/rut"' in client.get(f"/api/ho-so/{code}").text
    for _ in range(2):
        assert client.post(f"/api/ho-so/{code}/rut").headers["location"] == f"/api/ho-so/{code}"
    assert counter.dossiers.kept[code].version == 2
    page = client.get(f"/api/ho-so/{code}").text
    assert "Công dân yêu cầu rút hồ sơ" in page
    assert "/rut" not in page


def test_what_the_table_forbids_is_a_conflict_with_a_reason() -> None:
    counter = Counter()
    code = counter.moved(counter.filed(), *PROCESSING).code
    answer = counter.client(WHO).post(f"/api/ho-so/{code}/rut")
    assert answer.status_code == 409
    assert "Không thể thực hiện" in answer.text
    assert counter.client(OTHER).post(f"/api/ho-so/{code}/rut").status_code == 404


def test_a_faster_officer_makes_the_citizens_move_be_decided_anew() -> None:
    counter = Counter()
    dossier = counter.filed()
    claimed = counter.moved(dossier, ("claim", {}))
    counter.dossiers.kept[dossier.code] = dossier
    counter.dossiers.interrupt.append(claimed)
    assert counter.client(WHO).post(f"/api/ho-so/{dossier.code}/rut").status_code == 303
    assert [event.move for event in counter.dossiers.kept[dossier.code].events] == [
        "submit",
        "claim",
        "withdraw",
    ]


def test_a_supplement_opens_only_what_was_asked_with_the_old_values() -> None:
    counter = Counter()
    page = counter.client(WHO).get(f"/api/ho-so/{asked(counter).code}").text
    assert 'name="dien_thoai"' in page
    assert 'name="ho_ten"' not in page
    assert "số không gọi được" in page
    assert "20/08/2026" in page
    assert 'id="hop-dong-file"' in page
    assert "số không gọi được" not in look_up(counter, next(iter(counter.dossiers.kept)), "2345").text


def test_a_supplement_is_judged_and_waits_for_its_documents() -> None:
    counter = Counter()
    dossier = asked(counter)
    path, client = f"/api/ho-so/{dossier.code}/bo-sung", counter.client(WHO)
    wrong = client.post(path, data={"dien_thoai": "12"})
    assert wrong.status_code == 422
    assert 'value="12"' in wrong.text
    assert "Gửi giấy tờ này trước khi bấm gửi bổ sung" in wrong.text
    with_lease(counter, dossier)
    done = client.post(path, data={"dien_thoai": "0987 654 321", "ho_ten": "Kẻ Khác"})
    assert done.headers["location"] == f"/api/ho-so/{dossier.code}"
    kept = counter.dossiers.kept[dossier.code].summary
    assert kept.answers["dien_thoai"] == "+84987654321"
    assert kept.answers["ho_ten"] == WHO.full_name
    assert client.post(path, data={"dien_thoai": "0987 654 321"}).status_code == 409


def test_a_program_answers_a_supplement_with_just_those_answers() -> None:
    counter = Counter()
    dossier = asked(counter)
    path, client = f"/api/ho-so/{dossier.code}/bo-sung", counter.client(WHO, json=True)
    missing = client.post(path, json={"answers": {"dien_thoai": "1"}}).json()
    assert [one["pointer"] for one in missing["errors"]] == ["#/answers/dien_thoai", "#/documents/hop-dong"]
    assert (
        client.post(path, json={"answers": {"ho_ten": "x"}}).json()["errors"][0]["pointer"]
        == "#/answers/ho_ten"
    )
    assert client.post(path, json={"answers": 1}).status_code == 422
    with_lease(counter, dossier)
    told = client.post(path, json={"answers": {"dien_thoai": "0987654321"}})
    assert (told.status_code, told.json()["paused"]) == (200, False)


def test_the_way_shows_what_is_done_what_is_here_and_what_is_ahead() -> None:
    counter = Counter()
    page = counter.client(WHO).get(f"/api/ho-so/{asked(counter).code}").text
    way = page[page.index('class="way"') :]
    states = ["Mới nộp", "Yêu cầu bổ sung", "Đã xử lý xong", "Đã trả kết quả"]
    assert [way.index(name) for name in states] == sorted(way.index(name) for name in states)


def test_a_late_dossier_says_so() -> None:
    counter = Counter()
    dossier = counter.filed()
    counter.now += timedelta(days=7)
    assert "Quá hạn" in counter.client(WHO).get(f"/api/ho-so/{dossier.code}").text


def test_a_refusal_gives_remedy_and_appeal() -> None:
    counter = Counter()
    refuse = ("refuse", {"reason": "not_competent"})
    dossier = counter.moved(counter.filed(), ("claim", {}), refuse)
    page = counter.client(WHO).get(f"/api/ho-so/{dossier.code}").text
    assert "chọn đúng nơi đề nghị giải quyết" in page
    assert "khiếu nại" in page


@pytest.mark.parametrize(
    ("name", "mask"), [("Nguyễn Thị Ánh", "N*** T*** Á***"), ("Y Ƀlôk", "Y*** Ƀ***"), ("", "")]
)
def test_a_mask_leaves_the_initials(name: str, mask: str) -> None:
    assert masked(name) == mask
