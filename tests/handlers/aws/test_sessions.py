"""Sessions end when they must, tokens are never stored, a login is taken once, tries are counted."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from handlers.aws.clients import client
from handlers.aws.sessions import Identity, Sessions, Throttle
from handlers.aws.tables import SESSIONS
from tests.handlers.aws.memory import Memory

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LAN = Identity(
    sub="s-1", username="lan", full_name="Nguyễn Thị Lan", id_number="001190000017", phone="0912345678"
)


@pytest.fixture(params=["memory", pytest.param("emulator", marks=pytest.mark.emulator)])
def store(request: pytest.FixtureRequest) -> tuple[Any, str]:
    """Client and table; the one in memory must say what the emulator says."""
    if request.param == "memory":
        return Memory(SESSIONS), SESSIONS.name
    place, tables = request.getfixturevalue("place"), request.getfixturevalue("tables")
    return client("dynamodb", place), tables.sessions


@pytest.fixture
def sessions(store: tuple[Any, str]) -> Sessions:
    return Sessions(*store)


@pytest.fixture
def throttle(store: tuple[Any, str]) -> Throttle:
    return Throttle(*store)


def test_a_session_is_found_by_its_token_with_everything_it_was_given(sessions: Sessions) -> None:
    officer = replace(LAN, role="head", unit="10489-20250701", work_phone="02433847")
    assert sessions.find(sessions.start(officer, NOW), NOW) == officer


def test_every_login_gets_a_token_of_its_own_with_256_bits(sessions: Sessions) -> None:
    first, second = sessions.start(LAN, NOW), sessions.start(LAN, NOW)
    assert first != second
    assert len(first) == 43


def test_nothing_in_the_table_opens_a_session(sessions: Sessions) -> None:
    token, login = sessions.start(LAN, NOW), sessions.begin({"state": "x"}, NOW)
    kept = repr(sessions.client.scan(TableName=sessions.table)["Items"])
    assert token not in kept
    assert login not in kept


@pytest.mark.parametrize("token", ["", "x", "session#", "🙂"])
def test_a_token_nobody_was_given_finds_nobody(sessions: Sessions, token: str) -> None:
    assert sessions.find(token, NOW) is None


def test_a_login_under_way_is_no_session(sessions: Sessions) -> None:
    assert sessions.find(sessions.begin({"state": "x"}, NOW), NOW) is None
    assert sessions.take(sessions.start(LAN, NOW), NOW) is None


def test_a_session_ends_after_fifteen_idle_minutes(sessions: Sessions) -> None:
    token = sessions.start(LAN, NOW)
    assert sessions.find(token, NOW + timedelta(minutes=14, seconds=59)) == LAN
    idle = sessions.start(LAN, NOW)
    assert sessions.find(idle, NOW + timedelta(minutes=15)) is None


def test_using_a_session_keeps_it_but_not_for_more_than_twelve_hours(sessions: Sessions) -> None:
    token, at = sessions.start(LAN, NOW), NOW
    while at + timedelta(minutes=10) < NOW + timedelta(hours=12):
        at += timedelta(minutes=10)
        assert sessions.find(token, at) == LAN, at
    assert sessions.find(token, NOW + timedelta(hours=12)) is None


def test_a_session_is_touched_at_most_once_a_minute(sessions: Sessions) -> None:
    token = sessions.start(LAN, NOW)

    def seen() -> str:
        return sessions.client.scan(TableName=sessions.table)["Items"][0]["seen"]["N"]

    began = seen()
    sessions.find(token, NOW + timedelta(seconds=59))
    assert seen() == began
    sessions.find(token, NOW + timedelta(seconds=61))
    assert int(seen()) == int(began) + 61


def test_a_session_that_was_ended_stays_ended_even_when_a_touch_comes_late(sessions: Sessions) -> None:
    token = sessions.start(LAN, NOW)
    sessions.end(token)
    sessions._touch(token, int(NOW.timestamp()), int(NOW.timestamp()))
    assert sessions.find(token, NOW) is None
    sessions.end(token)


def test_every_kept_thing_carries_the_second_it_expires(sessions: Sessions, throttle: Throttle) -> None:
    at = int(NOW.timestamp())
    sessions.start(LAN, NOW)
    sessions.begin({"state": "x"}, NOW)
    throttle.count("lookup#X", 600, NOW)
    items = sessions.client.scan(TableName=sessions.table)["Items"]
    assert sorted(int(item["expires"]["N"]) - at for item in items) == [600, 600, 900]


def test_a_login_is_taken_exactly_once_however_many_ask(sessions: Sessions) -> None:
    login = sessions.begin({"state": "s", "next": "/api/ho-so"}, NOW)
    with ThreadPoolExecutor(16) as pool:
        taken = list(pool.map(lambda _: sessions.take(login, NOW), range(16)))
    assert [one for one in taken if one] == [{"state": "s", "next": "/api/ho-so"}]


def test_a_login_that_took_over_ten_minutes_is_no_login(sessions: Sessions) -> None:
    assert sessions.take(sessions.begin({"state": "s"}, NOW), NOW + timedelta(minutes=10)) is None
    assert sessions.take("never begun", NOW) is None


def test_tries_are_counted_per_key(throttle: Throttle) -> None:
    assert [throttle.count("code#A", 600, NOW) for _ in range(3)] == [1, 2, 3]
    assert throttle.count("code#B", 600, NOW) == 1


def test_the_count_begins_again_when_the_window_has_passed(throttle: Throttle) -> None:
    assert [throttle.count("code#A", 600, NOW + timedelta(seconds=second)) for second in (0, 599)] == [1, 2]
    assert [throttle.count("code#A", 600, NOW + timedelta(seconds=second)) for second in (600, 601)] == [1, 2]


def test_no_try_goes_uncounted_when_many_come_at_once(throttle: Throttle) -> None:
    for start in (NOW, NOW + timedelta(seconds=600)):
        with ThreadPoolExecutor(16) as pool:
            counts = list(pool.map(lambda _, at=start: throttle.count("code#A", 600, at), range(48)))
        assert sorted(counts) == list(range(1, 49))


def test_what_was_looked_up_cannot_be_read_from_the_table(throttle: Throttle) -> None:
    throttle.count("lookup#ABCD-EFGH", 600, NOW)
    assert "ABCD" not in repr(throttle.client.scan(TableName=throttle.table)["Items"])
