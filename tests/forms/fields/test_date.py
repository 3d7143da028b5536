"""Dates in three boxes: what is missing or impossible is said of the box where it is."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from forms.country.calendar import Calendar
from forms.fields.base import AnswerRefused, FormPost
from forms.fields.date import resolve_bound
from forms.text.language import Text
from tests.forms.world import TODAY, back, field, moment, refusal, said
from tests.viet_nam import VN

BIRTH = field("date", birth=True, year_alone=True, prefill="birth_date")
DAY = field("date")
OPEN = Calendar(
    {date(2026, 9, 2): Text(vi="Quốc khánh", en="National Day")}, {}, range(2026, 2027), VN.reception
)


def parts(text: str) -> dict[str, str]:
    return dict(zip(("day", "month", "year"), text.split("/"), strict=True))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("29/02/1972", "1972-02-29"),
        ("1/3/1985", "1985-03-01"),
        ("//1938", "1938"),
        ("１４/３/１９９８", "1998-03-14"),
        (" 14 / 3. / 1998\u200b", "1998-03-14"),
        (f"{TODAY:%d/%m/%Y}", TODAY.isoformat()),
    ],
)
def test_a_date_is_read_from_its_boxes(typed: str, kept: str) -> None:
    assert BIRTH.parse(parts(typed), moment()) == kept


def test_four_digits_in_the_first_box_alone_are_the_year_where_one_may_stand_alone() -> None:
    assert BIRTH.parse({"day": "1938", "month": "", "year": ""}, moment()) == "1938"
    assert refusal(BIRTH, parts("2027//")).reason == "future"
    assert refusal(DAY, parts("1938//")).reason == "missing_month"
    assert refusal(BIRTH, parts("1938/5/")).reason == "missing_year"


@pytest.mark.parametrize("whole", ["14/03/1998", "14-3-1998", "14.03.1998", "14031998"])
def test_a_whole_date_in_the_first_box_is_understood(whole: str) -> None:
    assert BIRTH.parse({"day": whole, "month": "", "year": ""}, moment()) == "1998-03-14"


@pytest.mark.parametrize(
    ("typed", "part", "message"),
    [
        ("29/02/1973", "day", "Ngày 29/02 không có trong năm 1973"),
        ("31/04/1990", "day", "Ngày phải có trong lịch: tháng 4 không có ngày 31"),
        ("00/05/1950", "day", "Ngày phải từ 1 đến 31"),
        ("32/05/1950", "day", "Ngày phải từ 1 đến 31"),
        ("111/05/1950", "day", "Ngày phải từ 1 đến 31"),
        ("01/13/1950", "month", "Tháng phải từ 1 đến 12"),
        ("01/1/50", "year", "Năm phải gồm 4 chữ số, từ 1900 đến 2200"),
        ("01/1/1899", "year", "Năm phải gồm 4 chữ số, từ 1900 đến 2200"),
        ("/5/1950", "day", "Nhập ngày ở mục “Mục này”"),
        ("5//1950", "month", "Nhập tháng ở mục “Mục này”"),
        ("5/5/", "year", "Nhập năm ở mục “Mục này”"),
        ("5/năm/1950", "month", "“Mục này” phải viết bằng số, ví dụ 27 3 1985"),
        ("22/07/2026", "", "“Mục này” phải ở trong quá khứ"),
        ("//2027", "year", "“Mục này” phải ở trong quá khứ"),
    ],
)
def test_what_is_wrong_is_said_of_its_box(typed: str, part: str, message: str) -> None:
    assert said(BIRTH, parts(typed)) == message
    assert refusal(BIRTH, parts(typed)).part == part


def test_a_year_alone_is_taken_only_where_the_schema_says_so() -> None:
    assert said(DAY, parts("//1938")) == "Nhập ngày ở mục “Mục này”"
    assert said(DAY, "1938") == "Nhập ngày ở mục “Mục này”"
    assert BIRTH.parse("1938", moment()) == "1938"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("29/02/1972", "missing_day"),
        ("1973-02-29", "leap"),
        ("nay", "digits"),
        (19720229, "type"),
        ({"day": 1}, "type"),
        ({"ngay": "1"}, "type"),
        ("9" * 5000, "missing_day"),
    ],
)
def test_a_canonical_date_is_iso_and_nothing_else(raw: object, reason: str) -> None:
    assert refusal(DAY, raw).reason == reason


def test_bounds_move_with_the_day_of_receipt() -> None:
    until = field("date", not_before="today", not_after="today+2y")
    assert until.parse("2028-07-21", moment()) == "2028-07-21"
    assert said(until, "2028-07-22") == "“Mục này” phải muộn nhất là ngày 21/07/2028"
    assert said(until, "2026-07-20") == "“Mục này” phải từ ngày 21/07/2026 trở đi"


@pytest.mark.parametrize(
    ("written", "today", "day"),
    [
        ("today", date(2026, 1, 1), date(2026, 1, 1)),
        ("today+730", date(2026, 1, 1), date(2028, 1, 1)),
        ("today-30d", date(2026, 1, 31), date(2026, 1, 1)),
        ("today+1y", date(2028, 2, 29), date(2029, 2, 28)),
        ("2026-07-01", date(2026, 1, 1), date(2026, 7, 1)),
    ],
)
def test_a_bound_is_a_day_or_a_distance(written: str, today: date, day: date) -> None:
    assert resolve_bound(written, today) == day


@pytest.mark.parametrize("written", ["2026-02-30", "today+99999y", "tomorrow", "today+1m"])
def test_a_bound_that_is_no_day_is_found_when_the_schema_is_read(written: str) -> None:
    with pytest.raises(ValidationError):
        field("date", not_after=written)


def test_a_date_is_shown_as_people_write_it() -> None:
    assert BIRTH.show("1972-02-29", "vi", moment()) == "29/02/1972"
    assert BIRTH.show("1938", "en", moment()) == "1938"
    assert BIRTH.first_box("ngay_sinh") == "ngay_sinh.day"


def test_birthday_tokens_stand_only_where_the_account_holder_is_asked() -> None:
    assert BIRTH.attributes("month") == {"inputmode": "numeric", "autocomplete": "bday-month"}
    assert DAY.attributes("month") == {"inputmode": "numeric"}
    assert field("date", prefill="birth_date").attributes("day") == {"inputmode": "numeric"}


@given(st.dates(date(1900, 1, 1), TODAY))
def test_every_day_survives_being_printed_and_read(day: date) -> None:
    assert back(BIRTH, day.isoformat()) == day.isoformat()
    assert back(BIRTH, f"{day.year}") == f"{day.year}"


@pytest.mark.parametrize(
    ("day", "open_"),
    [
        ("2026-07-25", True),
        ("2026-07-26", False),
        ("2026-09-02", False),
        ("2026-07-27", True),
        ("2140-01-01", True),
    ],
)
def test_an_appointment_is_on_a_day_of_reception(day: str, open_: bool) -> None:
    slot, when = field("date", reception=True), replace(moment(), calendar=OPEN)
    if open_:
        assert slot.parse(day, when) == day
    else:
        with pytest.raises(AnswerRefused, match="closed"):
            slot.parse(day, when)
    assert field("date").parse(day, when) == day


MONTH, YEAR = field("date", precision="month"), field("date", precision="year", not_after="today")
PAPER = field("date", birth=True, day_unknown=True, year_alone=True)


def test_a_month_or_a_year_is_asked_for_where_more_is_not_wanted() -> None:
    assert MONTH.parse({"month": "2", "year": "2030"}, moment()) == "2030-02"
    assert MONTH.parse("2030-02", moment()) == "2030-02"
    assert MONTH.show("2030-02", "vi", moment()) == "02/2030"
    assert MONTH.first_box("muc") == "muc.month"
    assert YEAR.parse({"year": "２０２０"}, moment()) == "2020"
    assert said(MONTH, {"month": "", "year": "2030"}) == "Nhập tháng ở mục “Mục này”"
    assert said(MONTH, {"month": "13", "year": "2030"}) == "Tháng phải từ 1 đến 12"
    assert said(YEAR, "2027") == "“Mục này” phải muộn nhất là ngày 21/07/2026"
    assert refusal(YEAR, "2020-05").reason == refusal(MONTH, "2020-05-01").reason == "type"


def test_a_birth_whose_day_no_paper_names_is_kept_as_far_as_it_is_known() -> None:
    assert PAPER.parse({"day": "", "month": "5", "year": "1950"}, moment()) == "1950-05"
    assert PAPER.parse({"day": "", "month": "", "year": "1950"}, moment()) == "1950"
    assert PAPER.parse("1950-05-02", moment()) == "1950-05-02"
    assert said(PAPER, {"day": "2", "month": "", "year": "1950"}) == "Nhập tháng ở mục “Mục này”"
    assert said(PAPER, "2026-08") == "“Mục này” phải ở trong quá khứ"
    assert said(BIRTH, {"day": "", "month": "5", "year": "1950"}) == "Nhập ngày ở mục “Mục này”"


@given(st.dates(date(1900, 1, 1), TODAY))
def test_every_month_and_year_survives_being_printed_and_read(day: date) -> None:
    for one, value in ((MONTH, f"{day:%Y-%m}"), (YEAR, f"{day.year}"), (PAPER, f"{day:%Y-%m}")):
        assert back(one, value) == value


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("14/3/1998", ("14", "3", "1998")),
        (" 14.03.1998 ", ("14", "03", "1998")),
        ("14031998", ("14", "03", "1998")),
        ("1998-03-14", ("14", "03", "1998")),
        ("1998-03", ("", "03", "1998")),
        ("3/1998", ("", "3", "1998")),
        ("1938", ("", "", "1938")),
        ("hôm qua", ("hôm qua", "", "")),
    ],
)
def test_a_cell_is_parted_into_the_boxes(cell: str, parts: tuple[str, str, str]) -> None:
    posted = FormPost(field("date").pairs_of_cell(cell, "muc"))
    assert tuple(posted.get(f"muc.{part}") for part in ("day", "month", "year")) == parts


def test_a_cell_that_says_more_than_is_asked_stands_in_the_first_box() -> None:
    assert field("date", precision="year").pairs_of_cell("14/3/1998", "muc") == [("muc.year", "14/3/1998")]
