"""A few values for what a condition reads: whatever a real value makes true, one of these does too."""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from math import ceil, floor

from forms.conditions.comparison import DATE, RELATIONS

# One of each JSON type: a kind added later may answer with any of them.
ANYTHING: tuple[object, ...] = (None, True, False, [], {})


def by_type(types: Iterable[type], wanted: Sequence[object]) -> list[object]:
    """Values of these types of JSON, around those compared with."""
    known: Mapping[type, Iterable[object]] = {
        bool: (True, False),
        int: numbers(wanted, -(10**16), 10**16),
        float: (),
        str: texts(wanted),
        list: ([],),
        dict: ({},),
    }
    return [value for one in types for value in known.get(one, ANYTHING)]


def any_values(wanted: Sequence[object]) -> list[object]:
    """Values of every type, where nobody knows which."""
    return [*ANYTHING, *numbers(wanted, -(10**16), 10**16), *texts(wanted)]


def unlike(options: Iterable[object], wanted: Sequence[object]) -> list[object]:
    """One of those options that no comparison asked for tells apart."""
    # Each value once, and apart from true what is 1. Over or equal and under or equal tell the other orders.
    asked = {(type(one), one): one for one in wanted}.values()
    how = [RELATIONS[name] for name in ("equals", "greaterThanOrEqual", "lessThanOrEqual")]
    kept: dict[tuple[bool, ...], object] = {}
    for value in options:
        kept.setdefault(tuple([holds(value, one) for one in asked for holds in how]), value)
    return [*kept.values()]


def _figures(wanted: Iterable[object]) -> list[float]:
    return [one for one in wanted if isinstance(one, int | float) and not isinstance(one, bool)]


def whole(wanted: Iterable[object], least: int, most: int) -> list[int]:
    """The whole numbers around those compared with, and both ends."""
    near = {n for one in _figures(wanted) for n in (floor(one) - 1, floor(one), ceil(one), floor(one) + 1)}
    return sorted(n for n in near | {least, most} if least <= n <= most)


def numbers(wanted: Iterable[object], least: float, most: float) -> list[float]:
    """The numbers compared with, those between them, and both ends."""
    ends = sorted({least, most, *(one for one in _figures(wanted) if least <= one <= most)})
    return [*ends, *((low + high) / 2 for low, high in pairwise(ends))]


def texts(wanted: Iterable[object]) -> list[str]:
    """Every text compared with, one just after each, and the first of all; and dates, which are texts."""
    said = [str(one) for one in wanted if isinstance(one, str)]
    return ["", *said, *(text + "\0" for text in said), *dates(wanted)]


def dates(wanted: Iterable[object]) -> list[str]:
    """The texts compared with, and the days, months and years around each that is a date."""
    said = [str(one) for one in wanted if isinstance(one, str)]
    near = {
        day
        for text in said
        for known in {text[:4], text[:7], text}
        if (ends := _ends(known))
        for day in (ends[0] - timedelta(days=1), *ends, ends[1] + timedelta(days=1))
    }
    spoken = sorted({f"{day}"[:known] for day in near or {date(2000, 1, 1)} for known in (4, 7, 10)})
    return list(dict.fromkeys([*said, *spoken]))


def _ends(text: str) -> tuple[date, date] | None:
    """The first and the last day of a date known in part; None for what is no date."""
    if not DATE.fullmatch(text):
        return None
    year, month, day = [*map(int, text.split("-")), 0, 0][:3]
    try:
        first = date(year, month or 1, day or 1)
        last = first if day else date(year, month or 12, monthrange(year, month or 12)[1])
    except ValueError:
        return None
    return (first, last) if 2 <= year <= 9998 else None
