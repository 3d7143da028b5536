"""The catalogue: what is in force on a day, who is competent."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from forms.schema.catalogue import Catalogue, NoUnit
from forms.schema.procedure import Procedure
from forms.source.loader import load
from tests.forms.folder import write
from tests.forms.shipped import shipped, stored

OLD, NEW = date(2022, 4, 12), date(2026, 11, 23)


@cache
def committed() -> Catalogue:
    return shipped()


def current(name: str, day: date) -> Procedure:
    found = committed().current_edition(name, day)
    assert found is not None
    return found


def test_an_edition_is_found_by_digest_after_it_ended() -> None:
    old = current("dang-ky-tam-tru", OLD)
    assert committed().current_edition("dang-ky-tam-tru", NEW) != old
    assert committed().edition("dang-ky-tam-tru", old.digest) is old
    assert committed().edition("dang-ky-thuong-tru", old.digest) is None
    assert committed().edition("dang-ky-tam-tru", "0" * 12) is None


def test_a_kept_content_is_found_by_digest_only_and_comes_back_from_its_file() -> None:
    today = current("dang-ky-tam-tru", NEW)
    # Not model_copy: that would carry the cached digest along.
    earlier = type(today).model_validate_json(today.model_dump_json(by_alias=True).replace("CT01", "CT00"))
    catalogue = stored(replace(committed(), kept=(earlier,)))
    assert catalogue.edition(earlier.id, earlier.digest) == earlier != today
    assert catalogue.current_edition(earlier.id, NEW) == today
    assert earlier not in catalogue.procedures(NEW)
    assert catalogue.last_day(earlier) == today.effective_to


def test_what_was_begun_is_taken_for_the_grace_of_its_edition() -> None:
    today = current("dang-ky-tam-tru", NEW)
    old = current("dang-ky-tam-tru", OLD)
    assert committed().last_filing_day(today) is None
    assert committed().last_filing_day(old) == date(2024, 1, 14)
    earlier = type(today).model_validate_json(
        today.model_dump_json(by_alias=True).replace('"grace_days":14', '"grace_days":3')
    )
    edited = replace(committed(), kept=(earlier,), replaced={earlier.digest: date(2026, 7, 10)})
    edited = stored(edited)
    assert edited.last_filing_day(earlier) == date(2026, 7, 13)
    assert replace(edited, replaced={}).last_filing_day(earlier) is None
    assert replace(edited, editions=()).last_filing_day(earlier) == date.min


def test_between_editions_nothing_is_offered() -> None:
    assert committed().current_edition("dang-ky-tam-tru", date(2025, 1, 1)) is None
    assert committed().current_edition("khong-co", NEW) is None


@pytest.mark.parametrize(
    ("procedure", "day", "values", "unit"),
    [
        ("dang-ky-tam-tru", OLD, {"dia_chi": {"commune": "10459", "detail": "a"}}, "Công an xã Bột Xuyên"),
        ("dang-ky-tam-tru", NEW, {"dia_chi": {"commune": "10459", "detail": "a"}}, "Công an xã Phúc Sơn"),
        ("dang-ky-thuong-tru", NEW, {"dia_chi": {"commune": "10489", "detail": "a"}}, "Công an xã Hương Sơn"),
        (
            "thong-bao-luu-tru",
            NEW,
            {"dia_chi": {"commune": "00004", "detail": "a"}},
            "Công an phường Ba Đình",
        ),
        ("cap-the-can-cuoc-cong-dan", OLD, {"co_quan": "282-20210701"}, "Công an huyện Mỹ Đức"),
        (
            "cap-the-can-cuoc-cong-dan",
            OLD,
            {"co_quan": "01-20210701"},
            "Phòng Cảnh sát QLHC về TTXH, Công an thành phố Hà Nội",
        ),
        ("cap-the-can-cuoc", NEW, {"co_quan": "10441-20250701"}, "Công an xã Mỹ Đức"),
    ],
)
def test_the_competent_unit_follows_from_the_answers_and_the_day(
    procedure: str, day: date, values: dict[str, object], unit: str
) -> None:
    assert committed().unit_for(current(procedure, day), values, day).name["vi"] == unit


@pytest.mark.parametrize(
    ("procedure", "day", "values"),
    [
        ("dang-ky-tam-tru", OLD, {"dia_chi": {"commune": "99999", "detail": "a"}}),
        ("dang-ky-tam-tru", OLD, {}),
        ("cap-the-can-cuoc-cong-dan", OLD, {"co_quan": "10489-20210701"}),
        ("cap-the-can-cuoc", NEW, {"co_quan": "10489-20210701"}),
        ("cap-the-can-cuoc", NEW, {}),
    ],
)
def test_answers_that_lead_nowhere_are_said_so(procedure: str, day: date, values: dict[str, object]) -> None:
    with pytest.raises(NoUnit, match=f"{procedure}: no open unit for .* on {day}"):
        committed().unit_for(current(procedure, day), values, day)


@pytest.mark.parametrize("one", committed().editions, ids=lambda one: f"{one.id}@{one.effective_from}")
def test_every_commune_of_an_address_leads_to_a_unit_on_the_first_day(one: Procedure) -> None:
    if one.routing.rule == "unit_of":
        area = next(
            each for each in committed().areas if each.id == getattr(one.field("dia_chi"), "area", "")
        )
        for commune in area.communes:
            values = {"dia_chi": {"commune": commune.code}}
            assert committed().unit_for(one, values, one.effective_from).covers == (commune.code,)
    else:
        assert committed().open_units(one.effective_from, one.id)


def test_the_moment_knows_the_places_and_the_units_that_take_the_procedure() -> None:
    moment = committed().moment(OLD, "citizen", "cap-the-can-cuoc-cong-dan")
    assert (moment.today, moment.account_kind) == (OLD, "citizen")
    assert list(moment.units) == ["282-20210701", "01-20210701"]
    assert moment.areas["my-duc-2021"]["10441"] == "Thị trấn Đại Nghĩa"
    assert len(committed().moment(OLD).units) == 24


def test_open_units_are_those_of_the_day(tmp_path: Path) -> None:
    small = load(write(tmp_path))
    assert small.open_units(date(2020, 1, 1)) == ()
    assert len(small.open_units(date(2022, 1, 1), "xin-viec")) == 2
    assert small.open_units(date(2022, 1, 1), "khac") == ()
    assert small.unit("khong-co") is None
