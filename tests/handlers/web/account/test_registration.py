"""Registering an account: the boxes, what is wrong with them, the code."""

from typing import Any

import pytest

from handlers.web.account import registration
from tests.handlers.web.breaking import break_view, logged
from tests.handlers.web.world import World

CITIZEN = {
    "kind": "citizen",
    "full_name": "Trần Thị Bình",
    "id_number": "001.187.012345",
    "birth_date.day": "27",
    "birth_date.month": "3",
    "birth_date.year": "1987",
    "gender": "nu",
    "phone": "0912 345 678",
    "email": "binh@example.vn",
    "username": "TranThiBinh",
    "password": "bốn từ dễ nhớ 2026",
}
BUSINESS = CITIZEN | {
    "kind": "business",
    "organisation": "Công ty TNHH Hương Tích",
    "tax_code": "0101234567",
}


def registered(**changes: str) -> tuple[World, Any]:
    world = World()
    return world, world.client().post("/api/dang-ky", data=CITIZEN | changes)


def test_a_citizen_registers_and_is_asked_for_the_code() -> None:
    world, answer = registered()
    assert answer.status_code == 200
    assert 'value="tranthibinh"' in answer.text
    assert "b•••@example.vn" in answer.text
    assert world.accounts.made["tranthibinh"] == {
        "full_name": "Trần Thị Bình",
        "id_number": "001187012345",
        "birth_date": "1987-03-27",
        "gender": "nu",
        "phone": "+84912345678",
        "email": "binh@example.vn",
        "kind": "citizen",
    }


def test_a_business_gives_its_name_and_tax_code() -> None:
    world, answer = registered(**BUSINESS)
    assert answer.status_code == 200
    assert world.accounts.made["tranthibinh"]["tax_code"] == "0101234567"


@pytest.mark.parametrize(
    ("box", "typed", "told"),
    [
        ("kind", "", "Chọn loại tài khoản"),
        ("kind", "admin", "Chọn loại tài khoản"),
        ("full_name", "", "Nhập “Họ, chữ đệm và tên”"),
        ("full_name", "Bình 2", "phải viết bằng chữ cái La-tinh"),
        ("id_number", "123", "12 chữ số"),
        ("birth_date.year", "2099", "Ngày, tháng, năm sinh"),
        ("gender", "", "Chọn câu trả lời ở mục “Giới tính”"),
        ("phone", "12", "điện thoại"),
        ("email", "bình", "Email"),
        ("username", "có dấu", "ên đăng nhập"),
        ("username", "", "Nhập “Tên đăng nhập”"),
        ("password", "", "Nhập mật khẩu"),
        ("password", "ngắn", "Mật khẩu phải có ít nhất"),
        ("password", "x" * 257, "Mật khẩu phải dài tối đa"),
        ("password", "tab\tinside it all", "không có ký tự điều khiển"),
    ],
)
def test_a_wrong_box_is_told_beside_the_box(box: str, typed: str, told: str) -> None:
    world, answer = registered(**{box: typed})
    assert answer.status_code == 422
    assert told in answer.text
    assert "<title>Lỗi: " in answer.text
    assert not world.accounts.made


def test_what_was_typed_comes_back_and_the_password_never() -> None:
    _, answer = registered(phone="không có", password="thật là bí mật 1")
    assert 'value="Trần Thị Bình"' in answer.text
    assert 'value="không có"' in answer.text
    assert "bí mật" not in answer.text


def test_an_organisation_must_say_its_name() -> None:
    _, answer = registered(kind="organisation")
    assert "Nhập “Tên tổ chức, doanh nghiệp”" in answer.text
    assert "Nhập “Mã số thuế”" not in answer.text


def test_a_taken_user_name_is_told_at_its_box() -> None:
    world = World()
    for status in (200, 422):
        answer = world.client().post("/api/dang-ky", data=CITIZEN)
        assert answer.status_code == status
    assert "đã có người dùng" in answer.text


def test_markup_in_a_box_is_shown_as_text() -> None:
    _, answer = registered(full_name="<script>alert(1)</script>")
    assert answer.status_code == 422
    assert "<script>alert" not in answer.text


