"""Ways of receiving: tracking numbers and appointments."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.dossier.result import appointed, appointment_faults, s10_valid

TODAY = date(2026, 7, 22)
GOOD = {"day": "2026-07-28", "time": "09:00", "place": "Bộ phận một cửa"}


@pytest.mark.parametrize("number", ["EB473124829VN", "EA123456785VN"])
def test_a_tracking_number_with_the_right_check_digit_is_taken(number: str) -> None:
    assert s10_valid(number)


@given(st.integers(0, 7), st.integers(1, 9))
def test_a_mistyped_digit_is_found(place: int, shift: int) -> None:
    digits = list("47312482")
    digits[place] = str((int(digits[place]) + shift) % 10)
    typed = f"EB{''.join(digits)}9VN"
    assert not s10_valid(typed)


@pytest.mark.parametrize(
    "number", ["", "EB473124829", "eb473124829vn", "EB473124829VN ", "EB47312482٩VN", "E1473124829VN"]
)
def test_what_has_another_form_is_no_tracking_number(number: str) -> None:
    assert not s10_valid(number)


@pytest.mark.parametrize(("body", "check"), [("00000000", 5), ("00000900", 0), ("00000010", 2)])
def test_a_check_of_eleven_is_written_five_and_of_ten_nought(body: str, check: int) -> None:
    assert [digit for digit in range(10) if s10_valid(f"RR{body}{digit}VN")] == [check]


def test_a_good_appointment_has_no_faults_and_can_be_read() -> None:
    assert appointment_faults(GOOD, TODAY) == {}
    assert appointment_faults(GOOD | {"day": TODAY.isoformat()}, TODAY) == {}
    assert appointed(GOOD) == (date(2026, 7, 28), time(9), "Bộ phận một cửa")


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
    assert list(appointment_faults(GOOD | change, TODAY)) == [fault]


@pytest.mark.parametrize("nothing", [None, "", [], "tomorrow"])
def test_no_appointment_lacks_every_part(nothing: object) -> None:
    assert set(appointment_faults(nothing, TODAY)) == {
        "appointment.day",
        "appointment.time",
        "appointment.place",
    }
