"""Short-lived things: who is logged in, logins in progress, and how often something was tried."""

import hashlib
import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

from handlers.aws.clients import aws_error_code
from handlers.aws.logs import failure_name, log_event

if TYPE_CHECKING:
    from types_boto3_dynamodb import DynamoDBClient

    from handlers.aws.items import Item

CONDITION_FAILED = "ConditionalCheckFailedException"
# Officers share desks, citizens use internet cafés: an open session is a stranger's.
IDLE_SECONDS = 15 * 60
# One working day: nobody who keeps working should be logged out in the middle of it.
LONGEST_SECONDS = 12 * 60 * 60
# At most one write a minute: a page with many requests must not cost many writes.
TOUCH_SECONDS = 60
LOGIN_SECONDS = 10 * 60


@dataclass(frozen=True)
class Identity:
    """Who a session belongs to. `role` and `unit` come from the accounts table alone."""

    sub: str
    username: str
    kind: str = "citizen"
    full_name: str = ""
    birth_date: str = ""
    gender: str = ""
    id_number: str = ""
    phone: str = ""
    email: str = ""
    organisation: str = ""
    tax_code: str = ""
    address: str = ""
    role: str = "citizen"
    unit: str = ""
    work_phone: str = ""
    proof: str = ""
    """The identity provider that vouches for who this is; "": the account says so itself."""


def _new_token() -> str:
    """256 bits, in 43 characters that need no quoting in a cookie."""
    return secrets.token_urlsafe(32)


class Sessions:
    """Sessions and logins under way, kept under the hash of their tokens: the table opens nothing."""

    def __init__(self, client: "DynamoDBClient", table: str, token: Callable[[], str] = _new_token) -> None:
        self.client, self.table, self.token = client, table, token

    def start(self, identity: Identity, now: datetime) -> str:
        """A new session under a new token, whatever token the browser had before."""
        token, at = self.token(), int(now.timestamp())
        self._put("session", token, json.dumps(asdict(identity), ensure_ascii=False), at, at + IDLE_SECONDS)
        return token

    def find(self, token: str, now: datetime) -> Identity | None:
        """Who the token stands for; None after 15 idle minutes or 12 hours. Touches at most once a minute."""
        item = self.client.get_item(
            TableName=self.table, Key=_key("session", token), ConsistentRead=True
        ).get("Item")
        if item is None:
            return None
        at, began, seen = int(now.timestamp()), int(item["began"]["N"]), int(item["seen"]["N"])
        # The table's own expiry only cleans up: DynamoDB may take days to delete what has expired.
        if at - seen >= IDLE_SECONDS or at - began >= LONGEST_SECONDS:
            return None
        if at - seen >= TOUCH_SECONDS:
            self._touch(token, at, began)
        return Identity(**json.loads(item["body"]["S"]))

    def end(self, token: str) -> None:
        self.client.delete_item(TableName=self.table, Key=_key("session", token))

    def begin(self, data: Mapping[str, str], now: datetime) -> str:
        """Remember a login under way for ten minutes; the answer goes into the browser's cookie."""
        transaction, at = self.token(), int(now.timestamp())
        self._put("login", transaction, json.dumps(dict(data)), at, at + LOGIN_SECONDS)
        return transaction

    def take(self, transaction: str, now: datetime) -> dict[str, str] | None:
        """What `begin` was given, once: reading it is deleting it."""
        old = self.client.delete_item(
            TableName=self.table, Key=_key("login", transaction), ReturnValues="ALL_OLD"
        ).get("Attributes")
        if not old or int(now.timestamp()) - int(old["began"]["N"]) >= LOGIN_SECONDS:
            return None
        data: dict[str, str] = json.loads(old["body"]["S"])
        return data

    def _put(self, purpose: str, token: str, body: str, at: int, expires: int) -> None:
        numbers = {"began": at, "seen": at, "expires": expires}
        item: Item = {name: {"N": str(number)} for name, number in numbers.items()}
        self.client.put_item(TableName=self.table, Item=item | _key(purpose, token) | {"body": {"S": body}})

    def _touch(self, token: str, at: int, began: int) -> None:
        expires = min(at + IDLE_SECONDS, began + LONGEST_SECONDS)
        try:
            self.client.update_item(
                TableName=self.table,
                Key=_key("session", token),
                UpdateExpression="SET seen = :at, expires = :expires",
                # A session that was ended meanwhile must not come back.
                ConditionExpression="attribute_exists(pk)",
                ExpressionAttributeValues={":at": {"N": str(at)}, ":expires": {"N": str(expires)}},
            )
        except (ClientError, BotoCoreError) as error:
            # The person is known; that the clock could not be set forward is no reason to turn them away.
            if aws_error_code(error) != CONDITION_FAILED:
                log_event("session.not_touched", level="warning", failure=failure_name(error))


class Throttle:
    """Counts tries in windows that begin with the first try of a key."""

    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self.client, self.table = client, table

    def count(self, key: str, window: int, now: datetime) -> int:
        """How often `key` was tried within `window` seconds of its first try, this one included."""
        at = int(now.timestamp())
        # Two rounds: when another try opens the window between our two writes, ours is added to it.
        for _ in range(2):
            tried = self._count_try(key, at - window)
            if tried:
                return tried
            if self._open_window(key, at, window):
                return 1
        # Twice a window opened or closed between our writes: the try must count for something.
        return self._count_try(key, at - window) or 1

    def _count_try(self, key: str, floor: int) -> int:
        """One more in the open window; 0 when there is none."""
        try:
            answer = self.client.update_item(
                TableName=self.table,
                Key=_key("try", key),
                UpdateExpression="ADD tries :one",
                ConditionExpression="began > :floor",
                ExpressionAttributeValues={":one": {"N": "1"}, ":floor": {"N": str(floor)}},
                ReturnValues="UPDATED_NEW",
            )
        except ClientError as error:
            if aws_error_code(error) != CONDITION_FAILED:
                raise
            return 0
        return int(answer["Attributes"]["tries"]["N"])

    def _open_window(self, key: str, at: int, window: int) -> bool:
        numbers = {"began": at, "tries": 1, "expires": at + window}
        item: Item = {name: {"N": str(number)} for name, number in numbers.items()}
        try:
            self.client.put_item(
                TableName=self.table,
                Item=item | _key("try", key),
                ConditionExpression="attribute_not_exists(pk) OR began <= :floor",
                ExpressionAttributeValues={":floor": {"N": str(at - window)}},
            )
        except ClientError as error:
            if aws_error_code(error) != CONDITION_FAILED:
                raise
            return False
        return True


def _key(purpose: str, secret: str) -> "Item":
    """Each purpose has its own names, so that a login's id can never pass for a session's token."""
    return {"pk": {"S": f"{purpose}#{hashlib.sha256(secret.encode()).hexdigest()}"}}
