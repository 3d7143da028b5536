"""A list of people: the same few questions once per person. Canonical: a list of mappings of answers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field as Key
from pydantic import model_validator

from forms.conditions import trial
from forms.conditions.rules import Rule
from forms.fields.base import AnswerRefused, FieldModel, FormPost, Moment, Value
from forms.fields.example import SAID, Example
from forms.fields.group import (
    box_names,
    echo_answers,
    extract_answers,
    json_answers,
    posted_pairs,
    say_nothing,
)
from forms.fields.intake import Intake
from forms.text.language import Language, Text
from forms.text.words import ComposedText

if TYPE_CHECKING:
    from forms.fields import AnyField


@dataclass(frozen=True)
class Row:
    """A row that says anything: its posted number (from 0), its place on the page (from 1), its answers."""

    number: int
    position: int
    answers: Mapping[str, object]


class PeopleField(FieldModel):
    """Its rows are judged in forms/judging/answers.py; here is what concerns the list as a whole."""

    REASONS: ClassVar[tuple[str, ...]] = ("row", "too_few", "too_many", "repeated")
    JSON: ClassVar[tuple[type, ...]] = (list,)
    COLUMN: ClassVar[bool] = False
    SCRIPT: ClassVar[str] = "rows(all,name)"
    IN_ROWS: ClassVar[bool] = False
    EXAMPLE: ClassVar[Example] = Example(
        [{"ten": "Nguyễn Văn An"}],
        keys={"row_name": SAID, "fields": [{"kind": "name", "id": "ten", "label": SAID}]},
    )

    kind: Literal["people"]
    required: bool = False
    """At least one row, whatever `minimum` says."""
    fields: "tuple[AnyField, ...]" = Key(min_length=1)
    """What is asked of each person."""
    minimum: int = Key(default=0, ge=0, le=1000)
    """The fewest rows accepted."""
    maximum: int = Key(default=20, ge=1, le=1000)
    """The most rows accepted."""
    row_name: Text
    """What one row is called: "Khách", "Thành viên"."""
    unique: tuple[str, ...] = ()
    """Fields of a row whose answers, taken together, may stand in one row only."""
    rules: tuple[Rule, ...] = ()
    """What must hold between the answers of each row."""
    intake: Intake | None = Key(default=None, alias="import")
    """Given where rows may also come from a file; `true` where the labels are all the headings there are."""

    @model_validator(mode="after")
    # Found when the schema is read, not when a citizen adds the row that breaks it.
    def _rows_make_sense(self) -> "PeopleField":
        ids = [field.id for field in self.fields]
        if self.minimum > self.maximum:
            raise ValueError(f"minimum {self.minimum} is over maximum {self.maximum}")
        for name in self.unique:
            if name not in ids:
                raise ValueError(f"unique: {name} is no field of a row: {', '.join(ids)}")
        if len(set(ids)) < len(ids):
            raise ValueError("fields: an id appears twice")
        if not all(field.IN_ROWS for field in self.fields):
            raise ValueError("fields: a row is one person, and holds neither a person nor a list")
        if outside := [field.kind for field in self.fields if field.OF_FORM]:
            raise ValueError(f"fields: {outside[0]} is asked of the whole form, outside of rows")
        return self

    def extract(self, posted: FormPost, name: str) -> object:
        return {row: extract_answers(self.fields, posted, f"{name}.{row}.") for row in posted.rows(name)}

    def json_answer(self, raw: object) -> object:
        rows = super().json_answer(raw)
        if not isinstance(rows, list):
            return rows
        return [json_answers(self.fields, row) if isinstance(row, Mapping) else row for row in rows]

    def is_blank(self, raw: object) -> bool:
        rows = raw.values() if isinstance(raw, Mapping) else raw if isinstance(raw, list) else None
        return raw in (None, "") if rows is None else all(say_nothing(self.fields, row) for row in rows)

    def parse(self, raw: object, moment: Moment) -> list[Row]:
        """The rows that say anything, still to be judged one by one. Raises AnswerRefused."""
        numbered = _rows_by_number(raw)
        said = [
            (number, place)
            for place, number in enumerate(numbered, 1)
            if not say_nothing(self.fields, numbered[number])
        ]
        if len(said) > self.maximum:
            raise AnswerRefused("too_many", limit=self.maximum, count=len(said))
        return [Row(number, place, _row_answers(numbered[number], place)) for number, place in said]

    def too_few_error(self, rows: Sequence[Row]) -> AnswerRefused | None:
        return (
            AnswerRefused("too_few", limit=self.minimum, count=len(rows))
            if len(rows) < self.minimum
            else None
        )

    def next_box(self, name: str, rows: Sequence[Row]) -> str:
        """The posted name of the first box of the first row that still says nothing."""
        said = {row.number for row in rows}
        # A row in the middle may be the blank one: its box exists already, so the link leads there.
        free = next(number for number in range(len(rows) + 1) if number not in said)
        return self.fields[0].first_box(f"{name}.{free}.{self.fields[0].id}")

    def unique_key(self, row: Mapping[str, Value]) -> tuple[str, ...]:
        """What must stand in one row only; empty when the row does not answer all of it."""
        # Case does not make two passports: "c123" and "C123" are one number.
        answered = [str(row[name]).casefold() for name in self.unique if name in row]
        return tuple(answered) if len(answered) == len(self.unique) else ()

    def row_title(self, position: int | str) -> Text:
        """What a row is called on the page, or several of them ("19–24")."""
        return ComposedText(lambda language: f"{self.row_name[language]} {position}")

    @property
    def always(self) -> bool:
        return self.minimum > 0 or super().always

    def trial_counts(self, wanted: Sequence[object], whole: bool) -> Iterable[int]:
        return trial.whole(wanted, max(self.minimum, 1) if whole else 0, self.maximum)

    def references(self) -> set[str]:
        """What the rows speak of beside fields of the row itself."""
        inner = set().union(*(field.references() for field in self.fields))
        return super().references() | inner - {field.id for field in self.fields}

    def rows_to_show(self, posted: FormPost, name: str) -> list[int]:
        """The numbers of the rows a page shows: those posted, and blank ones up to the minimum, or to one."""
        rows = posted.rows(name)
        # At least one row: without scripts an empty list would have no box to type in.
        missing = max(self.minimum, 1) - len(rows)
        following = max(rows, default=-1) + 1
        return rows + list(range(following, following + missing))

    def posted_pairs(self, value: Value, name: str, moment: Moment) -> list[tuple[str, str]]:
        return [
            pair
            for number, row in enumerate(value)
            for pair in posted_pairs(self.fields, row, f"{name}.{number}.", moment)
        ]

    def echo(self, raw: object, name: str, moment: Moment) -> list[tuple[str, str]]:
        # One row too many is echoed so that the error can be seen; a million would fill the page.
        rows = raw[: self.maximum + 1] if isinstance(raw, list) else []
        return [
            pair
            for number, row in enumerate(rows)
            if isinstance(row, Mapping)
            for pair in echo_answers(self.fields, row, f"{name}.{number}.", moment)
        ]

    def show(self, value: Value, language: Language, moment: Moment) -> str:
        return "\n".join(self.show_row(row, language, moment) for row in value)

    def show_row(self, row: Mapping[str, Value], language: Language, moment: Moment) -> str:
        return " · ".join(f.show(row[f.id], language, moment) for f in self.fields if f.id in row)

    def first_box(self, name: str) -> str:
        return self.fields[0].first_box(f"{name}.0.{self.fields[0].id}")

    def posted_names(self, name: str, posted: FormPost) -> set[str]:
        return {box for row in posted.rows(name) for box in box_names(self.fields, f"{name}.{row}.", posted)}


def _rows_by_number(raw: object) -> Mapping[int, object]:
    """Rows by number: of a post they come so, of JSON they are a list."""
    if isinstance(raw, list):
        return dict(enumerate(raw))
    if isinstance(raw, dict) and all(type(number) is int for number in raw):
        return raw
    raise AnswerRefused("type")


def _row_answers(row: object, position: int) -> Mapping[str, object]:
    if not isinstance(row, Mapping):
        raise AnswerRefused("row", row=position)
    return row
