"""Fees: the first rule that holds decides, by case, day, age, exemption and number of people."""

from datetime import date
from functools import cache
from typing import Any

import pytest

from forms.schema.catalogue import Catalogue
from forms.schema.fee import Fee, FeeRule, FeeTable, NoFee
from forms.text.language import Text
from tests.forms.shipped import shipped

SAID = Text(vi="a", en="a")


@cache
def catalogue() -> Catalogue:
    return shipped()


def fee(procedure: str, day: str, **values: Any) -> Fee:
    on = date.fromisoformat(day)
    one = catalogue().current_edition(procedure, on)
    assert one is not None
    return one.fee_for(
        {"ngay_sinh": "1990-01-01", "mien_le_phi": "khong", **values}, on, catalogue().moment(on)
    )


@pytest.mark.parametrize(
    ("procedure", "day", "values", "amount", "rule"),
    [
        ("dang-ky-tam-tru", "2026-07-22", {}, 7000, "tt75-truc-tuyen"),
        ("dang-ky-tam-tru", "2026-10-09", {"tai_khoan_muc_02": "co"}, 0, "tt117-2026-mien"),
        ("dang-ky-tam-tru", "2026-10-09", {"tai_khoan_muc_02": "khong"}, 7000, "tt75-truc-tuyen"),
        ("dang-ky-tam-tru", "2026-08-14", {"tai_khoan_muc_02": "co"}, 7000, "tt75-truc-tuyen"),
        ("dang-ky-tam-tru", "2026-08-15", {"tai_khoan_muc_02": "co"}, 0, "tt117-2026-mien"),
        ("dang-ky-tam-tru", "2027-02-28", {"tai_khoan_muc_02": "co"}, 0, "tt117-2026-mien"),
        ("dang-ky-tam-tru", "2027-03-01", {"tai_khoan_muc_02": "co"}, 7000, "tt75-truc-tuyen"),
        ("dang-ky-tam-tru", "2026-07-22", {"mien_le_phi": "ho-ngheo"}, 0, "mien-theo-ly-do"),
        ("dang-ky-tam-tru", "2026-07-22", {"ngay_sinh": "2010-07-23"}, 0, "mien-tre-em"),
        ("dang-ky-tam-tru", "2026-07-22", {"ngay_sinh": "2010-07-22"}, 7000, "tt75-truc-tuyen"),
        ("dang-ky-tam-tru", "2026-07-22", {"ngay_sinh": "1966-07-22"}, 0, "mien-nguoi-cao-tuoi"),
        ("dang-ky-tam-tru", "2026-07-22", {"ngay_sinh": "1966-07-23"}, 7000, "tt75-truc-tuyen"),
        ("dang-ky-thuong-tru", "2026-07-06", {}, 10000, "tt75-truc-tuyen"),
        ("dang-ky-tam-tru", "2022-04-12", {}, 8000, "hdnd-truoc-05-02-2023"),
        ("dang-ky-tam-tru", "2023-02-04", {}, 8000, "hdnd-truoc-05-02-2023"),
        ("dang-ky-tam-tru", "2023-02-05", {}, 7000, "tt75-truc-tuyen"),
        ("dang-ky-thuong-tru", "2023-02-05", {}, 10000, "tt75-truc-tuyen"),
        ("cap-the-can-cuoc-cong-dan", "2022-04-12", {"yeu_cau": "cap-lan-dau"}, 0, "mien-lan-dau"),
        ("cap-the-can-cuoc-cong-dan", "2022-04-12", {"yeu_cau": "chuyen-tu-cmnd"}, 30000, "tt59-chuyen"),
        ("doi-the-can-cuoc-cong-dan", "2022-04-12", {}, 50000, "tt59-doi"),
        ("doi-the-can-cuoc-cong-dan", "2022-04-12", {"mien_le_phi": "du-tuoi"}, 0, "mien-theo-ly-do"),
        ("cap-lai-the-can-cuoc-cong-dan", "2022-04-12", {}, 70000, "tt59-cap-lai"),
        ("cap-lai-the-can-cuoc-cong-dan", "2022-04-12", {"mien_le_phi": "ho-ngheo"}, 0, "mien-theo-ly-do"),
        (
            "cap-the-can-cuoc",
            "2027-03-01",
            {"yeu_cau": "cap-lai", "mien_le_phi": "du-tuoi"},
            70000,
            "tt73-cap-lai",
        ),
        (
            "cap-the-can-cuoc",
            "2027-03-01",
            {"yeu_cau": "cap-doi", "mien_le_phi": "du-tuoi"},
            0,
            "mien-theo-ly-do",
        ),
        (
            "cap-the-can-cuoc",
            "2027-03-01",
            {"yeu_cau": "cap-lai", "mien_le_phi": "ho-ngheo"},
            0,
            "mien-theo-ly-do",
        ),
        ("cap-the-can-cuoc", "2026-10-09", {"yeu_cau": "cap"}, 0, "mien-lan-dau"),
        ("cap-the-can-cuoc", "2026-10-09", {"yeu_cau": "cap-doi"}, 25000, "tt64-doi"),
        ("cap-the-can-cuoc", "2026-12-31", {"yeu_cau": "cap-lai"}, 35000, "tt64-cap-lai"),
        ("cap-the-can-cuoc", "2027-01-01", {"yeu_cau": "cap-doi"}, 50000, "tt73-doi"),
        ("cap-the-can-cuoc", "2027-01-01", {"yeu_cau": "cap-lai"}, 70000, "tt73-cap-lai"),
        (
            "cap-the-can-cuoc",
            "2027-02-28",
            {"yeu_cau": "cap-lai", "tai_khoan_muc_02": "co"},
            0,
            "tt117-2026-mien",
        ),
        (
            "cap-the-can-cuoc",
            "2027-03-01",
            {"yeu_cau": "cap-lai", "tai_khoan_muc_02": "co"},
            70000,
            "tt73-cap-lai",
        ),
        ("gia-han-tam-tru", "2023-02-05", {}, 7000, "tt75-truc-tuyen"),
        ("gia-han-tam-tru", "2026-07-22", {}, 7000, "tt75-truc-tuyen"),
        ("gia-han-tam-tru", "2026-10-09", {"tai_khoan_muc_02": "co"}, 0, "tt117-2026-mien"),
        ("tach-ho", "2023-02-05", {}, 5000, "tt75-truc-tuyen"),
        ("tach-ho", "2026-07-22", {}, 5000, "tt75-truc-tuyen"),
        ("tach-ho", "2026-07-22", {"ngay_sinh": "1966-07-22"}, 0, "mien-nguoi-cao-tuoi"),
        ("tach-ho", "2026-10-09", {"tai_khoan_muc_02": "co"}, 0, "tt117-2026-mien"),
        ("thong-bao-luu-tru", "2022-04-12", {}, 0, "khong-thu"),
        ("thong-bao-luu-tru", "2026-02-21", {}, 0, "khong-thu"),
        ("thong-bao-luu-tru", "2026-07-21", {}, 0, "khong-thu"),
    ],
)
def test_the_dated_tables_give_the_amounts_of_the_law(
    procedure: str, day: str, values: dict[str, Any], amount: int, rule: str
) -> None:
    found = fee(procedure, day, **values)
    assert (found.amount, found.rule) == (amount, rule)


