"""Checks of what a list says of its rows: rules between answers of a row, headings of a file of rows."""

from pathlib import Path

import pytest

from tests.forms.folder import PROCEDURE, complaints
from tests.forms.proofs.test_references import right, said

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
