"""What must hold between the pieces of an edition, each broken once and complained of at its place."""

from pathlib import Path

import pytest

from forms.source.loader import load
from tests.forms.folder import EDITION, PROCEDURE, UNITS, changed, complaints, write

AT = f"forms/{EDITION}"
ROWS = """\
          - kind: people
            id: nguoi
            label: {vi: Người, en: People}
            row_name: {vi: Người, en: Person}
            fields:
              - kind: name
                id: ho_ten
                label: {vi: Tên, en: Name}
              - kind: date
                id: sinh
                label: {vi: Sinh, en: Born}
                visible_when: {field: FIELD, equals: a}
"""


@pytest.mark.parametrize(
    ("old", "new", "sentence", "advice"),
    [
        (
            "id: xin-viec",
            "id: xin-vec",
            '1:1: id: "xin-vec" stands in the folder "xin-viec"',
            "write id: xin-viec",
        ),
        (
            "effective_from: 2022-01-01",
            "effective_from: 2022-01-02",
            "5:1: effective_from: 2022-01-02 stands in the file 2022-01-01.yaml",
            "name the file 2022-01-02.yaml",
        ),
        (
            "effective_to: 2023-12-31",
            "effective_to: 2021-12-31",
            "6:1: effective_to: the edition ends before it begins",
            "",
        ),
        ("id: ngay_sinh", "id: loai", '42:13: loai.id: another field is already called "loai"', ""),
        (
            "area: vung",
            "area: vug",
            '36:13: dia_chi.area: there is no area "vug"',
            'did you mean "vung"?',
        ),
        (
            "id: loai",
            "id: loai\n            prefill: fullname",
            '39:13: loai.prefill: "fullname" is no attribute of an account',
            'did you mean "full_name"?',
        ),
        (
            "visible_when: {field: loai",
            "visible_when: {field: loia",
            '44:13: ngay_sinh.visible_when: no field "loia" is asked by then',
            'did you mean "loai"?',
        ),
        (
            "visible_when: {field: loai",
            "required_when: {age: ngay_sinh, lessThan: 14}\n            visible_when: {field: loai",
            '44:13: ngay_sinh.required_when: no field "ngay_sinh" is asked by then',
            "one of: dia_chi, loai",
        ),
        (
            "visible_when: {field: loai, equals: a}",
            "visible_when: {any: [{field: loai, in: [a, c]}]}",
            '44:13: ngay_sinh.visible_when: "c" is no option of "loai"',
            "one of: a, b",
        ),
        (
            "when: {field: loai, equals: a}",
            "when: {field: lai, equals: a}",
            '25:5: don.when: no field "lai" is asked by then',
            'did you mean "loai"?',
        ),
        (
            "amount: 10000",
            "amount: 0\n      when: {field: lai, equals: a}\n      explanation: {vi: a, en: a}\n"
            "    - id: sau\n      amount: 1",
            '21:7: mac-dinh.when: no field "lai" is asked by then',
            'did you mean "loai"?',
        ),
        (
            "field: dia_chi",
            "field: dia_ch",
            '13:26: routing.field: there is no field "dia_ch"',
            'did you mean "dia_chi"?',
        ),
        (
            "field: dia_chi",
            "field: loai",
            '13:26: routing.field: "loai" is of kind choice, unit_of needs one of kind address',
            "one of: dia_chi",
        ),
        (
            "area: vung",
            "area: vung\n            required: false",
            '13:26: routing.field: "dia_chi" must always be asked and required, or no unit follows',
            "",
        ),
    ],
)
def test_each_broken_bond_is_said_where_it_stands(
    tmp_path: Path, old: str, new: str, sentence: str, advice: str
) -> None:
    text = changed((old, new))
    found = complaints(tmp_path, text)
    assert len(found) == 1, "\n".join(found)
    first, _, last = found[0].split("\n")
    assert (first, last.lstrip(" |").lstrip("^").strip()) == (f"{AT}:{sentence}", advice)


def test_the_caret_stands_under_the_key(tmp_path: Path) -> None:
    (found,) = complaints(tmp_path, changed(("area: vung", "area: vug")))
    assert found.split("\n")[1:] == [
        "   36 |             area: vug",
        '      |             ^^^^  did you mean "vung"?',
    ]


@pytest.mark.parametrize(
    ("name", "right"), [("ho_ten", True), ("loai", True), ("ten", False), ("nguoi", False)]
)
def test_a_row_speaks_of_its_own_earlier_fields_and_of_the_form(
    tmp_path: Path, name: str, right: bool
) -> None:
    text = PROCEDURE + ROWS.replace("FIELD", name)
    if right:
        assert load(write(tmp_path, **{EDITION: text}))
    else:
        (found,) = complaints(tmp_path, text)
        assert f'56:17: sinh.visible_when: no field "{name}" is asked by then' in found


