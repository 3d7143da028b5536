"""Fields laid out on pages: in the order of the steps, no rule reading a later page, no page too heavy."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from forms.imports.questions import Foreign

HEAVIEST = 7_500
"""Of one page, in bytes of markup that brotli cannot guess; what a page weighs without its questions and a
little air are already taken off the 14,000 it may weigh."""


@dataclass(frozen=True)
class PagePlan:
    """One page to be: its title, the names of its fields, and its exits."""

    title: str
    names: tuple[str, ...]
    exits: tuple[Foreign, ...] = field(default_factory=tuple)


def lay_out(
    sheets: Sequence[PagePlan], reads: Mapping[str, set[str]], weights: Mapping[str, int]
) -> list[PagePlan]:
    """Pages none of which is too heavy, no field before the page of a field its rules read."""
    cut = [part for sheet in sheets for part in _split(sheet, weights)]
    moved = _move_after_sources(cut, reads)
    kept = [sheet for sheet in moved if sheet.names]
    return [part for sheet in kept for part in _split(sheet, weights)] if kept != cut else kept


def _split(sheet: PagePlan, weights: Mapping[str, int]) -> Iterable[PagePlan]:
    parts: list[list[str]] = [[]]
    weight = 0
    for name in sheet.names:
        if parts[-1] and weight + weights[name] > HEAVIEST:
            parts.append([])
            weight = 0
        parts[-1].append(name)
        weight += weights[name]
    for n, part in enumerate(parts, 1):
        title = f"{sheet.title} ({n}/{len(parts)})" if len(parts) > 1 else sheet.title
        # Exits go to the last part: their conditions may read answers of the whole step.
        yield PagePlan(title, tuple(part), sheet.exits if n == len(parts) else ())


def _move_after_sources(sheets: Sequence[PagePlan], reads: Mapping[str, set[str]]) -> list[PagePlan]:
    page = {name: n for n, sheet in enumerate(sheets) for name in sheet.names}
    # Until nothing moves: a field moved later may carry those that wait for it along.
    changed = True
    while changed:
        changed = False
        for name, asked in reads.items():
            last = max((page[other] for other in asked if other in page), default=0)
            if name in page and page[name] < last:
                page[name], changed = last, True
    found = []
    for n, sheet in enumerate(sheets):
        own = [name for name in sheet.names if page[name] == n]
        later = [name for other in sheets[:n] for name in other.names if page[name] == n]
        found.append(replace(sheet, names=(*own, *later)))
    return found
