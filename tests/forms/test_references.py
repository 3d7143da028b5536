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


LIST = """\
          - kind: people
            id: khach
            label: {vi: Khách, en: Guests}
            row_name: {vi: Khách, en: Guest}
            fields:
              - {kind: name, id: ho_ten, label: {vi: Họ tên, en: Name}}
              - {kind: date, id: ngay_den, label: {vi: Ngày đến, en: Arrival}}
              - {kind: date, id: ngay_di, label: {vi: Ngày đi, en: Departure}}
              - {kind: address, id: noi_o, label: {vi: Nơi ở, en: Home}, area: vung}
"""
ROW_RULE = """\
            rules:
              - {id: di-sau, compare: {field: ngay_di, operator: lessThan, compareTo: NAME}}
"""


def test_a_rule_of_a_row_names_fields_of_that_row(tmp_path: Path) -> None:
    assert right(tmp_path, PROCEDURE + LIST + ROW_RULE.replace("NAME", "ngay_den"))
    outside = PROCEDURE + LIST + ROW_RULE.replace("NAME", "ngay_sinh")
    (full,) = complaints(tmp_path, outside)
    assert full.split("\n")[0].endswith(
        'xin-viec/2022-01-01.yaml:55:17: di-sau: there is no field "ngay_sinh" in a row of "khach"'
    )
    assert said(tmp_path, PROCEDURE + LIST + ROW_RULE.replace("NAME", "ngay_dn")) == [
        ('di-sau: there is no field "ngay_dn" in a row of "khach"', 'did you mean "ngay_den"?')
    ]
    when = "            rules: [{id: can, when: {field: loai, equals: a}, require_present: [ngay_di]}]\n"
    assert said(tmp_path, PROCEDURE + LIST + when)[0][0] == (
        'can.when: no field "loai" is asked in a row of "khach"'
    )
    ((twice, _),) = said(
        tmp_path,
        PROCEDURE
        + LIST
        + ROW_RULE.replace("NAME", "ngay_den")
        + ROW_RULE.replace("NAME", "ngay_den").split("\n")[1]
        + "\n",
    )
    assert twice == 'di-sau.id: another rule is already called "di-sau"'


def importing(aliases: str) -> str:
    return PROCEDURE + LIST + f"            import: {{aliases: {{{aliases}}}}}\n"


def test_headings_belong_to_questions_a_column_can_answer(tmp_path: Path) -> None:
    assert right(tmp_path, PROCEDURE + LIST + "            import: true\n")
    assert right(tmp_path, importing("ho_ten: [Họ và tên]"))
    assert said(tmp_path, importing("ho_tn: [Họ và tên]")) == [
        ('khach.import.aliases.ho_tn: no field "ho_tn" of a row has a column', 'did you mean "ho_ten"?')
    ]
    ((first, _),) = said(tmp_path, importing("noi_o: [Địa chỉ]"))
    assert first == 'khach.import.aliases.noi_o: no field "noi_o" of a row has a column'


def test_one_heading_cannot_belong_to_two_questions(tmp_path: Path) -> None:
    assert said(tmp_path, importing("ngay_di: [NGAY DEN*]")) == [
        (
            'khach.import.aliases.ngay_di: the heading "NGAY DEN*" already belongs to "ngay_den"',
            "leave it out",
        )
    ]


@pytest.mark.parametrize("value", ["yes", "false", "5"])
def test_an_import_is_true_or_headings(tmp_path: Path, value: str) -> None:
    ((first, _),) = said(tmp_path, PROCEDURE + LIST + f"            import: {value}\n")
    assert first == f'khach.import: "{value}" is not allowed'
    ((other, advice),) = said(tmp_path, PROCEDURE + LIST + "            import: {alias: {}}\n")[:1]
    assert other == 'khach.import: "aliases" is missing' or "alias" in advice
