"""Judging raw answers against fields: which show, which are taken, what is wrong with the rest; pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from forms.characters import printable
from forms.conditions import AllOf, AnyOf, Condition, Not, asks_account, evaluate
from forms.conditions import fields as read_by
from forms.fields.base import FieldModel, Moment, Refused, Value
from forms.fields.people import PeopleField, Row
from forms.language import Text
from forms.messages import sentence, template

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
    warnings: tuple[Text, ...] = ()


class Level:
    """The fields of a form, or of one row, beside their answers; a hidden answer counts as not given."""

    def __init__(
        self,
        fields: Iterable[FieldModel],
        answers: Mapping[str, Value],
        moment: Moment,
        outer: Mapping[str, Value] | None = None,
    ) -> None:
        self.fields = {field.id: field for field in fields}
        self.answers, self.moment = answers, moment
        self.outer = {name: value for name, value in (outer or {}).items() if name not in self.fields}
        self._shows: dict[str, bool] = {}
        self._may_show: dict[str, bool] = {}

    def shows(self, name: str) -> bool:
        """Whether a field's condition holds. A circle of conditions, which no checked schema has, hides."""
        rule = self.fields[name].visible_when
        if rule is not None and name not in self._shows:
            self._shows[name] = False
            self._shows[name] = evaluate(rule, self._read(rule), self.moment)
        return rule is None or self._shows[name]

    def may_show(self, name: str) -> bool:
        """Whether a page must offer a field: its condition holds, or may yet hold."""
        rule = self.fields[name].visible_when
        if rule is not None and name not in self._may_show:
            self._may_show[name] = False
            self._may_show[name] = self.settled(rule) is not False
        return rule is None or self._may_show[name]

    def values(self) -> dict[str, Value]:
        """The answers of fields that show, over those of the form around."""
        return self.outer | {name: value for name, value in self.answers.items() if self.shows(name)}

    def _read(self, rule: Condition) -> dict[str, Value]:
        given = {name for name in read_by(rule) if name in self.answers}
        return self.outer | {name: self.answers[name] for name in given if self.shows(name)}

    def settled(self, rule: Condition) -> bool | None:
        """Whether a condition holds whatever is answered next; None while an answer not given yet decides."""
        match rule:
            case AllOf(all=parts):
                told = [self.settled(part) for part in parts]
                return False if False in told else None if None in told else True
            case AnyOf(any=parts):
                told = [self.settled(part) for part in parts]
                return True if True in told else None if None in told else False
            case Not(not_=part):
                inner = self.settled(part)
                return None if inner is None else not inner
        return None if self._waits(rule) else evaluate(rule, self._read(rule), self.moment)

    def _waits(self, rule: Condition) -> bool:
        if asks_account(rule) and not self.moment.account_kind:
            return True
        absent = read_by(rule) - set(self.answers) - set(self.outer)
        return any(name not in self.fields or self.may_show(name) for name in absent)


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
    values: dict[str, Value] = {}
    errors: list[Error] = []
    warnings: list[Text] = []
    for field in fields:
        name, value = prefix + field.id, taken.get(field.id, "")
        if not level.shows(field.id):
            continue
        if field.id in refused:
            errors.append(wrong(field, name, refused[field.id]))
        elif field.id not in taken:
            if field.needed(scope, moment):
                errors.append(wrong(field, name, Refused("required")))
        elif isinstance(field, PeopleField):
            rows = judge_rows(field, value, name, moment, scope)
            values[field.id] = rows.values[field.id]
            errors += rows.errors
            warnings += rows.warnings
        else:
            values[field.id] = value
            warnings += [field.say(doubt) for doubt in field.doubts(value, scope, moment)]
    return Outcome(values, tuple(errors), tuple(warnings))


def judge_rows(
    field: PeopleField, rows: Sequence[Row], name: str, moment: Moment, outer: Mapping[str, Value]
) -> Outcome:
    """The rows of a list, each judged as a small form of its own, then the list as a whole."""
    values: list[Mapping[str, Value]] = []
    errors: list[Error] = []
    warnings: list[Text] = []
    seen: dict[tuple[str, ...], int] = {}
    if few := field.too_few(rows):
        errors.append(replace(wrong(field, name, few), target=field.next_box(name, rows)))
    for row in rows:
        prefix = f"{name}.{row.number}."
        judged = judge(field.fields, row.answers, moment, prefix, outer)
        found = [*unknown(row.answers, {each.id for each in field.fields}, prefix), *judged.errors]
        twin = seen.setdefault(field.key(judged.values) or (prefix,), row.position)
        if twin != row.position:
            found.append(_repeated(field, prefix, twin))
        called = field.call(row.position)
        errors += [replace(error, message=_of_row(called, error.message)) for error in found]
        warnings += [_of_row(called, warning) for warning in judged.warnings]
        values.append(judged.values)
    return Outcome({field.id: values}, tuple(errors), tuple(warnings))


def wrong(field: FieldModel, name: str, why: Refused) -> Error:
    """The error of a refused answer, linked to the box that is wrong."""
    return Error(name, why.reason, field.say(why), f"{name}.{why.part}" if why.part else field.first(name))


def unknown(raws: Iterable[object], known: Iterable[str], prefix: str = "") -> list[Error]:
    """An error for every answer to a question that is not asked."""
    strangers = sorted({printable(str(name))[:LONGEST_NAME] for name in raws} - set(known))
    words = template("any", "unknown")
    return [
        Error(prefix + name, "unknown", sentence(words, Text(vi="", en=""), {"name": name}), "")
        for name in strangers
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
                taken[field.id] = field.parse(raw, moment)
            except Refused as why:
                refused[field.id] = why
    return taken, refused


def _repeated(field: PeopleField, prefix: str, twin: int) -> Error:
    column = next(each for each in field.fields if each.id == field.unique[0])
    why = Refused("repeated", column=column.label, other=field.call(twin))
    return replace(wrong(field, prefix + column.id, why), target=column.first(prefix + column.id))


def _of_row(called: Text, message: Text) -> Text:
    return Text(vi=f"{called.vi}: {message.vi}", en=f"{called.en}: {message.en}")
