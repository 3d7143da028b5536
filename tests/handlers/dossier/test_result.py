"""Ways of receiving: tracking numbers and appointments."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.country.calendar import Calendar
from forms.country.reception import read_week
from forms.text.language import Text
from handlers.dossier.result import appointment_faults, appointment_parts, is_valid_s10, proposed_slot
from tests.viet_nam import VN

TODAY = date(2026, 7, 22)
CALENDAR = Calendar(
    {date(2026, 9, 2): Text(vi="Quốc khánh", en="National Day")}, {}, range(2026, 2027), VN.reception
)
GOOD = {"day": "2026-07-28", "time": "09:00", "place": "Bộ phận một cửa"}


@pytest.mark.parametrize("number", ["EB473124829VN", "EA123456785VN"])
def test_a_tracking_number_with_the_right_check_digit_is_taken(number: str) -> None:
    assert is_valid_s10(number)


@given(st.integers(0, 7), st.integers(1, 9))
def test_a_mistyped_digit_is_found(place: int, shift: int) -> None:
    digits = list("47312482")
    digits[place] = str((int(digits[place]) + shift) % 10)
    typed = f"EB{''.join(digits)}9VN"
    assert not is_valid_s10(typed)


@pytest.mark.parametrize(
    "number", ["", "EB473124829", "eb473124829vn", "EB473124829VN ", "EB47312482٩VN", "E1473124829VN"]
)
def test_what_has_another_form_is_no_tracking_number(number: str) -> None:
    assert not is_valid_s10(number)


@pytest.mark.parametrize(("body", "check"), [("00000000", 5), ("00000900", 0), ("00000010", 2)])
def test_a_check_of_eleven_is_written_five_and_of_ten_nought(body: str, check: int) -> None:
    assert [digit for digit in range(10) if is_valid_s10(f"RR{body}{digit}VN")] == [check]


def test_a_good_appointment_has_no_faults_and_can_be_read() -> None:
    assert appointment_faults(GOOD, TODAY, CALENDAR) == {}
    assert appointment_faults(GOOD | {"day": TODAY.isoformat()}, TODAY, CALENDAR) == {}
    assert appointment_parts(GOOD) == (date(2026, 7, 28), time(9), "Bộ phận một cửa")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"day": "2026-07-21"}, "appointment.day"),
        ({"day": "28/7"}, "appointment.day"),
        ({"day": None}, "appointment.day"),
        ({"time": "24:00"}, "appointment.time"),
        ({"time": "9h"}, "appointment.time"),
        ({"place": "  "}, "appointment.place"),
    ],
)
def test_each_wrong_part_of_an_appointment_is_named(change: dict[str, object], fault: str) -> None:
    assert list(appointment_faults(GOOD | change, TODAY, CALENDAR)) == [fault]


@pytest.mark.parametrize("nothing", [None, "", [], "tomorrow"])
def test_no_appointment_lacks_every_part(nothing: object) -> None:
    assert set(appointment_faults(nothing, TODAY, CALENDAR)) == {
        "appointment.day",
        "appointment.time",
        "appointment.place",
    }


@pytest.mark.parametrize(
    ("day", "taken"),
    [
        ("2026-07-26", False),
        ("2026-09-02", False),
        ("2026-07-25", True),
        ("2027-09-02", True),
        ("2027-09-05", False),
    ],
)
def test_nobody_is_asked_to_come_on_a_day_the_unit_is_closed(day: str, taken: bool) -> None:
    """A Sunday, a holiday; a Saturday morning is open. Of years the calendar lacks the Sundays are known."""
    faults = appointment_faults(GOOD | {"day": day}, TODAY, CALENDAR)
    assert list(faults) == ([] if taken else ["appointment.day"])
    if not taken:
        assert "từ thứ Hai đến thứ Sáu và sáng thứ Bảy" in faults["appointment.day"]["vi"]


@pytest.mark.parametrize(
    ("day", "at", "possible"),
    [
        ("2026-07-25", "14:00", "07:30–12:00"),
        ("2026-07-28", "23:30", "07:30–12:00, 13:00–17:00"),
        ("2026-07-29", "03:00", "07:30–12:00, 13:00–17:00"),
        ("2026-07-29", "12:15", "07:30–12:00, 13:00–17:00"),
        ("2026-07-29", "17:00", "07:30–12:00, 13:00–17:00"),
        ("2027-07-31", "14:00", "07:30–12:00"),
    ],
)
def test_nobody_is_asked_to_come_outside_reception(day: str, at: str, possible: str) -> None:
    """A Saturday afternoon, the night, noon, the minute of closing: with the times that are possible."""
    faults = appointment_faults(GOOD | {"day": day, "time": at}, TODAY, CALENDAR)
    assert list(faults) == ["appointment.time"]
    assert faults["appointment.time"]["vi"].endswith(f"là {possible}")
    assert appointment_faults(GOOD | {"day": day, "time": "11:59"}, TODAY, CALENDAR) == {}


def test_the_half_days_are_those_of_the_unit() -> None:
    own = CALENDAR.of(read_week({"sun": ("09:00-10:00",)}, VN.reception))
    assert appointment_faults(GOOD | {"day": "2026-07-26", "time": "09:30"}, TODAY, own) == {}
    assert list(appointment_faults(GOOD, TODAY, own)) == ["appointment.day"]


@pytest.mark.parametrize(
    ("today", "week", "slot"),
    [
        ("2026-07-23", None, "2026-07-24 08:30"),
        ("2026-07-24", None, "2026-07-25 08:30"),
        ("2026-09-01", None, "2026-09-03 08:30"),
        ("2026-07-24", {"tue": ("13:30-17:00",)}, "2026-07-28 13:30"),
        ("2030-07-24", None, "2030-07-25 08:30"),
    ],
)
def test_what_is_proposed_is_a_slot_in_which_the_unit_receives(
    today: str, week: dict[str, tuple[str, ...]] | None, slot: str
) -> None:
    own = CALENDAR.of(read_week(week, VN.reception)) if week else CALENDAR
    day, at = proposed_slot(date.fromisoformat(today), own)
    assert f"{day} {at:%H:%M}" == slot
    wanted = GOOD | {"day": day.isoformat(), "time": f"{at:%H:%M}"}
    assert appointment_faults(wanted, date.fromisoformat(today), own) == {}
