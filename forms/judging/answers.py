"""A whole form's answers: read from a browser's post or from JSON, judged as a whole, printed back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from forms.fields import KINDS
from forms.fields.base import FieldModel, FormPost, Moment, Value, is_row_number
from forms.fields.group import (
    GroupField,
    all_stored_names,
    box_names,
    echo_answers,
    extract_answers,
    json_answers,
    posted_pairs,
)
from forms.fields.people import PeopleField
from forms.judging.appointment import appointment_errors
from forms.judging.foresight import arrival_warnings
from forms.judging.scope import Level
from forms.judging.validation import Error as Error
from forms.judging.validation import Outcome, judge, judge_level, rule_errors, unknown_name_errors
from forms.schema.procedure import Procedure
from forms.text.characters import to_printable
from forms.text.messages import quotation, sentence, template


@dataclass(frozen=True)
class BoundForm:
    """A form and what was typed in it; judged (errors, values, warnings), or not yet (blank)."""

    procedure: Procedure
    fields: tuple[FieldModel, ...]
    posted: FormPost
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
        return to_printable(self.posted.get(name))

    def error(self, name: str) -> Error | None:
        """The first error of a field, or of a field of a row."""
        return next((error for error in self.errors if error.field == name), None)

    def warnings_of(self, name: str) -> list[Error]:
        """What looks wrong about the answer to a field, or to a field of a row."""
        return [warning for warning in self.warnings if warning.field == name]

    def warnings_in_row(self, row: str) -> list[Error]:
        """What looks wrong about any answer of a row ("khach.0")."""
        return [warning for warning in self.warnings if warning.field.startswith(f"{row}.")]

    def has_wrong_rows(self, name: str) -> bool:
        """Whether a row of a list holds an error."""
        return any(error.field.startswith(f"{name}.") for error in self.errors)

    def is_visible(self, field: FieldModel, row: str = "") -> bool:
        """Whether the page offers a field (of a row: "khach.0"): it applies, or may yet apply."""
        level = self.level(row)
        return field.id not in level.fields or level.may_be_shown(field.id)

    def level(self, row: str = "") -> Level:
        """The questions of the form, of one row ("khach.0") or of a group, beside what is answered."""
        if row not in self._levels:
            self._levels[row] = self._row_level(row) if row else self._level
        return self._levels[row]

    def shown_rows(self, field: FieldModel) -> list[int]:
        """The numbers of the rows a page shows of a people list."""
        return field.rows_to_show(self.posted, field.id) if isinstance(field, PeopleField) else []

    def is_ticked(self, name: str, value: str) -> bool:
        """Whether a box of several under one name was ticked or chosen."""
        return value in self.posted.all(name)

    @cached_property
    def _levels(self) -> dict[str, Level]:
        """Those asked for so far: a row is judged once, however many questions it has."""
        return {}

    @cached_property
    def _level(self) -> Level:
        return Level(self.procedure.fields(), self.values, self.moment)

    def _row_level(self, name: str) -> Level:
        """The questions of one row, or of a group, beside what is typed in it."""
        # A group in a row, or a row of a list: the same dotted names lead to both.
        path, _, last = name.rpartition(".")
        around, number = (path, last) if is_row_number(last) else (name, "")
        above, _, head = around.rpartition(".")
        level = self.level(above)
        field = level.fields.get(head)
        if isinstance(field, PeopleField) and number:
            inner: Sequence[FieldModel] = field.fields
        elif isinstance(field, GroupField):
            inner = field.inner
        else:
            return level
        raws, scope = extract_answers(inner, self.posted, f"{name}."), level.values()
        return judge_level(inner, raws, self.moment, "", scope, missing=False)[1]


def bind_post(procedure: Procedure, moment: Moment, posted: FormPost | None = None) -> BoundForm:
    """A form with what was typed or prefilled in it, and nothing said about it."""
    posted = _supposing_own(procedure, posted or FormPost())
    outcome = judge(tuple(procedure.fields()), _extract(procedure, posted), moment, missing=False)
    return _bind(procedure, moment, posted, Outcome(outcome.values))


def judge_post(procedure: Procedure, posted: FormPost, moment: Moment) -> BoundForm:
    """A whole post judged: without errors it is accepted, and `values` is what to keep."""
    posted = _supposing_own(procedure, posted)
    outcome = _judge_all(procedure, _extract(procedure, posted), moment)
    # Names that begin with an underscore steer the page and are never answers.
    names = [name for name in posted.pairs if not name.startswith("_")]
    return _bind(
        procedure, moment, posted, outcome, unknown_name_errors(names, _posted_names(procedure, posted))
    )


def judge_answers(procedure: Procedure, values: object, moment: Moment) -> BoundForm:
    """Canonical answers, as any JSON value, judged by the same rules; never raises whatever is sent."""
    if not isinstance(values, Mapping):
        message = sentence(template("any", "type"), quotation(procedure.name), {})
        return _bind(procedure, moment, FormPost(), Outcome({}), [Error("", "type", message, "")])
    fields = tuple(field for field in procedure.fields() if field.ASKS)
    # Unknown members are errors, never ignored: a misspelt name would lose an answer in silence.
    known = all_stored_names(fields)
    if procedure.subject and values.get(procedure.subject.field) in (None, ""):
        values = {**values, procedure.subject.field: procedure.subject.own}
    told = json_answers(fields, {name: one for name, one in values.items() if name in known})
    outcome = _judge_all(procedure, told, moment)
    echo = FormPost(echo_answers(fields, values, "", moment))
    return _bind(procedure, moment, echo, outcome, unknown_name_errors(values, known))


def _supposing_own(procedure: Procedure, posted: FormPost) -> FormPost:
    """The post with whom the filing is for: oneself where nothing is said, and then shown as chosen."""
    asked = procedure.subject
    if asked is None or posted.get(asked.field):
        return posted
    return FormPost([*posted.items(), (asked.field, asked.own)])


def post_of_values(procedure: Procedure, values: Mapping[str, Value], moment: Moment) -> FormPost:
    """The post that reads back as these canonical answers."""
    return FormPost(posted_pairs(tuple(procedure.fields()), values, "", moment))


def lookup_factors(procedure: Procedure, values: Mapping[str, Value]) -> tuple[str, ...]:
    """The last four digits of the declarant's own number and telephone, as far as the form asks for them."""
    found = []
    for model in (kind for kind in KINDS.values() if kind.FACTOR):
        asked = [field for field in procedure.fields() if isinstance(field, model)]
        own = [field for field in asked if field.prefill == model.FACTOR] or asked[:1]
        found += [values[field.id][-4:] for field in own if field.id in values]
    return tuple(dict.fromkeys(found))


