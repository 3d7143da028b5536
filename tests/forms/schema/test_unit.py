"""Units and areas: the days they exist, how places are called, and the pattern of one unit per commune."""

import json
from datetime import date, timedelta
from functools import cache

import pytest
from pydantic import ValidationError

from forms.country.province import Province
from forms.schema.catalogue import Catalogue
from forms.schema.register import UnitRegister
from forms.schema.unit import (
    Area,
    Commune,
    Unit,
    commune_in_sentence,
)
from forms.source.unit_file import UnitFile, UnitPattern
from forms.text.characters import clean
from forms.text.language import Text
from tests.forms.shipped import shipped

BOTH = Text(vi="a", en="b")
AREA = {"id": "a", "name": {"vi": "a", "en": "a"}, "valid_from": "2021-01-01"}


@cache
def catalogue() -> Catalogue:
    return shipped()


def unit(name: str) -> Unit:
    found = catalogue().unit(name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("written", "vi", "en"),
    [
        ("Xã Hương Sơn", "xã Hương Sơn", "Hương Sơn Commune"),
        ("Phường Ba Đình", "phường Ba Đình", "Ba Đình Ward"),
        ("Thị trấn Đại Nghĩa", "thị trấn Đại Nghĩa", "Đại Nghĩa Township"),
        ("Đặc khu Cô Tô", "đặc khu Cô Tô", "Cô Tô Special Zone"),
        ("Xãn", "Xãn", "Xãn"),
    ],
)
def test_a_commune_is_called_differently_inside_a_sentence(written: str, vi: str, en: str) -> None:
    assert commune_in_sentence(written) == Text(vi=vi, en=en)


def test_a_pattern_makes_one_unit_per_commune() -> None:
    pattern = UnitPattern(
        valid_from=date(2025, 7, 1),
        name=Text(vi="Công an {commune}", en="Police of {commune}"),
        address=Text(vi="{commune}", en="{commune}"),
        parent="01-20250701",
        parent_name=BOTH,
        number_prefix="G01.801",
        number_from=9,
        accepts=("x",),
        hours=BOTH,
        successors={"00008": ("00008-20300101",)},
    )
    made = pattern.unit(Commune(code="00008", name="Phường Ngọc Hà"), 1)
    assert made.id == "00008-20250701"
    assert made.name == Text(vi="Công an phường Ngọc Hà", en="Police of Ngọc Hà Ward")
    assert made.number_prefix == "G01.801.010"
    assert (made.covers, made.accepts, made.level) == (("00008",), ("x",), "commune")
    assert made.successors == ("00008-20300101",)


def test_a_file_without_a_pattern_makes_only_what_it_writes_out() -> None:
    communes = [{"code": "00001", "name": "Xã A"}]
    file = UnitFile.model_validate_json(json.dumps({"area": AREA | {"communes": communes}}))
    assert file.units_of_communes((Commune(code="00001", name="Xã A"),)) == ()


def test_an_area_has_its_communes_from_one_place() -> None:
    communes = [{"code": "00001", "name": "Xã A"}]
    for told in ({}, {"communes": communes, "table": {"file": "a.csv"}}):
        with pytest.raises(ValidationError, match="either communes or a table"):
            UnitFile.model_validate_json(json.dumps({"area": AREA | told}))
    province = Province.of_communes("01", "H", [("00001", "Xã A")])
    for both in ({}, {"communes": communes, "provinces": [province.model_dump()]}):
        with pytest.raises(ValidationError, match="either communes or provinces"):
            Area.model_validate_json(json.dumps(AREA | both))


def test_the_whole_country_has_no_pattern_of_units() -> None:
    pattern = {
        "valid_from": "2025-07-01",
        "name": {"vi": "a", "en": "a"},
        "address": {"vi": "a", "en": "a"},
        "parent": "1-20210101",
        "parent_name": {"vi": "a", "en": "a"},
        "number_prefix": "G01",
        "number_from": 1,
        "accepts": [],
        "hours": {"vi": "a", "en": "a"},
    }
    told = {"area": AREA | {"table": {"file": "a.csv"}}, "each_commune": pattern}
    with pytest.raises(ValidationError, match="each_commune needs an area of one province"):
        UnitFile.model_validate_json(json.dumps(told))


def test_the_list_of_today_names_every_commune_of_34_provinces_once() -> None:
    (country,) = (area for area in catalogue().areas if area.provinces)
    assert (country.valid_from, len(country.provinces)) == (date(2025, 7, 1), 34)
    assert sum(len(one.communes) for one in country.provinces) == len(country.names()) == 3321
    assert [one.short_name for one in country.provinces][:4] == ["An Giang", "Bắc Ninh", "Cà Mau", "Cao Bằng"]
    assert [name for name in country.names().values() if name != clean(name)] == []
    ha_noi = next(one for one in country.provinces if one.code == "01")
    assert ha_noi.name == "Thành phố Hà Nội"
    (area,) = (area for area in catalogue().areas if area.id == "ha-noi-2025")
    assert list(area.names().items()) == list(ha_noi.communes.items())


