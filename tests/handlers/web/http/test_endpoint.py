"""What becomes of accidents: an apology, a log entry without a person in it, never a traceback."""

import logging
from collections.abc import Sequence
from datetime import datetime

import pytest

from forms.country.calendar import CalendarEnds
from handlers.aws.sessions import Identity
from tests.handlers.web.world import OFFICER, FakeDossiers, FakeSessions, World


class Broken(FakeDossiers):
    def counts(self, unit: str, at_most: int = 1000, tabs: Sequence[str] = ()) -> dict[str, int]:
        raise RuntimeError("Nguyễn Thị Bí Mật 001099012345")


class NoSessions(FakeSessions):
    def find(self, token: str, now: datetime) -> Identity | None:
        raise ConnectionError("storage is gone")


def test_an_accident_is_an_apology_and_no_traceback() -> None:
    answer = World(dossiers=Broken()).client(OFFICER).get("/api/can-bo")
    assert answer.status_code == 500
    assert "Hệ thống gặp lỗi" in answer.text
    assert "Traceback" not in answer.text
    assert "Bí Mật" not in answer.text


def test_a_program_is_told_of_an_accident_as_problem_details() -> None:
    answer = (
        World(dossiers=Broken())
        .client(OFFICER, json=True)
        .get("/api/can-bo", headers={"accept-language": "en"})
    )
    assert answer.json() == {
        "type": "about:blank",
        "title": "There is a problem with the service",
        "status": 500,
        "detail": "Your request may not have been recorded. Try again: nothing is filed twice.",
    }


class Ended(FakeDossiers):
    def counts(self, unit: str, at_most: int = 1000, tabs: Sequence[str] = ()) -> dict[str, int]:
        raise CalendarEnds("the calendar holds 2021 to 2035, not 2036")


def test_a_calendar_that_has_run_out_is_said_and_changes_nothing() -> None:
    answer = World(dossiers=Ended()).client(OFFICER).get("/api/can-bo")
    assert answer.status_code == 503
    assert "Chưa tính được ngày hẹn trả" in answer.text
    assert "chưa có gì thay đổi" in answer.text


def test_the_log_names_the_place_and_never_what_was_said(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        World(dossiers=Broken()).client(OFFICER).get("/api/can-bo")
    assert all("Bí Mật" not in str(vars(record)) for record in caplog.records)


@pytest.mark.parametrize("path", ["/api/can-bo", "/api/khong-co"])
def test_even_without_sessions_the_answer_is_a_page(path: str) -> None:
    answer = World(sessions=NoSessions()).client(OFFICER).get(path)
    assert answer.status_code in (404, 500)
    assert "<h1>" in answer.text
