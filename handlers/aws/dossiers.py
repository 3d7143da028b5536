"""Where dossiers are kept: one conditional write per decision, and the lists that desks and citizens read."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from handlers.aws.clients import aws_error_code
from handlers.aws.index_query import IndexQuery
from handlers.aws.items import (
    SCHEDULE,
    SHARDS,
    Item,
    ListRow,
    RoutingNotice,
    from_item,
    outbox,
    routing_notice,
    row_of_entry,
    schedule,
    to_item,
    update_request,
)
from handlers.dossier.dossier import Dossier
from handlers.dossier.passing import next_due_at, wall_time
from handlers.dossier.table.steps import TABS, TRIAGE

if TYPE_CHECKING:
    from types_boto3_dynamodb import DynamoDBClient
    from types_boto3_dynamodb.type_defs import QueryOutputTypeDef

CONDITION_FAILED = "ConditionalCheckFailedException"


class CodeClash(Exception):
    """The code already names another filing."""


class StaleVersion(Exception):
    """The dossier has moved on since it was read."""


class Page(tuple[ListRow, ...]):
    """Some rows of a list; `after` asks for the next ones, '' at the end."""

    after: str

    def __new__(cls, rows: Iterable[ListRow], after: str = "") -> "Page":
        page = super().__new__(cls, rows)
        page.after = after
        return page


class Dossiers:
    """The dossiers of one table."""

    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self.client, self.table = client, table

    def create(self, dossier: Dossier) -> Dossier:
        """Keep a new dossier; the same filing again gets what was kept first. Raises CodeClash, TooLarge."""
        item = to_item(dossier) | outbox(dossier, 0)
        try:
            self.client.put_item(
                TableName=self.table, Item=item, ConditionExpression="attribute_not_exists(pk)"
            )
        except ClientError as error:
            if aws_error_code(error) != CONDITION_FAILED:
                raise
            return self._stored_or_clash(dossier)
        return dossier

    def save(self, dossier: Dossier, expected_version: int) -> None:
        """Keep what was decided on `expected_version`. Raises StaleVersion where it is no longer that."""
        item = to_item(dossier) | outbox(dossier, expected_version)
        try:
            self.client.update_item(TableName=self.table, **update_request(item, expected_version))
        except ClientError as error:
            if aws_error_code(error) != CONDITION_FAILED:
                raise
            # The answer to an earlier attempt of this very write may have been lost.
            stored = self.get(dossier.code)
            ours = _history_json(dossier, dossier.version)
            if stored is None or _history_json(stored, dossier.version) != ours:
                raise StaleVersion(dossier.code) from error

    def mark_routed(self, notice: RoutingNotice) -> bool:
        """Take it out of the outbox, unless forwarded since; False when there was nothing to take."""
        try:
            self.client.update_item(
                TableName=self.table,
                Key={"pk": {"S": notice.code}},
                UpdateExpression="REMOVE unrouted, event, event_n",
                # Forwarded meanwhile: then the mark belongs to the new unit and must stay.
                ConditionExpression="unrouted = :unit AND event_n = :n",
                ExpressionAttributeValues={":unit": {"S": notice.unit}, ":n": {"N": str(notice.n)}},
            )
        except ClientError as error:
            if aws_error_code(error) != CONDITION_FAILED:
                raise
            return False
        return True

    def due_codes(self, now: datetime) -> Iterator[str]:
        """The codes of the dossiers that time has something to do about by `now`, and of no others."""
        for shard in SHARDS:
            start: Item | None = None
            while True:
                # "~" comes after every sign of a code: the very minute is meant too.
                query = IndexQuery("by_time", "time_shard", shard, until=f"{wall_time(now)}#~", start=start)
                answer = self._query(query)
                yield from (entry["pk"]["S"] for entry in answer["Items"])
                start = answer.get("LastEvaluatedKey")
                if not start:
                    break

    def reschedule(self, dossier: Dossier, now: datetime) -> None:
        """Keep when time has next something to do after `now`, unless the dossier has moved on since."""
        item: Item = {"pk": {"S": dossier.code}, **schedule(dossier.code, next_due_at(dossier, now))}
        try:
            self.client.update_item(TableName=self.table, **update_request(item, dossier.version, SCHEDULE))
        except ClientError as error:
            if aws_error_code(error) != CONDITION_FAILED:
                raise

    def next_number(self, unit_id: str, day: date) -> int:
        """The next number of a unit's day, from 1. A lost answer may skip one; none is given twice."""
        answer = self.client.update_item(
            TableName=self.table,
            Key={"pk": {"S": f"#counter#{unit_id}#{day:%y%m%d}"}},
            UpdateExpression="ADD given :one",
            ExpressionAttributeValues={":one": {"N": "1"}},
            ReturnValues="UPDATED_NEW",
        )
        return int(answer["Attributes"]["given"]["N"])

    def get(self, code: str) -> Dossier | None:
        """The dossier as it is now: a consistent read, so that a status never lags behind a receipt."""
        answer = self.client.get_item(TableName=self.table, Key={"pk": {"S": code}}, ConsistentRead=True)
        item = answer.get("Item")
        # A counter shares the table; no code looks like one, but what a person typed may.
        return from_item(item) if item and "body" in item else None

    def by_number(self, number: str) -> Dossier | None:
        """The dossier a unit gave this official number."""
        found = self._query(IndexQuery("by_number", "number", number, limit=1))["Items"]
        return self.get(found[0]["pk"]["S"]) if found else None

    def routing_notices(self) -> Iterator[RoutingNotice]:
        """All whose unit has not been told; the index holds nothing else."""
        pages = self.client.get_paginator("scan").paginate(TableName=self.table, IndexName="by_unrouted")
        for page in pages:
            yield from filter(None, map(routing_notice, page["Items"]))

    def inbox(self, unit: str, tab: str, limit: int = 50, after: str = "") -> Page:
        """One tab of a unit's desk, the most urgent first. Raises KeyError for a tab there is not."""
        start: Item = {}
        if after:
            pk = after.rpartition("#")[2]
            start = {"unit": {"S": unit}, "desk_key": {"S": after}, "pk": {"S": pk}}
        answer = self._query(
            IndexQuery("by_unit", "unit", unit, within=_tab_prefix(tab), limit=limit, start=start)
        )
        return _page_of(answer, "desk_key")

    def counts(self, unit: str, at_most: int = 1000, tabs: Sequence[str] = (*TABS,)) -> dict[str, int]:
        """How many stand under each tab; a tab with more than `at_most` says that: old ones cost nothing."""
        return {
            tab: int(
                self._query(IndexQuery("by_unit", "unit", unit, f"{tab}#", at_most, count=True))["Count"]
            )
            for tab in tabs
        }

    def of_account(self, account: str, limit: int = 50, after: str = "") -> Page:
        """What one account filed, the latest first."""
        start: Item = {}
        if after:
            pk = after.rpartition("#")[2]
            start = {"account": {"S": account}, "account_key": {"S": after}, "pk": {"S": pk}}
        answer = self._query(
            IndexQuery("by_account", "account", account, limit=limit, start=start, latest_first=True)
        )
        return _page_of(answer, "account_key")

    def _query(self, query: IndexQuery) -> "QueryOutputTypeDef":
        return self.client.query(**query.parameters(self.table))

    def _stored_or_clash(self, dossier: Dossier) -> Dossier:
        stored = self.get(dossier.code)
        if stored is None or _filing_identity(stored) != _filing_identity(dossier):
            raise CodeClash(dossier.code)
        return stored


def _filing_identity(dossier: Dossier) -> str:
    """What makes two filings the same one. When it was sent does not: a retry comes later."""
    told = dossier.to_dict()
    return _stored_json([told["account"], told["procedure"], told["edition"], told["answers"]])


def _history_json(dossier: Dossier, length: int) -> str:
    return _stored_json(dossier.to_dict()["events"][:length])


def _stored_json(told: object) -> str:
    """As it looks once stored, where a tuple has become a list."""
    return json.dumps(told, sort_keys=True)


def _tab_prefix(tab: str) -> str:
    if tab not in TABS and tab != TRIAGE:
        raise KeyError(tab)
    return f"{tab}#"


def _page_of(answer: "QueryOutputTypeDef", key: str) -> Page:
    last = answer.get("LastEvaluatedKey")
    return Page(map(row_of_entry, answer["Items"]), last[key]["S"] if last else "")
