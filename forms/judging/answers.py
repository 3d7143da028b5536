"""A whole form's answers: read from a browser's post or from JSON, judged, printed back, never half taken."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from forms.fields.base import FieldModel, Moment, Posted, Value, row_number
from forms.fields.group import GroupField, boxes, echoed, extracted, named, printed, sent
from forms.fields.people import PeopleField
from forms.judging.foresight import foreseen
from forms.judging.scope import Level
from forms.judging.validation import Error as Error
from forms.judging.validation import Outcome, between, judge, unknown
from forms.schema.procedure import Procedure
from forms.text.characters import printable
from forms.text.messages import sentence, template

FACTORS = (("citizen_id", "id_number"), ("phone", "phone"))
"""Kinds whose last four digits open a dossier without logging in, and the account attribute they repeat."""


@dataclass(frozen=True)
class Bound:
    """A form and what was typed in it; judged (errors, values, warnings), or not yet (blank)."""

    procedure: Procedure
    fields: tuple[FieldModel, ...]
    posted: Posted
    errors: tuple[Error, ...]
    values: Mapping[str, Value]
    """Canonical answers of the fields that show; complete only where there are no errors."""
    warnings: tuple[Error, ...]
    """What only looks wrong, told like an error; beside each the citizen may say why it is right."""
    moment: Moment
    focus: str = ""
    """The posted name of the field the page leads to, where it is shown again for its sake."""

    def text(self, name: str) -> str:
        """What was typed in a box."""
        return printable(self.posted.get(name))

    def error(self, name: str) -> Error | None:
        """The first error of a field, or of a field of a row."""
        return next((error for error in self.errors if error.field == name), None)

    def doubts(self, name: str) -> list[Error]:
        """What looks wrong about the answer to a field, or to a field of a row."""
        return [doubt for doubt in self.warnings if doubt.field == name]

    def doubts_of(self, row: str) -> list[Error]:
        """What looks wrong about any answer of a row ("khach.0")."""
        return [doubt for doubt in self.warnings if doubt.field.startswith(f"{row}.")]

    def wrong_rows(self, name: str) -> bool:
        """Whether a row of a list holds an error."""
        return any(error.field.startswith(f"{name}.") for error in self.errors)

    def visible(self, field: FieldModel, row: str = "") -> bool:
        """Whether the page offers a field (of a row: "khach.0"): it applies, or may yet apply."""
        level = self.level(row)
        return field.id not in level.fields or level.may_show(field.id)

    def level(self, row: str = "") -> Level:
        """The questions of the form, of one row ("khach.0") or of a group, beside what is answered."""
        if row not in self._levels:
            self._levels[row] = self._row(row) if row else self._level
        return self._levels[row]

    def rows(self, field: FieldModel) -> list[int]:
        """The numbers of the rows a page shows of a people list."""
        return field.shown_rows(self.posted, field.id) if isinstance(field, PeopleField) else []

    def checked(self, name: str, value: str) -> bool:
        """Whether a box of several under one name was ticked or chosen."""
        return value in self.posted.all(name)

    @cached_property
    def _levels(self) -> dict[str, Level]:
        """Those asked for so far: a row is judged once, however many questions it has."""
        return {}

    @cached_property
    def _level(self) -> Level:
        return Level(self.procedure.fields(), self.values, self.moment)

    def _row(self, name: str) -> Level:
        """The questions of one row, or of a group, beside what is typed in it."""
        path, _, last = name.rpartition(".")
        around, number = (path, last) if row_number(last) else (name, "")
        above, _, head = around.rpartition(".")
        level = self.level(above)
        field = level.fields.get(head)
        if isinstance(field, PeopleField) and number:
            inner: Sequence[FieldModel] = field.fields
        elif isinstance(field, GroupField):
            inner = field.inner
        else:
            return level
        raws, scope = extracted(inner, self.posted, f"{name}."), level.values()
        return Level(inner, judge(inner, raws, self.moment, "", scope).values, self.moment, scope)


def blank(procedure: Procedure, moment: Moment, posted: Posted | None = None) -> Bound:
    """A form with what was typed or prefilled in it, and nothing said about it."""
    posted = posted or Posted()
    outcome = judge(tuple(procedure.fields()), _extracted(procedure, posted), moment)
    return _bound(procedure, moment, posted, Outcome(outcome.values))


def read(procedure: Procedure, posted: Posted, moment: Moment) -> Bound:
    """A whole post judged: without errors it is accepted, and `values` is what to keep."""
    outcome = _judged(procedure, _extracted(procedure, posted), moment)
    names = [name for name in posted.pairs if not name.startswith("_")]
    return _bound(procedure, moment, posted, outcome, unknown(names, _names(procedure, posted)))


def accept(procedure: Procedure, values: object, moment: Moment) -> Bound:
    """Canonical answers, as any JSON value, judged by the same rules; never raises whatever is sent."""
    if not isinstance(values, Mapping):
        message = sentence(template("any", "type"), procedure.name, {})
        return _bound(procedure, moment, Posted(), Outcome({}), [Error("", "type", message, "")])
    fields = tuple(field for field in procedure.fields() if field.ASKS)
    known = named(fields)
    told = sent(fields, {name: one for name, one in values.items() if name in known})
    outcome = _judged(procedure, told, moment)
    echo = Posted(echoed(fields, values, "", moment))
    return _bound(procedure, moment, echo, outcome, unknown(values, known))


def posted(procedure: Procedure, values: Mapping[str, Value], moment: Moment) -> Posted:
    """The post that reads back as these canonical answers."""
    return Posted(printed(tuple(procedure.fields()), values, "", moment))


def factors(procedure: Procedure, values: Mapping[str, Value]) -> tuple[str, ...]:
    """The last four digits of the declarant's own number and telephone, as far as the form asks for them."""
    found = []
    for kind, attribute in FACTORS:
        asked = [field for field in procedure.fields() if field.kind == kind]
        own = [field for field in asked if field.prefill == attribute] or asked[:1]
        found += [values[field.id][-4:] for field in own if field.id in values]
    return tuple(dict.fromkeys(found))


def _judged(procedure: Procedure, raws: Mapping[str, object], moment: Moment) -> Outcome:
    """Every answer judged, then the rules between them, and what is still to come."""
    outcome = judge(tuple(procedure.fields()), raws, moment)
    level = Level(procedure.fields(), outcome.values, moment)
    ahead = tuple(foreseen(procedure, raws, level.values(), moment))
    errors = (*outcome.errors, *between(procedure.rules, level, outcome))
    return replace(outcome, errors=errors, warnings=(*outcome.warnings, *ahead))


def _bound(
    procedure: Procedure, moment: Moment, posted: Posted, outcome: Outcome, strangers: Iterable[Error] = ()
) -> Bound:
    fields = tuple(procedure.fields())
    errors = (*outcome.errors, *strangers)
    return Bound(procedure, fields, posted, errors, outcome.values, outcome.warnings, moment)


def _extracted(procedure: Procedure, posted: Posted) -> dict[str, object]:
    return extracted(tuple(procedure.fields()), posted)


def _names(procedure: Procedure, posted: Posted) -> set[str]:
    return boxes(tuple(procedure.fields()), "", posted)
