"""What judging an answer may know beside the answer: the day of receipt, who asks, and the place lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Moment:
    """The day of receipt and the places as they stand on that day; nothing else reaches a field."""

    today: date
    areas: Mapping[str, Mapping[str, str]]
    """Area id → commune code → commune name."""
    units: Mapping[str, str]
    """Unit id → unit name, of the units a citizen may choose today."""
    account_kind: str = ""
    """citizen | organisation | business, or "" while nobody is logged in."""