def test_a_program_registers_and_confirms_in_json() -> None:
    world = World()
    sent = {k: v for k, v in CITIZEN.items() if not k.startswith("birth")} | {"birth_date": "1987-03-27"}
    client = world.client(json=True)
    assert client.post("/api/dang-ky", json=sent).status_code == 201
    answer = client.post("/api/dang-ky/xac-nhan", json={"username": "tranthibinh", "code": "123456"})
    assert answer.json() == {"username": "tranthibinh", "stage": "confirmed", "login": "/api/dang-nhap"}


def test_a_program_is_pointed_to_each_wrong_member() -> None:
    answer = World().client(json=True).post("/api/dang-ky", json={"kind": "citizen"})
    assert answer.status_code == 422
    pointers = {error["pointer"] for error in answer.json()["errors"]}
    assert {"#/full_name", "#/birth_date", "#/password"} <= pointers
    assert "#/tax_code" not in pointers


@pytest.mark.parametrize("typed", ["", "12345", "１２３４５６７", "abcdef", "000000"])
def test_a_wrong_code_is_told_at_its_box(typed: str) -> None:
    world, _ = registered()
    answer = world.client().post("/api/dang-ky/xac-nhan", data={"username": "tranthibinh", "code": typed})
    assert answer.status_code == 422
    assert "ã xác nhận" in answer.text
    assert not world.accounts.confirmed


def test_a_code_copied_with_spaces_is_good_and_leads_to_the_log_in() -> None:
    world, _ = registered()
    answer = world.client().post(
        "/api/dang-ky/xac-nhan", data={"username": "TranThiBinh ", "code": "123 456"}
    )
    assert answer.status_code == 200
    assert 'href="/api/dang-nhap"' in answer.text
    assert world.accounts.confirmed == {"tranthibinh"}


def test_asking_for_another_code_tells_nobody_whether_there_is_an_account() -> None:
    world, _ = registered()
    texts = [
        world.client().post("/api/dang-ky/gui-lai", data={"username": name}).text.replace(name, "X")
        for name in ("tranthibinh", "khongcoai")
    ]
    assert texts[0] == texts[1]


def test_whoever_left_before_confirming_finds_the_way_back() -> None:
    world = World()
    page = world.client().get("/api/dang-ky/xac-nhan")
    assert page.status_code == 200
    assert 'name="username"' in page.text
    assert 'formaction="/api/dang-ky/gui-lai"' in page.text
    again = World().client()
    again.post("/api/dang-ky", data=CITIZEN)
    told = again.post("/api/dang-ky", data=CITIZEN)
    assert told.status_code == 422
    assert "hãy nhập mã xác nhận" in told.text
    assert 'href="/api/dang-ky/xac-nhan"' in told.text


def test_that_a_code_was_sent_is_said_once() -> None:
    _, answer = registered()
    assert "Đã gửi mã xác nhận đến b•••@example.vn" in answer.text
    assert "Chúng tôi đã gửi" not in answer.text


@pytest.mark.parametrize("as_json", [False, True])
def test_a_view_that_cannot_be_made_leaves_the_account_and_leads_to_its_code(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, as_json: bool
) -> None:
    world = World()
    break_view(monkeypatch, registration, "_confirm_page", "_confirmed_answer")
    client = world.client(json=as_json)
    sent = {"json": CITIZEN} if as_json else {"data": CITIZEN}
    answer = client.post("/api/dang-ky", **sent)
    assert (answer.status_code, answer.headers["location"]) == (303, "/api/dang-ky/xac-nhan")
    assert "tranthibinh" in world.accounts.made
    code = {"username": "tranthibinh", "code": "123456"}
    answer = client.post("/api/dang-ky/xac-nhan", **({"json": code} if as_json else {"data": code}))
    assert (answer.status_code, answer.headers["location"]) == (303, "/api/dang-nhap")
    assert world.accounts.confirmed == {"tranthibinh"}
    assert logged(caplog) == [("saved.view_failed", "NoView")] * 2
