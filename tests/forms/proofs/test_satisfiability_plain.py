"""What is worked out once and kept says what trying every answer with every condition anew says."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from forms.conditions.clause import ANSWERED, Clauses, IsAnswered, Rule, Subject, World
from forms.conditions.condition import (
    AccountIs,
    AllOf,
    AnyOf,
    Condition,
    Not,
    Received,
    all_of,
    negation,
)
from forms.proofs.satisfiability import Scope, _bonds, _Search
from forms.schema.procedure import Procedure
from tests.forms.conditions.ruled import Form, conditions, forms
from tests.forms.world import procedure, written

READ = TypeAdapter[Condition](Condition)
MOST_WORLDS = 500
"""With more of them a question is left alone here: random forms have enough small ones."""


def holds(rule: Rule, world: World) -> bool:
    """The plain definition, of a world in which everything is known."""
    match rule:
        case AllOf(all=parts):
            return all(holds(part, world) for part in parts)
        case AnyOf(any=parts):
            return any(holds(part, world) for part in parts)
        case Not(not_=part):
            return not holds(part, world)
        case IsAnswered(name=name):
            return bool(world[Subject(ANSWERED, name)])
        case AccountIs(account=kinds):
            return world[Subject("account")] in ([kinds] if isinstance(kinds, str) else kinds)
        case Received(received=period):
            day = world[Subject("received")]
            assert isinstance(day, date)
            return (period.from_ or date.min) <= day <= (period.to or date.max)
    (subject,) = Clauses().of(rule).subjects
    return rule.compare(world[subject])


def all_rules(one: Procedure, rule: Rule) -> list[Rule]:
    """The rule, and what is known of each question that it or another of these reads."""
    fields, rules = {each.id: each for each in one.fields()}, [rule]
    for each in rules:
        for name in Clauses().of(each).fields:
            if (asked := fields.pop(name, None)) is not None:
                rules += _bonds(asked)
    return rules


def worlds(one: Procedure, rule: Rule) -> Iterator[World]:
    """Everything that may be answered, of the values that are tried; each worked out anew."""
    whole = Clauses().of(rule)

    def extended(world: World, rest: list[Subject]) -> Iterator[World]:
        if not rest:
            yield world
            return
        for value in Scope.of_procedure(one)._values(rest[0], _Search(whole), world):
            yield from extended({**world, rest[0]: value}, rest[1:])

    given_first = [Subject(ANSWERED, name) for name in whole.fields]
    yield from extended({}, [*dict.fromkeys([*given_first, *whole.subjects])])


@given(form=forms(), data=st.data())
def test_a_scope_asked_again_and_again_finds_what_trying_every_answer_anew_finds(
    form: Form, data: st.DataObject
) -> None:
    one = form.procedure
    scope = Scope.of_procedure(one)
    some = [READ.validate_python(data.draw(conditions(form.answers)), strict=False) for _ in range(2)]
    for rule in (*some, *map(negation, some), some[0]):
        verdict = scope.is_possible(rule)
        fresh = Scope.of_procedure(one)
        assert (fresh.is_possible(rule), fresh.tried) == (verdict, scope.tried)
        whole = all_of(*all_rules(one, rule))
        tried = [*islice(worlds(one, whole), MOST_WORLDS + 1)]
        if verdict is not None and len(tried) <= MOST_WORLDS:
            assert any(holds(whole, world) for world in tried) is verdict


def test_values_compared_with_are_told_apart_by_their_type_where_python_takes_them_for_equal() -> None:
    one = procedure(written("yes_no", "co"), written("whole_number", "so", one_of=[2, 1]))
    scope = Scope.of_procedure(one)

    def found(name: str, wanted: Any) -> bool | None:
        return scope.is_possible(READ.validate_python({"field": name, "equals": wanted}))

    assert [found("so", wanted) for wanted in (True, 1, 2, 1.0)] == [False, True, True, True]
    assert [found("co", wanted) for wanted in (1, True)] == [False, True]


def test_a_question_of_a_row_hides_the_one_of_the_form_also_after_that_was_asked_for() -> None:
    form = procedure(written("whole_number", "so", minimum=0, maximum=9))
    row = procedure(written("whole_number", "so", minimum=0, maximum=20)).fields()
    rule = READ.validate_python({"field": "so", "equals": 15})
    scope = Scope.of_procedure(form)
    assert scope.is_possible(rule) is False
    assert scope.with_row(row).is_possible(rule) is True
    assert scope.is_possible(rule) is False


def test_the_same_trials_are_made_whatever_order_python_gives_its_sets() -> None:
    names = ["a", "b", "c", "d", "e"]
    one = procedure(*(written("yes_no", name, required=name in "bd") for name in names))
    told = [{"field": name, "equals": True} for name in names]
    clause = Clauses().of(READ.validate_python({"all": told}, strict=False))
    assert clause.fields == names
    scope = Scope.of_procedure(one)
    read = [bond.fields[0] for bond in scope._all_bonds([clause])]
    assert read == ["d", "b"]
