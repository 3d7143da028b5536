"""What pieces of an edition say of one another: which fields are known where, circles, exits, rules."""

from pathlib import Path

import pytest

from forms.source.loader import load
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


PERSON = """\
          - kind: person
            id: dai_dien
            label: {vi: Người đại diện, en: Representative}
            fields:
              - {kind: name, id: ho_ten, label: {vi: Tên, en: Name}}
              - kind: choice
                id: vai_tro
                label: {vi: Vai trò, en: Role}
                options: [{value: cha, label: {vi: Cha, en: Father}}]
"""


@pytest.mark.parametrize(
    ("rule", "told", "advice"),
    [
        ("field: dai_dien.vai_tr, equals: cha", '"dai_dien" has no part "vai_tr"', 'did you mean "vai_tro"?'),
        (
            "field: dai_dien.vai_tro, equals: chaa",
            '"chaa" is no option of "dai_dien.vai_tro"',
            'did you mean "cha"?',
        ),
        ("field: dai_dien, equals: cha", '"dai_dien" is read by its parts', "one of: ho_ten, vai_tro"),
        ("field: dia_chi.xa, equals: a", '"dia_chi" has no part "xa"', "one of: commune, detail"),
        ("field: loai.xa, equals: a", '"loai" has no part "xa"', "it is read whole"),
    ],
)
def test_a_part_nobody_answers_is_told(tmp_path: Path, rule: str, told: str, advice: str) -> None:
    found = said(tmp_path, PROCEDURE + PERSON + text("x", f"visible_when: {{{rule}}}"))
    assert found == [(f"x.visible_when: {told}", advice)]


def test_a_part_that_is_answered_may_be_spoken_of(tmp_path: Path) -> None:
    rule = "visible_when: {field: dai_dien.vai_tro, equals: cha}"
    assert right(tmp_path, PROCEDURE + PERSON + text("x", rule))


def test_a_group_whose_question_waits_for_what_waits_for_the_group_is_a_circle(tmp_path: Path) -> None:
    inner = PERSON.replace(
        "id: vai_tro\n", "id: vai_tro\n                visible_when: {field: x, equals: a}\n"
    )
    rule = "visible_when: {field: dai_dien.vai_tro, equals: cha}"
    assert said(tmp_path, PROCEDURE + inner + text("x", rule)) == [
        ("dai_dien.visible_when: a circle of conditions: dai_dien → x → dai_dien", "break it at one of them")
    ]
