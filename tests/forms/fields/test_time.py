"""Times of day, as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.forms.world import back, field, moment, said

TIME = field("time")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("22:15", "22:15"),
        ("8h", "08:00"),
        ("22h15", "22:15"),
        ("8 giờ 30", "08:30"),
        ("8 giờ 30 phút", "08:30"),
        ("２２：１５", "22:15"),
        ("2215", "22:15"),
        (" 7.05 ", "07:05"),
        ("23", "23:00"),
        ("22H15", "22:15"),
    ],
)
def test_a_time_is_read_as_people_type_it(typed: str, kept: str) -> None:
    assert TIME.parse(typed, moment()) == kept


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("24:00", "Giờ phải từ 0 đến 23"),
        ("22:60", "Phút phải từ 0 đến 59"),
        ("tối", "“Mục này” phải là giờ và phút, ví dụ 22:15"),
        ("22:15:30", "“Mục này” phải là giờ và phút, ví dụ 22:15"),
        ("9" * 5000, "“Mục này” phải là giờ và phút, ví dụ 22:15"),
    ],
)
def test_what_is_wrong_is_said(typed: str, message: str) -> None:
    assert said(TIME, typed) == message


@given(st.times())
def test_every_minute_survives_being_printed_and_read(time: object) -> None:
    kept = f"{time:%H:%M}"
    assert back(TIME, kept) == kept
