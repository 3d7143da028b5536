"""Rows of a file merged into the list of a post: none twice, none lost, each wrong one reported by line."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from forms.fields.base import AnswerRefused, FieldModel, FormPost, Moment, Value
from forms.fields.people import PeopleField
from forms.judging.validation import Error
from forms.rows.entry import Entry, pairs_of_line, posted_rows, row_errors
from forms.rows.table import Columns, Line
from forms.text.characters import clean
from forms.text.language import Text
from forms.text.words import ComposedText, Phrase

ZEROS = Phrase("rows.merge.zeros")
FOUND = Phrase("rows.merge.found")
SAME = Phrase("rows.merge.same")
# 1.5e+11 is what a spreadsheet makes of a 12-digit number it takes for a quantity.
NUMBER = re.compile(r"[1-9]\d*|\d+[.,]?\d*[eE][+]?\d+")
"""Digits as a spreadsheet writes a number: no zero in front, or rounded."""
LONGEST = 60
"""Characters of a cell that are quoted."""


@dataclass(frozen=True)
class Fault:
    """One wrong answer of a file: the line, what to do, and the box to correct it in."""

    line: int
    message: Text
    target: str


@dataclass(frozen=True)
class MergeResult:
    """The post with the rows of the file in its list, and what is to be said of them."""

    posted: FormPost
    taken: int
    """Lines that stand in the list without an error."""
    wrong: tuple[int, ...]
    """Numbers of the lines that must be corrected."""
    faults: tuple[Fault, ...]
    errors: tuple[Error, ...]
    """The same of the rows in the list, for the boxes."""
    over: tuple[int, ...]
    """Numbers of the lines for which the list has no room."""


def merge_rows(
    field: PeopleField,
    lines: Sequence[Line],
    columns: Columns,
    posted: FormPost,
    moment: Moment,
    outer: Mapping[str, Value],
) -> MergeResult:
    """The rows of a file in the list of a post. `outer` are the answers of the form around.

    A row that is there already – by its unique key, by the same answers, or because it is one of the wrong
    ones with its mistakes mended – is joined with it; others follow, as many as the list may have.
    """
    typed = _typed_entries(field, posted, moment, outer)
    file = [
        Entry(field, pairs_of_line(field, line, columns), moment, outer, line) for line in columns.rows(lines)
    ]
    listed, twins, over = _merged_list(field, typed, file, tuple(columns.places))
    faults, errors = _judge_merged(field, listed, columns)
    faults += [_repeat_fault(field, line, place) for line, place in twins]
    wrong = {fault.line for fault in faults}
    return MergeResult(
        posted=_replace_rows(field, posted, listed),
        taken=len(file) - len(over) - len(wrong),
        wrong=tuple(sorted(wrong)),
        faults=tuple(sorted(faults, key=lambda fault: fault.line)),
        errors=errors,
        over=over,
    )


def _merged_list(
    field: PeopleField, typed: Sequence[Entry], file: Sequence[Entry], names: Sequence[str]
) -> tuple[list[Entry], list[tuple[int, int]], tuple[int, ...]]:
    """The list with the file's rows; (line, place) of those that repeat a row; lines there is no room for."""
    apart, twins = _distinct_rows(file, names)
    met = _match_rows(typed, apart, names)
    listed = list(typed)
    for n, row in enumerate(apart):
        if n in met:
            listed[met[n]] = row.merge_onto(listed[met[n]])
        elif len(listed) < field.maximum:
            met[n] = len(listed)
            listed.append(row)
    over = [row.number for n, row in enumerate(apart) if n not in met]
    over += [number for number, n in twins if n not in met]
    return listed, [(number, met[n]) for number, n in twins if n in met], tuple(sorted(over))


def _distinct_rows(file: Sequence[Entry], names: Sequence[str]) -> tuple[list[Entry], list[tuple[int, int]]]:
    """The rows of a file without those that repeat one before; of these (line, which one it repeats)."""
    apart: list[Entry] = []
    twins: list[tuple[int, int]] = []
    known: dict[tuple[str, ...], int] = {}
    for row in file:
        first = known.setdefault(row.answers_to(names), len(apart)) if row.unique_key else len(apart)
        if first < len(apart):
            twins.append((row.number, first))
        else:
            apart.append(row)
    return apart, twins


