"""What one section found, as text for a terminal and for docs/performance.md alike."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """A heading, what exactly was measured, rows under their columns, and remarks below."""

    title: str
    about: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    remarks: tuple[str, ...] = ()

    def __str__(self) -> str:
        ruler = ("---",) + ("---:",) * (len(self.columns) - 1)
        lines = [_line(row) for row in (self.columns, ruler, *self.rows)]
        remarks = [f"- {remark}" for remark in self.remarks]
        return "\n".join(
            [f"## {self.title}", "", self.about, "", *lines, *(["", *remarks] if remarks else [])]
        )


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def ratio(ours: float, peer: float) -> str:
    """How many times the peer's figure ours is: under 1 is ours faster or smaller."""
    return f"**{ours / peer:.2f}×**"
