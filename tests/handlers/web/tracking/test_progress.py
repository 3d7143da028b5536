"""The way of a dossier as its citizen sees it: done, here, ahead."""

import pytest

from handlers.web.tracking.progress import progress_steps, visited_steps
from tests.handlers.dossier.world import MORNING, filed, go
from tests.handlers.web.citizens import WHO, Counter, asked


def test_the_way_shows_what_is_done_what_is_here_and_what_is_ahead() -> None:
    counter = Counter()
    page = counter.client(WHO).get(f"/api/ho-so/{asked(counter).code}").text
    way = page[page.index('class="way"') :]
    states = ["Mới đăng ký", "Yêu cầu bổ sung", "Đã xử lý xong", "Đã trả kết quả"]
    assert [way.index(name) for name in states] == sorted(way.index(name) for name in states)


PROCESSING = ("claim", "receive", "process")


def way(*moves: str) -> dict[str, list[str]]:
    """The steps by whether they are done, here or ahead."""
    found: dict[str, list[str]] = {"done": [], "here": [], "ahead": []}
    for name, state in progress_steps(go(filed(amount=0), *moves, at=MORNING) if moves else filed(), "vi"):
        found[state].append(name)
    return found


def test_a_dossier_just_filed_has_everything_ahead() -> None:
    assert way() == {
        "done": [],
        "here": ["Mới đăng ký"],
        "ahead": ["Được tiếp nhận", "Đang xử lý", "Đã xử lý xong", "Đã trả kết quả"],
    }


def test_what_an_officer_does_without_a_new_step_is_no_step_of_the_way() -> None:
    dossier = go(filed(), "claim", "release", "claim", "receive")
    assert visited_steps(dossier) == ["submitted", "received"]


@pytest.mark.parametrize("aside", ["ask_supplement", "stop"])
def test_from_a_step_aside_the_way_leads_back_to_processing(aside: str) -> None:
    found = way(*PROCESSING, aside)
    assert found["ahead"] == ["Đang xử lý", "Đã xử lý xong", "Đã trả kết quả"]
    assert found["done"][-1] == "Đang xử lý"


def test_a_supplement_asked_before_receipt_has_receipt_still_ahead() -> None:
    found = way("claim", "ask_supplement")
    assert found["ahead"][0] == "Được tiếp nhận"
    assert found["ahead"].count("Đang xử lý") == 1


@pytest.mark.parametrize("end", [("claim", "refuse"), ("withdraw",)])
def test_nothing_is_ahead_of_what_has_ended_another_way(end: tuple[str, ...]) -> None:
    found = way(*end)
    assert (found["done"], found["ahead"]) == (["Mới đăng ký"], [])


def test_at_its_end_the_whole_way_is_done() -> None:
    found = way(*PROCESSING, "decide", "return")
    assert found["here"] == ["Đã trả kết quả"]
    assert len(found["done"]) == 4
    assert found["ahead"] == []


def test_an_answered_supplement_stands_on_the_way_under_its_own_name() -> None:
    assert way(*PROCESSING, "ask_supplement", "answer_supplement")["here"] == ["Đã gửi bổ sung"]