def _match_rows(typed: Sequence[Entry], file: Sequence[Entry], names: Sequence[str]) -> dict[int, int]:
    """Row of the file → the row there that it is; each row there is met once."""
    bad = _wrong_places(typed)
    met: dict[int, int] = {}

    # Rows that say most choose first: one that says little is like the rows of several people.
    order = sorted(range(len(file)), key=lambda n: -len(file[n].answered_names))

    def meet(alike: Callable[[Entry, int], bool]) -> None:
        free = [place for place in range(len(typed)) if place not in met.values()]
        for n in order:
            row = file[n]
            place = next((place for place in free if alike(row, place)), None) if n not in met else None
            if place is not None:
                met[n] = place
                free.remove(place)

    # Three rounds, from certain to likely: an equal row must not lose its place to a similar one.
    meet(lambda row, place: row.answers_to(names) == typed[place].answers_to(names))
    # A line with an empty cell joined a row that says more: sent again, it is that row, not its twin.
    meet(lambda row, place: _same_key(row, typed[place]) and row.adds_nothing_to(typed[place]))
    meet(lambda row, place: _same_key(row, typed[place]))
    meet(lambda row, place: place in bad and _is_correction(row, typed[place], set(names) - bad[place]))
    return met


def _same_key(row: Entry, other: Entry) -> bool:
    return row.unique_key != () and row.unique_key == other.unique_key


def _wrong_places(rows: Sequence[Entry]) -> dict[int, set[str]]:
    """Place of a wrong row → the questions answered wrongly."""
    found: dict[int, set[str]] = {}
    for error in row_errors(rows):
        _, place, name = error.field.split(".")[:3]
        found.setdefault(int(place), set()).add(name)
    return found


def _is_correction(row: Entry, before: Entry, right: set[str]) -> bool:
    """Whether a row of the file says all that was right in a wrong row, and that is something."""
    told = any(name in before.values for name in right)
    return told and all(row.comparable_answers[name] == before.comparable_answers[name] for name in right)


def _judge_merged(
    field: PeopleField, rows: Sequence[Entry], columns: Columns
) -> tuple[list[Fault], tuple[Error, ...]]:
    """What is wrong with the rows that the file speaks of, with what its cells have to do with it."""
    known = {one.id: one for one in field.fields}
    faults: list[Fault] = []
    errors: list[Error] = []
    for error in row_errors(rows):
        _, place, name = error.field.split(".")[:3]
        if line := rows[int(place)].line:
            cell = line.cell_at(columns.places[name]) if name in columns.places else ""
            error = replace(error, message=_remark(error, known[name], clean(cell)))
            faults.append(Fault(line.number, error.message, error.target))
            errors.append(error)
    return faults, tuple(errors)


def _remark(error: Error, one: FieldModel, cell: str) -> Text:
    """The words of an error, and what only a file can have done: lost zeros, words that no box shows."""
    if one.ZEROS and NUMBER.fullmatch(cell):
        return _concatenate(error.message, ZEROS)
    if error.reason == "option":
        return _concatenate(error.message, FOUND.format(found=cell[:LONGEST]))
    return error.message


def _concatenate(first: Text, second: Text) -> Text:
    return ComposedText(lambda language: first[language] + second[language])


def _repeat_fault(field: PeopleField, line: int, place: int) -> Fault:
    """What is said of a line that repeats a row in every answer, and is not put in for it."""
    column = next(one for one in field.fields if one.id == field.unique[0])
    why = AnswerRefused("repeated", column=column.name_in_messages, other=field.row_title(place + 1))
    # The link leads to the row, not to a box: nothing in it is wrong, so it may be folded to one line.
    return Fault(line, _concatenate(field.message_for(why), SAME), f"{field.id}.{place}")


def without_wrong(
    field: PeopleField, posted: FormPost, moment: Moment, outer: Mapping[str, Value]
) -> FormPost:
    """The post without the rows of a list that hold an error; where one repeats another, the first stays."""
    rows = _typed_entries(field, posted, moment, outer)
    wrong = _wrong_places(rows)
    return _replace_rows(field, posted, [row for place, row in enumerate(rows) if place not in wrong])


def _typed_entries(
    field: PeopleField, posted: FormPost, moment: Moment, outer: Mapping[str, Value]
) -> list[Entry]:
    """The rows of a post that say anything."""
    rows = (Entry(field, pairs, moment, outer) for pairs in posted_rows(field, posted))
    return [row for row in rows if not row.is_blank]


def _replace_rows(field: PeopleField, posted: FormPost, rows: Sequence[Entry]) -> FormPost:
    """The post with these rows in the list, and no others."""
    # Rows are numbered anew: gaps would show as blank rows on the page.
    others = [pair for pair in posted.items() if pair[0].split(".")[0] != field.id]
    mine = [(f"{field.id}.{n}.{name}", text) for n, row in enumerate(rows) for name, text in row.pairs]
    return FormPost(others + mine)
