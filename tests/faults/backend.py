"""What every run of one process shares: tables, moto's queues, clients with the injector, catalogue."""

import functools
import io
import itertools
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, cast

from botocore.useragent import UserAgentString
from moto import mock_aws
from moto.core.models import DEFAULT_ACCOUNT_ID, botocore_stubber
from moto.sqs.models import sqs_backends

from forms.schema.catalogue import Catalogue
from handlers.aws.accounts import Accounts
from handlers.aws.clients import AwsLocation, client
from handlers.aws.logs import logger
from handlers.aws.tables import ACCOUNTS, DOSSIERS, SESSIONS
from tests.faults.inject import Injector
from tests.faults.people import FIRST_UNIT, OFFICERS, SECOND_UNIT
from tests.faults.store import Store
from tests.forms.shipped import shipped

BUCKET = "files"
PLACE = AwsLocation(access_key="test", secret_key="test", attempts=1)
"""One attempt: every request is a site of its own, and botocore's retries cannot hide what we do."""


@dataclass
class Backend:
    """One emulated AWS; runs keep apart by the names of what they make."""

    dynamodb: Any
    sqs: Any
    s3: Any
    store: Store
    inject: Injector
    catalogue: Catalogue
    log: io.StringIO
    accounts: Accounts
    """The same in every run: nobody is appointed in the middle of one."""
    numbers: Iterator[int] = field(default_factory=itertools.count)

    def tables(self, run: str) -> tuple[str, str]:
        names = (f"dossiers-{run}", f"sessions-{run}")
        for table, name in zip((DOSSIERS, SESSIONS), names, strict=True):
            self.store.make(table, name)
        return names

    def everything(self, table: str) -> list[dict[str, Any]]:
        """Every item of a table, looked at without a request: it is asked after each step of each run."""
        return list(self.store.tables[table].items.values())

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
            self.store.drop(name)


@functools.cache
def backend() -> Backend:
    """Made once per process and never taken down: only the tests of this folder use moto."""
    mock_aws().start()
    _hurry()
    store = Store()
    inject = Injector(botocore_stubber, store)
    dynamodb, sqs, s3 = client("dynamodb", PLACE), client("sqs", PLACE), client("s3", PLACE)
    for one in (dynamodb, sqs, s3):
        inject.watch(one)
    place: Any = {"LocationConstraint": PLACE.region}
    s3.create_bucket(Bucket=BUCKET, CreateBucketConfiguration=place)
    made = Backend(dynamodb, sqs, s3, store, inject, _catalogue(), _overheard(), _accounts(dynamodb))
    store.make(ACCOUNTS, made.accounts.table)
    for officer in OFFICERS:
        made.accounts.appoint(officer)
    return made


def _catalogue() -> Catalogue:
    """The shipped one without the units of earlier years, whose desks every run would ask. The first unit
    closes at the end of July, and the second takes over."""
    whole = shipped()
    end = {"valid_to": date(2026, 7, 31), "successors": (SECOND_UNIT,)}
    open_units = whole.open_units(date(2026, 7, 1))
    units = tuple(one.model_copy(update=end) if one.id == FIRST_UNIT else one for one in open_units)
    return replace(whole, units=units)


def _accounts(dynamodb: Any) -> Accounts:
    # Nobody registers here: the user pool is never asked.
    return Accounts(cast(Any, None), "", dynamodb, "accounts")


def _hurry() -> None:
    """What takes time and decides nothing: botocore spells out its user agent twice for every request."""
    # setattr: a method, which mypy would not let us replace.
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
