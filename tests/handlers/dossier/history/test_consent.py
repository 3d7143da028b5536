"""Other people's consents: awaited, given by a link, recorded by an officer; and what follows from that."""

from datetime import datetime, timedelta

import pytest

from handlers.aws.items import outbox
from handlers.dossier.dossier import Actor, Attempt, IncompleteData, MoveNotAllowed, act, from_dict, to_dict
from handlers.dossier.history.consent import consents_given
from tests.handlers.dossier.askers import consent, consenting
from tests.handlers.dossier.world import (
    BY_LINK,
    CALENDAR,
    CITIZEN,
    DAY,
    MORNING,
    OFFICER,
    SYSTEM,
    filed,
    go,
    missing,
    refused,
)
from tests.viet_nam import VIETNAM

SECOND = "y_kien.0.dong_y"
OTHER = Actor(SECOND, "consenter", "")


def test_a_filing_waits_where_somebody_is_asked_by_a_link_and_nowhere_else() -> None:
    steps = {how: consenting(how).summary.step for how in ("link", "paper", "vneid", "signature")}
    assert steps.pop("link") == "awaiting_consent"
    assert set(steps.values()) == {"submitted"}
    assert filed().summary.step == "submitted"
    assert consenting("paper", "link").summary.step == "awaiting_consent"


def test_the_unit_hears_of_it_only_once_everybody_has_agreed() -> None:
    waiting = consenting("link", "link")
    assert outbox(waiting, 0) == {}
    first = go(waiting, "give_consent")
    assert (first.summary.step, outbox(first, 0)) == ("awaiting_consent", {})
    both = go(first, "give_consent", by=OTHER, consent=SECOND)
    assert [event.move for event in both.events[2:]] == ["give_consent", "complete_consents"]
    assert outbox(both, 2)["event"]["S"] == "complete_consents"
    assert both.summary.step == "submitted"


def test_the_clock_begins_with_the_last_consent() -> None:
    waiting = consenting()
    assert waiting.summary.clock.state == "paused"
    friday = datetime(2026, 7, 31, 9, 0, tzinfo=VIETNAM)
    given = go(waiting, "give_consent", at=friday)
    fresh = filed(at=friday).summary.clock
    assert given.summary.clock == fresh
    assert given.summary.due > filed().summary.due


def test_a_dossier_from_before_consents_were_followed_opens_as_it_was() -> None:
    body = to_dict(consenting("paper"))
    body["events"][0]["data"].pop("consents")
    old = from_dict(body)
    assert (old.summary.step, old.summary.consents) == ("submitted", {})
    assert "record_consent" not in {event.move for event in old.events}
    assert (
        refused(go(old, "claim"), "record_consent", consent="dong_y") == "Không còn ý kiến nào phải ghi nhận"
    )


def test_what_was_kept_is_read_back_as_it_was() -> None:
    told = go(consenting("link", "paper"), "question_consent", "refuse_consent", "renew_link", "give_consent")
    assert from_dict(to_dict(told)) == told


def test_no_event_holds_who_it_is() -> None:
    told = go(consenting("link", "link"), "question_consent", "give_consent")
    kept = str([event.to_dict() for event in told.events])
    assert "Khoái" not in kept
    assert "001072005002" not in kept


def test_a_used_link_does_nothing_more_and_the_same_press_again_changes_nothing() -> None:
    given = go(consenting("link", "link"), "give_consent")
    assert go(given, "give_consent") is given
    assert refused(given, "refuse_consent") == "Liên kết này không còn dùng được"
    declined = go(consenting(), "refuse_consent")
    assert refused(declined, "give_consent") == "Liên kết này không còn dùng được"
    assert go(declined, "refuse_consent") is declined


def test_the_last_press_said_again_after_the_dossier_went_on_is_the_one_that_was_kept() -> None:
    given = go(consenting(), "give_consent")
    assert given.events[-1].move == "complete_consents"
    assert go(given, "give_consent") is given


def test_a_new_link_opens_the_question_again_and_voids_the_old() -> None:
    declined = go(consenting(), "refuse_consent")
    assert declined.summary.consents["dong_y"].state == "declined"
    anew = go(declined, "renew_link").summary.consents["dong_y"]
    assert (anew.state, anew.link) == ("awaited", 2)


def test_nobody_answers_for_another_or_without_being_named() -> None:
    waiting = consenting("link", "paper")
    stranger = Actor("ai_do", "consenter", "")
    assert "Hồ sơ không phải của bạn" in refused(waiting, "give_consent", by=stranger)
    assert "Hồ sơ không phải của bạn" in refused(waiting, "give_consent", consent=SECOND)
    on_paper = Attempt("give_consent", OTHER, {**BY_LINK, "consent": SECOND})
    with pytest.raises(MoveNotAllowed, match="no longer works"):
        act(waiting, on_paper, MORNING, CALENDAR)
    for actor in (CITIZEN, OFFICER):
        with pytest.raises(MoveNotAllowed, match="do not have permission"):
            go(waiting, "give_consent", by=actor)


def test_not_even_the_system_brings_it_to_the_unit_while_somebody_is_awaited() -> None:
    assert refused(consenting(), "complete_consents", by=SYSTEM) == "Còn chờ ý kiến của người khác"


def test_an_officer_records_what_they_saw_with_words_and_it_counts_as_given() -> None:
    waiting = go(consenting(), "claim")
    assert missing(waiting, "record_consent", words=" ") == {
        "words": "Viết ngắn hơn 2.000 chữ, không dùng ký tự điều khiển"
    }
    assert "way" in missing(waiting, "record_consent", way="link")
    seen = go(waiting, "record_consent")
    assert seen.summary.step == "submitted"
    one = seen.summary.consents["dong_y"]
    assert (one.state, one.way, one.verified) == ("given", "paper", "seen")
    assert refused(seen, "record_consent", way="vneid") == "Không còn ý kiến nào phải ghi nhận"


def test_a_consent_of_another_person_after_a_correction_begins_anew() -> None:
    given = go(consenting("link", "link"), "give_consent")
    given = go(given, "give_consent", by=OTHER, consent=SECOND)
    asked = go(given, "claim", "ask_supplement", items=[{"field": "dong_y", "reason": "answer_mismatch"}])
    same = go(asked, "answer_supplement", answers={"dong_y": consent("link")})
    assert same.summary.consents["dong_y"].state == "given"
    other = go(asked, "answer_supplement", answers={"dong_y": consent("link", "Lê Thị Hoa", "001172005003")})
    assert other.summary.consents["dong_y"].state == "awaited"
    assert other.summary.consents["dong_y"].link == 2
    assert other.summary.consents[SECOND].state == "given"
    assert other.summary.step == "supplement_requested"


def test_a_waiting_dossier_can_be_withdrawn() -> None:
    assert go(consenting(), "withdraw").summary.step == "withdrawn"


def test_consents_are_found_alone_and_in_rows() -> None:
    told = consenting("link", "paper", "vneid")
    assert [one["id"] for one in told.events[0].data["consents"]] == ["dong_y", SECOND, "y_kien.1.dong_y"]
    assert list(consents_given((), told.answers)) == []


def test_a_question_keeps_the_link_open() -> None:
    asked = go(consenting(), "question_consent")
    assert asked.summary.consents["dong_y"].asked
    assert go(asked, "give_consent", at=MORNING + 3 * DAY + timedelta(hours=1)).summary.step == "submitted"


def test_a_consent_says_how_its_giver_was_checked() -> None:
    with pytest.raises(IncompleteData):
        go(consenting(), "give_consent", verified="faith")