def _judge_all(procedure: Procedure, raws: Mapping[str, object], moment: Moment) -> Outcome:
    """Every answer judged, then the rules between them, and what is still to come."""
    outcome, level = judge_level(tuple(procedure.fields()), raws, moment)
    # Only where arrivals are asked for: `values` walks the whole level.
    ahead = tuple(arrival_warnings(procedure, raws, level.values(), moment)) if procedure.arrival else ()
    asked = tuple(appointment_errors(procedure, outcome.values, moment)) if procedure.appointment else ()
    errors = (*outcome.errors, *asked, *rule_errors(procedure.rules, level, outcome))
    return replace(outcome, errors=errors, warnings=(*outcome.warnings, *ahead))


def _bind(
    procedure: Procedure, moment: Moment, posted: FormPost, outcome: Outcome, strangers: Iterable[Error] = ()
) -> BoundForm:
    fields = tuple(procedure.fields())
    errors = (*outcome.errors, *strangers)
    return BoundForm(procedure, fields, posted, errors, outcome.values, outcome.warnings, moment)


def _extract(procedure: Procedure, posted: FormPost) -> dict[str, object]:
    return extract_answers(tuple(procedure.fields()), posted)


def _posted_names(procedure: Procedure, posted: FormPost) -> set[str]:
    return box_names(tuple(procedure.fields()), "", posted)
