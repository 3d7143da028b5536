"""The electronic result at the desk: put, looked at, asked for once more, replaced."""

import pytest

from handlers.dossier.history.file import RESULT
from tests.handlers.web.fakes import CITIZEN, OFFICER
from tests.handlers.web.results import CODE, DIGEST, HOME, KEY, MINE, decided, put
from tests.handlers.web.results import stored_files as stored_files


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
