"""A row of a list: the days that are left in words, how urgent that is, and what the step is called."""

from datetime import date

import pytest

from handlers.aws.items import ListRow
from handlers.web.dossier.listing import FLAGS, days_left, due_of, is_clock_stopped, step_of
from handlers.web.dossier.timeliness import LATE_FLAG


def row(step: str = "processing", due: str = "2026-07-27", paused: bool = False, *flags: str) -> ListRow:
    return ListRow("c", "u", "p", "An", step, due, "", "", "2026-07-21T19:42+07:00", paused, flags)


@pytest.mark.parametrize(
    ("day", "words", "urgency"),
    [
        (20, "còn 7 ngày", "ok"),
        (25, "còn 2 ngày", "ok"),
        (26, "còn 1 ngày", "soon"),
        (27, "hạn hôm nay", "soon"),
        (28, "quá hạn 1 ngày", "late"),
    ],
)
def test_the_days_left_are_told_and_the_last_two_are_urgent(day: int, words: str, urgency: str) -> None:
    left, told = days_left(row(), date(2026, 7, day))
    assert (left["vi"] if left else "", told) == (words, urgency)


def test_the_days_left_are_told_in_english_too() -> None:
    said = {20: "7 days left", 26: "1 day left", 27: "due today", 28: "1 day late", 30: "3 days late"}
    for day, words in said.items():
        left, _ = days_left(row(), date(2026, 7, day))
        assert left is not None
        assert left["en"] == words


@pytest.mark.parametrize("step", ["refused", "withdrawn", "returned"])
def test_what_is_done_is_late_for_nothing(step: str) -> None:
    left, urgency = days_left(row(step, paused=True), date(2027, 1, 1))
    assert (left["vi"] if left else "", urgency) == ("đã xong", "done")
    assert is_clock_stopped(row(step))


def test_while_the_clock_stands_no_due_date_is_named_and_nothing_is_late() -> None:
    left, urgency = days_left(row("supplement_requested", paused=True), date(2027, 1, 1))
    assert (left["vi"] if left else "", urgency) == ("tạm dừng", "paused")
    assert (due_of(row(paused=True)), due_of(row())) == ("", "27/07/2026")


def test_what_has_no_due_date_has_no_days_left() -> None:
    assert days_left(row(due=""), date(2027, 1, 1)) == (None, "ok")
    assert due_of(row(due="")) == ""


def test_an_answered_supplement_is_the_units_turn_whatever_the_step_is_called() -> None:
    asked = row("supplement_requested")
    answered = row("supplement_requested", "2026-07-27", False, "answered")
    assert (step_of(asked, "vi"), step_of(answered, "vi")) == ("Yêu cầu bổ sung", "Đã gửi bổ sung")
    assert step_of(answered, "en") == "Supplement sent"


def test_every_mark_a_filing_gets_has_words_for_the_officer() -> None:
    assert {"answered", "id_mismatch", LATE_FLAG} <= FLAGS.keys()
