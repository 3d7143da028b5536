"""Processes and calls as measured, and what is said of several runs of one thing."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

LAUNCH = Path(__file__).with_name("launch.py")
ROOT = Path(__file__).parents[2]
PYTHON = sys.executable


@dataclass(frozen=True)
class Run:
    """One process with its children, or some calls within one: seconds of wall and CPU, and of a process the
    bytes of the largest at its peak."""

    wall: float
    cpu: float
    peak: int = 0


@dataclass(frozen=True)
class Spread:
    """The middle of several measurements, and both ends."""

    middle: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Spread":
        return cls(median(values), min(values), max(values))

    def shown(self, factor: float = 1.0, digits: int = 2, unit: str = "") -> str:
        """The middle and, in brackets, the ends; each multiplied by a factor into the unit named."""
        middle, low, high = (f"{value * factor:,.{digits}f}" for value in (self.middle, self.low, self.high))
        return f"{middle}{unit} ({low}–{high})"


def process(command: Sequence[str], cwd: Path = ROOT, environment: Mapping[str, str] | None = None) -> Run:
    """Runs a command to its end. Raises CalledProcessError with its output when it fails."""
    with tempfile.NamedTemporaryFile(suffix=".json") as told:
        ran = subprocess.run(  # noqa: S603 - commands of our own
            [PYTHON, "-I", "-S", str(LAUNCH), told.name, *command],
            cwd=cwd,
            env={**os.environ, **(environment or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if ran.returncode:
            print(ran.stdout[-3000:], file=sys.stderr)
            ran.check_returncode()
        return Run(**json.loads(Path(told.name).read_text("ascii")))


def in_turns(rivals: Mapping[str, Callable[[], Run]], rounds: int) -> dict[str, list[Run]]:
    """Every rival once per round, so that a noisy minute falls on all of them; the order turns each round."""
    runs: dict[str, list[Run]] = {name: [] for name in rivals}
    names = list(rivals)
    for turn in range(rounds):
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            runs[name].append(rivals[name]())
    return runs


def wall(runs: Sequence[Run]) -> Spread:
    return Spread.of([run.wall for run in runs])


def cpu(runs: Sequence[Run]) -> Spread:
    return Spread.of([run.cpu for run in runs])


def peak(runs: Sequence[Run]) -> Spread:
    """In bytes."""
    return Spread.of([float(run.peak) for run in runs])


def cpu_ratios(ours: Sequence[Run], peer: Sequence[Run]) -> Spread:
    """How many times the peer's CPU ours took, round by round: what slowed down both of a round falls out."""
    return Spread.of([mine.cpu / theirs.cpu for mine, theirs in zip(ours, peer, strict=True)])


def wall_ratios(ours: Sequence[Run], peer: Sequence[Run]) -> Spread:
    """The same of what passed on the clock."""
    return Spread.of([mine.wall / theirs.wall for mine, theirs in zip(ours, peer, strict=True)])
