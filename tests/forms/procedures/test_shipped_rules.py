"""What the shipped forms demand of whom: ages, heads of household, and the papers of each case."""

from datetime import date
from typing import Any

import pytest

from forms.conditions.condition import evaluate
from forms.judging import answers
from forms.schema.procedure import Procedure
from tests.forms.filled import FILLED
from tests.forms.people import OWNER
from tests.forms.shipped import shipped

CATALOGUE = shipped()
DAY = date(2026, 7, 21)
OWNER_AGREES, HEAD_AGREES = OWNER, {"dong_y": {**OWNER["dong_y"], "role": "chu-ho"}}

AGES = pytest.mark.parametrize(
    ("reason", "born", "right"),
    [
        ("tre-em", "2010-07-22", True),
        ("tre-em", "2010-07-21", False),
        ("nguoi-cao-tuoi", "1966-07-21", True),
        ("nguoi-cao-tuoi", "1966-07-22", False),
        ("mo-coi", "2010-07-21", True),
        ("mo-coi", "2010-07-22", False),
        ("mo-coi", "2008-07-22", True),
        ("mo-coi", "2008-07-21", False),
        # Born in that year: nobody knows whether before or after the birthday.
        ("tre-em", "2010", True),
        ("ho-ngheo", "1990-01-01", True),
    ],
)


def current(name: str) -> Procedure:
    one = CATALOGUE.current_edition(name, DAY)
    assert one is not None
    return one


def papers(name: str, **values: Any) -> set[str]:
    """The papers that must be sent in a case, "?" after those that may be looked up instead."""
    moment = CATALOGUE.moment(DAY)
    asked = [doc for doc in current(name).documents if doc.when is None or evaluate(doc.when, values, moment)]
    return {f"{doc.id}?" if doc.unless_retrievable else doc.id for doc in asked if doc.required}


def wrong(name: str, **changed: Any) -> list[tuple[str, str]]:
    """What is complained of when a filled form of that day is changed so."""
    values = next(told for one, day, told in FILLED if (one, day) == (name, f"{DAY}"))
    bound = answers.judge_answers(
        current(name), {**values, **changed}, CATALOGUE.moment(DAY, "citizen", name)
    )
    return [(error.field, error.reason) for error in bound.errors]


def test_joining_the_family_takes_no_proof_of_the_dwelling_once_its_owner_agrees() -> None:
    case = {"truong_hop": "ve-o-gia-dinh", "ngay_sinh": "1990-01-01"}
    assert papers("dang-ky-tam-tru", **case) == {"cho-o-hop-phap?"}
    assert papers("dang-ky-tam-tru", **case, y_kien=[HEAD_AGREES]) == {"cho-o-hop-phap?"}
    assert papers("dang-ky-tam-tru", **case, y_kien=[OWNER_AGREES]) == set()
    rented = {**case, "truong_hop": "thue-muon-o-nho"}
    assert papers("dang-ky-tam-tru", **rented, y_kien=[OWNER_AGREES]) == {"cho-o-hop-phap?"}


@pytest.mark.parametrize(
    ("name", "case", "born", "demanded"),
    [
        ("dang-ky-tam-tru", "nha-cua-minh", "2008-07-22", True),
        ("dang-ky-tam-tru", "nha-cua-minh", "2008-07-21", False),
        ("dang-ky-tam-tru", "theo-danh-sach", "2010-01-01", False),
        ("gia-han-tam-tru", "thue-muon-o-nho", "2010-01-01", True),
        ("gia-han-tam-tru", "theo-danh-sach", "2010-01-01", False),
        ("dang-ky-thuong-tru", "nguoi-than", "2020-07-21", True),
        ("dang-ky-thuong-tru", "nguoi-than", "2020-07-22", False),
        ("dang-ky-thuong-tru", "thue-muon", "2020-07-22", True),
    ],
)
def test_a_minor_has_a_parent_or_guardian_agree(name: str, case: str, born: str, demanded: bool) -> None:
    values = {"truong_hop": case, "ngay_sinh": born}
    assert ("y-kien-cha-me" in papers(name, **values)) is demanded
    parent = {"dong_y": {**OWNER["dong_y"], "role": "cha-me-giam-ho"}}
    assert "y-kien-cha-me" not in papers(name, **values, y_kien=[parent])


@AGES
def test_an_exemption_agrees_with_the_age_it_is_for(reason: str, born: str, right: bool) -> None:
    told = wrong("dang-ky-tam-tru", mien_le_phi=reason, ngay_sinh=born, cach_nop_le_phi=None)
    assert told == ([] if right else [("mien_le_phi", "require_absent")])


@AGES
def test_an_exemption_of_a_listed_person_agrees_with_the_age_too(reason: str, born: str, right: bool) -> None:
    one = {"ho_ten": "An", "gioi_tinh": "nam", "so_dinh_danh": "001099012345", "thoi_han": "2027-07-01"}
    hidden = dict.fromkeys(("chu_ho_ho_ten", "quan_he_chu_ho", "so_dinh_danh_chu_ho", "mien_le_phi"))
    row = {**one, "ngay_sinh": born, "mien_le_phi": reason}
    told = wrong("dang-ky-tam-tru", **hidden, truong_hop="theo-danh-sach", danh_sach=[row])
    assert told == ([] if right else [("danh_sach.0.mien_le_phi", "require_absent")])


@pytest.mark.parametrize("name", ["dang-ky-tam-tru", "gia-han-tam-tru"])
def test_whoever_files_a_list_is_not_asked_what_waives_no_list(name: str) -> None:
    one, field = current(name), current(name).field("tai_khoan_muc_02")
    for case, asked in (("theo-danh-sach", False), ("nha-cua-minh", True)):
        moment = CATALOGUE.moment(date(2026, 11, 23))
        assert field.visible_when is not None
        assert evaluate(field.visible_when, {"truong_hop": case}, moment) is asked, one.id
