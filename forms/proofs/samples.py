"""Sample values for each thing a condition reads: what any real answer makes true, one of them does too."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from forms.conditions import trial
from forms.fields.base import FieldModel
from forms.fields.group import resolve_path


def answer_samples(field: FieldModel | None, part: str, wanted: Sequence[object]) -> Iterable[object]:
    """Values of an answer that is given, around those it is compared with; rather too many than too few."""
    field, part, unsure = _resolve_part(field, part)
    if field is not None and part and not field.has(part):
        return (None,)
    if part or field is None:
        return trial.any_values(wanted)
    return (*unsure, *field.trial_values(wanted))


def _resolve_part(field: FieldModel | None, part: str) -> tuple[FieldModel | None, str, tuple[None, ...]]:
    """The question a path leads to, what is left of the path, and nothing where it may stay unanswered.

    A group is given as soon as one of its questions is answered: any other may be left out.
    """
    if field is None:
        return None, part, ()
    inner, rest = resolve_path(field, part)
    return inner, rest, () if inner is field else (None,)


def age_samples(field: FieldModel | None, part: str, wanted: Sequence[object]) -> Iterable[object]:
    """Full years around those compared with; what is no date has no age."""
    field, part, unsure = _resolve_part(field, part)
    if field is not None and not (field.has(part) if part else str in field.JSON):
        return (None,)
    dated = field is not None and field.DATED and not part
    return (*trial.whole(wanted, -300, 2200), *(unsure if dated else (None,)))


def count_samples(
    field: FieldModel | None, part: str, wanted: Sequence[object], all_rows: bool
) -> Iterable[object]:
    """How many rows a list that says anything may have, or may have of some kind; ticks are counted too."""
    field, part, unsure = _resolve_part(field, part)
    if field is None:
        return trial.whole(wanted, 0, 10**6)
    return field.trial_counts(wanted, whole=all_rows and not unsure) if not part else (0,)


def day_samples(wanted: Sequence[object], first: date, last: date | None) -> Iterable[date]:
    """Days of receipt around the ends of the periods, within those on which an edition is filed under."""
    # A period changes its truth only at its ends, so the days around them are enough.
    ends = [day for day in wanted if isinstance(day, date)]
    near = {day + timedelta(days=n) for day in ends for n in (-1, 0, 1) if date.min < day < date.max}
    return sorted(day for day in near | {first} if first <= day and (last is None or day <= last))
