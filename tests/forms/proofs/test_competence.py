"""Units: well named, told apart by their numbers, and exactly one competent for every commune."""

from datetime import date
from pathlib import Path

import pytest

from forms.schema.catalogue import NoUnit
from forms.source.loader import load
from tests.forms.folder import EDITION, PROCEDURE, UNITS, changed, complaints, write
from tests.forms.proofs.broken import FOLLOWED, HEIR

AT = "forms/units/vung.yaml"
WRITTEN = """\
units:
  - id: 1-20210101
    code: "1"
    name: {vi: Huyện, en: District}
    level: district
    parent: 0-20210101
    parent_name: {vi: Trên, en: Above}
    number_prefix: G01.801.900
    valid_from: 2021-01-01
    hours: {vi: Giờ, en: Hours}
    address: {vi: Đây, en: Here}
"""


@pytest.mark.parametrize(
    ("old", "new", "sentence", "advice"),
    [
        (
            "id: 1-20210101",
            "id: 1-20210102",
            "17:5: 1-20210102.id: the id is not code and first day",
            "write id: 1-20210101",
        ),
        (
            "    valid_from: 2021-01-01",
            "    valid_from: 2021-01-01\n    valid_to: 2020-01-01",
            "25:5: 1-20210101.valid_to: it ends before it begins",
            "",
        ),
        (
            "    hours:",
            "    successors: [10001-20210110]\n    hours:",
            "25:5: 1-20210101.successors: there is no unit 10001-20210110",
            'did you mean "10001-20210101"?',
        ),
        (
            "    hours:",
            "    accepts: [xin-vic]\n    hours:",
            '25:5: 1-20210101.accepts: there is no procedure "xin-vic"',
            'did you mean "xin-viec"?',
        ),
    ],
)
def test_each_flaw_of_a_unit_is_said_where_it_stands(
    tmp_path: Path, old: str, new: str, sentence: str, advice: str
) -> None:
    found = complaints(tmp_path, **{"units/vung.yaml": UNITS + changed((old, new), text=WRITTEN)})
    assert len(found) == 1, "\n".join(found)
    first, _, last = found[0].split("\n")
    assert (first, last.lstrip(" |").lstrip("^").strip()) == (f"{AT}:{sentence}", advice)


def test_two_units_never_give_the_same_official_numbers(tmp_path: Path) -> None:
    found = complaints(tmp_path, **{"units/vung.yaml": UNITS + WRITTEN.replace("801.900", "801.007")})
    assert len(found) == 1
    assert "10001-20210101 and 1-20210101 would give the same official numbers, G01.801.007" in found[0]


def test_two_units_of_one_name_are_told(tmp_path: Path) -> None:
    twice = WRITTEN + WRITTEN.removeprefix("units:\n").replace("801.900", "801.901")
    found = complaints(tmp_path, **{"units/vung.yaml": UNITS + twice})
    assert sum("two units are called 1-20210101" in one for one in found) == 2


def test_a_commune_without_a_unit_is_told_with_the_day(tmp_path: Path) -> None:
    units = UNITS.replace(
        "each_commune:\n  valid_from: 2021-01-01",
        f"{HEIR}each_commune:\n  valid_from: 2021-01-01\n  valid_to: 2023-06-30\n  successors: {FOLLOWED}",
    )
    (found,) = complaints(tmp_path, **{"units/vung.yaml": units})
    assert found.split("\n")[0] == (
        f"forms/{EDITION}:13:26: routing.field: "
        "10002 Phường Hai leads to 0 open units on 2023-07-01, not to one"
    )
    assert found.endswith("see forms/units")


def test_a_commune_with_two_units_is_told(tmp_path: Path) -> None:
    other = WRITTEN.replace(
        "level: district", 'level: commune\n    covers: ["10002"]\n    accepts: [xin-viec]'
    )
    (found,) = complaints(tmp_path, **{"units/vung.yaml": UNITS + other})
    assert "10002 Phường Hai leads to 2 open units on 2022-01-01, not to one" in found


