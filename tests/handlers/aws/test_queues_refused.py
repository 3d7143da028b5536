"""A queue that is not there yet is waited for, and what SQS refuses is told and not tried for ever."""

import pytest
from botocore.exceptions import ClientError

from handlers.aws.queues import NO_QUEUE, PATIENCE_SECONDS, Queues
from tests.handlers.aws.refusing import scripted
from tests.handlers.aws.test_queues import EVENT, UNIT, NoPause

URL = {"QueueUrl": "http://127.0.0.1:9/q"}
SENT = {"MessageId": "m", "MD5OfMessageBody": "0" * 32}
[GONE] = [code for code in NO_QUEUE if code.startswith("AWS.")]
DENIED = "AccessDenied"


def test_a_queue_just_made_is_waited_for_a_little_longer_each_time() -> None:
    pause = NoPause()
    made = ("send_message", GONE), ("create_queue", URL)
    with scripted("sqs", ("get_queue_url", URL), *made, *made, ("send_message", SENT)) as client:
        Queues(client, "p-", pause=pause).send(UNIT, EVENT)
    assert pause.waited == list(PATIENCE_SECONDS[1:3])


def test_a_queue_that_never_comes_is_told_after_a_second_and_the_filing_stays_in_the_outbox() -> None:
    pause = NoPause()
    tries = (("send_message", GONE), ("create_queue", URL)) * len(PATIENCE_SECONDS)
    with (
        scripted("sqs", ("get_queue_url", URL), *tries) as client,
        pytest.raises(ClientError, match=GONE),
    ):
        Queues(client, "p-", pause=pause).send(UNIT, EVENT)
    assert sum(pause.waited) == pytest.approx(1.0)


def test_another_refusal_to_send_is_told_at_once() -> None:
    pause = NoPause()
    script = (("get_queue_url", URL), ("send_message", DENIED))
    with scripted("sqs", *script) as client, pytest.raises(ClientError, match=DENIED):
        Queues(client, "p-", pause=pause).send(UNIT, EVENT)
    assert pause.waited == []


def test_a_queue_that_may_not_be_made_is_not_taken_for_one_that_is_there() -> None:
    with scripted("sqs", ("create_queue", DENIED)) as client, pytest.raises(ClientError, match=DENIED):
        Queues(client, "p-").ensure([UNIT])
