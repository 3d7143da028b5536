"""When a dossier is due today, whether that day still moves, and how it was counted."""

from datetime import date

from handlers.web.dossier.due import counted_days, due_today, is_paused
from tests.handlers.dossier.world import DAY, MORNING, filed, go
from tests.handlers.web.world import World

AT_ONCE = {"amount": 0, "unit": "immediate"}
UNKNOWN = {"amount": 0, "unit": "unstated"}


def test_while_the_clock_stands_the_due_date_moves_with_every_working_day() -> None:
    world = World()
    dossier = go(filed(), "claim", "receive", "process", "ask_supplement", at=MORNING)
    assert is_paused(dossier)
    moved = []
    for _ in range(5):
        moved.append(due_today(world.office, dossier))
        world.now += DAY
    # From Wednesday on; the pause begins to count on Thursday, and the weekend does not.
    assert moved == [date(2026, 7, day) for day in (27, 28, 29, 29, 29)]


def test_what_runs_or_is_settled_at_once_does_not_move() -> None:
    world = World()
    runs = go(filed(), "claim", "receive", "process", at=MORNING)
    at_once = go(filed(time_limit=AT_ONCE), "claim", "receive", "process", "ask_supplement", at=MORNING)
    for dossier in (runs, at_once):
        assert not is_paused(dossier)
        before = due_today(world.office, dossier)
        world.now += 3 * DAY
        assert due_today(world.office, dossier) == before


def test_every_day_of_the_count_is_named_with_its_reason() -> None:
    lines = counted_days(World().office, filed(), "vi")
    assert [line.label for line in lines] == [
        "thứ Tư 22/07/2026",
        "thứ Năm 23/07/2026",
        "thứ Sáu 24/07/2026",
        "thứ Bảy 25/07/2026",
        "Chủ nhật 26/07/2026",
        "thứ Hai 27/07/2026",
    ]
    assert lines[-1].value == "ngày làm việc thứ 3"
    assert counted_days(World().office, filed(), "en")[0].label.startswith("Wednesday")


def test_of_a_limit_nobody_knows_no_day_is_counted() -> None:
    assert counted_days(World().office, filed(time_limit=UNKNOWN), "vi") == ()


def test_when_the_calendar_has_run_out_the_day_that_was_told_stands() -> None:
    world = World()
    dossier = go(filed(), "claim", "receive", "process", "ask_supplement", at=MORNING)
    world.now = world.now.replace(year=2031)
    assert due_today(world.office, dossier) == dossier.summary.due
    assert counted_days(world.office, dossier, "vi") == ()
