"""One query to an index of the table of dossiers."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handlers.aws.items import Item

if TYPE_CHECKING:
    from types_boto3_dynamodb.type_defs import QueryInputTypeDef


@dataclass(frozen=True)
class IndexQuery:
    """The entries of one index under one key, in order."""

    index: str
    key: str
    value: str
    within: str = ""
    """How their `desk_key` begins; "" for all of them."""
    limit: int = 50
    start: Item | None = None
    """The last entry of the page before."""
    count: bool = False
    """Only how many there are."""
    latest_first: bool = False
    until: str = ""
    """The last `time_at`; "" for all of them."""

    def parameters(self, table: str) -> "QueryInputTypeDef":
        """The same for DynamoDB's `query`."""
        asked: QueryInputTypeDef = {
            "TableName": table,
            "IndexName": self.index,
            "KeyConditionExpression": "#key = :key",
            "ExpressionAttributeNames": {"#key": self.key},
            "ExpressionAttributeValues": {":key": {"S": self.value}},
            "Limit": self.limit,
            "ScanIndexForward": not self.latest_first,
        }
        # The desk's key begins with the tab: one query reads one tab, in the order of urgency.
        if self.within:
            asked["KeyConditionExpression"] = "#key = :key AND begins_with(desk_key, :within)"
            asked["ExpressionAttributeValues"] = {":key": {"S": self.value}, ":within": {"S": self.within}}
        if self.until:
            asked["KeyConditionExpression"] = "#key = :key AND time_at <= :until"
            asked["ExpressionAttributeValues"] = {":key": {"S": self.value}, ":until": {"S": self.until}}
        if self.start:
            asked["ExclusiveStartKey"] = self.start
        if self.count:
            asked["Select"] = "COUNT"
        return asked
