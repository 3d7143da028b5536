"""Fee tables: on every day and for every answer one rule decides, and every rule can."""

from pathlib import Path

import pytest

from forms.source.loader import load
from tests.forms.folder import EDITION, PROCEDURE, changed, complaints, write

AT = f"forms/{EDITION}"
TABLE = """\
    - id: mac-dinh
      amount: 10000
      explanation: {vi: Mức thu, en: Fee}
"""
PEOPLE = """\
          - kind: people
            id: nguoi
            label: {vi: Người, en: People}
            row_name: {vi: Người, en: Person}
            fields:
              - {kind: name, id: ho_ten, label: {vi: Tên, en: Name}}
"""


def rules(*written: str) -> str:
    """The usual procedure, with a list of people, and these rules."""
    each = "".join(f"    - {{{one}, explanation: {{vi: a, en: a}}}}\n" for one in written)
    return changed((TABLE, each)) + PEOPLE


@pytest.mark.parametrize(
    "table",
    [
        ["id: a, amount: 1"],
        ["id: a, amount: 1, to: 2022-06-30", "id: b, amount: 2, from: 2022-07-01"],
        ["id: a, amount: 1, to: 2022-06-30", "id: b, amount: 2"],
        [
            "id: a, amount: 1, when: {field: loai, equals: a}",
            "id: b, amount: 2, when: {field: loai, equals: b}",
        ],
        ["id: a, amount: 1, when: {field: loai, in: [a, b]}"],
        ["id: a, amount: 1, per: person, people: nguoi, each: {field: ho_ten, equals: A}"],
    ],
)
def test_a_table_without_gaps_is_taken(tmp_path: Path, table: list[str]) -> None:
    assert load(write(tmp_path, **{EDITION: rules(*table)})).editions[0].fee.rules[0].id == "a"


@pytest.mark.parametrize(
    ("table", "sentence", "advice"),
    [
        (
            ["id: a, amount: 1, from: 2022-07-01"],
            "18:3: fee.rules: on 2022-01-01 no rule holds when the conditions of all do not",
            "add a last rule without when",
        ),
        (
            ["id: a, amount: 1, to: 2023-06-30"],
            "18:3: fee.rules: on 2023-07-01 no rule holds when the conditions of all do not",
            "add a last rule without when",
        ),
        (
            ["id: a, amount: 1, when: {field: loai, equals: a}"],
            "18:3: fee.rules: on 2022-01-01 no rule holds when the conditions of all do not",
            "add a last rule without when",
        ),
        (
            ["id: a, amount: 1", "id: b, amount: 2, when: {field: loai, equals: a}"],
            "20:8: b.id: never decides: a rule without conditions stands before it",
            "",
        ),
        (
            ["id: a, amount: 1, from: 2022-07-01, to: 2022-06-01", "id: b, amount: 2"],
            "19:44: a.to: the rule ends before it begins",
            "",
        ),
        (
            ["id: a, amount: 1", "id: b, amount: 2, from: 2025-01-01"],
            "20:8: b.id: never decides: it holds on no day of this edition",
            "",
        ),
        (
            ["id: a, amount: 1, per: person"],
            "19:26: a.per: per: person needs people, a list",
            "one of: nguoi",
        ),
        (
            ["id: a, amount: 1, per: person, people: nguio"],
            '19:39: a.people: there is no list "nguio"',
            'did you mean "nguoi"?',
        ),
        (
            ["id: a, amount: 1, people: nguoi"],
            "19:8: a.id: people and each belong to per: person",
            "write per: person",
        ),
        (
            ["id: a, amount: 1, per: person, people: nguoi, each: {field: hoten, equals: A}"],
            '19:54: a.each: a row of "nguoi" has no field "hoten"',
            'did you mean "ho_ten"?',
        ),
    ],
)
def test_each_flaw_of_a_table_is_said_where_it_stands(
    tmp_path: Path, table: list[str], sentence: str, advice: str
) -> None:
    found = complaints(tmp_path, rules(*table))
    first, _, last = found[0].split("\n")
    assert (first, last.lstrip(" |").lstrip("^").strip()) == (f"{AT}:{sentence}", advice)


def test_a_choice_that_may_stay_unanswered_does_not_close_the_gap(tmp_path: Path) -> None:
    table = changed(
        (TABLE, TABLE.replace("amount: 10000", "amount: 1\n      when: {field: loai, in: [a, b]}"))
    )
    optional = table.replace("id: loai\n", "id: loai\n            required: false\n")
    assert load(write(tmp_path / "a", **{EDITION: table}))
    assert "no rule holds" in complaints(tmp_path / "b", optional)[0]


def test_a_rule_named_twice_is_told(tmp_path: Path) -> None:
    found = complaints(
        tmp_path, PROCEDURE.replace(TABLE, TABLE.replace("10000", "1\n      to: 2022-05-05") + TABLE)
    )
    assert 'another fee rule is already called "mac-dinh"' in found[0]
