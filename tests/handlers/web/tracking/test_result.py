"""The electronic result as its citizen gets it, and nobody else."""

from dataclasses import replace

from tests.handlers.dossier.world import MORNING, filed, go
from tests.handlers.web.fakes import CITIZEN, NEIGHBOUR
from tests.handlers.web.results import CODE, HOME, KEY, MINE, decided, put
from tests.handlers.web.results import stored_files as stored_files
from tests.handlers.web.world import World


def test_the_citizen_opens_it_and_the_desk_sees_the_first_time() -> None:
    at = decided()
    put(at)
    assert "Người dân chưa mở." in at.client.get(HOME).text
    citizen = at.world.client(CITIZEN)
    assert MINE in citizen.get(f"/api/ho-so/{CODE}").text
    for _ in range(2):
        answer = citizen.get(MINE)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("https://store.test/")
    assert [event.move for event in at.dossier.events].count("open_result") == 1
    page = at.client.get(HOME).text
    assert "Người dân mở lần đầu lúc" in page
    assert "Người dân mở tệp kết quả điện tử." in page
    assert "Bạn mở lần đầu lúc" in citizen.get(f"/api/ho-so/{CODE}").text


def test_the_opening_is_recorded_after_the_end_too() -> None:
    at = decided()
    put(at)
    at.act("return")
    assert at.world.client(CITIZEN).get(MINE).status_code == 303
    assert (at.dossier.summary.step, len(at.dossier.summary.opened)) == ("returned", 1)


def test_nobody_else_gets_the_file() -> None:
    at = decided()
    put(at)
    assert at.world.client(NEIGHBOUR).get(MINE).status_code == 404
    assert at.world.client().get(MINE).status_code in (303, 401)
    look = {"code": CODE, "factor": at.dossier.factors[0]}
    page = at.world.client().post("/api/tra-cuu", data=look).text
    assert "Đã có trên trang hồ sơ này từ" in page
    assert "/ket-qua" not in page
    assert "result" in at.world.client(json=True).post("/api/tra-cuu", json=look).json()
    assert at.world.client(json=True).post("/api/tra-cuu", json=look).json()["result"] is None


def test_a_file_that_is_not_clean_is_neither_opened_nor_returned() -> None:
    at = decided()
    put(at)
    at.world.scans.said[KEY] = "blocked"
    assert at.world.client(CITIZEN).get(MINE).status_code == 409
    assert at.act("return").status_code == 409
    assert not at.dossier.summary.opened


def test_whoever_withdraws_is_told_what_becomes_of_the_fee() -> None:
    world = World()
    held = go(filed(7000), "claim", "receive", "process", at=MORNING)
    paid = go(held, "settle")
    world.now = paid.events[-1].at
    for state, told in ((held, "không phải nộp nữa"), (paid, "hãy hỏi đơn vị trước khi rút")):
        world.dossiers.kept[CODE] = replace(state, code=CODE)
        assert told in world.client(CITIZEN).get(f"/api/ho-so/{CODE}").text
    world.client(CITIZEN).post(f"/api/ho-so/{CODE}/rut", data={})
    page = world.client(CITIZEN).get(f"/api/ho-so/{CODE}").text
    assert world.dossiers.kept[CODE].summary.step == "withdrawn"
    assert "đã nộp không tự được hoàn lại; hãy hỏi Công an xã Hương Sơn" in page
