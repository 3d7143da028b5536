"""Scheduled functions make their adapters from the environment; the queue of a closed unit is emptied."""

from pathlib import Path
from typing import Any

import pytest

from forms.compiled.catalogue import pack, write_folder
from handlers import remind, units
from handlers.aws.clients import AwsLocation, client
from handlers.aws.queues import Queues
from tests.forms.shipped import shipped

UNIT = "10489-20250701"


@pytest.fixture
def configured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folder(pack(shipped()), tmp_path)
    told = {"TABLE_DOSSIERS": "d", "QUEUE_PREFIX": "u-", "CATALOGUE": f"{tmp_path}"}
    told |= {"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x", "AWS_REGION": "ap-southeast-1"}
    for name, value in told.items():
        monkeypatch.setenv(name, value)


@pytest.mark.usefixtures("configured")
def test_time_and_units_work_on_the_table_and_catalogue_of_the_environment() -> None:
    dossiers, catalogue, now = remind.adapters.__wrapped__()
    register = units.adapters.__wrapped__()
    assert (dossiers.table, register.dossiers.table) == ("d", "d")
    assert len(catalogue.units) == len(register.catalogue.units) == len(shipped().units)
    assert now().utcoffset() == register.now().utcoffset()


@pytest.mark.emulator
def test_the_queue_of_a_unit_is_read_where_there_is_one_and_a_message_taken_out(
    place: AwsLocation, tables: Any
) -> None:
    queues = Queues(client("sqs", place), "motcua-unit-")
    assert queues.receive_if_there("never-20250701") == []
    queues.send(UNIT, {"subject": "A"})
    [message] = queues.receive_if_there(UNIT)
    queues.delete(UNIT, message.handle)
    assert queues.receive_if_there(UNIT) == []
