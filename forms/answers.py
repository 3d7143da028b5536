"""A whole form's answers: read from a browser's post or from JSON, judged, printed back, never half taken."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from forms.characters import printable
from forms.fields.base import FieldModel, Moment, Posted, Value
from forms.fields.people import PeopleField
from forms.judging import Error as Error
from forms.judging import Level, Outcome, judge, unknown
from forms.language import Text
from forms.messages import sentence, template
from forms.procedure import Procedure
from forms.rules import broken

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
    warnings: tuple[Text, ...]
    moment: Moment
    focus: str = ""
    """The posted name of the field the page leads to, where it is shown again for its sake."""

    def text(self, name: str) -> str:
        """What was typed in a box."""
        return printable(self.posted.get(name))

    def error(self, name: str) -> Error | None:
        """The first error of a field, or of a field of a row."""
        return next((error for error in self.errors if error.field == name), None)

    def visible(self, field: FieldModel, row: str = "") -> bool:
        """Whether the page offers a field (of a row: "khach.0"): it applies, or may yet apply."""
        level = self.level(row)
        return field.id not in level.fields or level.may_show(field.id)

    def level(self, row: str = "") -> Level:
        """The questions of the form, or of one row of a list, beside what is answered."""
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
        """The fields of one row beside what is typed in it."""
        head, _, number = name.partition(".")
        field = self.procedure.field(head)
        if not isinstance(field, PeopleField):
            return self._level
        raws = {each.id: each.extract(self.posted, f"{head}.{number}.{each.id}") for each in field.fields}
        return Level(field.fields, judge(field.fields, raws, self.moment).values, self.moment, self.values)


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
    sent = {field.id: field.sent(values[field.id]) for field in fields if field.id in values}
    outcome = _judged(procedure, sent, moment)
    return _bound(
        procedure,
        moment,
        Posted(pair for field in fields for pair in field.echo(values.get(field.id), field.id, moment)),
        outcome,
        unknown(values, {field.id for field in fields}),
    )


def posted(procedure: Procedure, values: Mapping[str, Value]) -> Posted:
    """The post that reads back as these canonical answers."""
    return Posted(
        pair
        for field in procedure.fields()
        if field.id in values
        for pair in field.pairs(values[field.id], field.id)
    )


def factors(procedure: Procedure, values: Mapping[str, Value]) -> tuple[str, ...]:
    """The last four digits of the declarant's own number and telephone, as far as the form asks for them."""
    found = []
    for kind, attribute in FACTORS:
        asked = [field for field in procedure.fields() if field.kind == kind]
        own = [field for field in asked if field.prefill == attribute] or asked[:1]
        found += [values[field.id][-4:] for field in own if field.id in values]
    return tuple(dict.fromkeys(found))


def _judged(procedure: Procedure, raws: Mapping[str, object], moment: Moment) -> Outcome:
    """Every answer judged, then the rules between them."""
    outcome = judge(tuple(procedure.fields()), raws, moment)
    fields = {field.id: field for field in procedure.fields()}
    seen = Level(procedure.fields(), outcome.values, moment)
    found = broken(procedure.rules, fields, outcome.values, moment)
    # Nobody can answer what is not asked: a rule that calls for it waits until it is.
    between = (one for one in found if seen.shows(one.field))
    told = {error.field for error in outcome.errors}
    return replace(outcome, errors=(*outcome.errors, *(one for one in between if one.field not in told)))


def _bound(
    procedure: Procedure, moment: Moment, posted: Posted, outcome: Outcome, strangers: Iterable[Error] = ()
) -> Bound:
    fields = tuple(procedure.fields())
    errors = (*outcome.errors, *strangers)
    return Bound(procedure, fields, posted, errors, outcome.values, outcome.warnings, moment)


def _extracted(procedure: Procedure, posted: Posted) -> dict[str, object]:
    return {field.id: field.extract(posted, field.id) for field in procedure.fields()}


def _names(procedure: Procedure, posted: Posted) -> set[str]:
    return set().union(*(field.names(field.id, posted) for field in procedure.fields()))
