"""Who may make a move: roles, units, leases, and what the desk is offered."""

from typing import Any

import pytest

from handlers.dossier.dossier import (
    LEASE,
    Actor,
    Attempt,
    Dossier,
    HeldByOther,
    MoveNotAllowed,
    act,
    offered_moves,
)
from handlers.dossier.history.event import Event
from handlers.dossier.rules import hindered_moves
from handlers.dossier.table.moves import MOVES
from handlers.dossier.table.steps import CONSENTING, OPEN, STEPS
from tests.handlers.dossier.askers import consenting
from tests.handlers.dossier.world import (
    CALENDAR,
    CITIZEN,
    COLLEAGUE,
    CONSENTER,
    HEAD,
    HOUR,
    MINUTE,
    MORNING,
    OFFICER,
    STRANGER,
    SYSTEM,
    filed,
    go,
    usual,
)

PATHS = {
    "awaiting_consent": (),
    "submitted": (),
    "received": ("claim", "receive"),
    "refused": ("claim", "refuse"),
    "processing": ("claim", "receive", "process"),
    "supplement_requested": ("claim", "ask_supplement"),
    "fee_due": ("claim", "receive", "require_fee"),
    "withdrawn": ("withdraw",),
    "stopped": ("claim", "receive", "stop"),
    "decided": ("claim", "receive", "process", "decide"),
    "returned": ("settle", "claim", "receive", "process", "decide", "return"),
}


def at_step(step: str) -> Dossier:
    """A dossier that stands in a step, by the shortest way."""
    return go(consenting() if step == CONSENTING else filed(), *PATHS[step], at=MORNING)


def names(dossier: Dossier, actor: Actor) -> set[str]:
    return {move.id for move in offered_moves(dossier, actor, dossier.events[-1].at + MINUTE)}


def attempt(dossier: Dossier, move: str, actor: Actor, token: int | None) -> Event | None:
    """The event of a move made a minute later with the usual data; None when it is not allowed."""
    at = dossier.events[-1].at + MINUTE
    try:
        return act(dossier, Attempt(move, actor, usual(dossier, move, at), token), at, CALENDAR).events[-1]
    except (MoveNotAllowed, HeldByOther):
        return None


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(
    "actor", [CITIZEN, CONSENTER, OFFICER, COLLEAGUE, HEAD, STRANGER, SYSTEM], ids=lambda actor: actor.id
)
def test_what_is_offered_is_exactly_what_goes_through(step: str, actor: Actor) -> None:
    dossier = at_step(step)
    assert dossier.summary.step == step
    made = {
        move
        for move in MOVES
        if (event := attempt(dossier, move, actor, dossier.summary.token)) and event.n > dossier.version
    }
    assert names(dossier, actor) == made


@pytest.mark.parametrize("step", STEPS)
def test_an_officer_of_another_unit_can_do_nothing(step: str) -> None:
    dossier = at_step(step)
    assert names(dossier, STRANGER) == set()
    for move in MOVES:
        assert attempt(dossier, move, STRANGER, dossier.summary.token) is None


def test_another_citizen_can_do_nothing() -> None:
    other = Actor("acc-2", "citizen", "Kẻ Lạ")
    for step in PATHS:
        dossier = at_step(step)
        assert names(dossier, other) == set(), step
    with pytest.raises(MoveNotAllowed, match="not your dossier"):
        go(filed(), "withdraw", by=other)


def test_an_officer_cannot_do_what_is_the_citizens_nor_a_citizen_what_is_the_officers() -> None:
    for move, actor in (("withdraw", OFFICER), ("claim", CITIZEN), ("reassign", OFFICER), ("decide", SYSTEM)):
        with pytest.raises(MoveNotAllowed, match="do not have permission"):
            go(filed(), move, by=actor)


def test_work_needs_a_claim() -> None:
    for move in ("receive", "refuse", "ask_supplement", "forward", "release"):
        with pytest.raises(MoveNotAllowed, match="Claim the dossier first"):
            go(filed(), move)


def test_a_claim_lasts_half_an_hour_and_work_renews_it() -> None:
    claimed = go(filed(), "claim", at=MORNING)
    assert claimed.summary.lease_until == MORNING + LEASE
    worked = go(claimed, "receive", at=MORNING + 20 * MINUTE)
    assert worked.summary.lease_until == MORNING + 20 * MINUTE + LEASE
    assert worked.summary.holder(MORNING + 49 * MINUTE) == OFFICER
    assert worked.summary.holder(MORNING + 50 * MINUTE) is None


def test_what_the_citizen_or_the_cashier_does_renews_no_lease() -> None:
    claimed = go(filed(), "claim", at=MORNING)
    touched = go(go(claimed, "attach", at=MORNING + 9 * MINUTE), "settle", by=COLLEAGUE)
    assert touched.summary.lease_until == MORNING + LEASE


def test_a_colleague_is_told_who_has_the_dossier_and_since_when() -> None:
    claimed = go(filed(), "claim", at=MORNING)
    for move in ("claim", "receive", "release"):
        with pytest.raises(HeldByOther) as held:
            go(claimed, move, by=COLLEAGUE, at=MORNING + 29 * MINUTE)
        assert (held.value.by, held.value.since) == (OFFICER, MORNING)