def test_my_duc_had_22_communes_one_district_and_the_city_in_2022() -> None:
    units = catalogue().open_units(date(2022, 4, 12))
    assert sorted(one.level for one in units) == ["commune"] * 22 + ["district", "province"]
    assert unit("10441-20210701").name["vi"] == "Công an thị trấn Đại Nghĩa"
    assert unit("282-20210701").accepts == (
        "cap-the-can-cuoc-cong-dan",
        "doi-the-can-cuoc-cong-dan",
        "cap-lai-the-can-cuoc-cong-dan",
    )
    assert unit("10489-20210701").parent == "282-20210701"


def test_ha_noi_has_126_commune_police_today() -> None:
    units = [one for one in catalogue().open_units(date(2026, 11, 23)) if one.level == "commune"]
    assert len(units) == 126
    assert unit("10489-20250701").name["vi"] == "Công an xã Hương Sơn"
    assert unit("10489-20250701").reception == {"mon-fri": ("morning", "afternoon"), "sat": ("morning",)}


def test_hours_that_were_not_seen_are_not_stated() -> None:
    old = unit("10489-20210701")
    assert (old.reception, old.hours) == (None, Text())
    edition = next(one for one in catalogue().editions if one.id in old.accepts)
    assert catalogue().hours_text(old, edition) == Text()
    assert catalogue().reception(old, edition) == catalogue().country.reception


def test_free_words_about_hours_stand_where_no_procedure_narrows_them() -> None:
    told = unit("10489-20210701").model_copy(update={"hours": BOTH})
    edition = next(one for one in catalogue().editions if one.id in told.accepts)
    assert catalogue().hours_text(told, edition) == BOTH
    narrowed = edition.model_copy(update={"reception": {"mon": ("morning",)}})
    assert catalogue().hours_text(told, narrowed) == Text()


def test_one_code_meant_three_places() -> None:
    named = [unit(f"10459-{day}").name["vi"] for day in ("20210701", "20250101", "20250701")]
    assert named == ["Công an xã Bột Xuyên", "Công an xã Mỹ Xuyên", "Công an xã Phúc Sơn"]


def test_every_closed_commune_has_successors_that_open_the_next_day() -> None:
    for one in catalogue().units:
        if one.level == "commune" and one.valid_to:
            assert one.successors
            assert all((unit(name).valid_from - one.valid_to).days == 1 for name in one.successors)


def test_two_hops_lead_from_a_merged_commune_to_today() -> None:
    (hop,) = unit("10456-20210701").successors
    assert unit(hop).successors == ("10459-20250701",)


def test_the_split_commune_has_two_successors() -> None:
    assert unit("10444-20250101").successors == ("10081-20250701", "10459-20250701")


def test_a_unit_exists_between_its_days() -> None:
    one = unit("10489-20210701")
    assert [
        one.in_force_on(date(2021, 6, 30)),
        one.in_force_on(date(2024, 12, 31)),
        one.in_force_on(date(2025, 1, 1)),
    ] == [
        False,
        True,
        False,
    ]


def test_the_units_of_a_day_are_those_in_force_whatever_day_was_asked_for_before() -> None:
    units = catalogue().units
    register = UnitRegister(units)
    turns = {day for one in units for day in (one.valid_from, one.valid_to) if day}
    around = [day + timedelta(days=step) for day in sorted(turns) for step in (1, -1, 0)]
    taken = sorted({name for one in units for name in one.accepts})
    for day in (*around, *reversed(around), date.min, date.max):
        for name in ("", *taken[:3], "khong-co"):
            walked = tuple(one for one in units if one.in_force_on(day) and (not name or name in one.accepts))
            found = register.units_on(day, name)
            assert found.units == walked, (day, name)
            assert found.names == {one.id: one.name for one in walked}
            assert list(found.names) == [one.id for one in walked]


def test_of_two_units_for_one_place_the_first_of_the_catalogue_is_competent() -> None:
    one = next(each for each in catalogue().units if each.covers)
    twin = one.model_copy(update={"id": "zz-20210101"})
    for pair in ((one, twin), (twin, one)):
        there = UnitRegister(pair).units_on(one.valid_from)
        assert [there.by_place[one.level, code] for code in one.covers] == [pair[0] for _ in one.covers]


def test_a_unit_that_ends_with_all_days_is_found_on_the_last_of_them() -> None:
    last = catalogue().units[0].model_copy(update={"valid_to": date.max})
    assert UnitRegister((last,)).units_on(date.max).units == (last,)


def test_procedures_that_the_same_units_take_share_one_list() -> None:
    one = catalogue().units[0].model_copy(update={"accepts": ("a", "b")})
    register = UnitRegister((one,))
    assert register.units_on(one.valid_from, "a") is register.units_on(one.valid_from, "b")
