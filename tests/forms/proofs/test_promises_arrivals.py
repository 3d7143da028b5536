"""What arrivals are read from is asked, or it is told with its place and the nearest name."""

from pathlib import Path

import pytest

from forms.source.loader import load
from tests.forms.folder import EDITION, PROCEDURE, complaints, write

LIST = """\
          - kind: people
            id: khach
            label: {vi: Khách, en: Guests}
            row_name: {vi: Khách, en: Guest}
            fields:
              - {kind: date, id: ngay_den, label: {vi: Đến, en: Came}}
              - {kind: date, id: sinh, label: {vi: Sinh, en: Born}, year_alone: true}
              - {kind: time, id: gio_den, label: {vi: Giờ, en: Time}}
"""


def form(keys: str) -> str:
    """A procedure that reads its arrivals by these keys."""
    return f'{PROCEDURE}{LIST}arrival: {{{keys}, notify_by: "23:00", late_notify_by: "08:00"}}\n'


def told(root: Path, keys: str) -> list[str]:
    """What and advice of every complaint."""
    found = [one.split("\n") for one in complaints(root, form(keys))]
    return [f"{lines[0].partition(': ')[2]} | {lines[-1].lstrip(' |^')}" for lines in found]


@pytest.mark.parametrize("keys", ["rows: khach, day: ngay_den, time: gio_den", "day: ngay_sinh"])
def test_what_is_asked_is_not_complained_of(tmp_path: Path, keys: str) -> None:
    [one] = load(write(tmp_path, **{EDITION: form(keys)})).editions
    assert one.arrival


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("rows: khac, day: x", 'arrival.rows: there is no list of people "khac" | did you mean "khach"?'),
        ("rows: loai, day: x", 'arrival.rows: there is no list of people "loai" | one of: khach'),
        (
            "rows: khach, day: ngay",
            'arrival.day: no question "ngay" asks for a whole day in a row of "khach" | '
            'did you mean "ngay_den"?',
        ),
        (
            "rows: khach, day: sinh",
            'arrival.day: no question "sinh" asks for a whole day in a row of "khach" | one of: ngay_den',
        ),
        (
            "rows: khach, day: ngay_den, time: gio_di",
            'arrival.time: no question "gio_di" asks for a time in a row of "khach" | '
            'did you mean "gio_den"?',
        ),
        ("day: ngay_sinh, time: loai", 'arrival.time: no question "loai" asks for a time | '),
    ],
)
def test_what_is_not_asked_is_told_where_it_is_written(tmp_path: Path, keys: str, said: str) -> None:
    assert told(tmp_path, keys) == [said]
