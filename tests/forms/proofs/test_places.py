"""Places of an edition: their lists hold for all its days, and conditions name what stands in them."""

from datetime import date
from pathlib import Path

import pytest

from forms.source.loader import load
from tests.forms.folder import EDITION, changed, complaints, write
from tests.forms.source.test_communes import COUNTRY, ROWS, country

NATIONWIDE = """\
          - kind: address
            id: que
            label: {vi: Quê, en: Home}
            nationwide: viet-nam
          - kind: choice
            id: loai
"""
ASKS = changed(("          - kind: choice\n            id: loai\n", NATIONWIDE))
LATER = COUNTRY.replace("2021-01-01", "2022-07-01")


def wrong(root: Path, text: str, told: str = COUNTRY) -> list[str]:
    return [one.split("\n")[0] for one in complaints(root, text, **country(ROWS, told))]


def test_an_edition_may_ask_for_a_place_anywhere(tmp_path: Path) -> None:
    one = load(write(tmp_path, **{EDITION: ASKS}, **country(ROWS))).editions[0]
    assert [field.kind for field in one.fields()][:2] == ["address", "address"]


def test_before_the_list_holds_no_edition_may_claim_it(tmp_path: Path) -> None:
    (found,) = wrong(tmp_path, ASKS, LATER)
    assert found == (
        f'forms/{EDITION}:40:13: que.nationwide: the area "viet-nam" holds from 2022-07-01 to today, '
        "not for the whole edition"
    )


def test_the_unit_follows_from_a_commune_anywhere_if_each_leads_to_one(tmp_path: Path) -> None:
    text = changed(("field: dia_chi, part", "field: que, part"), text=ASKS)
    (found,) = wrong(tmp_path / "a", text)
    assert "routing.field: 01273 Phường Thục Phán leads to 0 open units on 2022-01-01, not to one" in found
    table = "10001,Xã Một,Xã,01,A\n10002,Phường Hai,Phường,02,B\n"
    told = country(table, COUNTRY.replace("communes: 3", "communes: 2"))
    catalogue = load(write(tmp_path / "b", **{EDITION: text}, **told))
    answers = {"que": {"province": "02", "commune": "10002", "detail": "x"}}
    (procedure,) = catalogue.editions
    assert catalogue.unit_for(procedure, answers, date(2022, 1, 1)).code == "10002"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "nationwide: viet-nam",
            "nationwide: viet-nm",
            'que.nationwide: there is no nationwide list "viet-nm"',
        ),
        ("nationwide: viet-nam", "nationwide: vung", 'que.nationwide: there is no nationwide list "vung"'),
        ("area: vung", "area: viet-nam", 'dia_chi.area: there is no area "viet-nam"'),
    ],
)
def test_a_list_is_of_its_own_kind(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert any(message in line for line in wrong(tmp_path, changed((old, new), text=ASKS)))


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        ('{field: que.province, equals: "99"}', '"99" is no province of "viet-nam"'),
        ("{field: que.province, equals: 1}", '"1" is no province of "viet-nam"'),
        ('{field: que.commune, in: ["10489", "99999"]}', '"99999" is no commune of "viet-nam"'),
        ('{field: dia_chi.commune, notEquals: "10489"}', '"10489" is no commune of "vung"'),
        ('{field: dia_chi.province, equals: "01"}', '"dia_chi" has no part "province"'),
        ("{field: que.huyen, equals: x}", '"que" has no part "huyen"'),
    ],
)
def test_a_condition_names_what_stands_in_the_list(tmp_path: Path, condition: str, message: str) -> None:
    for old in ("visible_when: {field: loai, equals: a}", "when: {field: loai, equals: a}"):
        key = old.partition(" ")[0]
        text = changed((old, f"{key} {condition}"), text=ASKS)
        assert any(message in line for line in wrong(tmp_path / key.strip(":"), text))


def test_a_condition_may_name_a_province_a_commune_and_any_detail(tmp_path: Path) -> None:
    parts = (
        '{field: que.province, equals: "04"}',
        '{field: que.commune, equals: "10489"}',
        "{field: que.detail, equals: x}",
        '{field: dia_chi.commune, equals: "10001"}',
    )
    rule = f"visible_when: {{any: [{', '.join(parts)}]}}"
    text = changed(("visible_when: {field: loai, equals: a}", rule), text=ASKS)
    assert load(write(tmp_path, **{EDITION: text}, **country(ROWS))).editions


def test_a_row_an_exit_a_fee_and_a_rule_are_read_too(tmp_path: Path) -> None:
    rows = """\
          - kind: people
            id: khach
            label: {vi: Khách, en: Guests}
            row_name: {vi: Khách, en: Guest}
            fields:
              - {kind: address, id: noi, label: {vi: Nơi, en: Place}, nationwide: viet-nam}
              - kind: text
                id: xe
                label: {vi: Xe, en: Car}
                visible_when: {field: noi.province, equals: "98"}
          - kind: choice
            id: loai
"""
    exits = 'exits: [{when: {field: que.province, equals: "97"}, reason: {vi: Hết, en: End}}]\n    sections:'
    fee = 'amount: 10000\n      when: {field: que.province, equals: "96"}'
    rule = 'rules: [{id: r, when: {field: que.province, equals: "95"}, require_present: [loai]}]\npages:\n'
    text = changed(
        ("          - kind: choice\n            id: loai\n", rows),
        ("sections:", exits),
        ("amount: 10000", fee),
        ("pages:\n", rule),
        text=ASKS,
    )
    found = wrong(tmp_path, text)
    for code in ("98", "97", "96", "95"):
        assert any(f'"{code}" is no province of "viet-nam"' in line for line in found), code
