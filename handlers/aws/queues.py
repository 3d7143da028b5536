"""Every unit's queue: created if missing; a message has a dossier's code, never its content."""

import json
import re
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from handlers.aws.clients import aws_error_code

if TYPE_CHECKING:
    from types_boto3_sqs import SQSClient
    from types_boto3_sqs.literals import QueueAttributeNameType

# SQS's own rule; the emulators do not keep it.
NAME = re.compile(r"[A-Za-z0-9_-]{1,80}")
NO_QUEUE = {"AWS.SimpleQueueService.NonExistentQueue", "QueueDoesNotExist"}
OTHER_ATTRIBUTES = {"QueueAlreadyExists", "QueueNameExists"}
# A queue that was just made takes up to a second to be there for everyone.
PATIENCE_SECONDS = (0.0, 0.1, 0.3, 0.6)
THREADS = 8
FOURTEEN_DAYS = 14 * 24 * 60 * 60


class BadQueueName(Exception):
    """SQS would refuse the name."""


@dataclass(frozen=True)
class QueueMessage:
    """One received message; `handle` deletes it."""

    handle: str
    event: dict[str, Any]


class Queues:
    """The queues whose names begin with `prefix`, one per unit."""

    def __init__(
        self,
        client: "SQSClient",
        prefix: str,
        dead_letters: str = "",
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self.client, self.prefix, self.dead_letters, self.pause = client, prefix, dead_letters, pause
        self._urls: dict[str, str] = {}

    def queue_name(self, unit_id: str) -> str:
        """Raises BadQueueName when SQS would not take it."""
        name = f"{self.prefix}{unit_id}"
        if not NAME.fullmatch(name):
            raise BadQueueName(f"{name!r} cannot be a queue's name: at most 80 letters, digits, - and _.")
        return name

    def send(self, unit_id: str, event: Mapping[str, object]) -> None:
        """Put one event into the unit's queue, which is made if it is not there."""
        body = json.dumps(event, ensure_ascii=True, sort_keys=True, allow_nan=False)
        for wait in PATIENCE_SECONDS:
            if wait:
                self.pause(wait)
            try:
                self.client.send_message(QueueUrl=self._url(unit_id), MessageBody=body)
            except ClientError as error:
                if aws_error_code(error) not in NO_QUEUE:
                    raise
                missing = error
                self._urls[unit_id] = self._make(unit_id)
            else:
                return
        raise missing

    def ensure(self, unit_ids: Iterable[str]) -> int:
        """Every unit has its queue, with today's attributes; the number of queues looked after."""
        with ThreadPoolExecutor(THREADS) as pool:
            return sum(1 for _ in pool.map(self._make, unit_ids))

    def receive(self, unit_id: str, most: int = 10, wait_seconds: int = 0) -> list[QueueMessage]:
        """Up to ten messages, hidden from others for a while."""
        answer = self.client.receive_message(
            QueueUrl=self._url(unit_id), MaxNumberOfMessages=most, WaitTimeSeconds=wait_seconds
        )
        return [
            QueueMessage(told["ReceiptHandle"], json.loads(told["Body"]))
            for told in answer.get("Messages", [])
        ]

    def receive_if_there(self, unit_id: str) -> list[QueueMessage]:
        """Up to ten messages; none where the unit never had a queue."""
        try:
            return self.receive(unit_id)
        except ClientError as error:
            if aws_error_code(error) not in NO_QUEUE:
                raise
            return []

    def delete(self, unit_id: str, handle: str) -> None:
        """Take a received message out for good."""
        self.client.delete_message(QueueUrl=self._url(unit_id), ReceiptHandle=handle)

    def _url(self, unit_id: str) -> str:
        if unit_id not in self._urls:
            answer = self.client.get_queue_url(QueueName=self.queue_name(unit_id))
            self._urls[unit_id] = answer["QueueUrl"]
        return self._urls[unit_id]

    def _make(self, unit_id: str) -> str:
        name, attributes = self.queue_name(unit_id), self._attributes()
        try:
            return self.client.create_queue(QueueName=name, Attributes=attributes, tags={"unit": unit_id})[
                "QueueUrl"
            ]
        except ClientError as error:
            if aws_error_code(error) not in OTHER_ATTRIBUTES:
                raise
        # It is there with attributes of an earlier day: bring them up to date, lose no message.
        url = self.client.get_queue_url(QueueName=name)["QueueUrl"]
        self.client.set_queue_attributes(QueueUrl=url, Attributes=attributes)
        return url

    def _attributes(self) -> "dict[QueueAttributeNameType, str]":
        told: dict[QueueAttributeNameType, str] = {
            "MessageRetentionPeriod": str(FOURTEEN_DAYS),
            # As long as a lease: an officer's system has that time before the notice returns.
            "VisibilityTimeout": "1800",
            "SqsManagedSseEnabled": "true",
        }
        if self.dead_letters:
            told["RedrivePolicy"] = json.dumps(
                {"deadLetterTargetArn": self.dead_letters, "maxReceiveCount": 5}
            )
        return told
