"""Plain data from the events of the parser in C: of files without anything unusual, and without places."""

import re
from typing import Any

from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

# None where the parser in C is not installed.
from ruamel.yaml.main import CParser  # type: ignore[attr-defined]  # its name for both builds of it

# Deep nesting costs the parser its stack; no procedure comes near this.
DEEPEST = 20
"""Levels of nesting a file may have."""
TEMPLATE_CODE = ("{{", "{%", "{#")
# Longer ones are refused by Python's int().
WHOLE = re.compile(r"-?(0|[1-9]\d{0,999})", re.ASCII)
DECIMAL = re.compile(r"-?\d+\.\d+", re.ASCII)
WORDS = dict.fromkeys(("", "~", "null", "Null", "NULL")) | {
    word: word.lower() == "true" for word in ("true", "True", "TRUE", "false", "False", "FALSE")
}
NUMERIC = frozenset("-0123456789")


class Unusual(Exception):
    """Something to complain of, or that this reader does not know: the reader of nodes decides."""


def read_events(text: str) -> object:
    """What a file says, exactly as the reader of nodes has it. Raises Unusual."""
    if CParser is None:
        raise Unusual("ruamel.yaml.clib is not installed")
    try:
        return _Document(text).data()
    except YAMLError as error:
        raise Unusual("not readable") from error


class _Document:
    """The one document of a file, taken event by event."""

    def __init__(self, text: str) -> None:
        self.next = CParser(text).get_event

    def data(self) -> object:
        self.next()
        start = self.next()
        if not isinstance(start, DocumentStartEvent) or start.version or start.tags:
            raise Unusual("empty, or with directives")
        found = self._node_data(self.next(), 0)
        if not (isinstance(self.next(), DocumentEndEvent) and isinstance(self.next(), StreamEndEvent)):
            raise Unusual("another document")
        return found

    def _node_data(self, event: Any, depth: int) -> object:
        """The data of the node that begins with this event, so many levels below the top."""
        # An alias has an anchor too: the one it repeats.
        if event.anchor or event.ctag:
            raise Unusual("an anchor, an alias or a tag")
        if type(event) is ScalarEvent:
            return _scalar_value(event)
        if depth == DEEPEST:
            raise Unusual("too deep")
        return (self._mapping_data if type(event) is MappingStartEvent else self._sequence_data)(depth + 1)

    def _mapping_data(self, depth: int) -> dict[str, object]:
        data: dict[str, object] = {}
        while type(key := self.next()) is not MappingEndEvent:
            if type(key) is not ScalarEvent or key.anchor or key.ctag or key.value in data:
                raise Unusual("a key that is no word of its own")
            data[key.value] = self._node_data(self.next(), depth)
        return data

    def _sequence_data(self, depth: int) -> list[object]:
        data: list[object] = []
        while type(event := self.next()) is not SequenceEndEvent:
            data.append(self._node_data(event, depth))
        return data


def _scalar_value(event: ScalarEvent) -> object:
    text: str = event.value
    if "{" in text and any(code in text for code in TEMPLATE_CODE):
        raise Unusual("template code")
    is_plain, _ = event.implicit
    return _plain_value(text) if is_plain else text


def _plain_value(text: str) -> object:
    """A scalar without quotes by YAML 1.2, except that numbers with leading zeros and dates stay text."""
    if text in WORDS:
        return WORDS[text]
    # Most begin with a letter, and are not asked whether they are numbers.
    if text[0] not in NUMERIC:
        return text
    if WHOLE.fullmatch(text):
        return int(text)
    return float(text) if DECIMAL.fullmatch(text) else text
