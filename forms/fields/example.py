"""A good answer of a kind, for files to fill in and for tests of every kind."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

SAID = {"vi": "A", "en": "A"}
"""A text of a schema that says nothing."""
OPTIONS = [{"value": "a", "label": SAID}, {"value": "b", "label": {"vi": "B", "en": "B"}}]


@dataclass(frozen=True)
class Example:
    """One answer, in a schema and on a day that take it."""

    value: Any
    """As it is kept; of a kind that is not answered, None."""
    texts: tuple[str, ...] = ()
    """What people may write for it in one cell of a table, the way we would write it first."""
    keys: Mapping[str, object] = field(default_factory=dict)
    """What a schema says beside id and label to ask so."""
    lists: Mapping[str, Any] = field(default_factory=dict)
    """What of a Moment the answer is chosen from."""
