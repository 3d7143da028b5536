"""Acts that meet other acts: fencing, conflicts, and JSON of every shape."""

import logging
import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from handlers.aws import items
from handlers.dossier.code import filing_code, group_code
from handlers.dossier.dossier import IncompleteData
from handlers.web.desk.decisions import Decision, decide, officer_actor
from tests.handlers.dossier.world import filed, go
from tests.handlers.web.officers import CODE, HOME, TOKEN, Desk, desk
from tests.handlers.web.world import COLLEAGUE, ELSEWHERE, HEAD, OFFICER, STRANGER, Client, World


def program(world: World) -> Client:
    return world.client(OFFICER, json=True)


def test_who_comes_second_is_told_who_holds_it_and_since_when() -> None:
    desk_ = desk("claim")
    answer = Desk(desk_.world, COLLEAGUE).act("claim")
    assert answer.status_code == 409
    assert "Lê Văn Tám" in answer.text
    assert "08:30 22/07/2026" in answer.text


def test_a_conflict_leads_back_to_the_dossier_and_to_the_list() -> None:
    page = Desk(desk("claim").world, COLLEAGUE).act("claim").text
    assert "<h1>Chưa ghi nhận được</h1>" in page
    links = re.findall(r'<a class="button[^"]*" href="([^"]*)">([^<]*)</a>', page)
    assert links == [(HOME, "Mở lại hồ sơ"), ("/api/can-bo", "Về danh sách")]


def test_an_old_page_is_void_once_the_dossier_was_claimed_anew() -> None:
    desk_ = desk("claim")
    old = desk_.client.get(HOME).text
    desk_.world.now += timedelta(minutes=31)
    assert Desk(desk_.world, COLLEAGUE).act("claim").status_code == 303
    sent = {"_token": TOKEN.findall(old)[0]}
    assert desk_.client.post(f"{HOME}/receive", data=sent).status_code == 409
    assert desk_.world.dossiers.given == {}


def test_an_officers_own_old_page_takes_no_number_of_the_units_counter() -> None:
    desk_ = desk("claim")
    old = TOKEN.findall(desk_.client.get(HOME).text)[0]
    desk_.act("release")
    desk_.act("claim")
    answer = desk_.client.post(f"{HOME}/receive", data={"_token": old})
    assert answer.status_code == 409
    assert "trang cũ hết hiệu lực" in answer.text
    assert desk_.world.dossiers.given == {}, "a page that records nothing took an official number"
    assert desk_.act("receive").status_code == 303
    assert desk_.dossier.summary.number == "G01.801.000-260722-0001"


def test_a_second_press_of_receive_takes_no_second_number() -> None:
    desk_ = desk("claim")
    sent = {"_token": TOKEN.findall(desk_.client.get(HOME).text)[0]}
    for _ in range(2):
        assert desk_.client.post(f"{HOME}/receive", data=sent).status_code == 303
    assert list(desk_.world.dossiers.given.values()) == [1]


@pytest.mark.parametrize("token", ["", "0", "x", "-1", "9" * 30, "1.5"])
def test_without_the_token_of_the_claim_nothing_is_done(token: str) -> None:
    desk_ = desk("claim")
    assert desk_.client.post(f"{HOME}/receive", data={"_token": token}).status_code == 409
    assert desk_.dossier.summary.number == ""
    assert desk_.world.dossiers.given == {}


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
    assert f'href="{HOME}"' in answer.text


def test_what_the_decision_forbids_after_the_retry_is_said() -> None:
    desk_ = desk("claim")
    desk_.world.dossiers.interrupt = [go(desk_.dossier, "withdraw")]
    assert desk_.act("receive").status_code == 409


@pytest.mark.parametrize("move", ["submit", "withdraw", "attach", "answer_supplement", "nothing", "__init__"])
def test_moves_that_are_not_the_desks_are_not_there(move: str) -> None:
    assert desk("claim").client.post(f"{HOME}/{move}", data={"_token": "1"}).status_code == 404


def test_a_file_is_handed_out_by_storage_under_a_short_link() -> None:
    desk_ = desk()
    desk_.world.dossiers.kept[CODE] = go(desk_.dossier, "attach", version="v7")
    assert "/tep/giay-to-cho-o/0" in desk_.client.get(HOME).text
    answer = desk_.client.get(f"{HOME}/tep/giay-to-cho-o/0")
    assert answer.headers["location"] == "https://store.test/k/1?signed&versionId=v7"
    for wrong in ("giay-to-cho-o/1", "giay-to-cho-o/x", "x/0", "giay-to-cho-o/٠"):
        assert desk_.client.get(f"{HOME}/tep/{wrong}").status_code == 404


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


