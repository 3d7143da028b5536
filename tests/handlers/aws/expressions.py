"""The expressions of DynamoDB that our requests send, read as strictly as the table reads them."""

import re
from collections.abc import Mapping
from typing import Any

from botocore.exceptions import ClientError

from handlers.aws.items import Item

CLAUSE = re.compile(r"(SET|REMOVE|ADD) (.+?)(?= (?:SET|REMOVE|ADD) |$)")
SET, ADD = re.compile(r"(#?\w+) = (:\w+)"), re.compile(r"(#?\w+) (:\w+)")
COMPARED = re.compile(r"(#?\w+) (=|>|<=) (:\w+)")
THERE = re.compile(r"attribute_(not_)?exists\((#?\w+)\)")
WITHIN = re.compile(r"begins_with\((#?\w+), (:\w+)\)")


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
        sides = [[self._term(term, item) for term in side.split(" AND ")] for side in condition.split(" OR ")]
        return any(map(all, sides))

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
        if found := THERE.fullmatch(term):
            return (self._name(found[2]) in item) != bool(found[1])
        if found := COMPARED.fullmatch(term):
            return _holds(item.get(self._name(found[1])), found[2], self.values[found[3]])
        if found := WITHIN.fullmatch(term):
            told: str = item.get(self._name(found[1]), {}).get("S", "")
            return told.startswith(self.values[found[2]]["S"])
        raise NotImplementedError(term)

    def _name(self, told: str) -> str:
        return self.names[told] if told.startswith("#") else told


def _holds(kept: Any, operator: str, wanted: Any) -> bool:
    """Whether two attribute values compare so; what is missing compares with nothing."""
    if operator == "=":
        return bool(kept == wanted)
    if kept is None:
        return False
    # Texts have DynamoDB's order of bytes.
    left, right = (int(one["N"]) if "N" in one else one["S"].encode() for one in (kept, wanted))
    return left > right if operator == ">" else left <= right


def refusal(code: str, message: str) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": message}}, "Memory")
