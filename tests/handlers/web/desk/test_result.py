"""The electronic result: put by an officer, asked for once more, opened by its citizen alone."""

from dataclasses import replace
from typing import Any

import pytest

from forms.fields.attachment import Limits
from handlers.aws.uploads import ANY, BadFile, File
from handlers.dossier.code import filing_code
from handlers.dossier.dossier import Actor
from handlers.dossier.history.file import RESULT
from tests.handlers.dossier.world import MORNING, filed, go
from tests.handlers.web.fakes import CITIZEN, HERE, NEIGHBOUR, OFFICER, FakeUploads
from tests.handlers.web.officers import Desk
from tests.handlers.web.world import World

CODE = filing_code(b"secret", account="acc-1", edition="e", answers={})
HOME = f"/api/can-bo/ho-so/{CODE}"
CLERK = Actor(OFFICER.username, "officer", OFFICER.full_name, HERE)
KEY, DIGEST = f"{CODE}/{RESULT}/0123456789abcdef", "ab" * 32
MINE = f"/api/ho-so/{CODE}/ket-qua"


@pytest.fixture(autouse=True)
def stored(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What storage holds: key → digest of a PDF, or why the file is none."""
    held = {KEY: DIGEST}

    def check(self: FakeUploads, key: str, limits: Limits = ANY) -> File:
        assert limits.types == ("pdf",)
        if len(held.get(key, "missing")) != 64:
            raise BadFile(held.get(key, "missing"))
        return File(key, 4096, "application/pdf", held[key], "v1")

    monkeypatch.setattr(FakeUploads, "check", check)
    return held


def decided(receive: str = "electronic") -> Desk:
    world = World()
    ready = go(filed(0, receive), "claim", "receive", "process", "decide", at=MORNING, by=CLERK)
    world.now = ready.events[-1].at
    world.dossiers.create(replace(ready, code=CODE))
    return Desk(world, code=CODE)


def put(at: Desk, key: str = KEY, **boxes: str) -> Any:
    token = str(at.dossier.summary.token)
    return at.sure("add_result", {"key": key, "_token": token, **boxes})


def test_no_electronic_result_is_returned_without_a_file() -> None:
    at = decided()
    assert "Chưa có tệp kết quả" in at.client.get(HOME).text
    assert at.act("return").status_code == 409
    assert "Kết quả điện tử" not in at.world.client(CITIZEN).get(f"/api/ho-so/{CODE}").text


def test_a_file_back_from_storage_is_shown_before_it_is_recorded() -> None:
    at = decided()
    page = at.client.get(f"{HOME}/ket-qua/xong?key={KEY}")
    assert page.status_code == 200
    for told in (DIGEST, "4 KB", "Tệp kết quả điện tử đã có trên trang hồ sơ này."):
        assert told in page.text
    assert not at.dossier.summary.results
    assert put(at).status_code == 303
    (file,) = at.dossier.summary.results
    assert (file.key, file.sha256, file.size, file.version) == (KEY, DIGEST, 4096, "v1")
    assert at.act("return").status_code == 303
    assert at.dossier.events[-1].data["sha256"] == DIGEST


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


def test_another_file_replaces_the_first_with_a_reason_and_both_stay(stored: dict[str, str]) -> None:
    at, second = decided(), KEY + "2"
    put(at)
    stored[second] = "cd" * 32
    asked = put(at, second)
    assert asked.status_code == 422
    assert 'name="words"' in asked.text
    assert put(at, second, words="Sai số giấy tờ").status_code == 303
    assert [file.key for file in at.dossier.summary.results] == [KEY, second]
    assert "Tệp kết quả cũ" in at.client.get(HOME).text
    assert second in at.world.client(CITIZEN).get(MINE).headers["location"]


@pytest.mark.parametrize("key", [f"{CODE}/hop-dong/0123456789abcdef", f"ABC/{RESULT}/0123456789abcdef", ""])
def test_a_key_of_anything_else_is_no_result(key: str) -> None:
    at = decided()
    answer = at.client.get(f"{HOME}/ket-qua/xong?key={key}")
    assert answer.status_code == 422
    assert "Không tìm thấy tệp này" in answer.text
    assert not at.dossier.summary.results


def test_what_is_no_pdf_is_said_at_the_box(stored: dict[str, str]) -> None:
    at = decided()
    stored[KEY] = "damaged"
    answer = at.client.get(f"{HOME}/ket-qua/xong?key={KEY}")
    assert answer.status_code == 422
    assert 'id="add_result-file-err"' in answer.text


def test_a_back_office_sends_the_key_and_reads_what_was_kept() -> None:
    at = decided()
    office = at.world.client(OFFICER, json=True)
    told = office.get(HOME).json()
    assert told["result_post"]["url"]
    assert next(one["keys"] for one in told["acts"] if one["move"] == "add_result") == ["key", "words"]
    kept = office.post(f"{HOME}/add_result", json={"token": told["token"], "key": KEY})
    assert kept.json()["results"][0]["sha256"] == DIGEST
    assert at.world.client(CITIZEN, json=True).get(MINE).json()["link"].startswith("https://store.test/")
    assert office.get(HOME).json()["results"][0]["opened_at"]
