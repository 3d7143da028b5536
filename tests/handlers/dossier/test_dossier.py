"""A dossier from submission to result: what each move changes."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from handlers.dossier.dossier import Attempt, HeldByOther, act, from_dict
from tests.handlers.dossier.world import (
    CALENDAR,
    COLLEAGUE,
    HOUR,
    MINUTE,
    MORNING,
    OFFICER,
    STRANGER,
    SYSTEM,
    filed,
    go,
    refused,
)
from tests.viet_nam import VIETNAM


def test_a_way_of_receiving_the_procedure_does_not_offer_is_an_error() -> None:
    with pytest.raises(ValueError, match="not received by 'pigeon'"):
        filed(receive="pigeon")


def test_a_moment_without_a_time_zone_is_an_error() -> None:
    naive = datetime(2026, 7, 21, 19, 42)
    with pytest.raises(ValueError, match="no time zone"):
        filed(at=naive)
    with pytest.raises(ValueError, match="no time zone"):
        go(filed(), "withdraw", at=naive)


def test_a_level_four_dossier_travels_from_submission_to_the_post() -> None:
    done = go(filed(), "claim", "receive", "process", "settle", "decide", "return", at=MORNING)
    summary = done.summary
    assert (summary.step, summary.number) == ("returned", "G01.801.000-260722-0042")
    assert (summary.result, summary.tracking, summary.appointment) == (
        "Đồng ý đăng ký",
        "EB473124829VN",
        None,
    )
    assert (summary.officer, summary.lease_until, summary.is_open) == (OFFICER, None, False)
    assert [event.n for event in done.events] == list(range(1, 8))


def test_each_event_names_actor_role_unit_time_edition_and_clock() -> None:
    asked = go(filed(), "claim", "receive", "process", "ask_supplement", at=MORNING)
    event = asked.events[-1]
    assert (event.actor, event.unit, event.edition) == (OFFICER, "10489-20250701", asked.edition)
    assert event.at == MORNING + 3 * MINUTE
    assert (event.clock.state, event.clock.paused_since) == ("paused", date(2026, 7, 22))
    assert {each.edition for each in asked.events} == {asked.edition}


def test_a_stop_pauses_with_a_reason_and_going_on_clears_it() -> None:
    stopped = go(filed(), "claim", "receive", "stop")
    assert (stopped.summary.reason, stopped.summary.clock.state) == ("verification", "paused")
    assert go(stopped, "resume").summary.reason == ""
    assert go(stopped, "refuse").summary.step == "refused"


def test_a_citizen_withdraws_and_owes_nothing() -> None:
    for path in ((), ("claim", "ask_supplement"), ("claim", "receive", "require_fee")):
        gone = go(go(filed(), *path), "withdraw").summary
        assert (gone.step, gone.ledger.state, gone.lease_until) == ("withdrawn", "cancelled", None)


def test_a_move_from_the_wrong_step_says_which_step_it_is() -> None:
    found = refused(go(filed(), "claim"), "decide")
    assert found == "Không thể thực hiện việc “Ghi kết quả” khi hồ sơ ở bước “Mới đăng ký”"


def test_an_unknown_move_is_refused() -> None:
    for move in ("submit", "teleport", ""):
        assert refused(filed(), move) == "Không có việc này trong quy trình"


def test_a_file_sent_twice_is_kept_once_and_late_files_are_refused() -> None:
    sent = go(filed(), "attach")
    assert go(sent, "attach") is sent
    file = sent.summary.documents["giay-to-cho-o"][0]
    assert (file.key, file.name, file.size, file.sha256, file.at) == (
        "k/1",
        "nha.jpg",
        9,
        "ab" * 32,
        sent.events[-1].at,
    )
    decided = go(sent, "claim", "receive", "process", "decide")
    assert go(decided, "attach") is decided
    assert "Gửi giấy tờ" in refused(decided, "attach", key="k/2")


def test_forwarding_keeps_code_number_and_clock_and_frees_the_claim() -> None:
    received = go(filed(), "claim", "receive")
    sent = go(received, "forward")
    assert (sent.code, sent.summary.number, sent.summary.due) == (
        received.code,
        received.summary.number,
        received.summary.due,
    )
    assert (sent.summary.unit, sent.unit, sent.summary.officer) == ("10441-20250701", "10441-20250701", None)
    assert sent.events[-1].data == {"unit": "10441-20250701", "reason": "other_unit_competent"}
    assert go(sent, "claim", by=STRANGER).summary.officer == STRANGER
    assert refused(sent, "claim") == "Hồ sơ không thuộc đơn vị của bạn"


def test_the_system_forwards_without_a_claim() -> None:
    moved = go(filed(), "forward", by=SYSTEM)
    assert moved.summary.unit == "10441-20250701"


def test_a_clock_that_is_behind_does_not_turn_history_round() -> None:
    claimed = go(filed(), "claim", at=MORNING)
    received = go(claimed, "receive", at=MORNING - HOUR)
    assert received.events[-1].at == MORNING


def test_moments_are_kept_with_the_offset_of_their_place() -> None:
    for said in ("2026-07-21T19:42:00+07:00", "2026-07-21T12:42:00+02:00"):
        new = filed(at=datetime.fromisoformat(said))
        assert new.filed_at.isoformat() == said
        assert from_dict(new.to_dict()).filed_at.isoformat() == said
    with pytest.raises(ValueError, match="has no time zone"):
        filed(at=datetime(2026, 7, 21, 19, 42))


def test_a_wrong_time_outside_the_calendar_changes_nothing() -> None:
    asked = go(filed(), "claim", "receive", "require_fee")
    with pytest.raises(ValueError, match="the calendar holds"):
        go(asked, "settle", at=datetime(2031, 1, 2, 9, tzinfo=VIETNAM))


def test_a_decision_on_an_old_claim_is_refused_with_who_holds_it_and_since_when() -> None:
    first = go(filed(), "claim", at=MORNING)
    second = go(first, "claim", by=COLLEAGUE, at=MORNING + HOUR)
    with pytest.raises(HeldByOther) as held:
        act(
            second,
            Attempt("receive", OFFICER, {"number": "x"}, first.summary.token),
            MORNING + HOUR,
            CALENDAR,
        )
    assert (held.value.by, held.value.since) == (COLLEAGUE, MORNING + HOUR)
    assert str(held.value) == "held by off-2 since 2026-07-22T09:30:00+07:00"


def test_what_the_fold_cannot_take_never_gets_in() -> None:
    # A second ledger entry would need a broken gate; the fold is the last guard.
    broken = replace(filed(), fee={**filed().fee, "amount": -1})
    with pytest.raises(ValueError, match="a fee of -1"):
        go(broken, "attach")


def test_another_file_sent_with_the_same_form_is_recorded_and_the_same_one_only_once() -> None:
    sent = go(go(filed(), "attach"), "attach", sha256="cd" * 32)
    assert [file.sha256 for file in sent.summary.documents["giay-to-cho-o"]] == ["ab" * 32, "cd" * 32]
    assert go(sent, "attach") is sent
