"""The officers' desk over HTTP: the lists, the search, one dossier from claim to result."""

import re
from datetime import timedelta

import pytest

from tests.handlers.dossier.world import COLLEAGUE as OTHER
from tests.handlers.dossier.world import go
from tests.handlers.web.officers import CODE, HOME, Desk, desk
from tests.handlers.web.world import COLLEAGUE, ELSEWHERE, HEAD, OFFICER, STRANGER, Client, World


def program(world: World) -> Client:
    return world.client(OFFICER, json=True)


def page_of(desk: Desk) -> str:
    return str(desk.world.client(OFFICER).get(HOME).text)


def slot(desk: Desk) -> dict[str, str]:
    return {
        "day": (desk.world.now.date() + timedelta(days=1)).isoformat(),
        "time": "09:00",
        "place": "Một cửa",
    }


def test_a_level_four_dossier_travels_over_the_desk_to_the_post() -> None:
    desk_ = desk("claim", "receive", "process")
    assert desk_.dossier.summary.number == "G01.801.000-260722-0001"
    assert desk_.act("settle", reference="BL-1", amount="7.000 ₫", source="desk").status_code == 303
    assert desk_.act("decide", result="Đồng ý đăng ký", override="Đã thu tại quầy").status_code == 303
    assert desk_.act("return", tracking="eb 473124829 vn").status_code == 303
    assert desk_.dossier.summary.step == "returned"
    assert desk_.acts() == []


def test_a_result_collected_at_the_desk_needs_an_appointment() -> None:
    desk_ = desk("claim", "receive", "process", receive="desk", amount=0)
    wrong = desk_.act("decide", result="Cấp thẻ", day="2020-01-01", time="9h", place="")
    assert wrong.status_code == 422
    assert "Nhập ngày hẹn từ hôm nay trở đi" in wrong.text
    assert "Nhập giờ hẹn, ví dụ 09:00" in wrong.text
    assert "Cấp thẻ</textarea>" in wrong.text
    sunday = {"day": "2026-07-26", "time": "09:00", "place": "Một cửa"}
    closed = desk_.act("decide", result="Cấp thẻ", **sunday)
    assert "đơn vị tiếp nhận trong giờ hành chính từ thứ Hai đến thứ Sáu và sáng thứ Bảy" in closed.text
    noon = desk_.act("decide", result="Cấp thẻ", **(slot(desk_) | {"time": "23:30"}))
    assert "Nhập giờ hẹn trong giờ tiếp nhận" in noon.text
    empty = desk_.act("decide", result="  ", **slot(desk_))
    assert (empty.status_code, desk_.dossier.summary.step) == (422, "processing")
    assert desk_.act("decide", result="Cấp thẻ", **slot(desk_)).status_code == 303


def test_an_unpaid_fee_is_named_where_the_result_would_be_returned() -> None:
    desk_ = desk("claim", "receive", "process")
    desk_.act("decide", result="Đồng ý đăng ký", override="Đã thu tại quầy")
    assert desk_.acts()[0] == "settle"
    assert "return" not in desk_.acts()
    told = page_of(desk_).split('id="return"')[1].split("</div>")[0]
    assert "<b>Trả kết quả</b>" in told
    assert "Chưa trả kết quả được vì lệ phí chưa nộp; hãy ghi nhận lệ phí trước." in told
    desk_.act("settle", reference="BL-1", amount="7.000 ₫", source="desk")
    assert desk_.acts()[0] == "return"
    assert "Chưa trả kết quả được" not in page_of(desk_)


def test_only_the_acts_of_the_table_are_offered() -> None:
    desk_ = desk()
    assert desk_.acts() == ["claim", "settle"]
    desk_.act("claim")
    assert desk_.acts() == [
        "receive",
        "ask_supplement",
        "settle",
        "release",
        "forward",
        "refuse",
        "apologise",
    ]
    assert Desk(desk_.world, HEAD).acts() == ["settle", "reassign"]


@pytest.mark.parametrize(
    ("moves", "main"),
    [
        ((), "claim"),
        (("claim",), "receive"),
        (("claim", "receive"), "process"),
        (("claim", "receive", "process"), "decide"),
        (("claim", "receive", "require_fee"), "settle"),
    ],
)
def test_the_next_step_is_the_one_prominent_act(moves: tuple[str, ...], main: str) -> None:
    desk_ = desk(*moves)
    page = desk_.client.get(HOME).text
    forms = dict(re.findall(r'action="\S+/(\w+)".*?(<button.*?)</form>', page, re.S))
    assert desk_.acts()[0] == main
    assert [move for move, form in forms.items() if 'class="button small"' in form] == [main]


def test_while_the_citizen_is_to_answer_nothing_is_prominent() -> None:
    desk_ = desk("claim", "receive", "process")
    asked = {"fields": ["noi_dung_de_nghi"], "fields_reason": "answer_incomplete", "until": "2026-08-01"}
    assert desk_.act("ask_supplement", **asked).status_code == 303
    assert 'class="button small"' not in desk_.client.get(HOME).text


def test_a_refusal_needs_a_coded_reason() -> None:
    desk_ = desk("claim")
    assert desk_.act("refuse", reason="vì tôi thích").status_code == 422
    assert desk_.act("refuse", reason="not_eligible").status_code == 303
    assert desk_.dossier.summary.step == "refused"


def test_a_forwarded_dossier_leaves_the_desk_for_the_other_units() -> None:
    desk_ = desk("claim")
    assert desk_.act("forward", unit="99999-20250701", reason="other_unit_competent").status_code == 422
    answer = desk_.act("forward", unit=ELSEWHERE, reason="other_unit_competent")
    assert answer.headers["location"] == "/api/can-bo"
    again = desk_.act("forward", unit=ELSEWHERE, reason="other_unit_competent")
    assert again.headers["location"] == "/api/can-bo"
    assert desk_.client.get(HOME).status_code == 404
    assert desk_.world.client(STRANGER).get(HOME).status_code == 200


def test_a_head_gives_a_dossier_to_an_officer_of_the_unit_only() -> None:
    desk_ = desk("claim")
    head = Desk(desk_.world, HEAD)
    assert head.act("reassign", officer=STRANGER.username).status_code == 422
    assert head.act("reassign", officer=COLLEAGUE.username).status_code == 303
    assert desk_.dossier.summary.officer is not None
    assert desk_.dossier.summary.officer.name == COLLEAGUE.full_name


def test_the_desk_speaks_english_too() -> None:
    page = desk("claim").client.get(f"{HOME}?lang=en").text
    assert "Receive" in page
    assert "Release" in page


def test_a_colleague_holds_nothing_by_looking() -> None:
    desk_ = desk()
    assert OTHER.unit == COLLEAGUE.unit
    Desk(desk_.world, COLLEAGUE).acts()
    assert desk_.dossier.version == 1


@pytest.mark.parametrize(("move", "said"), [("claim", "Đã ghi nhận: Nhận xử lý."), ("bịa", ""), ("", "")])
def test_what_was_recorded_is_said_once_and_nothing_that_is_no_act(move: str, said: str) -> None:
    page = desk("claim").client.get(HOME, params={"xong": move}).text
    assert ("Đã ghi nhận" in page) is bool(said)
    assert said in page


def test_a_program_is_given_the_link_to_a_file_and_not_sent_away() -> None:
    desk_ = desk()
    desk_.world.dossiers.kept[CODE] = go(desk_.dossier, "attach")
    told = program(desk_.world).get(f"{HOME}/tep/giay-to-cho-o/0")
    assert (told.status_code, told.json()["link"].startswith("https://store.test/k/1")) == (200, True)
