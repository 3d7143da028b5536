"""Time acts: each act when its day has come, once, in order, and on nothing else."""

from datetime import date, datetime, timedelta

import pytest

from handlers.dossier.dossier import Dossier
from handlers.dossier.notice import history_sentence
from handlers.dossier.passing import TIME_ACTS, next_due_at, pass_time, wall_time
from handlers.dossier.table.moves import MOVES
from tests.handlers.dossier.world import (
    CALENDAR,
    DAY,
    HEAD,
    HOUR,
    MORNING,
    filed,
    go,
    missing,
    refused,
)
from tests.viet_nam import VIETNAM, VN

ASKED = go(filed(), "claim", "ask_supplement", at=MORNING, until="2026-07-31")
"""Asked on Wednesday for Friday week; Monday 3 August is the working day of grace."""


def at(day: str, time: str = "08:00") -> datetime:
    return datetime.fromisoformat(f"2026-{day}T{time}").replace(tzinfo=VIETNAM)


def passed(dossier: Dossier, *moments: datetime) -> list[str]:
    """What time did at each of some moments: move and day."""
    begun = dossier.version
    for moment in moments:
        dossier = pass_time(dossier, moment, CALENDAR)
        assert pass_time(dossier, moment, CALENDAR) is dossier, "the same moment twice"
    return [f"{event.move} {event.at:%m-%d}" for event in dossier.events[begun:]]


def every_hour(since: datetime, days: int) -> list[datetime]:
    return [since + HOUR * n for n in range(24 * days)]


def test_an_unanswered_supplement_is_reminded_of_twice_and_refused_after_its_day_of_grace() -> None:
    assert passed(ASKED, *every_hour(MORNING, 20)) == [
        "remind_supplement 07-28",
        "remind_supplement 07-30",
        "refuse 08-04",
    ]
    assert passed(ASKED, at("08-03", "23:59")) == []
    over = pass_time(ASKED, at("08-04", "00:00"), CALENDAR)
    assert (over.summary.step, over.summary.reason) == ("refused", "supplement_overdue")
    assert (over.events[-1].actor.role, over.summary.clock.state) == ("system", "ended")
    told = history_sentence(over.events[-1], VN.appeal, VN)["vi"]
    assert "khiếu nại" in told, "the refusal names its appeal"


def test_whoever_answers_in_the_day_of_grace_is_taken_and_after_it_nobody() -> None:
    late = go(ASKED, "answer_supplement", at=at("08-03", "23:30"))
    assert passed(late, *every_hour(at("08-04"), 10))[:1] != ["refuse 08-04"]
    assert refused(ASKED, "answer_supplement", at=at("08-04")) == (
        "Đã hết thời gian bổ sung: ngày cuối cùng nhận là 03/08/2026"
    )


def test_the_head_may_put_a_supplement_off_once_with_a_reason() -> None:
    more = go(ASKED, "extend_supplement", at=at("08-03", "16:00"), by=HEAD, until="2026-08-10")
    assert passed(more, at("08-05"), at("08-07"), at("08-09")) == [
        "remind_supplement 08-07",
        "remind_supplement 08-09",
    ]
    assert passed(more, at("08-11", "23:00")) == []
    assert passed(more, at("08-12")) == ["refuse 08-12"]
    again = {"at": at("08-05"), "by": HEAD, "until": "2026-08-20", "words": "x"}
    assert refused(more, "extend_supplement", **again) == "Chỉ được gia hạn bổ sung một lần"
    assert list(
        missing(ASKED, "extend_supplement", at=MORNING + DAY, by=HEAD, until="2026-08-10", words="")
    ) == ["words"]
    assert list(missing(ASKED, "extend_supplement", at=MORNING, by=HEAD, until="2026-07-31")) == ["until"]


def test_a_supplement_has_an_upper_limit_and_the_refusal_names_its_last_day() -> None:
    claimed = go(filed(), "claim", at=MORNING)
    for until in ("2099-01-01", "2026-08-22"):
        found = missing(claimed, "ask_supplement", until=until)
        assert found == {"until": "Chọn ngày không muộn hơn 21/08/2026"}
    assert go(claimed, "ask_supplement", until="2026-08-21").summary.supplement
    short = go(filed(supplement_days=7), "claim", at=MORNING)
    assert missing(short, "ask_supplement", until="2026-07-30")["until"].endswith("29/07/2026")
    assert Dossier.from_dict(short.to_dict()) == short
    assert "supplement_days" not in claimed.to_dict(), "the usual limit costs no byte"


