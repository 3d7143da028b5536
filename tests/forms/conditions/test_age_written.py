"""How old somebody is follows only from a day, a month or a year as answers write them."""

from datetime import date

from forms.conditions.condition import age


def test_digits_without_dashes_are_no_date() -> None:
    assert age("2001-01", date(2026, 1, 30)) == 24
    assert age("2001001", date(2026, 1, 30)) is None
    assert age("20010101", date(2026, 1, 30)) is None
