"""The tables of every run, answering botocore's own requests from memory, with the stream of what changed.

The table in memory is held to the emulator's answers (tests/handlers/aws/conftest.py). moto's took nine
tenths of a run's time: it tries every address it knows on each request.
"""

import json
from dataclasses import dataclass, field
from typing import Any, cast

from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from botocore.exceptions import ClientError
from moto.core.botocore_stubber import MockRawResponse

from handlers.aws.items import Item
from handlers.aws.tables import Table
from tests.handlers.aws.memory import Memory

OPERATIONS = {
    "PutItem": "put_item",
    "UpdateItem": "update_item",
    "DeleteItem": "delete_item",
    "GetItem": "get_item",
    "Query": "query",
    "Scan": "scan",
}
HEADERS = {"content-type": "application/x-amz-json-1.0"}


@dataclass
class Store:
    """Tables by name; `records` are those of each stream, oldest first."""

    tables: dict[str, Memory] = field(default_factory=dict)
    records: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def make(self, table: Table, name: str) -> None:
        self.tables[name] = Memory(table)
        if table.stream:
            self.records[name] = []

    def drop(self, name: str) -> None:
        del self.tables[name]
        self.records.pop(name, None)

    def answer(self, request: AWSPreparedRequest) -> AWSResponse:
        """What the table says to a request as botocore would have sent it."""
        target = request.headers["X-Amz-Target"]
        operation = (target.decode() if isinstance(target, bytes) else target).partition(".")[2]
        sent = json.loads(cast(bytes, request.body))
        try:
            return _response(request, 200, self._do(operation, sent))
        except ClientError as error:
            told = error.response["Error"]
            return _response(request, 400, {"__type": told["Code"], "message": told["Message"]})

    def _do(self, operation: str, sent: dict[str, Any]) -> dict[str, Any]:
        name = sent["TableName"]
        table = self.tables[name]
        before = dict(table.items) if name in self.records else {}
        answer: dict[str, Any] = getattr(table, OPERATIONS[operation])(**sent)
        if name in self.records:
            self._record(name, before, table.items)
        return answer

    def _record(self, name: str, before: dict[str, Item], after: dict[str, Item]) -> None:
        """The stream's record of a change; a write that changes nothing leaves none."""
        stream = self.records[name]
        for key in before.keys() | after.keys():
            if before.get(key) == after.get(key):
                continue
            kind = "INSERT" if key not in before else "MODIFY" if key in after else "REMOVE"
            told: dict[str, Any] = {"SequenceNumber": f"{len(stream) + 1:021d}"}
            if key in after:
                told["NewImage"] = after[key]
            stream.append({"eventName": kind, "dynamodb": told})


def _response(request: AWSPreparedRequest, status: int, told: dict[str, Any]) -> AWSResponse:
    body: Any = MockRawResponse(json.dumps(told).encode())
    return AWSResponse(str(request.url), status, HEADERS, body)  # type: ignore[arg-type]
