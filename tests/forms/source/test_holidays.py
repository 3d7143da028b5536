"""The holidays of a country, frozen into a file that people review."""

from datetime import date
from pathlib import Path

import pytest

from forms.country.calendar import FrozenCalendar
from forms.country.packs import country
from forms.source.holidays import frozen_holidays, write_calendar


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
