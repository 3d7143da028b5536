"""What one section found, as text for a terminal and for docs/performance.md alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.bench.measure import Run, Spread, cpu, cpu_ratios, peak, wall, wall_ratios

MB = 1e-6
BESIDE = ("ours ÷ this (CPU)", "ours ÷ this (wall)", "CPU", "wall")
"""What stands beside the name in each of `rows`."""


@dataclass(frozen=True)
class Figure:
    """One number that budgets.py limits, with the size at which it was taken."""

    name: str
    of: str
    """How much was built, started or sent: figures of different sizes are never compared."""
    value: Spread | None
    """None where the commit that it is measured against is not in this clone."""
    past: Spread | None = None
    """The same of the code of before, where it can do it."""


@dataclass(frozen=True)
class Table:
    """A heading, what exactly was measured, rows under their columns, and remarks below."""

    title: str
    about: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    remarks: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()

    def __str__(self) -> str:
        ruler = ("---",) + ("---:",) * (len(self.columns) - 1)
        lines = [_line(row) for row in (self.columns, ruler, *self.rows)]
        remarks = [f"- {remark}" for remark in self.remarks]
        return "\n".join(
            [f"## {self.title}", "", self.about, "", *lines, *(["", *remarks] if remarks else [])]
        )


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


@dataclass(frozen=True)
class Unit:
    """How seconds are written: multiplied by what, with how many digits, called what."""

    factor: float
    digits: int
    name: str

    def shown(self, spread: Spread) -> str:
        return spread.shown(self.factor, self.digits, self.name)


SECONDS, MILLISECONDS, MICROSECONDS = Unit(1, 2, " s"), Unit(1e3, 0, " ms"), Unit(1e6, 0, " µs")


def rows(
    runs: Mapping[str, Sequence[Run]], unit: Unit, what: str = "", peaks: bool = False
) -> tuple[tuple[str, ...], ...]:
    """A row for each rival, ours first: ours against it, what it took and, if asked, its largest process."""
    ours = next(iter(runs.values()))
    made = list[tuple[str, ...]]()
    for name, each in runs.items():
        against = (
            ("", "") if each is ours else (times(cpu_ratios(ours, each)), times(wall_ratios(ours, each)))
        )
        largest = (f"{peak(each).middle * MB:,.0f} MB",) if peaks else ()
        took = (unit.shown(cpu(each)), unit.shown(wall(each)), *largest)
        made.append((f"{what}: {name}" if what else name, *against, *took))
    return tuple(made)


def times(spread: Spread) -> str:
    """How many times the peer's figure ours is: under 1 is ours faster or smaller. In brackets: how noisy."""
    return f"**{spread.middle:.2f}×** ({spread.low:.2f}–{spread.high:.2f})"


def ratio(ours: float, peer: float) -> str:
    """The same of two single figures."""
    return f"**{ours / peer:.2f}×**"
