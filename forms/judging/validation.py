"""Judging raw answers against fields: which are taken, and what is wrong with the rest; pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from forms.conditions.rules import Rule
from forms.fields.base import FieldModel, Moment, Refused, Value
from forms.fields.group import GroupField, named
from forms.fields.people import PeopleField, Row
from forms.judging.scope import Level
from forms.judging.warnings import explained, unexplained
from forms.text.characters import printable
from forms.text.language import Text
from forms.text.messages import inside, sentence, template
from forms.text.words import Composed

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
    raws: Mapping[str, Any],
    moment: Moment,
    prefix: str = "",
    outer: Mapping[str, Value] | None = None,
) -> Outcome:
    """Raw answers, by field id, judged: errors in page order, hidden answers dropped without a word."""
    taken, refused = _parsed(fields, raws, moment)
    level = Level(fields, taken, moment, outer)
    scope = level.values()
    found: list[Outcome] = []
    for field in fields:
        name = prefix + field.id
        if not level.shows(field.id):
            continue
        if field.id in refused:
            found.append(Outcome({}, (wrong(field, name, refused[field.id]),)))
        elif field.id in taken:
            found.append(_taken(field, name, taken[field.id], raws, moment, scope))
        elif field.needed(scope, moment):
            found.append(_missing(field, name, moment, scope))
    return _together(found)


def _taken(
    field: FieldModel,
    name: str,
    value: Value,
    raws: Mapping[str, Any],
    moment: Moment,
    scope: Mapping[str, Value],
) -> Outcome:
    """An answer that can be read: of several questions it is judged further, of one it may be doubted."""
    if isinstance(field, GroupField):
        return judge_group(field, field.opened(raws[field.id]), name, moment, scope)
    if isinstance(field, PeopleField):
        return judge_rows(field, value, name, moment, scope)
    doubts = tuple(wrong(field, name, doubt) for doubt in field.doubts(value, scope, moment))
    kept = {field.id: value}
    if not doubts:
        return Outcome(kept)
    try:
        said = explained(field, raws, moment)
    except Refused as why:
        box, words = unexplained(name, why)
        return Outcome(kept, (Error(box, why.reason, words, box),), doubts)
    return Outcome(kept | ({field.kept_as()[1]: said} if said else {}), (), doubts)


def _missing(field: FieldModel, name: str, moment: Moment, scope: Mapping[str, Value]) -> Outcome:
    """What is to be done about an answer that is called for: of a group, every answer in it."""
    judged = judge_group(field, {}, name, moment, scope) if isinstance(field, GroupField) else Outcome({})
    return judged if judged.errors else Outcome({}, (wrong(field, name, Refused("required")),))


def judge_group(
    field: GroupField, raws: Mapping[str, object], name: str, moment: Moment, outer: Mapping[str, Value]
) -> Outcome:
    """The questions of a group, judged as a small form of their own."""
    prefix = f"{name}."
    judged = judge(field.inner, raws, moment, prefix, outer)
    found = replace(judged, errors=(*unknown(raws, named(field.inner), prefix), *judged.errors))
    # In a row it is the row that is named before a message.
    called = field.label if field.NAMED and "." not in name else None
    return replace(_called(called, found), values={field.id: judged.values} if judged.values else {})


def judge_rows(
    field: PeopleField, rows: Sequence[Row], name: str, moment: Moment, outer: Mapping[str, Value]
) -> Outcome:
    """The rows of a list, each judged as a small form of its own with its rules, then the list as a whole."""
    found: list[Outcome] = []
    values: list[Mapping[str, Value]] = []
    seen: dict[tuple[str, ...], int] = {}
    if few := field.too_few(rows):
        found.append(Outcome({}, (replace(wrong(field, name, few), target=field.next_box(name, rows)),)))
    for row in rows:
        prefix = f"{name}.{row.number}."
        judged = judge(field.fields, row.answers, moment, prefix, outer)
        errors = [*unknown(row.answers, named(field.fields), prefix), *judged.errors]
        errors += between(field.rules, Level(field.fields, judged.values, moment, outer), judged, prefix)
        twin = seen.setdefault(field.key(judged.values) or (prefix,), row.position)
        if twin != row.position:
            errors.append(_repeated(field, prefix, twin))
        found.append(_called(field.call(row.position), Outcome({}, tuple(errors), judged.warnings)))
        values.append(judged.values)
    return replace(_together(found), values={field.id: values})


def _together(found: Iterable[Outcome]) -> Outcome:
    values: dict[str, Value] = {}
    errors: list[Error] = []
    warnings: list[Error] = []
    for one in found:
        values |= one.values
        errors += one.errors
        warnings += one.warnings
    return Outcome(values, tuple(errors), tuple(warnings))


def _called(called: Text | None, found: Outcome) -> Outcome:
    """What is said, with whom it is said of before it."""
    if called is None:
        return found
    errors, warnings = (
        tuple(replace(one, message=of_row(called, one.message)) for one in told)
        for told in (found.errors, found.warnings)
    )
    return replace(found, errors=errors, warnings=warnings)


def between(rules: Sequence[Rule], level: Level, judged: Outcome, prefix: str = "") -> Iterator[Error]:
    """An error at every answer, of a form or of a row, that breaks a rule; of a field one error is enough."""
    told = {error.field for error in judged.errors}
    for rule in rules:
        for name, reason, other in rule.faults(level.values(), level.moment):
            # Nobody can answer what is not asked: a rule that calls for it waits until it is.
            if level.shows(name) and prefix + name not in told:
                yield _breach(rule, level.fields, name, reason, other, prefix)


def _breach(
    rule: Rule, fields: Mapping[str, FieldModel], name: str, reason: str, other: str, prefix: str
) -> Error:
    field = fields[name]
    label = fields[other].named if other else field.named
    words = rule.message or template("rule", reason)
    limits = {"other": Composed(lambda language: inside(label[language]))}
    return Error(prefix + name, reason, sentence(words, field.named, limits), field.first(prefix + name))


def wrong(field: FieldModel, name: str, why: Refused) -> Error:
    """The error of a refused answer, linked to the box that is wrong."""
    return Error(name, why.reason, field.say(why), f"{name}.{why.part}" if why.part else field.first(name))


def unknown(raws: Iterable[object], known: Iterable[str], prefix: str = "") -> list[Error]:
    """An error for every answer to a question that is not asked."""
    strangers = sorted({printable(str(name))[:LONGEST_NAME] for name in raws} - set(known))
    words = template("any", "unknown")
    return [
        Error(prefix + name, "unknown", sentence(words, Text(), {"name": name}), "") for name in strangers
    ]


def _parsed(
    fields: Iterable[FieldModel], raws: Mapping[str, Any], moment: Moment
) -> tuple[dict[str, Value], dict[str, Refused]]:
    taken: dict[str, Value] = {}
    refused: dict[str, Refused] = {}
    for field in fields:
        raw = raws.get(field.id)
        if not field.blank(raw):
            try:
                taken[field.id] = _read(field, raw, moment)
            except Refused as why:
                refused[field.id] = why
    return taken, refused


def _read(field: FieldModel, raw: Any, moment: Moment) -> Value:
    """An answer as conditions read it: of a group, those of its answers that can be read."""
    return (
        _parsed(field.inner, field.opened(raw), moment)[0]
        if isinstance(field, GroupField)
        else field.parse(raw, moment)
    )


def _repeated(field: PeopleField, prefix: str, twin: int) -> Error:
    column = next(each for each in field.fields if each.id == field.unique[0])
    why = Refused("repeated", column=column.named, other=field.call(twin))
    return replace(wrong(field, prefix + column.id, why), target=column.first(prefix + column.id))


def of_row(called: Text, message: Text) -> Text:
    """A message with whom it is said of before it."""
    return Composed(lambda language: f"{called[language]}: {message[language]}")
