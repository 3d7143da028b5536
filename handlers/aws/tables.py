"""The shape of every table: keys, indexes, stream and expiry, as plain data that the template repeats."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Index:
    """One global secondary index; it carries its keys, the table's key and `carries`."""

    name: str
    hash: str
    range: str = ""
    carries: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """One table; every key is a string, `expires` names the epoch-seconds attribute DynamoDB deletes by."""

    name: str
    hash: str
    indexes: tuple[Index, ...] = ()
    stream: str = ""
    expires: str = ""


# What a list row shows. Answers, identity numbers and the rest of the body never enter an index.
LIST_ATTRIBUTES = (
    "procedure",
    "applicant",
    "step",
    "due",
    "officer",
    "officer_id",
    "filed_at",
    "paused",
    "flags",
)

DOSSIERS = Table(
    name="dossiers",
    hash="pk",
    stream="NEW_IMAGE",
    indexes=(
        Index("by_unit", "unit", "desk_key", LIST_ATTRIBUTES),
        Index("by_account", "account", "account_key", (*LIST_ATTRIBUTES, "unit")),
        Index("by_number", "number"),
        # Sparse: only an item that has not reached its unit's queue has `unrouted` (the unit's id).
        # Sparse: only a dossier that time has something to do about; `time_at` begins with the moment.
        Index("by_time", "time_shard", "time_at"),
        Index("by_unrouted", "unrouted", "", ("procedure", "edition", "event", "event_n")),
    ),
)
# DynamoDB may delete days late, so sessions.py checks the time itself.
SESSIONS = Table(name="sessions", hash="pk", expires="expires")
ACCOUNTS = Table(name="accounts", hash="username", indexes=(Index("by_unit", "unit", "username", ("role",)),))
TABLES = (DOSSIERS, SESSIONS, ACCOUNTS)


def table_properties(table: Table) -> dict[str, Any]:
    """The CloudFormation properties a table must have; the template's test compares them one by one."""
    told: dict[str, Any] = {
        "BillingMode": "PAY_PER_REQUEST",
        "KeySchema": _keys(table.hash),
        "AttributeDefinitions": [
            {"AttributeName": name, "AttributeType": "S"} for name in _attributes(table)
        ],
    }
    if table.indexes:
        told["GlobalSecondaryIndexes"] = [_index(index) for index in table.indexes]
    if table.stream:
        told["StreamSpecification"] = {"StreamViewType": table.stream}
    if table.expires:
        told["TimeToLiveSpecification"] = {"AttributeName": table.expires, "Enabled": True}
    return told


def _attributes(table: Table) -> tuple[str, ...]:
    names = [table.hash, *(key for index in table.indexes for key in (index.hash, index.range) if key)]
    return tuple(dict.fromkeys(names))


def _keys(hash_key: str, range_key: str = "") -> list[dict[str, str]]:
    keys = [{"AttributeName": hash_key, "KeyType": "HASH"}]
    return [*keys, {"AttributeName": range_key, "KeyType": "RANGE"}] if range_key else keys


def _index(index: Index) -> dict[str, Any]:
    projection: dict[str, Any] = {"ProjectionType": "KEYS_ONLY"}
    if index.carries:
        projection = {"ProjectionType": "INCLUDE", "NonKeyAttributes": list(index.carries)}
    return {
        "IndexName": index.name,
        "KeySchema": _keys(index.hash, index.range),
        "Projection": projection,
    }
