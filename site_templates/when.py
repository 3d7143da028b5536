"""When a question is asked, in words: without scripts, a page shows what may apply and says to whom."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from forms.conditions.comparison import Comparison
from forms.conditions.condition import AccountIs, AgeIs, AllOf, AnyOf, Condition, FieldIs, Not, RowsAre
from forms.fields.base import FieldModel
from forms.fields.group import resolve_path
from forms.judging.answers import BoundForm
from forms.text.language import Language, Text
from forms.text.words import Phrase, say

ONLY = Phrase("waiting.only")
NEEDED = Phrase("waiting.needed")
AND, OR, NOR = Phrase("waiting.and"), Phrase("waiting.or"), Phrase("waiting.nor")
IS, IS_NOT = Phrase("waiting.is"), Phrase("waiting.is_not")
ANSWER = Phrase("waiting.answer")
AGE = Phrase("waiting.age")
ROWS = Phrase("waiting.rows")
ACCOUNT = Phrase("waiting.account")
ORDERS = {
    "greater_than": Phrase("waiting.orders.greater_than"),
    "greater_or_equal": Phrase("waiting.orders.greater_or_equal"),
    "less_than": Phrase("waiting.orders.less_than"),
    "less_or_equal": Phrase("waiting.orders.less_or_equal"),
}
OPPOSITE = {
    "greater_than": "less_or_equal",
    "greater_or_equal": "less_than",
    "less_than": "greater_or_equal",
    "less_or_equal": "greater_than",
}


@dataclass(frozen=True)
class Block:
    """Questions one after the other that wait for the same answers; `words` say which, "" for none."""

    words: str
    fields: tuple[FieldModel, ...]
    rule: Condition | None = None
    """What hides them where scripts run, once it does not hold; None where nothing does."""


def blocks(fields: Iterable[FieldModel], bound: BoundForm, row: str, language: Language) -> tuple[Block, ...]:
    """The questions of a section, or of a row ("khach.0"), with what is to be said above them."""
    tell = ConditionWords(bound, row, language)
    runs = groupby(fields, lambda field: (tell.question(field), tell.waits(field)))
    return tuple(Block(words, tuple(run), rule) for (words, rule), run in runs)


class ConditionWords:
    """Conditions in words beside what has been typed: what that settles already is left out."""

    def __init__(self, bound: BoundForm, row: str, language: Language) -> None:
        self.level, self.bound, self.language = bound.level(row), bound, language
        self.fields = {field.id: field for field in bound.procedure.fields()} | self.level.fields

    def question(self, field: FieldModel) -> str:
        """For whom a question is, and who must answer it, while an answer before it is still missing."""
        told = ((ONLY, field.visible_when, field.ONLY_IF), (NEEDED, field.required_when, None))
        return " ".join(
            words[self.language].format(when=known[self.language] if known else self.condition(rule))
            for words, rule, known in told
            if rule is not None and self.level.certain_value(rule) is None
        )

    def waits(self, field: FieldModel) -> Condition | None:
        """The condition of a question that what is typed has not settled yet."""
        rule = field.visible_when
        return rule if rule is not None and self.level.certain_value(rule) is None else None

    def condition(self, rule: Condition, no: bool = False) -> str:
        """What still has to be so, or with `no` must not be, for a condition to hold."""
        match rule:
            case AllOf(all=parts):
                return self._join(parts, AND if not no else OR, no)
            case AnyOf(any=parts):
                return self._join(parts, OR if not no else AND, no)
            case Not(not_=part):
                return self.condition(part, not no)
            case AccountIs(account=kinds):
                named = [say(self.language, f"kind.{kind}") for kind in _several(kinds)]
                return f"{ACCOUNT[self.language]} {self._among(named, no)}"
            case FieldIs(field=name):
                return self._comparison_text(ANSWER, name, rule, no)
            case AgeIs(age=name):
                return self._comparison_text(AGE, name, rule, no)
            case RowsAre(rows=name):
                return self._comparison_text(ROWS, name, rule, no)
            case _:
                return ""  # the day of receipt: it waits for no answer

    def _join(self, parts: Iterable[Condition], word: Text, no: bool) -> str:
        open_ = [part for part in parts if self.level.certain_value(part) is None]
        said = [self.condition(part, no) for part in open_]
        if len(said) > 1:
            said = [
                f"({one})" if isinstance(part, AllOf | AnyOf) else one
                for part, one in zip(open_, said, strict=True)
            ]
        return word[self.language].join(said)

    def _comparison_text(self, subject: Text, name: str, rule: Comparison, no: bool) -> str:
        head, _, path = name.partition(".")
        field, part = resolve_path(self.fields[head], path)
        said = subject[self.language].format(label=field.label[self.language])
        show = self._reader_of(field, part) if subject is ANSWER else str
        operator, wanted = rule.relation
        if operator in ORDERS:
            words = ORDERS[OPPOSITE[operator] if no else operator]
            return f"{said} {words[self.language].format(what=show(wanted))}"
        values = [show(one) for one in _several(wanted)]
        return f"{said} {self._among(values, (operator == 'not_equals') != no)}"

    def _reader_of(self, field: FieldModel, part: str) -> Callable[[object], str]:
        """How an answer reads: an option by its words, a province or a commune by its name."""
        moment = self.bound.moment
        if part:
            return lambda value: field.show_part(part, value, self.language, moment)
        return lambda value: field.show(value, self.language, moment)

    def _among(self, values: list[str], no: bool) -> str:
        quoted = [f"“{value}”" for value in values]
        last = (NOR if no else OR)[self.language]
        what = last.join(part for part in (", ".join(quoted[:-1]), quoted[-1]) if part)
        return (IS_NOT if no else IS)[self.language].format(what=what)


def _several(one: object) -> tuple[object, ...]:
    return one if isinstance(one, tuple) else (one,)
