"""Which questions of a form, of a row or of a group show beside what is answered; pure."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from forms.conditions.condition import AllOf, AnyOf, Condition, Not, asks_account, evaluate, paths_read
from forms.conditions.condition import fields_read as read_by
from forms.fields.base import FieldModel, Moment, Value
from forms.fields.group import GroupField


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
        self.answers = {name: value for name, value in answers.items() if name in self.fields}
        self.moment = moment
        self.outer = {name: value for name, value in (outer or {}).items() if name not in self.fields}
        self._shows: dict[str, bool] = {}
        self._may_show: dict[str, bool] = {}
        self._groups: dict[str, Level | None] = {}

    def is_shown(self, name: str) -> bool:
        """Whether a field's condition holds. A circle of conditions, which no checked schema has, hides."""
        rule = self.fields[name].visible_when
        if rule is not None and name not in self._shows:
            # Set before evaluating: a circle of conditions then ends here instead of recursing.
            self._shows[name] = False
            self._shows[name] = evaluate(rule, self._values_read(rule), self.moment)
        return rule is None or self._shows[name]

    def may_be_shown(self, name: str) -> bool:
        """Whether a page must offer a field: its condition holds, or may yet hold."""
        rule = self.fields[name].visible_when
        if rule is not None and name not in self._may_show:
            self._may_show[name] = False
            self._may_show[name] = self.certain_value(rule) is not False
        return rule is None or self._may_show[name]

    def values(self) -> Mapping[str, Value]:
        """The answers of fields that show, over those of the form around."""
        return self._values

    # A page asks for them at every question.
    @cached_property
    def _values(self) -> Mapping[str, Value]:
        return self.outer | self._shown_answers(self.answers)

    def group_level(self, name: str) -> "Level | None":
        """The questions of a group beside what is answered here; None for any other question."""
        field = self.fields[name]
        if name not in self._groups and isinstance(field, GroupField):
            self._groups[name] = None  # a circle of conditions, which no checked schema has, ends here
            rules = [each.visible_when for each in field.inner if each.visible_when is not None]
            around = self.outer | self._shown_answers(name for rule in rules for name in read_by(rule))
            self._groups[name] = Level(field.inner, self.answers.get(name, {}), self.moment, around)
        return self._groups.get(name)

    def _shown_answers(self, names: Iterable[str]) -> dict[str, Value]:
        """The answers among these that show; of a group, those of its answers that show."""
        return {
            name: self._shown_answer(name) for name in names if name in self.answers and self.is_shown(name)
        }

    def _shown_answer(self, name: str) -> Value:
        group = self.group_level(name)
        return self.answers[name] if group is None else group._shown_answers(group.answers)

    def _values_read(self, rule: Condition) -> dict[str, Value]:
        return self.outer | self._shown_answers(read_by(rule))

    def certain_value(self, rule: Condition) -> bool | None:
        """Whether a condition holds whatever is answered next; None while an answer not given yet decides."""
        match rule:
            case AllOf(all=parts):
                told = [self.certain_value(part) for part in parts]
                return False if False in told else None if None in told else True
            case AnyOf(any=parts):
                told = [self.certain_value(part) for part in parts]
                return True if True in told else None if None in told else False
            case Not(not_=part):
                inner = self.certain_value(part)
                return None if inner is None else not inner
        return None if self._depends_on_later(rule) else evaluate(rule, self._values_read(rule), self.moment)

    def _depends_on_later(self, rule: Condition) -> bool:
        # Who is not logged in yet may turn out to be any kind of account.
        if asks_account(rule) and not self.moment.account_kind:
            return True
        return any(self._may_be_answered(path) for path in paths_read(rule))

    def _may_be_answered(self, path: str) -> bool:
        """Whether what a condition reads may still be answered."""
        name, _, part = path.partition(".")
        if name in self.outer:
            around = self.outer[name]
            return isinstance(around, Mapping) and bool(part) and part.split(".")[0] not in around
        if name not in self.fields:
            return True
        group = self.group_level(name) if part else None
        open_ = name not in self.answers if group is None else group._may_be_answered(part)
        return open_ and self.may_be_shown(name)