def test_a_chosen_unit_needs_one_that_accepts(tmp_path: Path) -> None:
    chosen = changed(
        (
            "routing: {rule: unit_of, field: dia_chi, part: commune}",
            "routing: {rule: unit_chosen, field: co_quan}",
        )
    )
    chosen += "          - {kind: unit, id: co_quan, label: {vi: Cơ quan, en: Unit}}\n"
    (found,) = complaints(
        tmp_path, chosen, **{"units/vung.yaml": UNITS.replace("accepts: [xin-viec]", "accepts: []")}
    )
    assert "routing.field: no unit open on 2022-01-01 accepts xin-viec" in found


def test_no_area_means_no_second_complaint_about_routing(tmp_path: Path) -> None:
    (found,) = complaints(tmp_path, PROCEDURE.replace("area: vung", "area: khac"))
    assert 'there is no area "khac"' in found


def test_what_is_wrong_in_a_pattern_is_said_once_and_a_successor_at_its_commune(tmp_path: Path) -> None:
    units = UNITS.replace("[xin-viec]", "[xin-viec, xin-vec]") + '  successors:\n    "10002": [1-20240101]\n'
    found = complaints(tmp_path, **{"units/vung.yaml": units})
    assert [one.split("\n")[0] for one in found] == [
        f'{AT}:14:3: each_commune.accepts: there is no procedure "xin-vec"',
        f"{AT}:17:5: each_commune.successors.10002: there is no unit 1-20240101",
    ]


ROUTING = "routing: {rule: unit_of, field: dia_chi, part: commune}"


@pytest.mark.parametrize(
    ("routing", "sentence", "advice"),
    [
        ("", '13:1: routing.unit: there is no unit ""', "one of: 1-20210101, 10001-20210101, 10002-20210101"),
        (
            ", unit: 10001-20210110",
            '13:29: routing.unit: there is no unit "10001-20210110"',
            'did you mean "10001-20210101"?',
        ),
        (
            ", unit: 1-20210101",
            "13:29: routing.unit: 1-20210101 does not take xin-viec on 2022-01-01",
            "",
        ),
    ],
)
def test_a_fixed_unit_exists_and_takes_the_procedure(
    tmp_path: Path, routing: str, sentence: str, advice: str
) -> None:
    fixed = changed((ROUTING, f"routing: {{rule: unit_fixed{routing}}}"))
    (found,) = complaints(tmp_path, fixed, **{"units/vung.yaml": UNITS + WRITTEN})
    first, _, last = found.split("\n")
    assert (first, last.lstrip(" |^")) == (f"forms/{EDITION}:{sentence}", advice)


def test_a_fixed_unit_is_open_to_the_last_day_of_the_edition(tmp_path: Path) -> None:
    ended = WRITTEN + "    valid_to: 2023-06-30\n    accepts: [xin-viec]\n    successors: [9-20230701]\n"
    closed = ended + HEIR.removeprefix("units:\n")
    fixed = changed((ROUTING, "routing: {rule: unit_fixed, unit: 1-20210101}"))
    (found,) = complaints(tmp_path, fixed, **{"units/vung.yaml": UNITS + closed})
    assert "routing.unit: 1-20210101 does not take xin-viec on 2023-07-01" in found


def test_a_fixed_unit_needs_no_question_about_the_place(tmp_path: Path) -> None:
    fixed = changed(
        (ROUTING, "routing: {rule: unit_fixed, unit: 10002-20210101}"), ("kind: address", "kind: text")
    )
    catalogue = load(write(tmp_path, **{EDITION: fixed.replace("            area: vung\n", "")}))
    (one,) = catalogue.editions
    assert catalogue.unit_for(one, {}, date(2022, 1, 1)).id == "10002-20210101"
    with pytest.raises(NoUnit, match="xin-viec: no open unit"):
        catalogue.unit_for(one, {}, date(2020, 1, 1))
