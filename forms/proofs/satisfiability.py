"""Whether some answers make conditions hold together: tries a few values of each, up to a limit."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from forms.conditions.clause import ANSWERED, Clause, Clauses, IsAnswered, Rule, Subject, World, join_clauses
from forms.conditions.condition import any_of, negation
from forms.fields.base import FieldModel
from forms.proofs import samples
from forms.schema.procedure import Procedure

MOST_TRIALS = 1_000
"""Trials after which a question stays undecided; nothing is reported about it."""
MOST_SUBJECTS = 50
"""How many answers, ages and counts one question may depend on; with more it stays undecided, untried."""
MOST_READS = 1_000_000
"""How many single conditions may be read for one edition; questions after that stay undecided."""
LATEST_RECEIPT = timedelta(days=366)
"""How long after the end of an edition a dossier begun under it may still come in, at the very most."""


Wanted = tuple[type, object]
"""What a subject is compared with, and its type: to Python true is 1."""


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
    clauses: Clauses = field(default_factory=Clauses)
    tried: int = field(default=0, init=False)
    _bonds: dict[str, list[Clause]] = field(default_factory=dict, init=False)
    """By question, those asked for so far: the questions of a scope stay the same."""
    _kept_samples: dict[tuple[Subject, tuple[Wanted, ...]], tuple[object, ...]] = field(
        default_factory=dict, init=False
    )

    @classmethod
    def of_procedure(cls, procedure: Procedure) -> "Scope":
        """All questions of a form."""
        return cls(procedure, {each.id: each for each in procedure.fields()})

    def with_row(self, row: Iterable[FieldModel]) -> "Scope":
        """With those of a row of a list, which hide others of the same name."""
        fields = {**self.fields, **{each.id: each for each in row}}
        return Scope(self.procedure, fields, self.effort, self.clauses)

    def is_possible(self, *rules: Rule) -> bool | None:
        """Whether some complete answers make all of these hold; None where that was not found out."""
        self.tried = 0
        try:
            parts = [self.clauses.of(rule) for rule in rules]
            search = _Search(join_clauses([*parts, *self._all_bonds(parts)], decisive=False))
            if len(search.subjects) > MOST_SUBJECTS:
                return None
            return self._is_satisfiable(search, {})
        except _OutOfTrials:
            return None

    def is_never(self, *rules: Rule) -> bool:
        """Whether it is certain that no complete answers make all of these hold."""
        return self.is_possible(*rules) is False

    def _all_bonds(self, parts: Iterable[Clause]) -> Iterator[Clause]:
        """What is known of every question read: given only where it shows, and wherever it must be."""
        waiting, seen = [name for part in parts for name in part.fields], set[str]()
        while waiting:
            name = waiting.pop()
            if name in seen or name not in self.fields:
                continue
            seen.add(name)
            if len(seen) > MOST_SUBJECTS:
                raise _OutOfTrials
            if name not in self._bonds:
                self._bonds[name] = [self.clauses.of(bond) for bond in _bonds(self.fields[name])]
            for bond in self._bonds[name]:
                yield bond
                waiting += bond.fields

    def _is_satisfiable(self, search: "_Search", world: World) -> bool:
        self.tried += 1
        if self.tried > MOST_TRIALS:
            raise _OutOfTrials
        self.effort.spend(search.size)
        told = search.whole.truth(world)
        if told is not None:
            return told
        subject = next(each for each in search.subjects if each not in world)
        given = Subject(ANSWERED, subject.field)
        if subject.field and given not in world:
            subject = given
        return any(
            self._is_satisfiable(search, {**world, subject: value})
            for value in self._values(subject, search, world)
        )

    def _values(self, subject: Subject, search: "_Search", world: World) -> Iterable[object]:
        """The values tried of a subject: nothing of a question left unanswered, else its samples."""
        if subject.field and not world.get(Subject(ANSWERED, subject.field), True):
            return (0,) if subject.what == "rows" else (None,)
        wanted = search.wanted.get(subject, ())
        if (subject, wanted) not in self._kept_samples:
            self._kept_samples[subject, wanted] = tuple(self._samples(subject, [one for _, one in wanted]))
        return self._kept_samples[subject, wanted]

    def _samples(self, subject: Subject, wanted: list[object]) -> Iterable[object]:
        asked, part = self.fields.get(subject.field), subject.name.partition(".")[2]
        match subject.what:
            case "account":
                return ("", *self.procedure.applicants)
            case "received":
                first, last = self.procedure.effective_from, self.procedure.effective_to
                return samples.day_samples(wanted, first, last + LATEST_RECEIPT if last else None)
            case "rows":
                return samples.count_samples(asked, part, wanted, all_rows=not subject.each)
            case "age":
                return samples.age_samples(asked, part, wanted)
            case "field":
                return samples.answer_samples(asked, part, wanted)
        return (True, False) if asked is None or asked.ASKS else (False,)


class _Search:
    """What must hold together, what it reads, and what it compares that with."""

    def __init__(self, whole: Clause) -> None:
        self.whole, self.size = whole, len(whole.subjects)
        self.subjects = list(dict.fromkeys(whole.subjects))
        wanted: dict[Subject, list[Wanted]] = {}
        for subject, value in whole.compared:
            wanted.setdefault(subject, []).append((type(value), value))
        self.wanted = {subject: tuple(values) for subject, values in wanted.items()}


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
