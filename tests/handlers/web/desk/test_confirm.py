"""Acts that cannot be taken back are asked for once more, with what will be recorded and read."""

from typing import Any

import pytest

from handlers.dossier.table.moves import MOVES
from handlers.dossier.table.reasons import REASONS
from tests.handlers.web.officers import HIDDEN_BOX, HOME, Desk, desk
from tests.handlers.web.world import OFFICER

WORDS = "Chỗ ở đang bị thu hồi & <chưa> trả"


def first(at: Desk, move: str, **boxes: str) -> Any:
    """The first press of an act, alone."""
    return at.client.post(f"{HOME}/{move}", data={"_token": str(at.dossier.summary.token), **boxes})


def test_what_cannot_be_taken_back_is_asked_for_once_more() -> None:
    again = {move.id for move in MOVES.values() if move.asks_again}
    assert again == {"refuse", "decide", "add_result", "return"}


def test_the_page_shows_what_will_be_recorded_and_read_and_records_nothing() -> None:
    at = desk("claim")
    page = first(at, "refuse", reason="not_eligible", words=WORDS, other="")
    assert page.status_code == 200
    assert REASONS["not_eligible"].label["vi"] in page.text
    assert "Chỗ ở đang bị thu hồi &amp; &lt;chưa&gt; trả" in page.text
    assert "Hồ sơ bị từ chối" in page.text
    assert at.dossier.summary.step == "submitted"


def test_the_second_press_records_what_was_typed() -> None:
    at = desk("claim")
    assert at.act("refuse", reason="not_eligible", words=WORDS, other="").status_code == 303
    assert at.dossier.events[-1].data["words"] == WORDS


def test_who_goes_back_finds_what_was_typed() -> None:
    at = desk("claim")
    page = first(at, "refuse", reason="not_eligible", words=WORDS, other="")
    boxes = dict(HIDDEN_BOX.findall(page.text))
    assert boxes["reason"] == "not_eligible"
    back = first(at, "refuse", reason="not_eligible", words="Chỗ ở", _sure="back").text
    form = back.split('id="refuse"')[1].split("</form>")[0]
    assert "Chỗ ở</textarea>" in form
    assert 'value="not_eligible" selected' in form
    assert at.dossier.summary.step == "submitted"


@pytest.mark.parametrize("boxes", [{"reason": ""}, {"reason": "supplement_overdue"}])
def test_what_is_wrong_is_said_before_anything_is_asked_again(boxes: dict[str, str]) -> None:
    answer = first(desk("claim"), "refuse", **boxes, words=WORDS)
    assert answer.status_code == 422
    assert "Chỗ ở đang bị thu hồi" in answer.text


def test_what_the_table_forbids_is_no_question() -> None:
    assert first(desk(), "refuse", reason="not_eligible").status_code == 409


def test_a_program_is_asked_nothing_twice() -> None:
    at = desk("claim")
    office = at.world.client(OFFICER, json=True)
    sent = {"token": at.dossier.summary.token, "reason": "not_eligible"}
    assert office.post(f"{HOME}/refuse", json=sent).status_code == 200
    assert at.dossier.summary.step == "refused"


def test_a_second_press_of_what_is_kept_goes_on_to_the_dossier() -> None:
    at = desk("claim", "receive", "process", receive="post", amount=0)
    boxes = {"result": "Đồng ý", "words": ""}
    at.act("decide", **boxes)
    assert first(at, "decide", **boxes).status_code == 303
