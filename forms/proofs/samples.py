"""A few values for each thing a condition reads: whatever a real answer makes true, one of them does."""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import ceil, floor

from forms.conditions.comparison import DATE, ORDERS, stands
from forms.fields.address import AddressField
from forms.fields.base import FieldModel
from forms.fields.choice import ChoiceField
from forms.fields.date import DateField
from forms.fields.decimal import DecimalField
from forms.fields.declaration import DeclarationField
from forms.fields.group import pointed
from forms.fields.money import MoneyField
from forms.fields.people import PeopleField
from forms.fields.several import SeveralField
from forms.fields.whole_number import WholeNumberField
from forms.fields.yes_no import YesNoField

ANYTHING: tuple[object, ...] = (None, True, False, [], {})


@dataclass(frozen=True)
class Subject:
    """What a leaf reads: an answer (or a part of it), an age, a number of rows, the account, the day."""

    what: str
    name: str = ""
    each: str = ""
    """Of a number of rows, the condition on a row, as JSON."""

    @property
    def field(self) -> str:
        return self.name.split(".")[0]


def answers(field: FieldModel | None, part: str, wanted: Sequence[object]) -> Iterable[object]:
    """Values of an answer that is given, around those it is compared with; never too few, rather too many."""
    field, part, unsure = _asked(field, part)
    if field is not None and part and not _has(field, part):
        return (None,)
    if part or field is None:
        return (*ANYTHING, *_numbers(wanted, -(10**16), 10**16), *_texts(wanted))
    return (*unsure, *_whole_answers(field, wanted))


def _whole_answers(field: FieldModel, wanted: Sequence[object]) -> Iterable[object]:
    match field:
        case ChoiceField(options=options):
            return _unlike([option.value for option in options], wanted)
        case YesNoField(only=only):
            return (True, False) if only is None else (only,)
        case DeclarationField():
            return (True,)
        case SeveralField():
            return ([],)
        case WholeNumberField() | DecimalField() if field.one_of:
            return _unlike(field.one_of, wanted)
        case WholeNumberField(minimum=least, maximum=most) | MoneyField(minimum=least, maximum=most):
            return _whole(wanted, least, most)
        case DecimalField(minimum=least, maximum=most):
            return _numbers(wanted, least, most)
        case DateField():
            return _dates(wanted)
    return _by_type(field, wanted)


def _asked(field: FieldModel | None, part: str) -> tuple[FieldModel | None, str, tuple[None, ...]]:
    """The question a path leads to, what is left of the path, and nothing where it may stay unanswered.

    A group is given as soon as one of its questions is answered: any other may be left out.
    """
    if field is None:
        return None, part, ()
    inner, rest = pointed(field, part)
    return inner, rest, () if inner is field else (None,)


def _has(field: FieldModel, part: str) -> bool:
    """Whether an answer may have such a part; of kinds not known here, any."""
    if isinstance(field, AddressField):
        return part in field.parts()
    return dict in field.JSON and not isinstance(field, DateField)


def ages(field: FieldModel | None, part: str, wanted: Sequence[object]) -> Iterable[object]:
    """Full years around those compared with; what is no date has no age."""
    field, part, unsure = _asked(field, part)
    if field is not None and not (_has(field, part) if part else str in field.JSON):
        return (None,)
    born = isinstance(field, DateField) and not part
    return (*_whole(wanted, -300, 2200), *(unsure if born else (None,)))


def counts(field: FieldModel | None, part: str, wanted: Sequence[object], all_rows: bool) -> Iterable[object]:
    """How many rows a list that says anything may have, or may have of some kind; ticks are counted too."""
    field, part, unsure = _asked(field, part)
    least = 0 if unsure or not all_rows else 1
    match field:
        case None:
            return _whole(wanted, 0, 10**6)
        case PeopleField(minimum=fewest, maximum=most) if not part:
            return _whole(wanted, max(fewest, 1) if least else 0, most)
        case SeveralField(options=options) if not part:
            return _whole(wanted, least, len(options))
    return (0,)


def days(wanted: Sequence[object], first: date, last: date | None) -> Iterable[date]:
    """Days of receipt around the ends of the periods, within those on which an edition is filed under."""
    ends = [day for day in wanted if isinstance(day, date)]
    near = {day + timedelta(days=n) for day in ends for n in (-1, 0, 1) if date.min < day < date.max}
    return sorted(day for day in near | {first} if first <= day and (last is None or day <= last))


def _by_type(field: FieldModel, wanted: Sequence[object]) -> Iterable[object]:
    kinds: Mapping[type, Iterable[object]] = {
        bool: (True, False),
        int: _numbers(wanted, -(10**16), 10**16),
        float: (),
        str: _texts(wanted),
        list: ([],),
        dict: ({},),
    }
    return [value for kind in field.JSON for value in kinds.get(kind, ANYTHING)]


def _unlike(options: Iterable[object], wanted: Sequence[object]) -> list[object]:
    """One of those options that no comparison asked for tells apart."""
    how = ("equals", *ORDERS)
    kept: dict[tuple[bool, ...], object] = {}
    for value in options:
        kept.setdefault(tuple(stands(value, each, one) for one in wanted for each in how), value)
    return [*kept.values()]


def _figures(wanted: Iterable[object]) -> list[float]:
    return [one for one in wanted if isinstance(one, int | float) and not isinstance(one, bool)]


def _whole(wanted: Iterable[object], least: int, most: int) -> list[int]:
    near = {n for one in _figures(wanted) for n in (floor(one) - 1, floor(one), ceil(one), floor(one) + 1)}
    return sorted(n for n in near | {least, most} if least <= n <= most)


def _numbers(wanted: Iterable[object], least: float, most: float) -> list[float]:
    ends = sorted({least, most, *(one for one in _figures(wanted) if least <= one <= most)})
    return [*ends, *((low + high) / 2 for low, high in pairwise(ends))]


def _texts(wanted: Iterable[object]) -> list[str]:
    """Every text compared with, one just after each, and the first of all; and dates, which are texts."""
    texts = [str(one) for one in wanted if isinstance(one, str)]
    return ["", *texts, *(text + "\0" for text in texts), *_dates(wanted)]


def _dates(wanted: Iterable[object]) -> list[str]:
    """The texts compared with, and the days, months and years around each that is a date."""
    texts = [str(one) for one in wanted if isinstance(one, str)]
    near = {
        day
        for text in texts
        for known in {text[:4], text[:7], text}
        if (ends := _ends(known))
        for day in (ends[0] - timedelta(days=1), *ends, ends[1] + timedelta(days=1))
    }
    spoken = sorted({f"{day}"[:known] for day in near or {date(2000, 1, 1)} for known in (4, 7, 10)})
    return list(dict.fromkeys([*texts, *spoken]))


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
