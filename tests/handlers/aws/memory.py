"""DynamoDB in memory: what `Dossiers` and `Sessions` ask, answered from a dict as strictly as by the table.

It reads the very expressions that are sent, and raises for one it does not know: a fake must not be kinder
than the store. tests/handlers/aws/conftest.py puts it and the emulator through the same tests."""

from collections.abc import Iterator, Mapping
from threading import Lock
from typing import Any, NotRequired, TypedDict, Unpack

from botocore.exceptions import ParamValidationError

from handlers.aws.items import Item
from handlers.aws.tables import DOSSIERS, Index, Table
from tests.handlers.aws.expressions import ExpressionReader, refusal


class Update(TypedDict):
    """What `update_item` takes."""

    TableName: str
    Key: Item
    UpdateExpression: str
    ConditionExpression: NotRequired[str]
    ExpressionAttributeNames: NotRequired[Mapping[str, str]]
    ExpressionAttributeValues: NotRequired[Mapping[str, Any]]
    ReturnValues: NotRequired[str]


class Query(TypedDict):
    """What `query` takes."""

    TableName: str
    IndexName: str
    KeyConditionExpression: str
    ExpressionAttributeNames: Mapping[str, str]
    ExpressionAttributeValues: Mapping[str, Any]
    Limit: int
    ScanIndexForward: NotRequired[bool]
    ExclusiveStartKey: NotRequired[Item]
    Select: NotRequired[str]


class Memory:
    """The client of one table."""

    def __init__(self, table: Table = DOSSIERS) -> None:
        self.table, self.items, self._alone = table, dict[str, Item](), Lock()

    # ---- writing: one at a time, like a table that knows one item's writes in an order

    def put_item(
        self,
        *,
        TableName: str,
        Item: Item,
        ConditionExpression: str = "",
        ExpressionAttributeValues: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        _named(TableName)
        asked = ExpressionReader((ConditionExpression,), None, ExpressionAttributeValues)
        with self._alone:
            code = Item[self.table.hash]["S"]
            asked.permit(ConditionExpression, self.items.get(code, {}))
            self.items[code] = self._whole(Item)
        return {}

    def update_item(self, **sent: Unpack[Update]) -> dict[str, Any]:
        _named(sent["TableName"])
        change, condition = sent["UpdateExpression"], sent.get("ConditionExpression", "")
        names, values = sent.get("ExpressionAttributeNames"), sent.get("ExpressionAttributeValues")
        asked = ExpressionReader((change, condition), names, values)
        with self._alone:
            code = sent["Key"][self.table.hash]["S"]
            before = self.items.get(code, {})
            if self.table.hash in asked.written(change):
                raise refusal("ValidationException", "This attribute is part of the key")
            asked.permit(condition, before)
            # An update of what is not there makes it, as on the real table.
            after = self._whole(asked.changed(change, before | sent["Key"]))
            self.items[code] = after
        new = {name: value for name, value in after.items() if before.get(name) != value}
        return {"Attributes": new} if sent.get("ReturnValues") == "UPDATED_NEW" else {}

    def delete_item(self, *, TableName: str, Key: Item, ReturnValues: str = "NONE") -> dict[str, Any]:
        with self._alone:
            old = self.items.pop(Key[self.table.hash]["S"], None)
        return {"Attributes": old} if old and ReturnValues == "ALL_OLD" else {}

    # ---- reading

    def get_item(self, *, TableName: str, Key: Item, ConsistentRead: bool = False) -> dict[str, Any]:
        _named(TableName)
        found = self.items.get(Key[self.table.hash]["S"])
        return {} if found is None else {"Item": dict(found)}

    def scan(self, *, TableName: str, IndexName: str = "") -> dict[str, Any]:
        _named(TableName)
        if not IndexName:
            return {"Items": [dict(item) for item in self.items.values()]}
        return {"Items": [item for _, item in self._entries(self._index(IndexName))]}

    def get_paginator(self, operation: str) -> "Memory":
        assert operation == "scan", operation
        return self

    def paginate(self, **asked: Any) -> Iterator[dict[str, Any]]:
        yield self.scan(**asked)

    def query(self, **sent: Unpack[Query]) -> dict[str, Any]:
        _named(sent["TableName"])
        condition, forward = sent["KeyConditionExpression"], sent.get("ScanIndexForward", True)
        asked = ExpressionReader(
            (condition,), sent["ExpressionAttributeNames"], sent["ExpressionAttributeValues"]
        )
        index = self._index(sent["IndexName"])

        def meant(item: Item) -> bool:
            return asked.holds(condition, item)

        found = sorted((entry for entry in self._entries(index) if meant(entry[1])), key=lambda one: one[0])
        if not forward:
            found.reverse()
        if last := sent.get("ExclusiveStartKey"):
            if not meant(last):
                raise refusal("ValidationException", "The provided starting key is outside query boundaries")
            start = self._order(index, last)
            found = [one for one in found if (one[0] > start if forward else one[0] < start)]
        return self._page(index, found, sent["Limit"], sent.get("Select") == "COUNT")

    # ---- within

    def _page(self, index: Index, found: list[Any], limit: int, count: bool) -> dict[str, Any]:
        items = [item for _, item in found[:limit]]
        page: dict[str, Any] = {"Count": len(items)} | ({} if count else {"Items": items})
        # A table that stopped at the limit has not looked whether there is more, and gives a place to go on.
        if len(items) == limit:
            keys = (self.table.hash, index.hash, index.range)
            page["LastEvaluatedKey"] = {key: items[-1][key] for key in keys if key}
        return page

    def _index(self, name: str) -> Index:
        return next(index for index in self.table.indexes if index.name == name)

    def _order(self, index: Index, item: Item) -> tuple[str, str]:
        return item[index.range]["S"] if index.range else "", item[self.table.hash]["S"]

    def _entries(self, index: Index) -> Iterator[tuple[tuple[str, str], Item]]:
        """What an index holds: items with its keys, and of those what it carries."""
        keys = [key for key in (index.hash, index.range) if key]
        carried = {self.table.hash, *keys, *index.carries}
        for item in list(self.items.values()):
            if item.keys() >= set(keys):
                entry = {name: value for name, value in item.items() if name in carried}
                yield self._order(index, entry), entry

    def _whole(self, item: Item) -> Item:
        """The item, if the table may hold it: no key of an index is empty."""
        keys = {key for index in self.table.indexes for key in (index.hash, index.range) if key}
        empty = sorted(key for key in {self.table.hash, *keys} & item.keys() if not item[key].get("S"))
        if empty:
            raise refusal("ValidationException", f"empty or untyped keys: {empty}")
        return dict(item)


def _named(table: object) -> None:
    """Raises where the SDK would: it sends nothing that is for no table."""
    if not isinstance(table, str):
        raise ParamValidationError(report=f"TableName: {table!r}")
