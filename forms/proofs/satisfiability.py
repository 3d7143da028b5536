"""Whether some answers make conditions hold together: tries a few values of each, up to a limit."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

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
    all_of,
    any_of,
    negation,
)
from forms.fields.base import FieldModel
from forms.proofs import samples
from forms.proofs.samples import Subject
from forms.schema.procedure import Procedure

MOST_TRIALS = 1_000
"""Trials after which a question stays undecided; nothing is reported about it."""
MOST_SUBJECTS = 50
"""How many answers, ages and counts one question may depend on; with more it stays undecided, untried."""
MOST_READS = 1_000_000
"""How many single conditions may be read for one edition; questions after that stay undecided."""
LATEST_RECEIPT = timedelta(days=366)
"""How long after the end of an edition a dossier begun under it may still come in, at the very most."""
ANSWERED = "given"


@dataclass(frozen=True)
class IsAnswered:
    """Whether a question is answered: a condition of our own, which nobody writes."""

    name: str


Rule = Condition | IsAnswered
World = dict[Subject, object]


class _OutOfTrials(Exception):
    """The search reached its limit."""


@dataclass
class Effort:
    """How many conditions were read for an edition so far."""

    spent: int = 0

    def spend(self, much: int) -> None:
        """Raises _OutOfPatience where there is no more."""
        self.spent += much
        if self.spent > MOST_READS:
            raise _OutOfTrials


@dataclass
class Scope:
    """The questions conditions may read, complete as in a filing that is accepted."""

    procedure: Procedure
    fields: Mapping[str, FieldModel]
    effort: Effort = field(default_factory=Effort)
    tried: int = field(default=0, init=False)

    @classmethod
    def of_procedure(cls, procedure: Procedure) -> "Scope":
        """All questions of a form."""
        return cls(procedure, {each.id: each for each in procedure.fields()})

    def with_row(self, row: Iterable[FieldModel]) -> "Scope":
        """With those of a row of a list, which hide others of the same name."""
        return Scope(self.procedure, {**self.fields, **{each.id: each for each in row}}, self.effort)

    def is_possible(self, *rules: Rule) -> bool | None:
        """Whether some complete answers make all of these hold; None where that was not found out."""
        self.tried = 0
        try:
            whole = all_of(*rules, *self._bonds(rules))
            subjects = list(dict.fromkeys(_subjects(whole)))
            if len(subjects) > MOST_SUBJECTS:
                return None
            return self._is_satisfiable(_Search(whole, subjects), {})
        except _OutOfTrials:
            return None

    def is_never(self, *rules: Rule) -> bool:
        """Whether it is certain that no complete answers make all of these hold."""
        return self.is_possible(*rules) is False

    def _bonds(self, rules: Iterable[Rule]) -> Iterator[Rule]:
        """What is known of every question read: given only where it shows, and wherever it must be."""
        waiting, seen = [name for rule in rules for name in _names(rule)], set[str]()
        while waiting:
            name = waiting.pop()
            if name in seen or name not in self.fields:
                continue
            seen.add(name)
            if len(seen) > MOST_SUBJECTS:
                raise _OutOfTrials
            for bond in _bonds(self.fields[name]):
                yield bond
                waiting += _names(bond)

    def _is_satisfiable(self, search: "_Search", world: World) -> bool:
        self.tried += 1
        if self.tried > MOST_TRIALS:
            raise _OutOfTrials
        self.effort.spend(search.size)
        told = truth_in(search.whole, world)
        if told is not None:
            return told
        subject = next(each for each in search.subjects if each not in world)
        given = Subject(ANSWERED, subject.field)
        if subject.field and given not in world:
            subject = given
        return any(
            self._is_satisfiable(search, {**world, subject: value})
            for value in self._values(subject, search.wanted.get(subject, []), world)
        )

    def _values(self, subject: Subject, wanted: list[object], world: World) -> Iterable[object]:
        asked = self.fields.get(subject.field)
        if subject.what == "account":
            return ("", *self.procedure.applicants)
        if subject.what == "received":
            last = self.procedure.effective_to
            return samples.day_samples(
                wanted, self.procedure.effective_from, last + LATEST_RECEIPT if last else None
            )
        if subject.what == ANSWERED:
            return (True, False) if asked is None or asked.ASKS else (False,)
        if not world[Subject(ANSWERED, subject.field)]:
            return (0,) if subject.what == "rows" else (None,)
        part = subject.name.partition(".")[2]
        if subject.what == "rows":
            return samples.count_samples(asked, part, wanted, all_rows=not subject.each)
        if subject.what == "age":
            return samples.age_samples(asked, part, wanted)
        return samples.answer_samples(asked, part, wanted)


class _Search:
    """What must hold, what it reads, and what it compares that with."""

    def __init__(self, whole: AllOf, subjects: list[Subject]) -> None:
        self.whole, self.subjects = whole, subjects
        self.size = sum(1 for _ in _leaves(whole))
        self.wanted = _compared_values(whole)


def truth_in(rule: Rule, world: World) -> bool | None:
    """Whether a condition holds in a world known in part; None while that depends on the rest."""
    match rule:
        case AllOf(all=parts):
            told = [truth_in(part, world) for part in parts]
            return False if False in told else None if None in told else True
        case AnyOf(any=parts):
            told = [truth_in(part, world) for part in parts]
            return True if True in told else None if None in told else False
        case Not(not_=part):
            inner = truth_in(part, world)
            return None if inner is None else not inner
    subject = _subject_of(rule)
    return _leaf_holds(rule, world[subject]) if subject in world else None


def _leaf_holds(leaf: Rule, value: object) -> bool:
    match leaf:
        case FieldIs() | AgeIs() | RowsAre():
            return leaf.compare(value)
        case AccountIs(account=kinds):
            return value in ((kinds,) if isinstance(kinds, str) else kinds)
        case Received(received=period):
            return isinstance(value, date) and (period.from_ or date.min) <= value <= (period.to or date.max)
    return bool(value)


def _subject_of(leaf: Rule) -> Subject:
    match leaf:
        case FieldIs(field=name):
            return Subject("field", name)
        case AgeIs(age=name):
            return Subject("age", name)
        case RowsAre(rows=name, each=each):
            return Subject("rows", name, "" if each is None else each.model_dump_json())
        case IsAnswered(name=name):
            return Subject(ANSWERED, name)
    return Subject("account" if isinstance(leaf, AccountIs) else "received")


def _leaves(rule: Rule) -> Iterator[Rule]:
    match rule:
        case AllOf(all=parts) | AnyOf(any=parts):
            for part in parts:
                yield from _leaves(part)
        case Not(not_=part):
            yield from _leaves(part)
        case _:
            yield rule


def _subjects(rule: Rule) -> Iterator[Subject]:
    return map(_subject_of, _leaves(rule))


def _names(rule: Rule) -> set[str]:
    return {subject.field for subject in _subjects(rule)} - {""}


def _compared_values(rule: Rule) -> dict[Subject, list[object]]:
    """What each subject is compared with."""
    found: dict[Subject, list[object]] = {}
    for leaf in _leaves(rule):
        if isinstance(leaf, Received):
            ends = [leaf.received.from_, leaf.received.to]
            found.setdefault(_subject_of(leaf), []).extend(day for day in ends if day)
        elif isinstance(leaf, FieldIs | AgeIs | RowsAre):
            ((operator, value),) = leaf.operators.items()
            found.setdefault(_subject_of(leaf), []).extend(value if operator == "one_of" else [value])
    return found


def _bonds(one: FieldModel) -> Iterator[Rule]:
    shows = one.visible_when
    if shows is not None:
        yield any_of(negation(IsAnswered(one.id)), shows)
    must: list[Rule] = [] if shows is None else [shows]
    if not one.always and one.required_when is not None:
        must.append(one.required_when)
    # A kind that decides otherwise what must be answered is taken to leave it open.
    usual = type(one).is_required is FieldModel.is_required
    if usual and one.ASKS and (one.always or one.required_when is not None):
        yield any_of(IsAnswered(one.id), *map(negation, must))
