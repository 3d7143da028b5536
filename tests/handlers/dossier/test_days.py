"""The days an officer sets: none is too near, none too far, and both are told."""

from datetime import date

import pytest

from handlers.dossier.days import BOUNDS, find_bounds, read_day
from handlers.dossier.refusals import IncompleteData
from tests.handlers.dossier.world import DAY, MORNING, filed, go

ASKED = go(filed(), "claim", "ask_supplement", at=MORNING)
TODAY = MORNING.date()


@pytest.mark.parametrize("move", BOUNDS)
def test_a_day_within_its_bounds_is_taken_and_the_days_beside_them_are_not(move: str) -> None:
    first, last = find_bounds(ASKED, move, TODAY)
    assert TODAY < first <= last
    for day in (first, last):
        assert read_day(ASKED, move, day.isoformat(), TODAY) == day.isoformat()
    for day in (first - DAY, last + DAY):
        with pytest.raises(IncompleteData):
            read_day(ASKED, move, day.isoformat(), TODAY)


@pytest.mark.parametrize("written", ["", None, "27/7/2026", 5, str(date.max)])
def test_what_is_no_day_or_far_off_is_refused(written: object) -> None:
    with pytest.raises(IncompleteData):
        read_day(ASKED, "ask_supplement", written, TODAY)


def test_putting_off_gives_more_time_than_there_was() -> None:
    assert find_bounds(ASKED, "extend_supplement", TODAY)[0] == date(2026, 7, 28)
