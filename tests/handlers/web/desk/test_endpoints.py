"""The officers' desk over HTTP: the lists, the search, one dossier from claim to result."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.dossier.code import filing_code, group_code
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


def test_the_inbox_shows_the_units_own_dossiers_with_counters() -> None:
    world = desk().world
    mine, theirs = (world.client(who).get("/api/can-bo").text for who in (OFFICER, STRANGER))
    assert "ABCD-EFGH-JKMN-P" in mine
    assert "Chờ nhận <b>1</b>" in mine
    assert "ABCD-EFGH-JKMN-P" not in theirs
    assert "Chờ nhận <b>0</b>" in theirs


@pytest.mark.parametrize("query", ["{code}", "{grouped}", "ban", "y blok", "G01.801.000-260722-0001"])
def test_a_dossier_is_found_by_code_number_or_name_without_marks(query: str) -> None:
    world = desk("claim", "receive").world
    code = filing_code(b"secret", account="a", edition="e", answers={})
    world.dossiers.kept[code] = replace(world.dossiers.kept.pop(CODE), code=code)
    asked = {"q": query.format(code=code.lower(), grouped=group_code(code))}
    found, elsewhere = (
        world.client(who, json=True).get("/api/can-bo", params=asked) for who in (OFFICER, STRANGER)
    )
    assert [row["code"] for row in found.json()["dossiers"]] == [group_code(code)]
    assert elsewhere.json()["dossiers"] == []


def test_an_id_number_finds_the_dossiers_whose_answers_hold_it() -> None:
    world = desk().world
    before = world.dossiers.kept[CODE]
    world.dossiers.kept[CODE] = replace(before, answers={**before.answers, "so_dinh_danh": "001099012345"})
    for asked, rows in (("001.099.012.345", 1), ("001099012346", 0)):
        told = program(world).get("/api/can-bo", params={"q": asked}).json()
        assert len(told["dossiers"]) == rows


def test_a_level_four_dossier_travels_over_the_desk_to_the_post() -> None:
    desk_ = desk("claim", "receive", "process")
    assert desk_.dossier.summary.number == "G01.801.000-260722-0001"
    assert desk_.act("settle", reference="BL-1", amount="7.000 ₫", source="desk").status_code == 303
    assert desk_.act("decide", result="Đồng ý đăng ký").status_code == 303
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
    assert "đơn vị không làm việc vào Chủ nhật" in closed.text
    empty = desk_.act("decide", result="  ", **slot(desk_))
    assert (empty.status_code, desk_.dossier.summary.step) == (422, "processing")
    assert desk_.act("decide", result="Cấp thẻ", **slot(desk_)).status_code == 303


def test_an_unpaid_fee_is_named_where_the_result_would_be_returned() -> None:
    desk_ = desk("claim", "receive", "process")
    desk_.act("decide", result="Đồng ý đăng ký")
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
    assert desk_.acts() == ["receive", "ask_supplement", "settle", "release", "forward", "refuse"]
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


def test_a_supplement_is_asked_for_by_ticking_what_is_wrong() -> None:
    desk_ = desk("claim")
    wrong = desk_.act("ask_supplement", fields=["noi_dung_de_nghi"], until="2026-08-01")
    assert wrong.status_code == 422
    assert "Chọn lý do trong danh mục" in wrong.text
    assert re.search(r'value="noi_dung_de_nghi"[^>]*checked', wrong.text)
    good = desk_.act(
        "ask_supplement",
        fields=["noi_dung_de_nghi"],
        fields_reason="answer_incomplete",
        words="Ghi rõ địa chỉ",
        until="2026-08-01",
    )
    assert good.status_code == 303
    assert desk_.dossier.summary.supplement is not None
    assert desk_.dossier.summary.supplement.fields == ("noi_dung_de_nghi",)


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


def test_mine_and_overdue_are_what_they_say() -> None:
    world = desk("claim", "receive").world
    assert program(world).get("/api/can-bo?tab=mine").json()["counts"]["mine"] == 1
    assert world.client(COLLEAGUE, json=True).get("/api/can-bo").json()["counts"]["mine"] == 0
    world.now += timedelta(days=20)
    told = program(world).get("/api/can-bo?tab=overdue").json()
    assert told["counts"]["overdue"] == 1
    assert told["dossiers"][0]["left"] == "quá hạn 15 ngày"
    assert told["dossiers"][0]["urgency"] == "late"


def test_a_released_dossier_is_nobodys() -> None:
    world = desk("claim", "release").world
    assert program(world).get("/api/can-bo?tab=mine").json()["counts"]["mine"] == 0


def test_an_answered_supplement_is_marked_in_the_list_until_an_officer_goes_on() -> None:
    desk_ = desk("claim", "receive", "process")
    asked = {"fields": ["noi_dung_de_nghi"], "fields_reason": "answer_incomplete", "until": "2026-08-01"}
    desk_.act("ask_supplement", **asked)
    answered = go(desk_.dossier, "answer_supplement", answers={"noi_dung_de_nghi": "Đăng ký tạm trú"})
    desk_.world.dossiers.save(answered, desk_.dossier.version)

    def flags() -> list[str]:
        [row] = program(desk_.world).get("/api/can-bo?tab=working").json()["dossiers"]
        return list(row["flags"])

    assert flags() == ["Đã gửi bổ sung"]
    assert desk_.act("resume").status_code == 303
    assert flags() == []


@pytest.mark.parametrize(
    "after", ["x", "waiting#2026-07-21#ABCDEFGHJKMNP", "working#'--", "working#2026-07-21#" + "A" * 99]
)
def test_a_place_in_the_list_that_we_did_not_write_is_the_beginning(after: str) -> None:
    assert (
        program(desk("claim", "receive").world)
        .get("/api/can-bo", params={"tab": "working", "sau": after})
        .is_success
    )


def test_the_desk_speaks_english_too() -> None:
    page = desk("claim").client.get(f"{HOME}?lang=en").text
    assert "Receive" in page
    assert "Release" in page


def test_a_colleague_holds_nothing_by_looking() -> None:
    desk_ = desk()
    assert OTHER.unit == COLLEAGUE.unit
    Desk(desk_.world, COLLEAGUE).acts()
    assert desk_.dossier.version == 1
