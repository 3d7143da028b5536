"""What every run of one process shares: moto, the clients with the injector on them, the catalogue."""

import functools
import io
import itertools
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, cast

import botocore.session
from botocore.config import Config
from botocore.useragent import UserAgentString
from moto import mock_aws
from moto.core.models import DEFAULT_ACCOUNT_ID, botocore_stubber
from moto.core.serialize import ResponseSerializer
from moto.dynamodb.models import dynamodb_backends
from moto.sqs.models import sqs_backends

from forms.schema.catalogue import Catalogue
from handlers.aws.accounts import Accounts
from handlers.aws.clients import AwsLocation, client
from handlers.aws.logs import logger
from handlers.aws.tables import ACCOUNTS, DOSSIERS, SESSIONS, Table, table_properties
from tests.faults.inject import Injector
from tests.faults.people import OFFICERS
from tests.forms.shipped import shipped

PLACE = AwsLocation(access_key="test", secret_key="test", attempts=1)
"""One attempt: every request is a site of its own, and botocore's retries cannot hide what we do."""


@dataclass
class Backend:
    """One emulated AWS; runs keep apart by the names of what they make."""

    dynamodb: Any
    sqs: Any
    streams: Any
    inject: Injector
    catalogue: Catalogue
    log: io.StringIO
    accounts: Accounts
    """The same in every run: nobody is appointed in the middle of one."""
    numbers: Iterator[int] = field(default_factory=itertools.count)

    def make(self, table: Table, name: str) -> None:
        asked = {
            key: value for key, value in table_properties(table).items() if key != "TimeToLiveSpecification"
        }
        if "StreamSpecification" in asked:
            asked["StreamSpecification"] = {"StreamEnabled": True, **asked["StreamSpecification"]}
        self.dynamodb.create_table(TableName=name, **asked)

    def tables(self, run: str) -> tuple[str, str]:
        names = (f"dossiers-{run}", f"sessions-{run}")
        for table, name in zip((DOSSIERS, SESSIONS), names, strict=True):
            self.make(table, name)
        return names

    def everything(self, table: str) -> list[dict[str, Any]]:
        """Every item of a table, looked at without a request: it is asked after each step of each run."""
        kept = dynamodb_backends[DEFAULT_ACCOUNT_ID][PLACE.region].tables[table].all_items()
        return [item.to_json()["Attributes"] for item in kept]

    def queued(self, prefix: str) -> dict[str, list[str]]:
        """The different bodies in every queue, looked at without taking them: SQS itself has no such call."""
        queues = sqs_backends[DEFAULT_ACCOUNT_ID][PLACE.region].queues
        return {
            name: sorted({str(message.body) for message in queue._messages})
            for name, queue in queues.items()
            if name.startswith(prefix)
        }

    def clear(self, run: str) -> None:
        """Forget a run, so that a sweep of thousands does not fill the memory."""
        for name in (f"dossiers-{run}", f"sessions-{run}"):
            self.dynamodb.delete_table(TableName=name)


@functools.cache
def backend() -> Backend:
    """Made once per process and never taken down: only the tests of this folder use moto."""
    mock_aws().start()
    _hurry()
    inject = Injector(botocore_stubber)
    dynamodb, sqs = client("dynamodb", PLACE), client("sqs", PLACE)
    inject.watch(dynamodb)
    inject.watch(sqs)
    streams = botocore.session.Session().create_client(
        "dynamodbstreams",
        region_name=PLACE.region,
        aws_access_key_id=PLACE.access_key,
        aws_secret_access_key=PLACE.secret_key,
        # moto does not know the addresses that carry an account's number.
        config=Config(account_id_endpoint_mode="disabled"),
    )
    made = Backend(dynamodb, sqs, streams, inject, shipped(), _overheard(), _accounts(dynamodb))
    made.make(ACCOUNTS, made.accounts.table)
    for officer in OFFICERS:
        made.accounts.appoint(officer)
    return made


def _accounts(dynamodb: Any) -> Accounts:
    # Nobody registers here: the user pool is never asked.
    return Accounts(cast(Any, None), "", dynamodb, "accounts")


def _hurry() -> None:
    """What takes time and decides nothing: moto tries eight spellings of eleven members of every attribute,
    and botocore spells out its user agent anew, twice for every request."""
    spelled: Callable[..., Any] = ResponseSerializer.get_value

    def plain(self: ResponseSerializer, value: Any, key: str, shape: Any) -> Any:
        if type(value) is dict and shape.parent.name == "AttributeValue":
            return value.get(key)
        return spelled(self, value, key, shape)

    # setattr: methods, which mypy would not let us replace.
    setattr(ResponseSerializer, "get_value", plain)  # noqa: B010
    setattr(UserAgentString, "to_string", lambda self: "motcua")  # noqa: B010


def _overheard() -> io.StringIO:
    """Everything any logger of the process says."""
    log = io.StringIO()
    logger()
    for handler in logging.getLogger("motcua").handlers:
        if isinstance(handler, logging.StreamHandler):
            handler.setStream(log)
    logging.getLogger().addHandler(logging.StreamHandler(log))
    return log