def test_a_lapsed_claim_can_be_taken_over_and_the_old_one_is_worth_nothing() -> None:
    mine = go(filed(), "claim", at=MORNING)
    theirs = go(mine, "claim", by=COLLEAGUE, at=MORNING + LEASE)
    assert (theirs.summary.officer, theirs.summary.token) == (COLLEAGUE, 2)
    later = MORNING + 3 * HOUR
    for token in (mine.summary.token, None, 7):
        with pytest.raises(HeldByOther):
            act(theirs, Attempt("receive", OFFICER, {}, token), later, CALENDAR)
    with pytest.raises(MoveNotAllowed, match="Claim the dossier first"):
        act(theirs, Attempt("receive", OFFICER, {}, 2), later, CALENDAR)


def test_a_lapsed_claim_nobody_took_over_still_holds() -> None:
    claimed = go(filed(), "claim", at=MORNING)
    assert go(claimed, "receive", at=MORNING + 5 * HOUR).summary.lease_until == MORNING + 5 * HOUR + LEASE


def test_an_old_window_of_the_same_officer_is_refused() -> None:
    mine = go(filed(), "claim", at=MORNING)
    again = go(mine, "claim", at=MORNING + HOUR)
    with pytest.raises(HeldByOther) as held:
        act(again, Attempt("receive", OFFICER, {}, 1), MORNING + HOUR, CALENDAR)
    assert held.value.by == OFFICER


def test_claiming_twice_is_claiming_once() -> None:
    claimed = go(filed(), "claim", at=MORNING)
    assert go(claimed, "claim", at=MORNING + MINUTE) is claimed


def test_a_released_dossier_is_free_and_its_old_token_useless() -> None:
    free = go(filed(), "claim", "release", at=MORNING)
    assert (free.summary.officer, free.summary.token) == (None, 1)
    for token in (1, None):
        with pytest.raises(MoveNotAllowed, match="Claim the dossier first"):
            act(free, Attempt("receive", OFFICER, {}, token), MORNING + HOUR, CALENDAR)
    assert go(free, "claim", by=COLLEAGUE).summary.token == 2


def test_the_head_gives_a_dossier_to_another_over_a_running_lease() -> None:
    claimed = go(filed(), "claim", at=MORNING)
    given = go(claimed, "reassign", by=HEAD, at=MORNING + MINUTE)
    assert given.summary.officer == Actor(COLLEAGUE.id, "officer", COLLEAGUE.name, "10489-20250701")
    assert given.summary.token == 2
    with pytest.raises(HeldByOther):
        act(given, Attempt("receive", OFFICER, {}, 1), MORNING + HOUR, CALENDAR)
    assert go(given, "receive", by=COLLEAGUE).summary.step == "received"


def test_the_holder_is_not_offered_the_claim_again_while_it_runs() -> None:
    claimed = go(filed(), "claim", at=MORNING)
    assert "claim" not in {move.id for move in offered_moves(claimed, OFFICER, MORNING + MINUTE)}
    assert "claim" in {move.id for move in offered_moves(claimed, OFFICER, MORNING + HOUR)}


def test_every_open_step_has_something_to_do_for_somebody() -> None:
    for step in OPEN:
        dossier = at_step(step)
        assert names(dossier, OFFICER) - {"claim", "release"}, step


def pressed(dossier: Dossier, move: str, token: int, **data: Any) -> Dossier:
    return act(dossier, Attempt(move, OFFICER, data, token), MORNING + 8 * HOUR, CALENDAR)


def test_an_act_pressed_again_after_a_lost_answer_is_the_act_that_was_kept() -> None:
    received = go(filed(), "claim", "receive")
    # The number came from the counter at the first press; nobody types it again.
    assert pressed(received, "receive", 1) is received
    stopped = go(received, "process", "stop")
    assert pressed(stopped, "stop", 1, **stopped.events[-1].data) is stopped


def test_an_act_pressed_again_with_other_words_or_an_old_token_is_another_act() -> None:
    stopped = go(filed(), "claim", "receive", "process", "stop")
    data = dict(stopped.events[-1].data)
    with pytest.raises(MoveNotAllowed):
        pressed(stopped, "stop", 1, **(data | {"words": "Lý do khác hẳn"}))
    with pytest.raises(HeldByOther):
        pressed(stopped, "stop", 0, **data)


def test_a_result_emptied_after_it_was_recorded_is_not_taken_for_the_one_recorded() -> None:
    decided = go(filed(), "claim", "receive", "process", "decide", words="Đã ký")
    kept = {"result": "Đồng ý đăng ký", "words": "Đã ký"}
    assert pressed(decided, "decide", 1, **kept) is decided
    for emptied in ({"result": ""}, {"result": " \n"}, {"words": ""}):
        with pytest.raises(MoveNotAllowed):
            pressed(decided, "decide", 1, **(kept | emptied))


def reasons(dossier: Dossier, actor: Actor = OFFICER) -> dict[str, str]:
    return {
        move.id: why["vi"] for move, why in hindered_moves(dossier, actor, dossier.events[-1].at + MINUTE)
    }


def test_what_a_rule_stands_in_the_way_of_is_told_with_the_rule() -> None:
    decided = go(filed(), *PATHS["decided"])
    assert reasons(decided) == {
        "return": "Chưa trả kết quả được vì lệ phí chưa nộp; hãy ghi nhận lệ phí trước"
    }
    assert reasons(go(decided, "settle")) == {}
    waiting = go(filed(), *PATHS["supplement_requested"], at=MORNING)
    assert reasons(waiting) == {"refuse": "Công dân còn thời gian bổ sung đến hết ngày 28/07/2026"}
    asked = go(waiting, "answer_supplement", "resume")
    assert "thủ trưởng đơn vị" in reasons(asked)["ask_supplement"]
    assert reasons(asked, HEAD) == {}


def test_a_fee_that_is_not_owed_hinders_nothing() -> None:
    assert reasons(go(filed(0), *PATHS["processing"])) == {}
