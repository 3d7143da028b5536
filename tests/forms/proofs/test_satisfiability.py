"""Whether conditions can hold together: never denied where answers show they do, never searched for ever."""

from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from forms.conditions import clause
from forms.conditions.comparison import RELATIONS, Relation
from forms.conditions.condition import Condition, evaluate, negation
from forms.judging.answers import judge_answers
from forms.proofs import satisfiability
from forms.proofs.reachability import reachability_findings
from forms.proofs.satisfiability import Scope
from forms.schema.procedure import Procedure
from tests.forms.conditions.ruled import ACCOUNTS, DAYS, Form, conditions, forms
from tests.forms.world import moment, procedure, written

READ = TypeAdapter[Condition](Condition)
A, B = {"field": "chon", "equals": "nam"}, {"field": "chon", "equals": "nu"}
SHOWN = {"visible_when": A}
FORM = procedure(
    written("choice", "chon"),
    written("yes_no", "co"),
    written("yes_no", "dong_y", only=True),
    written("whole_number", "so", minimum=0, maximum=9),
    written("whole_number", "ba", one_of=[1, 3]),
    written("decimal", "kg", minimum=0, maximum=1),
    written("date", "ngay", birth=True, year_alone=True, day_unknown=True),
    written("several", "nhieu"),
    written("address", "noi"),
    written("text", "chu", required=False),
    written("declaration", "cam_doan"),
    written("people", "khach", minimum=2, maximum=4),
    written(
        "person",
        "ai",
        fields=[
            written("date", "sinh", birth=True),
            written("yes_no", "dong_y", only=True),
            written("several", "giay"),
        ],
    ),
    written("guidance", "loi_dan"),
    written("date", "an", **SHOWN),
    written("text", "sau_an", required=False, visible_when={"field": "an", "lessThan": "2000-01-01"}),
    written("text", "can", required=False, required_when=B),
)


def field(name: str, operator: str, value: Any) -> dict[str, Any]:
    return {"field": name, operator: value}


def both(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"all": list(parts)}


def found(rule: dict[str, Any]) -> bool | None:
    return Scope.of_procedure(FORM).is_possible(READ.validate_python(rule, strict=False))


@pytest.mark.parametrize(
    ("can", "cannot"),
    [
        (both(A, {"not": B}), both(A, B)),
        (both({"not": A}, B), both({"not": A}, {"not": B})),
        (field("chon", "greaterThan", "nam"), field("chon", "greaterThan", "nu")),
        (
            field("co", "equals", False),
            both({"not": field("co", "equals", True)}, field("co", "notEquals", False)),
        ),
        (field("dong_y", "equals", True), field("dong_y", "equals", False)),
        (field("so", "greaterThan", 8), field("so", "greaterThan", 9)),
        (field("so", "lessThan", 0.5), field("so", "lessThan", -0.5)),
        (
            both(field("so", "greaterThan", 3), field("so", "lessThan", 5)),
            both(field("so", "greaterThan", 3), field("so", "lessThan", 4)),
        ),
        (field("ba", "greaterThan", 1), field("ba", "equals", 2)),
        (both(field("kg", "greaterThan", 0.5), field("kg", "lessThan", 0.6)), field("kg", "greaterThan", 1)),
        (
            both(field("ngay", "greaterThan", "1990-05-01"), field("ngay", "lessThan", "1990-05-03")),
            both(field("ngay", "greaterThan", "1990-05-01"), field("ngay", "lessThan", "1990-05-02")),
        ),
        (
            both(
                field("ngay", "lessThanOrEqual", "1990-05-01"),
                field("ngay", "greaterThanOrEqual", "1990-05-02"),
            ),
            both(field("ngay", "lessThan", "1990-05-01"), field("ngay", "greaterThan", "1990-05-02")),
        ),
        ({"age": "ngay", "equals": 14}, both({"age": "ngay", "equals": 14}, {"age": "ngay", "lessThan": 14})),
        (field("nhieu", "notEquals", "cmnd"), field("nhieu", "equals", "cmnd")),
        (field("noi.commune", "equals", "10441"), field("noi.comune", "equals", "10441")),
        (field("chu", "equals", "x"), field("chu", "equals", 5)),
        (
            both(field("chu", "greaterThan", "a"), field("chu", "lessThan", "b")),
            both(field("chu", "greaterThan", "b"), field("chu", "lessThan", "a")),
        ),
        (field("chu", "notEquals", "x"), {"age": "co", "greaterThan": 3}),
        (field("cam_doan", "equals", True), field("cam_doan", "notEquals", True)),
        ({"rows": "khach", "equals": 4}, {"rows": "khach", "greaterThan": 4}),
        ({"rows": "khach", "lessThan": 3}, {"rows": "khach", "lessThan": 2}),
        (
            {"rows": "khach", "each": field("ho_ten", "equals", "A"), "equals": 0},
            {"rows": "chon", "greaterThan": 0},
        ),
        ({"age": "ai.sinh", "lessThan": 18}, {"age": "ai.dong_y", "lessThan": 18}),
        ({"not": {"age": "ai.sinh", "greaterThan": -400}}, {"age": "ai", "greaterThan": -400}),
        (field("ai.sinh", "lessThan", "2000-01-01"), field("ai.sinh.x", "equals", "2000-01-01")),
        (field("ai.dong_y", "notEquals", True), field("ai.dong_y", "equals", False)),
        ({"age": "noi.detail", "lessThan": 18}, {"age": "noi.comune", "lessThan": 18}),
        ({"rows": "nhieu", "equals": 2}, {"rows": "nhieu", "lessThan": 1}),
        ({"rows": "ai.giay", "lessThan": 1}, {"rows": "ai.giay.x", "greaterThan": 0}),
        (both(A, field("an", "equals", "2001-01-01")), both(B, field("an", "equals", "2001-01-01"))),
        (both(B, field("an", "notEquals", "x")), both(A, {"not": {"age": "an", "greaterThan": -400}})),
        (
            both(A, field("sau_an", "equals", "x"), field("an", "lessThan", "1999-01-01")),
            both(field("sau_an", "equals", "x"), field("an", "greaterThan", "2000-01-01")),
        ),
        (both(A, field("can", "notEquals", "x")), both(B, {"not": field("can", "greaterThanOrEqual", "")})),
        ({"account": "citizen"}, {"account": "business"}),
        ({"received": {"from": "2026-01-01"}}, {"received": {"to": "2019-12-31"}}),
        (field("chon", "notEquals", 3), field("loi_dan", "equals", "x")),
    ],
)
def test_what_some_complete_answers_allow_is_told_from_what_none_does(
    can: dict[str, Any], cannot: dict[str, Any]
) -> None:
    assert (found(can), found(cannot)) == (True, False)


