"""The loops that stand in for AWS's schedules and stream triggers."""

import os
import signal
import threading

import pytest

from infra import stack
from infra.loops import Loop, Stream, catch_signals
from infra.ministack import Emulator


def test_a_turn_that_fails_is_logged_and_the_next_one_comes(caplog: pytest.LogCaptureFixture) -> None:
    third = threading.Event()
    turns: list[int] = []

    def turn() -> None:
        turns.append(1)
        if len(turns) == 3:
            third.set()
        raise RuntimeError("the queue is away")

    loop = Loop("router", 0.001, turn).start()
    assert third.wait(5)
    loop.stop()
    assert "router failed; it is tried again" in caplog.text
    assert "the queue is away" in caplog.text


def test_stopping_waits_for_the_turn_that_runs() -> None:
    begun, ended = threading.Event(), threading.Event()

    def turn() -> None:
        begun.set()
        threading.Event().wait(0.05)
        ended.set()

    loop = Loop("router", 0.001, turn).start()
    begun.wait(5)
    loop.stop()
    assert ended.is_set()


@pytest.mark.emulator
def test_a_stream_gives_every_record_once_from_its_opening_on(ministack: Emulator) -> None:
    account = "210000000004"
    database = stack.client("dynamodb", ministack.endpoint, account)
    made = database.create_table(
        TableName="read",
        BillingMode="PAY_PER_REQUEST",
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"},
    )["TableDescription"]
    database.put_item(TableName="read", Item={"pk": {"S": "before"}})

    stream = Stream(stack.client("dynamodbstreams", ministack.endpoint, account), made["LatestStreamArn"])
    assert stream.read_records() == []
    for number in range(3):
        database.put_item(TableName="read", Item={"pk": {"S": str(number)}})
    records = stream.read_records()
    assert [record["dynamodb"]["NewImage"]["pk"]["S"] for record in records] == ["0", "1", "2"]
    assert {record["eventSourceARN"] for record in records} == {made["LatestStreamArn"]}
    assert stream.read_records() == []


def test_a_signal_is_remembered_and_nothing_is_interrupted() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with catch_signals() as asked:
        os.kill(os.getpid(), signal.SIGTERM)
        assert asked == [signal.SIGTERM]
    assert signal.getsignal(signal.SIGTERM) is before
