"""Judging raw answers against fields: which are taken, and what is wrong with the rest; pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from forms.conditions.rules import Rule
from forms.fields.base import AnswerRefused, FieldModel, Moment, Value
from forms.fields.group import GroupField, all_stored_names
from forms.fields.people import PeopleField, Row
from forms.judging.scope import Level
from forms.judging.warnings import explanation_error, explanation_of
from forms.text.characters import to_printable
from forms.text.language import Text
from forms.text.messages import sentence, template
from forms.text.words import ComposedText

# The name of an unknown member is shown back, and anybody may send one of a megabyte.
LONGEST_NAME = 120


@dataclass(frozen=True)
class Error:
    """One wrong answer: the field ("khach.0.ho_ten" in a row), why, what to do, and the box to link to."""

    field: str
    reason: str
    message: Text
    target: str


@dataclass(frozen=True)
class Outcome:
    """Answers judged: those to keep, what is wrong, what only looks wrong."""

    values: Mapping[str, Value]
    errors: tuple[Error, ...] = ()
    warnings: tuple[Error, ...] = ()


def judge(
    fields: Sequence[FieldModel],
    raws: Mapping[str, object],
    moment: Moment,
    prefix: str = "",
    outer: Mapping[str, Value] | None = None,
    missing: bool = True,
) -> Outcome:
    """Raw answers, by field id, judged: errors in page order, hidden answers dropped silently.

    Where only the values are wanted, `missing=False` saves the words about what is not answered yet.
    """
    return judge_level(fields, raws, moment, prefix, outer, missing)[0]


def judge_level(
    fields: Sequence[FieldModel],
    raws: Mapping[str, object],
    moment: Moment,
    prefix: str = "",
    outer: Mapping[str, Value] | None = None,
    missing: bool = True,
) -> tuple[Outcome, Level]:
    """The same, and the questions beside the answers that are kept."""
    # All answers first: a condition may read a question that stands further down the page.
    taken, refused = _parse_all(fields, raws, moment)
    level = Level(fields, taken, moment, outer)
    scope = level.values()
    found: list[Outcome] = []
    for field in fields:
        name = prefix + field.id
        if not level.is_shown(field.id):
            continue
        if field.id in refused:
            found.append(Outcome({}, (error_for(field, name, refused[field.id]),)))
        elif field.id in taken:
            found.append(_judge_parsed(field, name, taken[field.id], raws, moment, scope))
        elif missing and field.is_required(scope, moment):
            found.append(_missing_answer(field, name, moment, scope))
    judged = _combine(found)
    # Mostly all that was read is kept: then it need not be asked again which questions show.
    return judged, level if judged.values == taken else Level(fields, judged.values, moment, outer)


def _judge_parsed(
    field: FieldModel,
    name: str,
    value: Value,
    raws: Mapping[str, object],
    moment: Moment,
    scope: Mapping[str, Value],
) -> Outcome:
    """An answer that can be read: of several questions it is judged further, of one there may be warnings."""
    if isinstance(field, GroupField):
        return judge_group(field, field.raw_answers(raws[field.id]), name, moment, scope)
    if isinstance(field, PeopleField):
        return judge_rows(field, value, name, moment, scope)
    warnings = tuple(error_for(field, name, warning) for warning in field.find_warnings(value, scope, moment))
    kept = {field.id: value}
    if not warnings:
        return Outcome(kept)
    try:
        said = explanation_of(field, raws, moment)
    except AnswerRefused as why:
        box, words = explanation_error(name, why)
        return Outcome(kept, (Error(box, why.reason, words, box),), warnings)
    return Outcome(kept | ({field.stored_names()[1]: said} if said else {}), (), warnings)


def _missing_answer(field: FieldModel, name: str, moment: Moment, scope: Mapping[str, Value]) -> Outcome:
    """What is to be done about an answer that is called for: of a group, every answer in it."""
    judged = judge_group(field, {}, name, moment, scope) if isinstance(field, GroupField) else Outcome({})
    return judged if judged.errors else Outcome({}, (error_for(field, name, AnswerRefused("required")),))


def judge_group(
    field: GroupField, raws: Mapping[str, object], name: str, moment: Moment, outer: Mapping[str, Value]
) -> Outcome:
    """The questions of a group, judged as a small form of their own."""
    prefix = f"{name}."
    judged = judge(field.inner, raws, moment, prefix, outer)
    found = replace(
        judged, errors=(*unknown_name_errors(raws, all_stored_names(field.inner), prefix), *judged.errors)
    )
    # Within a row the row's own title will stand before the message: two names would be too many.
    called = field.label if field.LABEL_IN_ERRORS and "." not in name else None
    return replace(_prefix_messages(called, found), values={field.id: judged.values} if judged.values else {})


def judge_rows(
    field: PeopleField, rows: Sequence[Row], name: str, moment: Moment, outer: Mapping[str, Value]
) -> Outcome:
    """The rows of a list, each judged as a small form of its own with its rules, then the list as a whole."""
    found: list[Outcome] = []
    values: list[Mapping[str, Value]] = []
    seen: dict[tuple[str, ...], int] = {}
    if few := field.too_few_error(rows):
        found.append(Outcome({}, (replace(error_for(field, name, few), target=field.next_box(name, rows)),)))
    for row in rows:
        prefix = f"{name}.{row.number}."
        judged, level = judge_level(field.fields, row.answers, moment, prefix, outer)
        errors = [*unknown_name_errors(row.answers, all_stored_names(field.fields), prefix), *judged.errors]
        errors += rule_errors(field.rules, level, judged, prefix)
        # The prefix stands in for rows without a key: each of them is only like itself.
        twin = seen.setdefault(field.unique_key(judged.values) or (prefix,), row.position)
        if twin != row.position:
            errors.append(_repeated_error(field, prefix, twin))
        found.append(
            _prefix_messages(field.row_title(row.position), Outcome({}, tuple(errors), judged.warnings))
        )
        values.append(judged.values)
    return replace(_combine(found), values={field.id: values})


def _combine(found: Iterable[Outcome]) -> Outcome:
    values: dict[str, Value] = {}
    errors: list[Error] = []
    warnings: list[Error] = []
    for one in found:
        values |= one.values
        errors += one.errors
        warnings += one.warnings
    return Outcome(values, tuple(errors), tuple(warnings))


def _prefix_messages(called: Text | None, found: Outcome) -> Outcome:
    """What is said, with whom it is said of before it."""
    if called is None:
        return found
    errors, warnings = (
        tuple(replace(one, message=message_in_row(called, one.message)) for one in told)
        for told in (found.errors, found.warnings)
    )
    return replace(found, errors=errors, warnings=warnings)


def rule_errors(rules: Sequence[Rule], level: Level, judged: Outcome, prefix: str = "") -> Iterator[Error]:
    """An error at every answer, of a form or of a row, that breaks a rule; of a field one error is enough."""
    told = {error.field for error in judged.errors}
    for rule in rules:
        for name, reason, other in rule.faults(level.values(), level.moment):
            # Nobody can answer a question that is not shown: a rule that requires it waits until it is.
            if level.is_shown(name) and prefix + name not in told:
                yield _breach_error(rule, level.fields, name, reason, other, prefix)


def _breach_error(
    rule: Rule, fields: Mapping[str, FieldModel], name: str, reason: str, other: str, prefix: str
) -> Error:
    field = fields[name]
    words = rule.message or template("rule", reason)
    limits = {"other": (fields[other] if other else field).name_in_messages}
    return Error(
        prefix + name, reason, sentence(words, field.name_in_messages, limits), field.first_box(prefix + name)
    )


def error_for(field: FieldModel, name: str, why: AnswerRefused) -> Error:
    """The error of a refused answer, linked to the box that is wrong."""
    return Error(
        name, why.reason, field.message_for(why), f"{name}.{why.part}" if why.part else field.first_box(name)
    )


def unknown_name_errors(raws: Iterable[object], known: Iterable[str], prefix: str = "") -> list[Error]:
    """An error for every answer to a question that is not asked."""
    strangers = sorted({to_printable(str(name))[:LONGEST_NAME] for name in raws} - set(known))
    words = template("any", "unknown")
    return [
        Error(prefix + name, "unknown", sentence(words, Text(), {"name": name}), "") for name in strangers
    ]


def _parse_all(
    fields: Iterable[FieldModel], raws: Mapping[str, object], moment: Moment
) -> tuple[dict[str, Value], dict[str, AnswerRefused]]:
    taken: dict[str, Value] = {}
    refused: dict[str, AnswerRefused] = {}
    for field in fields:
        raw = raws.get(field.id)
        if not field.is_blank(raw):
            try:
                taken[field.id] = _parse_one(field, raw, moment)
            except AnswerRefused as why:
                refused[field.id] = why
    return taken, refused


def _parse_one(field: FieldModel, raw: object, moment: Moment) -> Value:
    """An answer as conditions read it: of a group, those of its answers that can be read."""
    return (
        _parse_all(field.inner, field.raw_answers(raw), moment)[0]
        if isinstance(field, GroupField)
        else field.parse(raw, moment)
    )


def _repeated_error(field: PeopleField, prefix: str, twin: int) -> Error:
    column = next(each for each in field.fields if each.id == field.unique[0])
    why = AnswerRefused("repeated", column=column.name_in_messages, other=field.row_title(twin))
    return replace(error_for(field, prefix + column.id, why), target=column.first_box(prefix + column.id))


def message_in_row(called: Text, message: Text) -> Text:
    """A message with whom it is said of before it."""
    return ComposedText(lambda language: f"{called[language]}: {message[language]}")
