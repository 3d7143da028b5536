"""A condition worked out once: it says of every world what `evaluate` says of the answers it stands for."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from forms.conditions.clause import ANSWERED, Clauses, IsAnswered, Subject, World, join_clauses
from forms.conditions.condition import Condition, RowsAre, age, evaluate, matching_rows, negation, walk
from tests.forms.conditions.ruled import ACCOUNTS, DAYS, Form, conditions, forms
from tests.forms.world import moment

READ = TypeAdapter[Condition](Condition)
A, B = Subject("field", "a"), Subject("field", "b")
IS_A, IS_B = {"field": "a", "equals": 1}, {"field": "b", "equals": 1}


def read(rule: dict[str, Any]) -> Condition:
    return READ.validate_python(rule, strict=False)


def whole_world(rule: Condition, answers: dict[str, Any], day: date, account: str) -> dict[Subject, object]:
    """What each single condition reads of these answers, found the plain way."""
    now = moment(day, account)
    rows = {one.model_dump_json(): one.each for one in _counts(rule) if one.each is not None}
    found: dict[Subject, object] = {Subject("account"): account, Subject("received"): day}
    for subject in Clauses().of(rule).subjects:
        value: Any = answers
        for part in subject.name.split(".") if subject.name else ():
            value = value.get(part) if isinstance(value, dict) else None
        each = next((each for each in rows.values() if each.model_dump_json() == subject.each), None)
        kept = value if isinstance(value, list) else []
        readings = {
            "field": value,
            "age": age(value, day),
            "rows": len(matching_rows(kept, each, now)),
        }
        found[subject] = readings.get(subject.what, found.get(subject))
    return found


def _counts(rule: Condition) -> list[RowsAre]:
    return [node for node in walk(rule) if isinstance(node, RowsAre)]


@given(form=forms(), day=DAYS, account=st.sampled_from(ACCOUNTS), data=st.data())
def test_of_a_whole_world_a_clause_says_what_evaluate_says_and_of_a_part_nothing_else(
    form: Form, day: date, account: str, data: st.DataObject
) -> None:
    rule = read(data.draw(conditions(form.answers)))
    answers = {name: form.answers[name] for name in form.answers if data.draw(st.booleans())}
    world, truth = whole_world(rule, answers, day, account), Clauses().of(rule).truth
    holds = evaluate(rule, answers, moment(day, account))
    assert truth(world) is holds
    part = {subject: value for subject, value in world.items() if data.draw(st.booleans())}
    assert truth(part) in (holds, None)


def test_what_is_not_known_decides_nothing_but_one_part_may_decide_the_whole() -> None:
    clauses = Clauses()
    both, either = clauses.of(read({"all": [IS_A, IS_B]})), clauses.of(read({"any": [IS_A, IS_B]}))
    worlds: list[World] = [{}, {A: 0}, {A: 1}, {B: 0}, {B: 1}, {A: 1, B: 1}, {A: 0, B: 0}]
    assert [both.truth(world) for world in worlds] == [None, False, None, False, None, True, False]
    assert [either.truth(world) for world in worlds] == [None, None, True, None, True, True, False]
    neither = clauses.of(negation(read({"any": [IS_A, IS_B]})))
    assert [neither.truth(world) for world in worlds] == [None, None, False, None, False, False, True]
    assert join_clauses([], decisive=False).truth({}) is True


def test_a_clause_names_what_it_reads_in_order_and_each_value_it_compares_with() -> None:
    period = {"received": {"from": "2026-01-01", "to": "2026-12-31"}}
    several = {"field": "b.c", "in": ["x", "y"]}
    clause = Clauses().of(read({"all": [several, period, {"not": IS_A}, several, {"age": "b", "equals": 9}]}))
    part, received, old = Subject("field", "b.c"), Subject("received"), Subject("age", "b")
    assert clause.subjects == (part, received, A, part, old)
    assert clause.fields == ["b", "a"]
    days = [(received, date(2026, 1, 1)), (received, date(2026, 12, 31))]
    assert clause.compared == ((part, "x"), (part, "y"), *days, (A, 1), (part, "x"), (part, "y"), (old, 9))


def test_rows_of_one_kind_and_of_another_are_two_things_to_count() -> None:
    count = {"rows": "khach", "greaterThan": 0}
    told = Clauses().of(read({"all": [count, {**count, "each": IS_A}, {**count, "each": IS_A}]})).subjects
    assert len(set(told)) == 2


def test_a_condition_is_worked_out_once_and_its_equal_to_python_is_another() -> None:
    clauses = Clauses()
    one, true = read({"field": "a", "equals": 1}), read({"field": "a", "equals": True})
    assert clauses.of(one) is clauses.of(one)
    assert (clauses.of(one).truth({A: True}), clauses.of(true).truth({A: True})) == (False, True)
    changed = one.model_copy(update={"equals": 2})
    assert (clauses.of(one).truth({A: 2}), clauses.of(changed).truth({A: 2})) == (False, True)


def test_no_condition_is_taken_for_one_that_is_gone() -> None:
    clauses = Clauses()
    # Each is dropped at once: Python gives its place in memory, and so its id, to one of the next.
    said = [clauses.of(read({"field": "a", "equals": n})).truth({A: n}) for n in range(100)]
    assert said == [True] * 100


def test_whether_a_question_is_answered_is_a_condition_too() -> None:
    clause = Clauses().of(IsAnswered("a"))
    assert clause.subjects == (Subject(ANSWERED, "a"),)
    assert [clause.truth({clause.subjects[0]: value}) for value in (True, False)] == [True, False]
