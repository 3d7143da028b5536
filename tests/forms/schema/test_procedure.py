"""Editions of procedures: their fields, their digest, and the real forms filled in as people would."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from forms.judging import answers
from forms.schema.catalogue import Catalogue
from forms.schema.procedure import Procedure
from forms.source.loader import load
from tests.forms.filled import FILLED
from tests.forms.folder import EDITION, changed, write
from tests.forms.shipped import shipped
from tests.forms.world import procedure, written


@cache
def catalogue() -> Catalogue:
    return shipped()


def current(name: str, day: str) -> Procedure:
    found = catalogue().current_edition(name, date.fromisoformat(day))
    assert found is not None
    return found


def test_fields_come_in_the_order_asked_and_by_id(tmp_path: Path) -> None:
    one = load(write(tmp_path)).editions[0]
    assert [field.id for field in one.fields()] == ["dia_chi", "loai", "ngay_sinh"]
    assert one.field("loai").kind == "choice"
    with pytest.raises(KeyError):
        one.field("khong_co")


def test_an_edition_is_in_force_from_its_first_to_its_last_day(tmp_path: Path) -> None:
    one = load(write(tmp_path)).editions[0]
    days = [date(2021, 12, 31), date(2022, 1, 1), date(2023, 12, 31), date(2024, 1, 1)]
    assert [one.in_force_on(day) for day in days] == [False, True, True, False]
    assert one.model_copy(update={"effective_to": None}).in_force_on(date(2050, 1, 1))


def test_the_digest_changes_with_the_content_and_with_nothing_else(tmp_path: Path) -> None:
    def digest(name: str, *swaps: tuple[str, str]) -> str:
        return load(write(tmp_path / name, **{EDITION: changed(*swaps)})).editions[0].digest

    same = digest("a")
    assert len(same) == 12
    assert digest("b") == same
    assert digest("c", ("id: xin-viec", "# only a comment\nid: xin-viec")) == same
    assert digest("d", ("id: loai", "id: loai\n            required: true")) == same
    assert digest("e", ("vi: Ngày sinh", "vi: Sinh ngày")) != same


RESIDENCE = [
    "dang-ky-tam-tru",
    "dang-ky-thuong-tru",
    "dieu-chinh-thong-tin-cu-tru",
    "gia-han-tam-tru",
    "khai-bao-tam-vang",
    "khai-bao-thong-tin-cu-tru",
    "tach-ho",
    "thong-bao-luu-tru",
    "xac-nhan-thong-tin-cu-tru",
    "xoa-dang-ky-tam-tru",
    "xoa-dang-ky-thuong-tru",
]


@pytest.mark.parametrize(
    ("day", "others"),
    [
        (
            "2022-04-12",
            ["cap-the-can-cuoc-cong-dan", "doi-the-can-cuoc-cong-dan", "cap-lai-the-can-cuoc-cong-dan"],
        ),
        (
            "2026-11-23",
            [
                "cap-the-can-cuoc",
                "xac-nhan-so-cmnd",
                "dieu-chinh-thong-tin-dan-cu",
                "tich-hop-thong-tin-the-can-cuoc",
                "cap-tai-khoan-dinh-danh-muc-02",
            ],
        ),
    ],
)
def test_each_date_of_law_has_its_own_procedures(day: str, others: list[str]) -> None:
    told = [one.id for one in catalogue().procedures(date.fromisoformat(day))]
    assert sorted(told) == sorted(RESIDENCE + others)


def test_every_procedure_of_a_day_is_filled_in_by_some_test() -> None:
    filled = {(name, current(name, day).effective_from) for name, day, _ in FILLED}
    assert {(one.id, one.effective_from) for one in catalogue().editions} == filled


@pytest.mark.parametrize("one", catalogue().editions, ids=lambda one: f"{one.id}@{one.effective_from}")
def test_every_form_has_few_sections_and_ends_with_the_declaration(one: Procedure) -> None:
    assert 3 <= sum(len(page.sections) for page in one.pages) <= 6
    assert [field.id for field in one.fields()][-1] == "cam_doan"
    assert one.field("cam_doan").kind == "declaration"


def test_ct01_of_2021_and_of_2026_ask_what_their_circulars_ask() -> None:
    old = [field.label["vi"] for field in current("dang-ky-tam-tru", "2022-04-12").fields()]
    new = [field.label["vi"] for field in current("dang-ky-tam-tru", "2026-07-21").fields()]
    for label in (
        "Số định danh cá nhân/CMND",
        "Nơi thường trú",
        "Nghề nghiệp, nơi làm việc",
        "Quan hệ với chủ hộ",
    ):
        assert label in old
        assert label not in new
    for label in ("Họ, chữ đệm và tên khai sinh", "Số định danh cá nhân", "Mối quan hệ với chủ hộ"):
        assert label in new
        assert label not in old


@pytest.mark.parametrize(("name", "day", "values"), FILLED, ids=[f"{name}@{day}" for name, day, _ in FILLED])
def test_a_form_filled_in_properly_is_accepted_routed_and_priced(
    name: str, day: str, values: dict[str, Any]
) -> None:
    one, on = current(name, day), date.fromisoformat(day)
    bound = answers.judge_answers(one, values, catalogue().moment(on, "citizen", name))
    assert [(error.field, error.message["vi"]) for error in bound.errors] == []
    assert name in catalogue().unit_for(one, bound.values, on).accepts
    assert one.fee_for(bound.values, on, bound.moment).amount >= 0


def test_the_waiver_is_asked_about_only_while_it_lasts() -> None:
    one = current("dang-ky-thuong-tru", "2026-07-06")
    field = one.field("tai_khoan_muc_02")
    for day, seen in ((date(2026, 8, 14), False), (date(2026, 8, 15), True), (date(2027, 3, 1), False)):
        assert answers.bind_post(one, catalogue().moment(day)).is_visible(field) is seen


def test_the_documents_follow_from_the_case() -> None:
    from forms.conditions.condition import evaluate

    one, moment = current("dang-ky-thuong-tru", "2026-07-06"), catalogue().moment(date(2026, 7, 6))

    def asked(case: str) -> set[str]:
        values = {"truong_hop": case, "ngay_sinh": "1990-01-01", "mien_le_phi": "khong"}
        # What may be sent in every case is not told of each.
        return {
            doc.id for doc in one.documents if doc.when is not None and evaluate(doc.when, values, moment)
        }

    assert asked("so-huu") == {"cho-o-hop-phap"}
    assert asked("nguoi-than") == {"quan-he", "dieu-kien"}
    assert asked("thue-muon") == {"hop-dong", "dien-tich"}
    assert asked("ton-giao") == {"chuc-sac", "xac-nhan-ton-giao"}
    assert asked("tro-giup") == {"de-nghi-co-so", "cham-soc"}
    assert asked("phuong-tien") == {"dang-kiem", "noi-dau-do"}
    assert asked("don-vi") == {"giay-gioi-thieu"}
    assert asked("dinh-cu") == {"ct02", "ho-chieu"}


@pytest.mark.parametrize("name", ["dang-ky-tam-tru", "dang-ky-thuong-tru", "gia-han-tam-tru"])
def test_a_consent_on_a_paper_of_its_own_has_a_place_to_send_the_paper(name: str) -> None:
    from forms.conditions.condition import evaluate

    one, moment = current(name, "2026-07-21"), catalogue().moment(date(2026, 7, 21))

    def asked(born: str, *given: tuple[str, str]) -> set[str]:
        consents = [{"dong_y": {"role": role, "how": how}} for role, how in given]
        values = {"ngay_sinh": born, "y_kien": consents}
        wanted = [doc for doc in one.documents if doc.when and evaluate(doc.when, values, moment)]
        return {f"{doc.id}!" if doc.is_demanded else doc.id for doc in wanted}

    assert asked("1990-01-01", ("chu-ho", "vneid")) == set()
    assert asked("1990-01-01", ("chu-ho", "vneid"), ("chu-so-huu", "paper")) == {"van-ban-y-kien!"}
    # A parent who has given it already is not asked for a second paper.
    assert asked("2010-01-01", ("cha-me-giam-ho", "paper")) == {"van-ban-y-kien!"}
    assert asked("2010-01-01", ("cha-me-giam-ho", "vneid")) == set()
    assert asked("2010-01-01", ("chu-ho", "vneid")) == {"y-kien-cha-me!"}


def refused(name: str, day: str, **changed: Any) -> set[str]:
    """The questions wrong when what a test fills in on a day is changed so."""
    values = next(values for one, on, values in FILLED if (one, on) == (name, day))
    bound = answers.judge_answers(
        current(name, day),
        {**values, **changed},
        catalogue().moment(date.fromisoformat(day), "citizen", name),
    )
    return {error.field for error in bound.errors}


@pytest.mark.parametrize(
    ("name", "changed", "wrong"),
    [
        ("gia-han-tam-tru", {"thoi_han_hien_tai": "2026-08-06"}, {"thoi_han_hien_tai"}),
        ("gia-han-tam-tru", {"thoi_han_hien_tai": "2026-07-20"}, {"thoi_han_hien_tai"}),
        ("gia-han-tam-tru", {"thoi_han_tam_tru_den": "2026-08-05"}, {"thoi_han_tam_tru_den"}),
        ("khai-bao-tam-vang", {"den_ngay": "2026-07-31"}, {"den_ngay"}),
        ("khai-bao-tam-vang", {"den_ngay": "2026-08-01"}, set()),
        ("xac-nhan-thong-tin-cu-tru", {"noi_dung_xac_nhan": []}, {"noi_dung_xac_nhan"}),
        ("dieu-chinh-thong-tin-cu-tru", {"y_kien": []}, {"y_kien"}),
    ],
)
def test_days_and_lists_that_cannot_be_are_refused(
    name: str, changed: dict[str, Any], wrong: set[str]
) -> None:
    assert refused(name, "2026-07-21", **changed) == wrong


def test_divorced_spouses_split_a_household_without_consent() -> None:
    assert refused("tach-ho", "2026-10-09", truong_hop="ly-hon", y_kien=[]) == set()
    assert refused("tach-ho", "2026-10-09", y_kien=[]) == {"y_kien"}


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("gia-han-tam-tru", "2022-04-12"),
        ("tach-ho", "2023-02-04"),
        ("xoa-dang-ky-thuong-tru", "2022-04-12"),
        ("dieu-chinh-thong-tin-dan-cu", "2026-11-23"),
    ],
)
def test_a_fee_that_is_not_known_is_not_claimed(name: str, day: str) -> None:
    assert not current(name, day).fee.is_stated


def test_the_papers_a_form_asks_about_are_papers_of_the_file() -> None:
    where = {"field": "muc", "equals": "x"}
    one = procedure(
        written("text"),
        written("document", "photoOfFace"),
        written("document", "don_xin", required=False, visible_when=where, unless_retrievable=True),
    )
    assert [(paper.id, paper.required, paper.unless_retrievable) for paper in one.papers] == [
        ("photo-of-face", True, False),
        ("don-xin", False, True),
    ]
    assert one.papers[1].when is not None
