"""Conditions worked out once for many trials: what they read and compare with, and when they hold."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from forms.conditions.comparison import OPERATORS, RELATIONS, Comparison
from forms.conditions.condition import (
    AccountIs,
    AgeIs,
    AllOf,
    AnyOf,
    Condition,
    FieldIs,
    Not,
    Received,
    RowsAre,
)

ANSWERED = "given"


class Subject(NamedTuple):
    """What a single condition reads: an answer or part of it, an age, a count of rows, the account, a day."""

    what: str
    name: str = ""
    each: str = ""
    """Of a number of rows, the condition on a row, as JSON."""

    @property
    def field(self) -> str:
        return self.name.split(".")[0]


@dataclass(frozen=True)
class IsAnswered:
    """Whether a question is answered: a condition of our own, which nobody writes."""

    name: str


Rule = Condition | IsAnswered
World = Mapping[Subject, object]
"""What is known: a subject that is left out may be anything yet."""
Truth = Callable[[World], bool | None]
"""Whether something holds in a world known in part; None while that depends on the rest."""


@dataclass(frozen=True)
class Clause:
    """A condition worked out."""

    truth: Truth
    subjects: tuple[Subject, ...]
    """What its single conditions read, one for each of them."""
    compared: tuple[tuple[Subject, object], ...] = ()
    """What is compared, and with which value."""

    @property
    def fields(self) -> list[str]:
        """The questions it reads, in order."""
        return [name for name in dict.fromkeys(subject.field for subject in self.subjects) if name]


class Clauses:
    """The clause of each condition, worked out once, however many questions ask for it."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Rule, Clause]] = {}

    def of(self, rule: Rule) -> Clause:
        # By identity: to Python `equals: 1` and `equals: true` are equal. The condition is kept beside its
        # clause, so that no other ever has its id.
        if id(rule) not in self._known:
            self._known[id(rule)] = rule, self._clause(rule)
        return self._known[id(rule)][1]

    def _clause(self, rule: Rule) -> Clause:
        match rule:
            case AllOf(all=parts):
                return join_clauses([self.of(part) for part in parts], decisive=False)
            case AnyOf(any=parts):
                return join_clauses([self.of(part) for part in parts], decisive=True)
            case Not(not_=part):
                return _opposite(self.of(part))
        return _single(rule)


def join_clauses(parts: Sequence[Clause], decisive: bool) -> Clause:
    """All of these (False of one decides) or any of them (True of one does)."""
    truths = [part.truth for part in parts]

    def truth(world: World) -> bool | None:
        told: bool | None = not decisive
        for each in truths:
            one = each(world)
            if one is decisive:
                return decisive
            if one is None:
                told = None
        return told

    subjects = tuple(subject for part in parts for subject in part.subjects)
    return Clause(truth, subjects, tuple(pair for part in parts for pair in part.compared))


def _opposite(part: Clause) -> Clause:
    def truth(world: World) -> bool | None:
        told = part.truth(world)
        return None if told is None else not told

    return Clause(truth, part.subjects, part.compared)


def _single(rule: Rule) -> Clause:
    match rule:
        case FieldIs(field=name):
            return _comparison(Subject("field", name), rule)
        case AgeIs(age=name):
            return _comparison(Subject("age", name), rule)
        case RowsAre(rows=name, each=each):
            return _comparison(Subject("rows", name, "" if each is None else each.model_dump_json()), rule)
        case AccountIs(account=kinds):
            some = (kinds,) if isinstance(kinds, str) else kinds
            return _leaf(Subject("account"), lambda kind: kind in some)
        case Received(received=period):
            first, last = period.from_ or date.min, period.to or date.max
            ends = [day for day in (period.from_, period.to) if day]
            return _leaf(Subject("received"), lambda day: first <= day <= last, ends)
        case IsAnswered(name=name):
            return _leaf(Subject(ANSWERED, name), bool)
    raise AssertionError(rule)


def _comparison(subject: Subject, rule: Comparison) -> Clause:
    operator, wanted = rule.relation
    relation = RELATIONS[OPERATORS[operator]]
    values = wanted if operator == "one_of" else (wanted,)
    return _leaf(subject, lambda value: relation(value, wanted), values)


def _leaf(subject: Subject, holds: Callable[[Any], bool], wanted: Iterable[object] = ()) -> Clause:
    def truth(world: World) -> bool | None:
        return holds(world[subject]) if subject in world else None

    return Clause(truth, (subject,), tuple((subject, value) for value in wanted))
