"""The step table: the ten national steps, what each means to a citizen, and whether the clock runs in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from forms.text.language import Text
from forms.text.words import Phrase
from handlers.dossier.table.moves import MOVES, OPEN, SUBMIT, UNDECIDED, Move, Role

__all__ = [
    "CLOSED",
    "MOVES",
    "NOTHING",
    "OPEN",
    "STEPS",
    "SUBMIT",
    "UNDECIDED",
    "Clock",
    "Move",
    "Role",
    "Step",
    "diagram",
    "ways",
]

Clock = Literal["runs", "paused", "ended"]
NOTHING = Phrase("steps.nothing")
"""How a step's `next` begins where it asks nothing of the citizen."""


@dataclass(frozen=True)
class Step:
    """One step with its national code (TT 03/2025/TT-VPCP) and what the clock does in it."""

    id: str
    national: int
    clock: Clock
    name: Text
    note: Text
    """What it means for the citizen."""
    next: Text
    """What the citizen can do now."""


def _step(id: str, national: int, clock: Clock) -> Step:
    name, note, next_ = (Phrase(f"steps.{id}.{said}") for said in ("name", "note", "next"))
    return Step(id, national, clock, name, note, next_)


_ALL = (
    _step("submitted", 1, "runs"),
    _step("received", 2, "runs"),
    _step("refused", 3, "ended"),
    _step("processing", 4, "runs"),
    _step("supplement_requested", 5, "paused"),
    _step("fee_due", 6, "paused"),
    _step("withdrawn", 7, "ended"),
    _step("stopped", 8, "paused"),
    _step("decided", 9, "ended"),
    _step("returned", 10, "ended"),
)
STEPS: Mapping[str, Step] = {step.id: step for step in _ALL}

CLOSED = frozenset(STEPS) - OPEN
"""The steps nothing leads out of: national 3, 7 and 10."""


def ways() -> tuple[tuple[str, str, str], ...]:
    """Every change of step the table allows: from, to, move."""
    found = ((source, move.to(source), move.id) for move in MOVES.values() for source in move.source)
    order = list(STEPS)
    changes = (way for way in found if way[0] != way[1])
    return tuple(sorted(changes, key=lambda way: (order.index(way[0]), order.index(way[1]), way[2])))


def diagram() -> str:
    """The table as a Mermaid state diagram, for the documentation."""
    steps = [f"    {step.id}: {step.national} {step.name['vi']}" for step in STEPS.values()]
    arrows = [f"    {source} --> {target}: {move}" for source, target, move in ways()]
    ends = [f"    {step} --> [*]" for step in STEPS if step in CLOSED]
    return "\n".join(["stateDiagram-v2", *steps, "    [*] --> submitted: submit", *arrows, *ends])
