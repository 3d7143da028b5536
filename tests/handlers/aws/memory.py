"""DynamoDB in memory: what `Dossiers` asks of its client, answered from a dict as strictly as by the table.

It reads the very expressions that are sent, and raises for one it does not know: a fake must not be kinder
than the store. tests/handlers/aws/conftest.py puts it and the emulator through the same tests."""

import re
from collections.abc import Iterator, Mapping
from threading import Lock
from typing import Any, NotRequired, TypedDict, Unpack

from botocore.exceptions import ClientError, ParamValidationError

from handlers.aws.items import Item
from handlers.aws.tables import DOSSIERS, Index, Table

CLAUSE = re.compile(r"(SET|REMOVE|ADD) (.+?)(?= (?:SET|REMOVE|ADD) |$)")
SET, ADD = re.compile(r"(#?\w+) = (:\w+)"), re.compile(r"(#?\w+) (:\w+)")
EQUAL, ABSENT = re.compile(r"(#?\w+) = (:\w+)"), re.compile(r"attribute_not_exists\((#?\w+)\)")
WITHIN = re.compile(r"begins_with\((#?\w+), (:\w+)\)")


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

    def put_item(self, *, TableName: str, Item: Item, ConditionExpression: str = "") -> dict[str, Any]:
        _named(TableName)
        asked = ExpressionReader((ConditionExpression,))
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


class ExpressionReader:
    """The expressions of one request, with the names and values that they mention."""

    def __init__(
        self,
        texts: tuple[str, ...],
        names: Mapping[str, str] | None = None,
        values: Mapping[str, Any] | None = None,
    ) -> None:
        self.names, self.values = names or {}, values or {}
        mentioned = set(re.findall(r"[#:]\w+", " ".join(texts)))
        if mentioned != {*self.names, *self.values}:
            wrong = sorted(mentioned ^ {*self.names, *self.values})
            raise refusal("ValidationException", f"mentioned or given, but not both: {wrong}")

    def permit(self, condition: str, item: Item) -> None:
        """Raises ClientError unless the item meets the condition, if there is one."""
        if condition and not self.holds(condition, item):
            raise refusal("ConditionalCheckFailedException", "The conditional request failed")

    def holds(self, condition: str, item: Item) -> bool:
        # Every term is read, whatever the first says: one we do not know must not hide behind it.
        judged = [self._term(term, item) for term in condition.split(" AND ")]
        return all(judged)

    def written(self, expression: str) -> set[str]:
        """What SET, REMOVE and ADD would write."""
        parts = [part for _, told in CLAUSE.findall(expression) for part in told.split(", ")]
        return {self._name(part.partition(" ")[0]) for part in parts}

    def changed(self, expression: str, item: Item) -> Item:
        """A copy of the item after SET, REMOVE and ADD."""
        after = dict(item)
        clauses = CLAUSE.findall(expression)
        if " ".join(f"{verb} {told}" for verb, told in clauses) != expression:
            raise NotImplementedError(expression)
        for verb, told in clauses:
            for part in told.split(", "):
                self._apply(verb, part, after)
        return after

    def _apply(self, verb: str, part: str, item: Item) -> None:
        if verb == "REMOVE":
            item.pop(self._name(part), None)
            return
        found = (SET if verb == "SET" else ADD).fullmatch(part)
        if not found:
            raise NotImplementedError(part)
        name, value = self._name(found[1]), self.values[found[2]]
        if verb == "ADD":
            value = {"N": str(int(item.get(name, {"N": "0"})["N"]) + int(value["N"]))}
        item[name] = value

    def _term(self, term: str, item: Item) -> bool:
        if found := ABSENT.fullmatch(term):
            return self._name(found[1]) not in item
        if found := EQUAL.fullmatch(term):
            return bool(item.get(self._name(found[1])) == self.values[found[2]])
        if found := WITHIN.fullmatch(term):
            told: str = item.get(self._name(found[1]), {}).get("S", "")
            return told.startswith(self.values[found[2]]["S"])
        raise NotImplementedError(term)

    def _name(self, told: str) -> str:
        return self.names[told] if told.startswith("#") else told


def _named(table: object) -> None:
    """Raises where the SDK would: it sends nothing that is for no table."""
    if not isinstance(table, str):
        raise ParamValidationError(report=f"TableName: {table!r}")


def refusal(code: str, message: str) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": message}}, "Memory")
