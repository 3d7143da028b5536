"""One row on its way into a list, from the page or from a file, and what its answers mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from forms.fields.base import FormPost, Moment, Value, is_row_number
from forms.fields.people import PeopleField, Row
from forms.judging.validation import Error, judge, judge_rows
from forms.judging.warnings import explanation_box
from forms.rows.table import Columns, Line
from forms.text.characters import to_printable

Pairs = tuple[tuple[str, str], ...]
"""What would be posted for one row, without the name of the list and the number of the row."""


@dataclass(frozen=True)
class Entry:
    """One row, of the page or of the file, with what its answers mean."""

    field: PeopleField
    pairs: Pairs
    moment: Moment
    outer: Mapping[str, Value]
    line: Line | None = None
    """The line of the file that speaks of it."""

    @property
    def number(self) -> int:
        """Of the line; 0 where there is none."""
        return self.line.number if self.line else 0

    @cached_property
    def raws(self) -> dict[str, object]:
        posted = FormPost(self.pairs)
        return {one.id: one.extract(posted, one.id) for one in self.field.fields}

    @cached_property
    def values(self) -> Mapping[str, Value]:
        return judge(self.field.fields, self.raws, self.moment, outer=self.outer).values

    @property
    def is_blank(self) -> bool:
        return all(one.is_blank(self.raws[one.id]) for one in self.field.fields)

    @cached_property
    def unique_key(self) -> tuple[str, ...]:
        return self.field.unique_key(self.values)

    @cached_property
    def comparable_answers(self) -> dict[str, str]:
        """Answers as they are compared: what they mean, or, where they mean nothing, what stands there."""
        return {name: str(self.values.get(name, raw)) for name, raw in self.raws.items()}

    @cached_property
    def answered_names(self) -> frozenset[str]:
        """The questions that the row says something to."""
        return frozenset(one.id for one in self.field.fields if not one.is_blank(self.raws[one.id]))

    def adds_nothing_to(self, other: "Entry") -> bool:
        """Whether all that this row says stands in the other one."""
        return all(
            self.comparable_answers[name] == other.comparable_answers[name] for name in self.answered_names
        )

    def answers_to(self, names: Sequence[str]) -> tuple[str, ...]:
        return tuple(self.comparable_answers[name] for name in names)

    def merge_onto(self, other: "Entry") -> "Entry":
        """The other row with all that this one answers in place of what it says there. What was explained
        beside an answer stays while the answer does."""
        said = self.answered_names
        mine = [pair for pair in self.pairs if pair[0].split(".")[0] in said]
        # An explanation belongs to the answer it explains; beside another answer it would be false.
        kept = {
            explanation_box(name)
            for name in said
            if self.comparable_answers[name] == other.comparable_answers[name]
        }
        theirs = [pair for pair in other.pairs if pair[0] in kept or pair[0].split(".")[0] not in said]
        return replace(other, pairs=(*theirs, *mine), line=self.line)


def posted_rows(field: PeopleField, posted: FormPost) -> list[Pairs]:
    """The rows of a post, in the order of their numbers."""
    found: dict[int, list[tuple[str, str]]] = {number: [] for number in posted.rows(field.id)}
    for name, text in posted.items():
        head, _, tail = name.partition(".")
        number, _, part = tail.partition(".")
        if head == field.id and is_row_number(number):
            found[int(number)].append((part, text))
    return [tuple(pairs) for pairs in found.values()]


def pairs_of_line(field: PeopleField, line: Line, columns: Columns) -> Pairs:
    asked = [one for one in field.fields if one.id in columns.places]
    cells = ((one, to_printable(line.cell_at(columns.places[one.id])).strip()) for one in asked)
    return tuple(pair for one, text in cells if text for pair in one.pairs_of_cell(text, one.id))


def row_errors(rows: Sequence[Entry]) -> tuple[Error, ...]:
    """What is wrong with rows standing in a list in this order; nothing is said of how many they are."""
    if not rows:
        return ()
    one = rows[0]
    judged = [Row(place, place + 1, row.raws) for place, row in enumerate(rows)]
    found = judge_rows(one.field, judged, one.field.id, one.moment, one.outer).errors
    return tuple(error for error in found if error.field != one.field.id)
