"""The holidays of a country, frozen into a file that people review."""

from datetime import date
from pathlib import Path

import pytest

from forms.country.calendar import NO_HOLIDAYS, Calendar, FrozenCalendar
from forms.country.packs import country
from forms.source.holidays import ending_findings, frozen_holidays, write_calendar


def test_what_is_written_reads_back_with_each_day_on_a_line_of_its_own(tmp_path: Path) -> None:
    frozen, file = frozen_holidays(country("vn"), range(2026, 2027)), tmp_path / "new/vn.json"
    write_calendar(frozen, file)
    text = file.read_text("utf-8")
    assert FrozenCalendar.model_validate_json(text) == frozen
    assert sum('"2026-' in line for line in text.splitlines()) >= len(frozen.off)


def test_national_day_is_off_and_named_in_our_languages() -> None:
    named = frozen_holidays(country("vn"), range(2026, 2027)).off[date(2026, 9, 2)]
    assert "Quốc khánh" in named["vi"]
    assert named["en"] != named["vi"]


def test_where_nobody_knows_the_holidays_it_is_said() -> None:
    with pytest.raises(LookupError, match="the country pack zz has no calendar of holidays"):
        frozen_holidays(country("zz"), range(2026, 2027))


@pytest.mark.parametrize(
    ("today", "last"), [("2026-11-30", 2028), ("2026-12-31", 2028), ("2027-01-01", 2029)]
)
def test_a_calendar_that_runs_out_within_two_years_is_told(today: str, last: int) -> None:
    day, vn = date.fromisoformat(today), country("vn")
    reaches = Calendar({}, {}, range(2021, last + 1))
    assert list(ending_findings("forms", reaches, vn, day)) == []
    [found] = ending_findings("forms", Calendar({}, {}, range(2021, last)), vn, day)
    assert (found.path, found.loc) == ("forms/calendars/vn.json", ("years", 1))
    assert found.message == (
        f"no day off is known after {last - 1}: the calendar must reach two years beyond {today}"
    )
    assert found.hint == f"build.py calendar --country vn --first 2021 --last {day.year + 7}"


def test_a_country_without_holidays_has_no_calendar_that_could_run_out() -> None:
    assert list(ending_findings("forms", NO_HOLIDAYS, country("zz"), date(2199, 1, 1))) == []
    assert list(ending_findings("forms", None, country("vn"), date(2199, 1, 1))) == []
