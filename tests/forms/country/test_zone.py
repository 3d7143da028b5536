"""Clocks that change: a moment keeps the offset its place had, so that hours added to it are hours."""

from datetime import UTC, date, datetime, time, timedelta

from forms.country.zone import clock_time, freeze_zone, frozen_zone, local_time
from forms.source.site import zone_file

PARIS = frozen_zone("Europe/Paris", freeze_zone(zone_file("Europe/Paris")))


def test_in_the_night_of_a_change_half_an_hour_is_half_an_hour() -> None:
    before = local_time(datetime(2026, 10, 25, 0, 45, tzinfo=UTC), PARIS)
    after = before + timedelta(minutes=30)
    assert (before.isoformat(), after.isoformat()) == (
        "2026-10-25T02:45:00+02:00",
        "2026-10-25T03:15:00+02:00",
    )
    assert local_time(after, PARIS).isoformat() == "2026-10-25T02:15:00+01:00"
    assert after > before
    assert local_time(after, PARIS) == after


def test_a_time_of_a_day_is_what_the_clocks_there_show() -> None:
    assert clock_time(date(2026, 7, 14), time(23), PARIS).isoformat() == "2026-07-14T23:00:00+02:00"
    assert clock_time(date(2026, 12, 24), time(23), PARIS).isoformat() == "2026-12-24T23:00:00+01:00"
