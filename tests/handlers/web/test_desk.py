"""The officers' desk over HTTP: inbox, dossier, acts, and what happens when somebody was faster."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from handlers.dossier.code import filing_code, grouped
from handlers.dossier.dossier import Dossier
from tests.handlers.dossier.world import COLLEAGUE as OTHER
from tests.handlers.dossier.world import go
from tests.handlers.web.world import COLLEAGUE, ELSEWHERE, HEAD, OFFICER, STRANGER, Client, World

CODE = "ABCDEFGHJKMNP"
HOME = f"/api/can-bo/ho-so/{CODE}"
ACT = re.compile(r'action="/api/can-bo/ho-so/\w+/(\w+)"')
TOKEN = re.compile(r'name="_token" value="(\d+)"')


class Desk:
    """One officer at one dossier, working by the pages alone."""

    def __init__(self, world: World, who: Any = OFFICER) -> None:
        self.world, self.client = world, world.client(who)

    def acts(self) -> list[str]:
        return ACT.findall(self.client.get(HOME).text)

    def act(self, move: str, **boxes: Any) -> Any:
        tokens = TOKEN.findall(self.client.get(HOME).text)
        return self.client.post(f"{HOME}/{move}", data={"_token": tokens[0] if tokens else "", **boxes})

    @property
    def dossier(self) -> Dossier:
        return self.world.dossiers.kept[CODE]


def desk(*moves: str, **told: Any) -> Desk:
    """A desk with one dossier on which these acts have been done."""
    world = World()
    made = Desk(world)
    world.file(**told)
    for move in moves:
        assert made.act(move).status_code == 303, move
    return made


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
    asked = {"q": query.format(code=code.lower(), grouped=grouped(code))}
    found, elsewhere = (
        world.client(who, json=True).get("/api/can-bo", params=asked) for who in (OFFICER, STRANGER)
    )
    assert [row["code"] for row in found.json()["dossiers"]] == [grouped(code)]
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
    assert desk_.act("decide", result="Cấp thẻ", **slot(desk_)).status_code == 303


def test_only_the_acts_of_the_table_are_offered() -> None:
    desk_ = desk()
    assert desk_.acts() == ["claim", "settle"]
    desk_.act("claim")
    assert desk_.acts() == ["release", "forward", "receive", "refuse", "ask_supplement", "settle"]
    assert Desk(desk_.world, HEAD).acts() == ["reassign", "settle"]


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
        items_words="Ghi rõ địa chỉ",
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
    assert desk_.client.get(HOME).status_code == 404
    assert desk_.world.client(STRANGER).get(HOME).status_code == 200


def test_a_head_gives_a_dossier_to_an_officer_of_the_unit_only() -> None:
    desk_ = desk("claim")
    head = Desk(desk_.world, HEAD)
    assert head.act("reassign", officer=STRANGER.username).status_code == 422
    assert head.act("reassign", officer=COLLEAGUE.username).status_code == 303
    assert desk_.dossier.summary.officer is not None
    assert desk_.dossier.summary.officer.name == COLLEAGUE.full_name


def test_who_comes_second_is_told_who_holds_it_and_since_when() -> None:
    desk_ = desk("claim")
    answer = Desk(desk_.world, COLLEAGUE).act("claim")
    assert answer.status_code == 409
    assert "Lê Văn Tám" in answer.text
    assert "08:30 22/07/2026" in answer.text


def test_an_old_page_is_void_once_the_dossier_was_claimed_anew() -> None:
    desk_ = desk("claim")
    old = desk_.client.get(HOME).text
    desk_.world.now += timedelta(minutes=31)
    assert Desk(desk_.world, COLLEAGUE).act("claim").status_code == 303
    sent = {"_token": TOKEN.findall(old)[0]}
    assert desk_.client.post(f"{HOME}/receive", data=sent).status_code == 409
    assert desk_.world.dossiers.given == {}


@pytest.mark.parametrize("token", ["", "0", "x", "-1", "9" * 30, "1.5"])
def test_without_the_token_of_the_claim_nothing_is_done(token: str) -> None:
    desk_ = desk("claim")
    assert desk_.client.post(f"{HOME}/receive", data={"_token": token}).status_code == 409
    assert desk_.dossier.summary.number == ""


def test_a_write_that_meets_another_is_decided_again_on_what_is_there_now() -> None:
    desk_ = desk("claim")
    desk_.world.dossiers.interrupt = [go(desk_.dossier, "attach", by=None)]
    assert desk_.act("receive").status_code == 303
    assert desk_.dossier.summary.number == "G01.801.000-260722-0001"
    assert desk_.dossier.summary.documents


def test_a_second_meeting_is_told_as_a_conflict() -> None:
    desk_ = desk("claim")
    once = go(desk_.dossier, "attach")
    twice = go(once, "attach", key="k/2")
    desk_.world.dossiers.interrupt = [once, twice]
    answer = desk_.act("receive")
    assert answer.status_code == 409
    assert "vừa được người khác thay đổi" in answer.text


def test_what_the_decision_forbids_after_the_retry_is_said() -> None:
    desk_ = desk("claim")
    desk_.world.dossiers.interrupt = [go(desk_.dossier, "withdraw")]
    assert desk_.act("receive").status_code == 409


@pytest.mark.parametrize("move", ["submit", "withdraw", "attach", "answer_supplement", "nothing", "__init__"])
def test_moves_that_are_not_the_desks_are_not_there(move: str) -> None:
    assert desk("claim").client.post(f"{HOME}/{move}", data={"_token": "1"}).status_code == 404


def test_a_file_is_handed_out_by_storage_under_a_short_link() -> None:
    desk_ = desk()
    desk_.world.dossiers.kept[CODE] = go(desk_.dossier, "attach")
    assert "/tep/giay-to-cho-o/0" in desk_.client.get(HOME).text
    answer = desk_.client.get(f"{HOME}/tep/giay-to-cho-o/0")
    assert answer.headers["location"] == "https://store.test/k/1?signed"
    for wrong in ("giay-to-cho-o/1", "giay-to-cho-o/x", "x/0", "giay-to-cho-o/٠"):
        assert desk_.client.get(f"{HOME}/tep/{wrong}").status_code == 404


def program(world: World) -> Client:
    return world.client(OFFICER, json=True)


def test_a_back_office_works_in_json() -> None:
    world = desk().world
    client = program(world)
    told = client.post(f"{HOME}/claim", json={"token": 0}).json()
    assert (told["step"], told["token"], told["officer"]) == ("submitted", 1, "Lê Văn Tám")
    assert {"move": "receive", "label": "Tiếp nhận", "keys": []} in [
        one | {"keys": []} for one in told["acts"]
    ]
    told = client.post(f"{HOME}/receive", json={"token": told["token"]}).json()
    assert told["number"] == "G01.801.000-260722-0001"
    assert told["due"] == "2026-07-27"


HOSTILE: list[dict[str, Any]] = [
    {"items": "x", "until": "2026-08-01"},
    {"items": [1, None, []], "until": "2026-08-01"},
    {"items": [{"field": {"a": 1}, "reason": []}], "until": []},
    {"items": [{"field": "a", "document": "b", "reason": "answer_incomplete"}]},
    {"items": [], "until": None},
    {"words": {"a": 1}},
    {"number": "G01.801.000-260722-9999"},
]


@pytest.mark.parametrize("sent", HOSTILE)
def test_json_of_the_wrong_shape_is_pointed_at_and_never_breaks_us(sent: dict[str, Any]) -> None:
    world = desk("claim").world
    answer = program(world).post(f"{HOME}/ask_supplement", json={"token": 1, **sent})
    assert answer.status_code == 422
    assert answer.json()["errors"]
    assert world.dossiers.kept[CODE].summary.step == "submitted"


def test_a_conflict_in_json_names_the_holder() -> None:
    world = desk("claim").world
    answer = world.client(COLLEAGUE, json=True).post(f"{HOME}/receive", json={"token": 0})
    told = answer.json()
    assert answer.status_code == 409
    assert told["type"] == "urn:motcua:problem:held"
    assert told["holder"] == "Lê Văn Tám"
    assert told["since"].startswith("2026-07-22T08:30")


def test_mine_and_overdue_are_what_they_say() -> None:
    world = desk("claim", "receive").world
    assert program(world).get("/api/can-bo?tab=mine").json()["counts"]["mine"] == 1
    assert world.client(COLLEAGUE, json=True).get("/api/can-bo").json()["counts"]["mine"] == 0
    world.now += timedelta(days=20)
    told = program(world).get("/api/can-bo?tab=overdue").json()
    assert told["counts"]["overdue"] == 1
    assert told["dossiers"][0]["left"] == "quá hạn 15 ngày"
    assert told["dossiers"][0]["urgency"] == "late"


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