def test_a_supplement_can_ask_only_for_what_the_edition_has() -> None:
    desk_ = desk("claim")
    item = {"document": "khong-co-that", "reason": "document_missing"}
    client = desk_.world.client(OFFICER, json=True)
    body = {"token": desk_.dossier.summary.token, "items": [item], "until": "2026-08-30"}
    answer = client.post(f"{HOME}/ask_supplement", json=body)
    assert answer.status_code == 422
    assert desk_.dossier.summary.step == "submitted"


def test_a_dossier_forwarded_while_one_decides_is_another_units_and_stays_as_it_is() -> None:
    desk_ = desk("claim")
    gone = go(desk_.dossier, "forward", by=officer_actor(OFFICER))
    desk_.world.dossiers.interrupt = [gone]
    assert desk_.act("receive").status_code == 404
    assert desk_.dossier == gone


def test_a_dossier_sent_back_while_one_decides_is_another_units_too() -> None:
    first = desk("claim")
    first.act("forward", unit=ELSEWHERE, reason="other_unit_competent")
    second = Desk(first.world, STRANGER)
    second.act("claim")
    back = go(first.dossier, "forward", by=officer_actor(STRANGER))
    first.world.dossiers.interrupt = [back]
    assert second.act("receive").status_code == 404
    assert first.dossier == back


def test_a_dossier_is_not_forwarded_to_a_unit_that_does_not_take_its_procedure() -> None:
    office = desk("claim").world.office
    idle = tuple(one.model_copy(update={"accepts": ()}) for one in office.catalogue.units)
    there = replace(office, catalogue=replace(office.catalogue, units=idle))
    asked = Decision("forward", 1, {"unit": ELSEWHERE, "reason": "other_unit_competent"})
    with pytest.raises(IncompleteData) as refused:
        decide(there, OFFICER, CODE, asked)
    assert [*refused.value.missing] == ["unit"]
    assert decide(office, OFFICER, CODE, asked).summary.unit == ELSEWHERE


@pytest.mark.parametrize("name", [STRANGER.username, None, ["canbo2"]])
def test_whoever_is_not_of_the_unit_is_named_as_what_is_wrong_with_giving_a_dossier_away(
    name: object,
) -> None:
    office = desk("claim").world.office
    with pytest.raises(IncompleteData) as refused:
        decide(office, HEAD, CODE, Decision("reassign", None, {"officer": name}))
    assert [*refused.value.missing] == ["officer"]


def test_the_log_tells_what_was_done_to_which_dossier_and_by_which_unit(
    caplog: pytest.LogCaptureFixture,
) -> None:
    desk_ = desk()
    with caplog.at_level(logging.INFO):
        desk_.act("claim")
    [told] = [vars(one) for one in caplog.records if one.getMessage() == "desk.moved"]
    facts = {name: told[name] for name in ("code", "unit", "move", "version")}
    assert facts == {"code": CODE, "unit": OFFICER.unit, "move": "claim", "version": 2}


def test_a_dossier_grown_too_large_says_so_and_keeps_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk_ = desk("claim")
    monkeypatch.setattr(items, "LARGEST_BYTES", 10)
    answer = desk_.act("receive")
    assert answer.status_code == 409
    assert "Hồ sơ đã quá lớn" in answer.text
    assert f'href="{HOME}"' in answer.text
    assert desk_.dossier.version == 2


def test_a_duplicate_is_refused_only_beside_an_open_dossier_of_the_same_person() -> None:
    at = desk("claim")
    other = filing_code(b"secret", account="acc-1", edition="e", answers={})
    boxes = {"reason": "duplicate", "other": group_code(other), "words": ""}
    assert at.act("refuse", **boxes).status_code == 422
    strange = replace(filed(), code=other, account="acc-9", factors=("0000", "0000"))
    at.world.dossiers.create(strange)
    assert "Không có hồ sơ đang giải quyết nào" in at.act("refuse", **boxes).text
    at.world.dossiers.kept[other] = replace(strange, factors=("7731", "0000"))
    assert at.act("refuse", **boxes).status_code == 303
    assert at.dossier.events[-1].data["other"] == other
    assert group_code(other) in at.client.get(HOME).text
