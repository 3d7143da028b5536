"""The way of a dossier as its citizen sees it: done, here, ahead."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.dossier.dossier import HeldByOther, IncompleteData, MoveNotAllowed, offered_moves
from handlers.dossier.table.diagram import step_changes
from handlers.dossier.table.steps import CLOSED, STEPS
from handlers.web.tracking.progress import progress_steps, steps_ahead, visited_steps
from tests.handlers.dossier.world import CITIZEN, MORNING, OFFICER, SYSTEM, filed, go
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


def test_a_supplement_asked_before_receipt_leads_on_to_processing_as_the_table_does() -> None:
    found = way("claim", "ask_supplement")
    assert found["done"] == ["Mới đăng ký"]
    assert found["ahead"] == ["Đang xử lý", "Đã xử lý xong", "Đã trả kết quả"]


def test_a_finished_dossier_that_was_never_received_on_its_own_has_nothing_ahead() -> None:
    found = way("claim", "ask_supplement", "answer_supplement", "resume", "decide", "return")
    assert found["ahead"] == []
    assert found["done"] == ["Mới đăng ký", "Yêu cầu bổ sung", "Đang xử lý", "Đã xử lý xong"]


def test_what_came_up_on_the_way_is_told_in_its_place() -> None:
    found = way(*PROCESSING, "stop", "resume", "decide")
    assert found["done"][2:] == ["Đang xử lý", "Dừng xử lý", "Đang xử lý"]


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


@pytest.mark.parametrize("step", sorted(STEPS))
def test_every_step_ahead_can_be_reached_from_the_one_before_it(step: str) -> None:
    way = (step, *steps_ahead(step))
    changes = {(source, target) for source, target, _ in step_changes()}
    assert {*pairwise(way)} <= changes
    assert way[-1] in CLOSED
    assert len(set(way)) == len(way)
    assert step not in CLOSED or way == (step,)


PEOPLE = (CITIZEN, OFFICER, SYSTEM)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 99)), max_size=14))
def test_whatever_happened_the_past_is_told_as_it_was_and_nothing_lies_ahead_of_an_end(
    choices: list[tuple[int, int]],
) -> None:
    dossier, at = filed(), MORNING
    for person, choice in choices:
        at += timedelta(days=choice % 7)
        moves = offered_moves(dossier, PEOPLE[person], at)
        try:
            if moves:
                dossier = go(dossier, moves[choice % len(moves)].id, at=at, by=PEOPLE[person])
        except (MoveNotAllowed, IncompleteData, HeldByOther):
            continue
    *been, here = visited_steps(dossier)
    shown = list(progress_steps(dossier, "vi"))
    assert here == dossier.summary.step
    assert [name for name, state in shown if state == "done"] == [STEPS[step].name["vi"] for step in been]
    ahead = [name for name, state in shown if state == "ahead"]
    assert bool(ahead) == (here not in CLOSED)
    assert [state for _, state in shown] == ["done"] * len(been) + ["here"] + ["ahead"] * len(ahead)