def test_a_reminder_that_was_missed_is_not_made_up_for() -> None:
    assert passed(ASKED, at("07-30")) == ["remind_supplement 07-30"]
    assert passed(ASKED, at("07-31", "23:00")) == ["remind_supplement 07-31"]
    assert passed(ASKED, at("08-01")) == []
    assert passed(ASKED, at("12-24")) == ["refuse 12-24"]


def test_a_request_for_tomorrow_is_not_reminded_of_in_the_same_hour() -> None:
    soon = go(filed(), "claim", "ask_supplement", at=MORNING, until="2026-07-23")
    assert passed(soon, MORNING + HOUR, MORNING + DAY) == []


def test_the_officer_is_reminded_the_working_day_before_the_result_is_due() -> None:
    working = go(filed(), "claim", "receive", "process", at=MORNING)
    assert working.summary.due.isoformat() == "2026-07-27"
    assert passed(working, *every_hour(MORNING, 9)) == ["remind_due 07-24"], "Friday, for Monday"
    assert passed(go(working, "release"), *every_hour(MORNING, 9)) == [], "nobody to remind"
    assert passed(go(working, "require_fee"), *every_hour(MORNING, 9)) == [], "the clock stands"


def test_the_citizen_is_reminded_of_the_appointment_the_day_before() -> None:
    slot = {"day": "2026-07-30", "time": "09:00", "place": "Quầy 1"}
    way = ("claim", "receive", "process", "decide")
    decided = go(filed(0, "desk"), *way, at=MORNING, appointment=slot)
    assert passed(decided, *every_hour(MORNING, 12)) == ["remind_appointment 07-29"]
    assert passed(go(decided, "return"), *every_hour(MORNING, 12)) == []


def test_when_to_look_again_is_known_without_looking() -> None:
    assert next_due_at(filed()) == "", "a filing pays for no entry"
    assert next_due_at(ASKED) == "2026-07-28T08:00"
    once = pass_time(ASKED, at("07-28"), CALENDAR)
    assert next_due_at(once) == "2026-07-30T08:00"
    assert next_due_at(ASKED, at("08-01")) == "2026-08-04T00:00"
    assert next_due_at(pass_time(ASKED, at("08-04"), CALENDAR)) == ""


@pytest.mark.parametrize("hours", range(0, 24 * 16, 5))
def test_nothing_is_due_before_the_moment_named(hours: int) -> None:
    now = MORNING + timedelta(hours=hours)
    if next_due_at(ASKED) > wall_time(now):
        assert pass_time(ASKED, now, CALENDAR) is ASKED
    else:
        assert pass_time(ASKED, now, CALENDAR) is not ASKED or next_due_at(ASKED, now) > wall_time(now)


def test_a_request_of_before_there_were_days_of_grace_is_read_and_closes_a_week_later() -> None:
    body = ASKED.to_dict()
    del body["events"][-1]["data"]["closes"]
    old = Dossier.from_dict(body)
    assert old.summary.supplement
    assert old.summary.supplement.closes.isoformat() == "2026-08-07"


def test_every_act_of_time_is_a_move_that_the_system_may_make() -> None:
    assert all("system" in MOVES[one.move].roles for one in TIME_ACTS)


def test_a_stopped_dossier_comes_back_on_the_day_of_its_review() -> None:
    stopped = go(filed(), "claim", "receive", "stop", at=MORNING, reason="verification", until="2026-08-05")
    assert stopped.summary.review == date(2026, 8, 5)
    assert passed(stopped, *every_hour(MORNING, 30)) == ["remind_review 08-05"]
    told = pass_time(stopped, at("08-05"), CALENDAR)
    assert told.summary.review_due
    resumed = go(told, "resume").summary
    assert (resumed.review, resumed.review_due) == (None, False)
    assert list(missing(go(filed(), "claim", "receive"), "stop", until="")) == ["until"]
    assert "muộn hơn" in missing(go(filed(), "claim", "receive"), "stop", until="2099-01-01")["until"]


def test_a_stop_of_before_there_were_reviews_is_read_and_waits_for_no_day() -> None:
    body = go(filed(), "claim", "receive", "stop", at=MORNING).to_dict()
    del body["events"][-1]["data"]["until"]
    old = Dossier.from_dict(body)
    assert old.summary.review is None
    assert next_due_at(old) == ""
