"""What no answer reaches, told once at its place; what some answer reaches, not told at all."""

from pathlib import Path

import pytest

from forms.source.loader import load
from tests.forms.folder import EDITION, PROCEDURE, complaints, write
from tests.forms.proofs.broken import NEVER, PAGE, A, B, Files, both, exits, fees, field, paper, rule

PEOPLE = (
    ", row_name: {vi: R, en: R}, fields: [{kind: choice, id: y, label: {vi: Y, en: Y}, "
    "options: [{value: m, label: {vi: M, en: M}}]}, "
    "{kind: text, id: z, label: {vi: Z, en: Z}, visible_when: WHEN}]"
)


def said(root: Path, files: Files) -> list[str]:
    """What and where of every complaint."""
    return [one.split("\n")[0].partition(": ")[2] for one in complaints(root, files[EDITION])]


@pytest.mark.parametrize(
    ("files", "sentences"),
    [
        (
            {EDITION: exits(f"{{any: [{A}, {B}]}}")},
            ["mot.exits: nobody gets past this page: whatever is answered, an exit holds"],
        ),
        ({EDITION: exits(NEVER)}, ["exits[0].when: this condition can never hold"]),
        (
            rule(f"when: {NEVER}, require_present: [ngay_sinh]"),
            ["luat.when: this condition can never hold"],
        ),
        (
            fees(f"id: a, amount: 1, when: {NEVER}", "id: b, amount: 2"),
            ["a.when: this condition can never hold"],
        ),
        (
            field(PEOPLE.replace("WHEN", "{field: y, notEquals: m}"), kind="people"),
            ["z.visible_when: this condition can never hold: nobody is asked"],
        ),
        (
            both(field(f", visible_when: {NEVER}"), field("", name="y", on=PROCEDURE + PAGE)),
            ["x.visible_when: this condition can never hold: nobody is asked"],
        ),
        (
            both(field(", visible_when: {account: business}", on=PROCEDURE + PAGE), field("", name="y")),
            ["x.visible_when: this condition can never hold: nobody is asked"],
        ),
        (
            field(", visible_when: {received: {to: 2021-12-31}}"),
            ["x.visible_when: this condition can never hold: nobody is asked"],
        ),
    ],
)
def test_what_nothing_reaches_is_told_once(tmp_path: Path, files: Files, sentences: list[str]) -> None:
    assert said(tmp_path, files) == sentences


def test_each_of_a_count_is_judged_by_what_a_row_can_say(tmp_path: Path) -> None:
    people = field(PEOPLE.replace("WHEN", "{field: y, equals: m}"), kind="people")[EDITION]
    counts = people.replace(f"when: {A}\npages", "when: {rows: x, each: EACH, greaterThan: 0}\npages")
    never = {EDITION: counts.replace("EACH", "{not: {field: y, equals: m}}")}
    assert said(tmp_path / "a", never) == ['don.when: of no row of "x" can each ever hold']
    assert load(write(tmp_path / "b", **{EDITION: counts.replace("EACH", "{field: y, equals: m}")}))
    each = "{field: y, notEquals: m}"
    charged = fees(
        f"id: a, amount: 1, per: person, people: x, each: {each}, when: {A}",
        "id: b, amount: 2",
    )
    told = {EDITION: charged[EDITION] + people.removeprefix(PROCEDURE)}
    assert said(tmp_path / "c", told) == ["a.each: this condition can never hold"]


@pytest.mark.parametrize(
    "files",
    [
        {EDITION: exits(A)},
        {EDITION: exits("{any: [{field: loai, equals: a}, {account: business}]}")},
        both(field(", visible_when: {field: loai, equals: b}", on=PROCEDURE + PAGE), on=exits(A)),
        field(", visible_when: {all: [{field: loai, equals: a}, {age: ngay_sinh, lessThan: 18}]}"),
        field(f", visible_when: {A}, required_when: {{age: ngay_sinh, lessThan: 18}}"),
        paper("{received: {from: 2023-06-01}}"),
        fees(f"id: a, amount: 1, when: {A}", f"id: b, amount: 2, when: {{not: {A}}}"),
        fees("id: a, amount: 1, to: 2022-06-30", "id: b, amount: 2"),
    ],
)
def test_what_some_answer_reaches_is_not_complained_of(tmp_path: Path, files: Files) -> None:
    assert load(write(tmp_path, **files))
