"""Sessions and counts while the table refuses: the person stays known, and no try goes uncounted."""

import json
import logging
from dataclasses import asdict
from datetime import UTC, datetime

import pytest
from botocore.exceptions import ClientError

from handlers.aws.sessions import Identity, Sessions, Throttle
from tests.handlers.aws.refusing import BUSY, RACE, scripted

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LAN = Identity("s-1", "lan", full_name="Nguyễn Thị Lan")
BEGAN = str(int(NOW.timestamp()) - 300)
STORED = {"Item": {"began": {"N": BEGAN}, "seen": {"N": BEGAN}, "body": {"S": json.dumps(asdict(LAN))}}}
THIRD = {"Attributes": {"tries": {"N": "3"}}}


@pytest.mark.parametrize(("refusal", "logged"), [(BUSY, ["session.not_touched"]), (RACE, [])])
def test_whose_clock_cannot_be_set_forward_is_known_all_the_same(
    refusal: str, logged: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    script = (("get_item", STORED), ("update_item", refusal))
    with caplog.at_level(logging.INFO), scripted("dynamodb", *script) as client:
        assert Sessions(client, "t").find("token", NOW) == LAN
    assert [record.getMessage() for record in caplog.records] == logged


def test_a_try_that_loses_both_races_is_added_to_the_window_that_won() -> None:
    race = (("update_item", RACE), ("put_item", RACE))
    with scripted("dynamodb", *race, *race, ("update_item", THIRD)) as client:
        assert Throttle(client, "t").count("lookup#X", 600, NOW) == 3


def test_a_try_is_at_least_the_first() -> None:
    race = (("update_item", RACE), ("put_item", RACE))
    with scripted("dynamodb", *race, *race, ("update_item", RACE)) as client:
        assert Throttle(client, "t").count("lookup#X", 600, NOW) == 1


@pytest.mark.parametrize(
    "script", [(("update_item", BUSY),), (("update_item", RACE), ("put_item", BUSY))], ids=["add", "open"]
)
def test_a_try_that_cannot_be_counted_is_not_let_through(script: tuple[tuple[str, str], ...]) -> None:
    with scripted("dynamodb", *script) as client, pytest.raises(ClientError, match=BUSY):
        Throttle(client, "t").count("lookup#X", 600, NOW)
