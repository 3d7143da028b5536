"""DynamoDB stream → the unit's queue: delivers what was decided at submission, then marks it delivered."""

import functools
from collections.abc import Iterable
from typing import NotRequired, TypedDict

from handlers.aws.clients import AwsLocation, client
from handlers.aws.dossiers import Dossiers
from handlers.aws.items import Image, RoutingNotice, routing_notice
from handlers.aws.logs import failure_name, log_by_powertools, log_event
from handlers.aws.queues import Queues
from handlers.aws.settings import Settings

SOURCE = "urn:motcua:dossiers"
TYPES = {
    "submit": "vn.motcua.dossier.submitted",
    "complete_consents": "vn.motcua.dossier.submitted",
    "forward": "vn.motcua.dossier.forwarded",
    "transfer": "vn.motcua.dossier.transferred",
}


class Change(TypedDict):
    """What a record of the stream says of one item."""

    SequenceNumber: str
    NewImage: NotRequired[Image]


class Record(TypedDict):
    """One record of the table's stream."""

    dynamodb: Change
    eventName: NotRequired[str]
    eventSourceARN: NotRequired[str]


class Batch(TypedDict):
    """What the function is handed."""

    Records: list[Record]


def handler(event: Batch, context: object) -> dict[str, object]:
    """One batch of the stream; the answer names the records that must come again."""
    failed = dispatch(event["Records"], *adapters())
    return {"batchItemFailures": [{"itemIdentifier": number} for number in failed]}


def dispatch(records: Iterable[Record], dossiers: Dossiers, queues: Queues) -> list[str]:
    """Route what the records left in the outbox; returns the sequence numbers of those that could not be.

    One record's failure does not hold up the others: each dossier's delivery stands for itself."""
    # Lambda repeats the batch from the first of these on, not from its beginning. What was routed and
    # comes again is harmless: its notice has the same id.
    failed = []
    for record in records:
        change = record["dynamodb"]
        notice = routing_notice(change.get("NewImage", {}))
        if notice and not attempt(notice, dossiers, queues):
            failed.append(str(change["SequenceNumber"]))
    return failed


def attempt(notice: RoutingNotice, dossiers: Dossiers, queues: Queues) -> bool:
    """`route`, with a failure logged, not raised. Nothing is lost: the dossier stays in the outbox."""
    try:
        route(notice, dossiers, queues)
    except Exception as error:
        log_event(
            "dossier.not_routed",
            level="error",
            code=notice.code,
            unit=notice.unit,
            failure=failure_name(error),
        )
        return False
    return True


def route(notice: RoutingNotice, dossiers: Dossiers, queues: Queues) -> None:
    """Tell the unit, then empty the outbox: a crash in between tells it twice, but never not at all."""
    queues.send(notice.unit, cloud_event(notice))
    taken = dossiers.mark_routed(notice)
    log_event("dossier.routed" if taken else "dossier.told_again", code=notice.code, unit=notice.unit)


def cloud_event(notice: RoutingNotice) -> dict[str, object]:
    """CloudEvents 1.0, structured, without anybody's data. Told twice, it has the same id."""
    return {
        "specversion": "1.0",
        # SQS may deliver twice; a receiver recognises the second by this id.
        "id": f"{notice.code}#{notice.n}",
        "source": SOURCE,
        "type": TYPES[notice.event],
        "subject": notice.code,
        "datacontenttype": "application/json",
        "data": {
            "code": notice.code,
            "unit": notice.unit,
            "procedure": notice.procedure,
            "edition": notice.edition,
            "event": notice.event,
        },
    }


@functools.cache
def adapters() -> tuple[Dossiers, Queues]:
    """The real ones, made at the first call from the environment. `sweep` works with the same."""
    log_by_powertools()
    settings = Settings.from_environment(needs=("table_dossiers", "queue_prefix"))
    place = AwsLocation.of(settings)
    return (
        Dossiers(client("dynamodb", place), settings.table_dossiers),
        Queues(client("sqs", place), settings.queue_prefix, settings.queue_dead_letters),
    )
