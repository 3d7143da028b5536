"""What a build is asked for. Nothing else is imported here: to find that nothing changed takes less time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class Order:
    """What a build is asked for."""

    forms: Path
    out: Path
    today: Callable[[], date]
    """The day by the clocks of the site: what has expired by then is a finding."""
    as_of: date | None = None
    """The day of law, where it is not today."""
    origin: str = ""
