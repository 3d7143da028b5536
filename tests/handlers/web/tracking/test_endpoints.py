"""Where is my dossier: for its owner, for who has code and digits, and what the citizen may do about it."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.dossier.code import group_code
from handlers.web.http.services import Bank
from tests.handlers.web.citizens import (
    ASK,
    NUMBER,
    OTHER,
    PROCESSING,
    WHO,
    Counter,
    look_up,
    registration,
    with_lease,
)
from tests.handlers.web.world import OFFICER, STRANGER


def test_my_dossiers_are_mine_alone() -> None:
    counter = Counter()
    code = group_code(counter.filed().code)
    page = counter.client(WHO).get("/api/ho-so")
    assert code in page.text
    assert "còn" in page.text
    assert code not in counter.client(OTHER).get("/api/ho-so").text
    [row] = counter.client(WHO, json=True).get("/api/ho-so").json()["dossiers"]
    assert row["code"] == code


def test_earlier_dossiers_are_one_link_away_however_many_there_are() -> None:
    counter = Counter()
    first = counter.filed()
    for n in range(60):
        at = first.filed_at + timedelta(minutes=n + 1)
        counter.dossiers.create(replace(first, code=f"{n:013d}", filed_at=at))
    page, seen = "/api/ho-so", list[str]()
    while page:
        told = counter.client(WHO).get(page).text
        seen += re.findall(r"/api/ho-so/(\w{13})", told)
        page = next(iter(re.findall(r'href="(/api/ho-so\?sau=[^"]+)" rel="next"', told)), "")
    assert list(dict.fromkeys(seen)) == [*(f"{n:013d}" for n in reversed(range(60))), first.code]
    program = counter.client(WHO, json=True)
    after = program.get("/api/ho-so").json()["older"]
    assert len(program.get("/api/ho-so", params={"sau": after}).json()["dossiers"]) == 11
    # An address that was cut short shows the first page.
    assert len(program.get("/api/ho-so", params={"sau": after[:-3]}).json()["dossiers"]) == 50


def test_a_dossier_is_not_there_for_anybody_else() -> None:
    counter = Counter()
    path = f"/api/ho-so/{counter.filed().code}"
    for who in (OTHER, STRANGER):
        assert counter.client(who).get(path).status_code == 404
    assert counter.client().get(path).headers["location"].startswith("/api/dang-nhap")
    assert counter.client(json=True).get(path).status_code == 401


def test_the_national_code_of_a_step_is_told_to_programs_and_officers_not_to_citizens() -> None:
    counter = Counter()
    code = counter.filed().code
    words, path = "Mã trạng thái quốc gia: 1", f"/api/can-bo/ho-so/{code}"
    assert words in counter.client(OFFICER).get(path).text
    for page in (counter.client(WHO).get(f"/api/ho-so/{code}"), look_up(counter, code, "2345")):
        assert "Mới đăng ký" in page.text
        assert "Mã trạng thái" not in page.text
    told = counter.client(WHO, json=True).get(f"/api/ho-so/{code}").json()
    assert told["step"]["national"] == 1


def test_a_look_up_shows_the_dossier_with_a_masked_name() -> None:
    counter = Counter()
    dossier = counter.moved(counter.filed(), *PROCESSING)
    page = look_up(counter, group_code(dossier.code).lower(), "2345")
    assert page.status_code == 200
    assert "N*** T*** Á***" in page.text
    assert "Lê Văn Tám" in page.text
    for secret in (WHO.full_name, WHO.id_number, "Rút hồ sơ", "/giay-to", "Đục Khê"):
        assert secret not in page.text
    assert page.headers["cache-control"] == "no-store"


def test_what_an_officer_wrote_is_for_the_owner_alone() -> None:
    counter = Counter()
    refuse = ("refuse", {"reason": "not_competent", "words": "nhà của bà Hoa"})
    code = counter.moved(counter.filed(), ("claim", {}), refuse).code
    assert "nhà của bà Hoa" in counter.client(WHO).get(f"/api/ho-so/{code}").text
    assert "nhà của bà Hoa" not in look_up(counter, code, "2345").text


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
    page = look_up(counter, group_code(code), "2345")
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
    slot = {"day": "2026-07-24", "time": "09:00", "place": "Bộ phận một cửa"}
    decided = ("decide", {"result": "Đồng ý", "appointment": slot, "override": "Thu tại quầy"})
    code = counter.moved(counter.filed(), *PROCESSING, decided).code
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


def test_while_the_clock_stands_no_list_names_a_due_date_and_an_answer_is_called_one() -> None:
    counter = Counter()
    dossier = counter.moved(counter.filed(), *PROCESSING, ASK)
    [asked] = counter.client(WHO, json=True).get("/api/ho-so").json()["dossiers"]
    assert (asked["due"], asked["left"], asked["step"]) == ("", "tạm dừng", "Yêu cầu bổ sung")
    counter.dossiers.kept[dossier.code] = with_lease(counter, dossier)
    sent = counter.client(WHO).post(f"/api/ho-so/{dossier.code}/bo-sung", data={"dien_thoai": "0912345679"})
    assert sent.status_code == 303
    [mended] = counter.client(WHO, json=True).get("/api/ho-so").json()["dossiers"]
    assert mended["step"] == "Đã gửi bổ sung"
    assert mended["due"]
    page = counter.client(WHO).get(f"/api/ho-so/{dossier.code}").text
    assert "Yêu cầu bổ sung" not in page.split("<h2", 1)[0]


def test_nothing_to_do_is_not_said_beside_something_to_do() -> None:
    counter = Counter()
    told = counter.client(WHO, json=True).get(f"/api/ho-so/{counter.filed().code}").json()["next"]
    assert len(told) > 1
    assert not any("chưa phải làm gì" in line for line in told)


def test_a_reason_that_asks_nothing_does_not_deny_the_paper_that_is_missing() -> None:
    counter = Counter()
    stop = ("stop", {"reason": "verification", "until": "2026-08-20"})
    dossier = counter.moved(counter.filed(), *PROCESSING, stop)

    def told() -> list[str]:
        found: list[str] = counter.client(WHO, json=True).get(f"/api/ho-so/{dossier.code}").json()["next"]
        return found

    assert told()[1:] == [
        "Đơn vị sẽ báo khi giải quyết tiếp.",
        "Còn 1 giấy tờ chưa gửi; gửi ở mục Giấy tờ của hồ sơ.",
    ]
    with_lease(counter, dossier)
    assert told()[1:] == ["Bạn chưa phải làm gì. Đơn vị sẽ báo khi giải quyết tiếp."]


def test_nothing_to_do_is_not_said_to_whoever_has_a_fee_to_transfer(monkeypatch: pytest.MonkeyPatch) -> None:
    bank = Bank("970436", "0011001234567", "Ngân hàng", "KHO BAC NHA NUOC")
    counter = Counter(editions=(registration(documents=()),))
    path = f"/api/ho-so/{counter.moved(counter.filed(), *PROCESSING).code}"
    assert counter.client(WHO, json=True).get(path).json()["next"] == ["Bạn chưa phải làm gì."]
    monkeypatch.setattr(Counter, "office", replace(counter.office, bank=bank))
    assert counter.client(WHO, json=True).get(path).json()["next"] == ["Nộp lệ phí theo hướng dẫn bên dưới."]


def test_an_officer_is_not_spoken_to_as_the_citizen() -> None:
    counter = Counter()
    code = counter.filed().code
    counter.client(WHO).post(f"/api/ho-so/{code}/rut")
    assert "Công dân đã rút hồ sơ." in counter.client(OFFICER).get(f"/api/can-bo/ho-so/{code}").text
    page = counter.client(WHO).get(f"/api/ho-so/{code}").text
    assert "Bạn đã rút hồ sơ." in page
    assert "Chưa có cán bộ nào nhận" not in page
