"""The appointment a form asks for is asked as it is read, and what counts from one has one."""

from pathlib import Path

import pytest

from forms.source.loader import load
from tests.forms.folder import EDITION, changed, complaints, write

LIMIT = "time_limit: {amount: 3, unit: working_days}"
FROM = "time_limit: {amount: 3, unit: working_days, start: appointment}"
HALVES = "half_day: loai, half_days: {a: morning, b: afternoon}"


def form(limit: str, appointment: str = "") -> str:
    told = f"{limit}\nappointment: {{{appointment}}}" if appointment else limit
    return changed((LIMIT, told))


def test_what_is_asked_is_not_complained_of(tmp_path: Path) -> None:
    [one] = load(write(tmp_path, **{EDITION: form(FROM, f"day: ngay_sinh, {HALVES}")})).editions
    assert one.appointment
    assert one.time_limit.start == "appointment"


@pytest.mark.parametrize(
    ("limit", "appointment", "said"),
    [
        (FROM, "", "time_limit.start: the time limit counts from an appointment, and none is asked for"),
        (LIMIT, "day: loai", 'appointment.day: no question "loai" asks for a whole day'),
        (
            LIMIT,
            "day: ngay_sinh, half_day: buoi, half_days: {a: morning}",
            'appointment.half_day: no choice is called "buoi"',
        ),
        (
            LIMIT,
            "day: ngay_sinh, half_day: loai, half_days: {a: morning}",
            'appointment.half_days: "b" must be an option of "loai" and stand for a half-day',
        ),
    ],
)
def test_what_is_not_asked_is_told_where_it_is_written(
    tmp_path: Path, limit: str, appointment: str, said: str
) -> None:
    [found] = complaints(tmp_path, form(limit, appointment))
    assert said in found


def test_the_condition_of_a_branch_is_judged_like_any_other(tmp_path: Path) -> None:
    branch = "{id: x, amount: 3, label: {vi: a, en: a}, when: {field: lai, equals: a}}"
    limit = f"time_limit: {{amount: 3, unit: working_days, branches: [{branch}]}}"
    [found] = complaints(tmp_path, changed((LIMIT, limit)))
    assert 'when: no field "lai" is asked by then' in found
