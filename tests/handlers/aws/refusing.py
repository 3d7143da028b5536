"""AWS as a script: a client that answers what a test says, one call after another, without a network."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from botocore.stub import Stubber

from handlers.aws.clients import AwsLocation, client

NOWHERE = AwsLocation(endpoint="http://127.0.0.1:9", access_key="2" * 12, secret_key="test", attempts=1)
RACE = "ConditionalCheckFailedException"
BUSY = "ProvisionedThroughputExceededException"
DENIED = "AccessDeniedException"
"""Refusals that say nothing of what is stored; in the alphabet, the race stands between them."""
Service = Literal["dynamodb", "sqs", "s3"]


@contextmanager
def scripted(service: Service, *answers: tuple[str, str | dict[str, Any]]) -> Iterator[Any]:
    """The client, with (operation, code of an error or the answer) for each call it is to get.

    Every call must come, in this order, and no other."""
    made: Any = client(service, NOWHERE)
    with Stubber(made) as stub:
        for operation, told in answers:
            if isinstance(told, str):
                stub.add_client_error(operation, told)
            else:
                stub.add_response(operation, told)
        yield made
        stub.assert_no_pending_responses()
