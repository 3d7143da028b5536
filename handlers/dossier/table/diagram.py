"""The step table drawn: every change of step it allows, and the diagram of the documentation."""

from handlers.dossier.table.moves import FILINGS, MOVES
from handlers.dossier.table.steps import CLOSED, STEPS


def step_changes() -> tuple[tuple[str, str, str], ...]:
    """Every change of step the table allows: from, to, move."""
    found = ((source, move.to(source), move.id) for move in MOVES.values() for source in move.source)
    order = list(STEPS)
    changes = (way for way in found if way[0] != way[1])
    return tuple(sorted(changes, key=lambda way: (order.index(way[0]), order.index(way[1]), way[2])))


def diagram() -> str:
    """The table as a Mermaid state diagram, for the documentation."""
    steps = [f"    {step.id}: {step.national or '–'} {step.name['vi']}" for step in STEPS.values()]
    arrows = [f"    {source} --> {target}: {move}" for source, target, move in step_changes()]
    ends = [f"    {step} --> [*]" for step in STEPS if step in CLOSED]
    starts = [f"    [*] --> {move.target}: {move.id}" for move in FILINGS.values()]
    return "\n".join(["stateDiagram-v2", *steps, *starts, *arrows, *ends])