def test_a_question_nobody_knows_may_be_answered_with_anything() -> None:
    assert found(both(field("la", "equals", "x"), {"rows": "danh_sach", "equals": 3})) is True


def test_a_search_that_takes_too_long_is_given_up_without_a_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(satisfiability, "MOST_TRIALS", 2)
    assert found(both(A, B)) is None
    assert not Scope.of_procedure(FORM).is_never(READ.validate_python(both(A, B), strict=False))


def test_a_hundred_questions_that_contradict_each_other_end_in_time() -> None:
    many = procedure(*(written("whole_number", f"so_{n}") for n in range(100)))
    hard = {"all": [field(f"so_{n}", "greaterThan", n) for n in range(100)]}
    hard["all"] += [{"any": [field(f"so_{n}", "lessThan", n) for n in range(100)]}]
    scope = Scope.of_procedure(many)
    assert scope.is_possible(READ.validate_python(hard, strict=False)) is not True
    assert scope.tried <= satisfiability.MOST_TRIALS + 1


def optional(many: int, *more: dict[str, Any]) -> Procedure:
    return procedure(*(written("yes_no", f"co_{n}", required=False) for n in range(many)), *more)


def some_yes(many: int) -> dict[str, Any]:
    return {"any": [field(f"co_{n}", "equals", True) for n in range(many)]}


def chain(many: int) -> Procedure:
    waits = [{"visible_when": field(f"co_{n - 1}", "equals", True)} if n else {} for n in range(many)]
    return procedure(*(written("yes_no", f"co_{n}", **keys) for n, keys in enumerate(waits)))


@pytest.mark.parametrize(
    "form",
    [optional(200, written("text", visible_when={"not": some_yes(200)})), chain(200)],
    ids=["any", "chain"],
)
def test_a_form_where_hundreds_of_answers_hang_together_is_checked_in_time_and_nothing_said(
    form: Procedure, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = count()

    def counted(holds: Relation) -> Relation:
        return lambda value, wanted: (next(read), holds(value, wanted))[1]

    monkeypatch.setattr(clause, "RELATIONS", {name: counted(one) for name, one in RELATIONS.items()})
    assert [*reachability_findings(form)] == []
    assert next(read) <= satisfiability.MOST_READS


def test_more_answers_together_than_are_tried_leave_a_question_open() -> None:
    scope = Scope.of_procedure(optional(satisfiability.MOST_SUBJECTS + 1))
    for many, verdict in ((satisfiability.MOST_SUBJECTS, True), (satisfiability.MOST_SUBJECTS + 1, None)):
        assert scope.is_possible(READ.validate_python(some_yes(many), strict=False)) is verdict


def test_what_may_be_spent_on_an_edition_is_spent_by_all_its_questions_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rule, scope = READ.validate_python(both(A, B), strict=False), Scope.of_procedure(FORM)
    assert scope.is_possible(rule) is False
    monkeypatch.setattr(satisfiability, "MOST_READS", scope.effort.spent + 1)
    assert scope.with_row([]).is_possible(rule) is None


@given(form=forms(), day=DAYS, account=st.sampled_from(ACCOUNTS), data=st.data())
def test_what_holds_of_accepted_answers_is_never_called_impossible(
    form: Form, day: Any, account: str, data: st.DataObject
) -> None:
    one = form.procedure.model_copy(update={"applicants": ("citizen", "organisation", "business")})
    rule = READ.validate_python(data.draw(conditions(form.answers)), strict=False)
    given_ = {name: form.answers[name] for name in form.answers if data.draw(st.booleans())}
    bound = judge_answers(one, given_, moment(day, account))
    if bound.errors:
        return
    holds = evaluate(rule, bound.values, moment(day, account))
    assert not Scope.of_procedure(one).is_never(rule if holds else negation(rule))
