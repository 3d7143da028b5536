"""Rows of a long list that are answered and right, each in one line: a hundred of them are a page to read."""

from collections.abc import Mapping
from dataclasses import dataclass

from forms.fields.base import AnswerRefused
from forms.fields.people import PeopleField
from forms.judging.answers import BoundForm
from forms.judging.validation import judge_rows
from forms.text.language import Language

# A hundred guests with all their boxes would weigh several budgets of 14,000 bytes.
MOST_EXPANDED = 10
"""Rows that are shown with all their boxes, whatever is in them."""


@dataclass(frozen=True)
class CollapsedRow:
    """One row: what it says, the posted pairs that carry it along as typed, and the warnings about it."""

    text: str
    pairs: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...] = ()


def collapse_rows(field: PeopleField, bound: BoundForm, language: Language) -> Mapping[int, CollapsedRow]:
    """The rows of a list to show in one line, by number: none of a short list, none with anything wrong, and
    not the one the page leads to."""
    if len(bound.shown_rows(field)) <= MOST_EXPANDED:
        return {}
    try:
        rows = field.parse(field.extract(bound.posted, field.id), bound.moment)
    except AnswerRefused:
        # Too many rows: then every one is shown, so that some can be removed.
        return {}
    outer = bound.level().values()
    judged = judge_rows(field, rows, field.id, bound.moment, outer)
    wrong = {error.field for error in (*judged.errors, *bound.errors)} | {bound.focus}
    opened = {name.split(".")[1] for name in wrong if name.startswith(f"{field.id}.")}
    pairs = _pairs_by_row(field, bound)
    return {
        row.number: CollapsedRow(
            field.show_row(told, language, bound.moment),
            tuple(pairs[row.number]),
            tuple(warning.message[language] for warning in bound.warnings_in_row(f"{field.id}.{row.number}")),
        )
        for row, told in zip(rows, judged.values[field.id], strict=True)
        if f"{row.number}" not in opened
    }


def _pairs_by_row(field: PeopleField, bound: BoundForm) -> Mapping[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = {number: [] for number in bound.posted.rows(field.id)}
    for name, text in bound.posted.items():
        head, _, rest = name.partition(".")
        number = rest.partition(".")[0]
        if head == field.id and text and number.isdecimal() and int(number) in found:
            found[int(number)].append((name, text))
    return found
