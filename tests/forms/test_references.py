"""What pieces of an edition say of one another: which fields are known where, circles, exits, rules."""

from pathlib import Path

import pytest

from forms.source import load
from tests.forms.folder import EDITION, PROCEDURE, changed, complaints, write

YES_NO = "          - {kind: yes_no, id: co_con, label: {vi: Có con, en: Children}}\n"
NUMBER = "          - {kind: whole_number, id: so_con, label: {vi: Số con, en: Children}}\n"
SECOND = """\
  - id: hai
    title: {vi: Trang hai, en: Page two}
    sections:
      - id: sau
        title: {vi: Phần sau, en: Later part}
        fields:
          - {kind: text, id: ly_do, label: {vi: Lý do, en: Reason}}
"""
EXIT = """\
    exits:
      - when: {field: NAME, equals: a}
        reason: {vi: Hết, en: Over}
"""
ORDER = "  - {id: thu-tu, compare: {field: ngay_sinh, operator: lessThan, compareTo: NAME}}\n"


def text(name: str, rule: str) -> str:
    return f"          - {{kind: text, id: {name}, label: {{vi: a, en: a}}, {rule}}}\n"


def said(root: Path, procedure: str) -> list[tuple[str, str]]:
    """(where and what, advice) of every complaint."""
    found = [one.split("\n") for one in complaints(root, procedure)]
    return [(lines[0].partition(": ")[2], lines[-1].lstrip(" |^")) for lines in found]


def right(root: Path, procedure: str) -> bool:
    return len(load(write(root, **{EDITION: procedure})).editions) == 1


def test_a_condition_may_speak_of_a_later_field_of_the_same_page(tmp_path: Path) -> None:
    assert right(tmp_path, PROCEDURE + text("x", "visible_when: {field: y, equals: a}") + text("y", ""))


@pytest.mark.parametrize("key", ["visible_when", "required_when"])
def test_a_condition_may_speak_of_a_page_before_and_never_of_one_after(tmp_path: Path, key: str) -> None:
    before = PROCEDURE + SECOND + text("y", f"{key}: {{field: loai, equals: a}}")
    assert right(tmp_path, before)
    after = PROCEDURE + text("x", f"{key}: {{field: ly_do, equals: a}}") + SECOND
    assert said(tmp_path, after) == [
        (f'x.{key}: no field "ly_do" is asked by then', "one of: dia_chi, loai, ngay_sinh")
    ]


def test_a_field_that_waits_for_itself_is_told_once(tmp_path: Path) -> None:
    ((first, _),) = said(tmp_path, PROCEDURE + text("x", "visible_when: {field: x, equals: a}"))
    assert first == 'x.visible_when: no field "x" is asked by then'


def test_a_circle_of_conditions_is_told_once_at_its_first_name(tmp_path: Path) -> None:
    two = text("b", "visible_when: {field: a, equals: x}") + text("a", "visible_when: {field: b, equals: x}")
    assert said(tmp_path, PROCEDURE + two) == [
        ("a.visible_when: a circle of conditions: a → b → a", "break it at one of them")
    ]
    three = "".join(
        text(one, f"visible_when: {{not: {{field: {other}, equals: x}}}}")
        for one, other in ("cb", "ba", "ac")
    )
    assert [first for first, _ in said(tmp_path, PROCEDURE + three)] == [
        "a.visible_when: a circle of conditions: a → c → b → a"
    ]


def test_what_only_leads_into_a_circle_or_is_required_in_one_is_no_circle(tmp_path: Path) -> None:
    circle = text("b", "visible_when: {field: c, equals: x}") + text(
        "c", "visible_when: {field: b, equals: x}"
    )
    assert len(said(tmp_path, PROCEDURE + circle + text("a", "visible_when: {field: b, equals: x}"))) == 1
    needed = text("b", "required_when: {field: c, equals: x}") + text(
        "c", "visible_when: {field: b, equals: x}"
    )
    assert right(tmp_path, PROCEDURE + needed)


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("co_con, equals: yes", "write true or false"),
        ('so_con, equals: "2"', "write a number, without quotes"),
    ],
)
def test_a_value_no_answer_can_be_is_told(tmp_path: Path, value: str, hint: str) -> None:
    ((first, advice),) = said(
        tmp_path, PROCEDURE + YES_NO + NUMBER + text("x", f"visible_when: {{field: {value}}}")
    )
    assert "is no answer to" in first
    assert advice == hint
    plain = value.replace("yes", "true").replace('"', "")
    assert right(tmp_path, PROCEDURE + YES_NO + NUMBER + text("x", f"visible_when: {{field: {plain}}}"))


def test_words_that_are_only_read_cannot_be_spoken_of(tmp_path: Path) -> None:
    words = "          - {kind: guidance, id: loi_dan, label: {vi: a, en: a}, text: {vi: b, en: b}}\n"
    ((first, _),) = said(tmp_path, PROCEDURE + words + text("x", "visible_when: {field: loi_dan, equals: a}"))
    assert first == 'x.visible_when: no field "loi_dan" is asked by then'


def test_the_exit_of_a_page_speaks_of_what_was_asked_up_to_it(tmp_path: Path) -> None:
    def leaving(name: str) -> str:
        return changed(("    sections:\n", EXIT.replace("NAME", name) + "    sections:\n")) + SECOND

    assert right(tmp_path, leaving("loai"))
    for name in ("ly_do", "lai"):
        ((first, _),) = said(tmp_path, leaving(name))
        assert first == f'exits[0].when: no field "{name}" is asked by then'
    last = PROCEDURE + SECOND.replace("    sections:\n", EXIT.replace("NAME", "loai") + "    sections:\n")
    assert right(tmp_path, last)


def test_a_rule_names_fields_that_are_asked(tmp_path: Path) -> None:
    assert right(tmp_path, PROCEDURE + "rules:\n" + ORDER.replace("NAME", "loai"))
    assert said(tmp_path, PROCEDURE + "rules:\n" + ORDER.replace("NAME", "lai")) == [
        ('thu-tu: there is no field "lai"', 'did you mean "loai"?')
    ]
    when = "  - {id: can, when: {field: lai, equals: a}, require_present: [ngay_sih]}\n"
    assert said(tmp_path, PROCEDURE + "rules:\n" + when) == [
        ('can: there is no field "ngay_sih"', 'did you mean "ngay_sinh"?'),
        ('can.when: no field "lai" is asked by then', 'did you mean "loai"?'),
    ]


def test_two_rules_of_one_name_are_told(tmp_path: Path) -> None:
    twice = "rules:\n" + 2 * ORDER.replace("NAME", "loai")
    ((first, _),) = said(tmp_path, PROCEDURE + twice)
    assert first == 'thu-tu.id: another rule is already called "thu-tu"'
