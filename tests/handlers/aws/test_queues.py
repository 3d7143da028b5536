"""A unit's queue is found, made when missing, brought up to date, and named as SQS allows."""

import json
from typing import Any

import pytest

from handlers.aws.clients import AwsLocation, client
from handlers.aws.queues import BadQueueName, Queues

EVENT = {"id": "ABC#1", "data": {"code": "ABC", "unit": "10489-20250701"}}
UNIT = "10489-20250701"


class NoPause:
    """Records how long it was asked to wait, and does not."""

    def __init__(self) -> None:
        self.waited: list[float] = []

    def __call__(self, seconds: float) -> None:
        self.waited.append(seconds)


@pytest.fixture
def queues(place: AwsLocation) -> Queues:
    return Queues(client("sqs", place), "motcua-unit-", pause=NoPause())


def attributes(queues: Queues, unit: str = UNIT) -> dict[str, Any]:
    url = queues.client.get_queue_url(QueueName=queues.queue_name(unit))["QueueUrl"]
    told: Any = queues.client.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])
    return dict(told["Attributes"])


@pytest.mark.emulator
def test_an_event_arrives_in_its_units_queue_as_it_was_sent(queues: Queues) -> None:
    queues.ensure([UNIT, "10490-20250701"])
    queues.send(UNIT, EVENT)
    (notice,) = queues.receive(UNIT)
    assert notice.event == EVENT
    assert queues.receive("10490-20250701") == []
    url = queues.client.get_queue_url(QueueName=queues.queue_name(UNIT))["QueueUrl"]
    queues.client.delete_message(QueueUrl=url, ReceiptHandle=notice.handle)
    assert attributes(queues)["ApproximateNumberOfMessagesNotVisible"] == "0"


@pytest.mark.emulator
def test_a_missing_queue_is_made_on_the_way(queues: Queues) -> None:
    queues.send(UNIT, EVENT)
    assert [notice.event for notice in queues.receive(UNIT)] == [EVENT]


@pytest.mark.emulator
def test_a_queue_that_went_away_is_made_again(queues: Queues) -> None:
    queues.send(UNIT, EVENT)
    queues.client.delete_queue(QueueUrl=queues._urls[UNIT])
    queues.send(UNIT, EVENT)
    assert len(queues.receive(UNIT)) == 1


@pytest.mark.emulator
def test_a_queue_keeps_work_for_fourteen_days_and_says_whose_it_is(queues: Queues) -> None:
    queues.ensure([UNIT])
    told = attributes(queues)
    assert told["MessageRetentionPeriod"] == "1209600"
    assert told["SqsManagedSseEnabled"] == "true"
    url = queues.client.get_queue_url(QueueName=queues.queue_name(UNIT))["QueueUrl"]
    assert queues.client.list_queue_tags(QueueUrl=url)["Tags"] == {"unit": UNIT}


@pytest.mark.emulator
def test_a_queue_of_other_days_is_brought_up_to_date_and_loses_nothing(queues: Queues) -> None:
    queues.client.create_queue(QueueName=queues.queue_name(UNIT), Attributes={"MessageRetentionPeriod": "60"})
    queues.send(UNIT, EVENT)
    assert queues.ensure([UNIT]) == 1
    assert attributes(queues)["MessageRetentionPeriod"] == "1209600"
    assert len(queues.receive(UNIT)) == 1


@pytest.mark.emulator
def test_what_a_unit_gives_up_on_goes_to_the_dead_letters(place: AwsLocation) -> None:
    sqs = client("sqs", place)
    url = sqs.create_queue(QueueName="dead")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    queues = Queues(sqs, "motcua-unit-", dead_letters=arn)
    queues.ensure([UNIT])
    policy = json.loads(attributes(queues)["RedrivePolicy"])
    assert (policy["deadLetterTargetArn"], int(policy["maxReceiveCount"])) == (arn, 5)


@pytest.mark.parametrize("unit", ["", "đơn vị", "a b", "a/b", "a.b", "x" * 80, "10489\n"])
def test_a_name_sqs_would_refuse_is_refused_before_it_is_sent(unit: str) -> None:
    queues = Queues(client("sqs", AwsLocation(endpoint="http://127.0.0.1:9")), "" if not unit else "p-")
    with pytest.raises(BadQueueName, match="at most 80 letters, digits"):
        queues.queue_name(unit)


def test_a_queue_name_may_have_80_characters() -> None:
    queues = Queues(client("sqs", AwsLocation(endpoint="http://127.0.0.1:9")), "p-")
    assert queues.queue_name("x" * 78) == "p-" + "x" * 78