def workers(**orphan: str) -> list[dict[str, str]]:
    """Twelve workers: one orphan of 17, one of 65, ten who pay."""
    plain = [{"ngay_sinh": "1999-01-01", "mien_le_phi": "khong"} for _ in range(10)]
    return [
        *plain,
        {"ngay_sinh": "1961-05-01", "mien_le_phi": "khong"},
        {"ngay_sinh": "2009-03-01", **orphan},
    ]


def test_a_list_is_charged_per_person_who_is_not_exempt() -> None:
    found = fee(
        "dang-ky-tam-tru", "2026-07-20", truong_hop="theo-danh-sach", danh_sach=workers(mien_le_phi="mo-coi")
    )
    assert (found.amount, found.count, found.rule) == (50_000, 10, "tt75-danh-sach-truc-tuyen")


def test_without_proof_of_orphanhood_eleven_are_charged() -> None:
    found = fee(
        "dang-ky-tam-tru", "2026-07-20", truong_hop="theo-danh-sach", danh_sach=workers(mien_le_phi="khong")
    )
    assert (found.amount, found.count) == (55_000, 11)


def test_an_exempt_declarant_does_not_free_the_list() -> None:
    found = fee(
        "dang-ky-tam-tru",
        "2026-10-09",
        truong_hop="theo-danh-sach",
        ngay_sinh="1950-01-01",
        tai_khoan_muc_02="co",
        danh_sach=workers(mien_le_phi="khong"),
    )
    assert found.amount == 55_000


def test_an_unanswered_list_costs_nothing() -> None:
    assert fee("dang-ky-tam-tru", "2026-07-20", truong_hop="theo-danh-sach").amount == 0


def test_the_explanation_names_the_law_in_both_languages() -> None:
    found = fee("dang-ky-tam-tru", "2026-07-22")
    assert found.explanation["vi"] == (
        "Mỗi lần đăng ký của cá nhân, hộ gia đình, nộp trực tuyến (Thông tư 75/2022/TT-BTC)"
    )
    assert found.explanation["en"] == (
        "Each registration of a person or household, filed online (Circular 75/2022/TT-BTC)"
    )
    assert found.count == 1


def test_the_unverified_amount_says_that_it_is_not_verified() -> None:
    assert "chưa được kiểm chứng" in fee("dang-ky-tam-tru", "2022-04-12").explanation["vi"]
    one = catalogue().current_edition("dang-ky-tam-tru", date(2022, 4, 12))
    assert one is not None
    assert one.fee.note is not None
    assert "not been verified" in one.fee.note["en"]


def test_a_table_that_leaves_a_gap_says_on_which_day() -> None:
    rule = FeeRule.model_validate({"id": "a", "amount": 1, "to": date(2026, 1, 1), "explanation": SAID})
    table = FeeTable(when="on_submit", rules=(rule,))
    moment = catalogue().moment(date(2026, 1, 1))
    assert table.fee({}, date(2026, 1, 1), moment).amount == 1
    with pytest.raises(NoFee, match="no fee rule holds on 2026-01-02"):
        table.fee({}, date(2026, 1, 2), moment)


def test_age_is_judged_on_the_day_of_receipt_not_of_the_moment() -> None:
    one = catalogue().current_edition("dang-ky-tam-tru", date(2026, 7, 22))
    assert one is not None
    values = {"ngay_sinh": "2010-07-22", "mien_le_phi": "khong"}
    evening_before = catalogue().moment(date(2026, 7, 21))
    assert one.fee_for(values, date(2026, 7, 22), evening_before).rule == "tt75-truc-tuyen"
