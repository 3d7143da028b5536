"""Who ends is followed, and the communes of an edition lead to one open unit until the edition ends."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from forms.schema.catalogue import Catalogue
from forms.source.loader import load
from tests.forms.folder import EDITION, PROCEDURE, UNITS, changed, complaints, write
from tests.forms.proofs.broken import HEIR
from tests.forms.shipped import shipped

AT = "forms/units/vung.yaml"
CLOSED = UNITS + 'closings:\n  - {commune: "10002", last_day: 2023-06-30, successors: [10001-20210101]}\n'


def test_closing_one_commune_is_one_line_and_no_form_is_touched(tmp_path: Path) -> None:
    catalogue = load(write(tmp_path, **{"units/vung.yaml": CLOSED}))
    (one,) = catalogue.editions
    last, after = date(2023, 6, 30), date(2023, 7, 1)
    assert set(catalogue.moment(last).areas["vung"]) == {"10001", "10002"}
    assert set(catalogue.moment(after).areas["vung"]) == {"10001"}
    assert catalogue.unit_for(one, {"dia_chi": {"commune": "10002"}}, last).id == "10002-20210101"
    assert [unit.id for unit in catalogue.register.successors("10002-20210101", after)] == ["10001-20210101"]


def test_the_name_of_a_closed_commune_is_still_known_for_what_was_filed_before(tmp_path: Path) -> None:
    catalogue = load(write(tmp_path, **{"units/vung.yaml": CLOSED}))
    assert catalogue.moment(date(2022, 5, 5)).areas["vung"]["10002"] == "Phường Hai"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"10002", last', '"10003", last', "17:6: closings[0].commune: 10003 is no commune here"),
        ("2023-06-30", "2020-06-30", "17:24: closings[0].last_day: its unit exists from 2021-01-01 to today"),
        ("10001-2021", "10009-2021", "17:46: closings[0].successors: there is no unit 10009-20210101"),
    ],
)
def test_a_wrong_closing_is_told_at_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    found = complaints(tmp_path, **{"units/vung.yaml": CLOSED.replace(old, new)})
    assert any(f"{AT}:{said}" in one for one in found), found


def test_a_commune_put_between_others_moves_no_number_and_is_asked_for_its_own(tmp_path: Path) -> None:
    numbers = UNITS.replace("number_from: 7", 'numbers: {"10001": "007", "10002": "008"}')
    inserted = numbers.replace("communes: [", 'communes: [{code: "10000", name: Xã Không}, ')
    (found, *_) = complaints(tmp_path, **{"units/vung.yaml": inserted})
    assert "each_commune.numbers: 10000 Xã Không has no number" in found
    assert 'add "10000": "001", or another free one' in found
    whole = inserted.replace('{"10001": "007"', '{"10000": "001", "10001": "007"')
    catalogue = load(write(tmp_path, **{"units/vung.yaml": whole}))
    assert {unit.code: unit.number_prefix for unit in catalogue.units} == {
        "10000": "G01.801.001",
        "10001": "G01.801.007",
        "10002": "G01.801.008",
    }


def test_two_units_of_different_times_never_share_a_number(tmp_path: Path) -> None:
    later = HEIR.replace("G01.801.909", "G01.801.008")
    found = complaints(tmp_path, **{"units/vung.yaml": later + UNITS})
    assert any("10002-20210101 and 9-20230701 would give the same official numbers" in one for one in found)


def test_successors_of_a_unit_without_a_last_day_are_told(tmp_path: Path) -> None:
    units = UNITS + '  successors: {"10001": [10002-20210101]}\n'
    (found,) = complaints(tmp_path, **{"units/vung.yaml": units})
    assert (
        f"{AT}:16:16: each_commune.successors.10001: 10001-20210101 has successors and no last day" in found
    )


def test_an_end_without_successors_is_told(tmp_path: Path) -> None:
    units = HEIR.replace("2023-07-01", "2021-01-01").replace("20230701", "20210101") + UNITS
    ended = units.replace("    address:", "    valid_to: 2022-01-01\n    address:", 1)
    (found,) = complaints(tmp_path, **{"units/vung.yaml": ended})
    assert "9-20210101 ends on 2022-01-01 and nobody is named who takes over" in found


def test_an_area_that_ends_before_an_edition_without_an_end_is_told(tmp_path: Path) -> None:
    units = UNITS.replace(
        "  valid_from: 2021-01-01\n  communes", "  valid_from: 2021-01-01\n  valid_to: 2024-06-30\n  communes"
    )
    open_ended = changed(("effective_to: 2023-12-31\n", ""))
    (found,) = complaints(tmp_path, open_ended, **{"units/vung.yaml": units})
    assert 'the area "vung" holds from 2021-01-01 to 2024-06-30, not for the whole edition' in found
    load(write(tmp_path, **{"units/vung.yaml": units, EDITION: PROCEDURE}))


def test_two_authorities_stand_side_by_side_in_one_commune(tmp_path: Path) -> None:
    council = UNITS.replace("vung", "vung-hai").replace("number_from: 7", "number_from: 507\n  mark: U")
    second = {"units/vung.yaml": UNITS, "units/uy-ban.yaml": council.replace("[xin-viec]", "[]")}
    catalogue = load(write(tmp_path, **second))
    assert {unit.id for unit in catalogue.units} >= {"10001-20210101", "10001U-20210101"}
    (one,) = catalogue.editions
    assert catalogue.unit_for(one, {"dia_chi": {"commune": "10001"}}, date(2022, 1, 1)).id == "10001-20210101"
    both = complaints(tmp_path, **(second | {"units/uy-ban.yaml": council}))
    assert any("leads to 2 open units" in found for found in both)


def _days(catalogue: Catalogue) -> list[date]:
    """Every day on which a unit, an area or an edition begins or has ended, and the day before."""
    spans = [*catalogue.units, *catalogue.areas]
    found = {one.valid_from for one in spans} | {one.valid_to + timedelta(1) for one in spans if one.valid_to}
    found |= {one.effective_from for one in catalogue.editions}
    return sorted(found | {day - timedelta(1) for day in found})


def test_every_commune_of_every_shipped_edition_leads_to_one_open_unit_on_every_day() -> None:
    catalogue, proven = shipped(), 0
    for day in _days(catalogue):
        for one in catalogue.procedures(day):
            if one.routing.rule != "unit_of":
                continue
            field = next(field for field in one.fields() if field.id == one.routing.field)
            part = one.routing.part or "commune"
            for code in catalogue.moment(day).areas[field.place]:  # type: ignore[attr-defined]  # an address
                unit = catalogue.unit_for(one, {one.routing.field: {part: code}}, day)
                assert unit.in_force_on(day)
                proven += 1
    assert proven > 1000


def test_every_unit_that_ever_was_leads_to_open_ones_on_every_day_since() -> None:
    catalogue = shipped()
    for day in _days(catalogue):
        for unit in catalogue.units:
            if unit.valid_from <= day:
                heirs = catalogue.register.successors(unit.id, day)
                assert heirs, (unit.id, day)
                assert all(one.in_force_on(day) for one in heirs)


def test_the_three_states_of_my_duc_are_one_way() -> None:
    catalogue, today = shipped(), date(2025, 8, 1)

    def ways(code: str) -> list[str]:
        return [unit.id for unit in catalogue.register.successors(f"{code}-20210701", today)]

    assert ways("10456") == ways("10459") == ways("10447") == ["10459-20250701"]
    assert ways("10486") == ["10489-20250701"]
    assert ways("10444") == ["10081-20250701", "10459-20250701"]
    assert ways("10441") == ways("10477") == ["10441-20250701"]
    assert ways("282") == ways("01") == ["01-20250701"]


def test_the_commune_police_stood_under_the_city_once_there_was_no_district_police() -> None:
    unit = shipped().unit("10447-20250101")
    assert unit is not None
    above = [unit.parent_on(date(2025, *day))[1]["vi"] for day in ((2, 28), (3, 1))]
    assert above == ["Công an huyện Mỹ Đức", "Công an thành phố Hà Nội"]