def test_the_birth_date_a_number_is_compared_with_must_be_asked_before(tmp_path: Path) -> None:
    number = (
        "          - kind: citizen_id\n            id: so\n            label: {vi: Số, en: Number}\n"
        "            birth_date: ngay_sih\n"
    )
    (found,) = complaints(tmp_path, PROCEDURE + number)
    assert '48:13: so.birth_date: no field "ngay_sih" is asked by then' in found
    assert 'did you mean "ngay_sinh"?' in found


def test_pages_sections_documents_and_rules_are_named_once(tmp_path: Path) -> None:
    again = (
        PROCEDURE[PROCEDURE.index("  - id: mot") :]
        .replace("id: dia_chi", "id: b")
        .replace("id: loai", "id: c")
    )
    again = again.replace("id: ngay_sinh", "id: d").replace("field: loai", "field: c")
    document = "  - id: don\n    name: {vi: Đơn, en: Letter}\npages:"
    found = complaints(tmp_path, PROCEDURE.replace("pages:", document) + again)
    assert [line.split("\n")[0].partition(": ")[2] for line in found] == [
        'don.id: another document is already called "don"',
        'mot.id: another page is already called "mot"',
        'phan.id: another section is already called "phan"',
    ]


def test_an_area_must_hold_for_the_whole_edition(tmp_path: Path) -> None:
    units = UNITS.replace("valid_from: 2021-01-01\n  communes", "valid_from: 2022-06-01\n  communes")
    (found,) = complaints(tmp_path, **{"units/vung.yaml": units})
    assert (
        '36:13: dia_chi.area: the area "vung" holds from 2022-06-01 to today, not for the whole edition'
        in found
    )


def test_two_editions_of_one_day_are_told_at_the_later_one(tmp_path: Path) -> None:
    later = changed(
        ("effective_from: 2022-01-01", "effective_from: 2023-06-01"), ("2023-12-31", "2024-12-31")
    )
    found = complaints(tmp_path, **{"procedures/xin-viec/2023-06-01.yaml": later})
    assert found == [
        "forms/procedures/xin-viec/2023-06-01.yaml:5:1: effective_from: "
        f"{AT} is still in force on 2023-06-01\n"
        "    5 | effective_from: 2023-06-01\n"
        "      | ^^^^^^^^^^^^^^  end that edition with effective_to: 2023-05-31"
    ]


def test_an_edition_may_follow_the_day_after(tmp_path: Path) -> None:
    later = changed(
        ("effective_from: 2022-01-01", "effective_from: 2024-01-01"), ("2023-12-31", "2024-12-31")
    )
    assert len(load(write(tmp_path, **{"procedures/xin-viec/2024-01-01.yaml": later})).editions) == 2


@pytest.mark.parametrize(
    ("each", "sentence"),
    [
        ("{field: ho_ten, equals: a}", ""),
        ("{field: loai, equals: a}", 'don.when: no field "loai" is asked in a row of "nguoi"'),
        ("{field: ten, equals: a}", 'don.when: no field "ten" is asked in a row of "nguoi"'),
    ],
)
def test_a_document_may_depend_on_what_a_row_says_by_the_fields_of_the_row(
    tmp_path: Path, each: str, sentence: str
) -> None:
    rule = f"when: {{rows: nguoi, each: {each}, greaterThan: 0}}"
    text = changed(("when: {field: loai, equals: a}", rule)) + ROWS.replace("FIELD", "loai")
    if not sentence:
        assert load(write(tmp_path, **{EDITION: text}))
    else:
        (found,) = complaints(tmp_path, text)
        assert sentence in found


@pytest.mark.parametrize("key", ["visible_when", "required_when"])
def test_a_question_cannot_depend_on_what_a_row_says(tmp_path: Path, key: str) -> None:
    rule = "{rows: nguoi, each: {field: ho_ten, equals: a}, greaterThan: 0}"
    after = (
        ROWS.replace("FIELD", "loai")
        + f"          - {{kind: date, id: sau, label: {{vi: S, en: S}}, {key}: {rule}}}\n"
    )
    (found,) = complaints(tmp_path, PROCEDURE + after)
    assert f"sau.{key}: a question cannot depend on what a row says" in found


def test_only_a_question_of_the_form_itself_is_filled_from_the_account(tmp_path: Path) -> None:
    inner = "            fields: [{kind: name, id: ten, label: {vi: Tên, en: Name}, prefill: full_name}]\n"
    who = "          - kind: person\n            id: ai\n            label: {vi: Ai, en: Who}\n" + inner
    (found,) = complaints(tmp_path, PROCEDURE + who)
    assert "prefill: only a question of the form itself is filled from the account\n" in found
    assert found.endswith("leave it out")
