"""The worked cases of the law's facts: canonical answers through the real forms to fee, day and unit."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

import pytest

from forms.judging.answers import BoundForm, judge_answers
from forms.schema.catalogue import Catalogue
from forms.schema.fee import Fee
from forms.schema.procedure import Procedure
from tests.forms.people import DECLARANT, GUEST, HEAD, HERE, NOTICE, OWNER, PAYS
from tests.forms.shipped import shipped

WIFE = {
    "ho_ten": "H'Yŭ Kbuôr",
    "ngay_sinh": "2001-12-02",
    "gioi_tinh": "nu",
    "so_dinh_danh": "066301000529",
    "quan_he_chu_ho": "vo",
}
C01: dict[str, Any] = {
    **{**DECLARANT, **HEAD, **HERE, **PAYS},
    "truong_hop": "thue-muon-o-nho",
    "thoi_han_tam_tru_den": "2028-07-20",
    "thanh_vien": [WIFE],
    "y_kien": [OWNER],
}
NGHIA = {"ho_ten": "Trần Đình Nghĩa", "ngay_sinh": "1991-06-30", "so_dinh_danh": "001091004217"}
FAMILY = [
    ("Lê Thị Thu Huế", "nu", "1993-01-09", "001193008812", "vo"),
    ("Trần Lê Bảo Ngọc", "nu", "2019-11-23", "001319003305", "con-de"),
    ("Trần Lê Gia Khánh", "nam", "2021-09-18", "001221011940", "con-de"),
]
MEMBER = ("ho_ten", "gioi_tinh", "ngay_sinh", "so_dinh_danh", "quan_he_chu_ho")
C02: dict[str, Any] = {
    **{**DECLARANT, **HEAD, **NGHIA, **PAYS},
    "chu_ho_ho_ten": "Trần Đình Nghĩa",
    "so_dinh_danh_chu_ho": "001091004217",
    "dia_chi": {"commune": "10441", "detail": "Thôn Hà"},
    "loai_de_nghi": "lap-ho-moi",
    "truong_hop": "so-huu",
    "thanh_vien": [dict(zip(MEMBER, one, strict=True)) for one in FAMILY],
}


@cache
def catalogue() -> Catalogue:
    return shipped()


@dataclass(frozen=True)
class Filing:
    """A case filed at a moment: what the form says of it, and when it counts as received."""

    procedure: Procedure
    bound: BoundForm
    received: date

    @property
    def fee(self) -> Fee:
        moment = catalogue().moment(self.received)
        return self.procedure.fee_for(self.bound.values, self.received, moment)

    @property
    def unit(self) -> str:
        return catalogue().unit_for(self.procedure, self.bound.values, self.received).id

    def due(self, working_days: int) -> date:
        return catalogue().calendar.due_date(self.received, working_days)


def filing(procedure: str, at: str, answers: dict[str, Any]) -> Filing:
    when = datetime.fromisoformat(at)
    one = catalogue().current_edition(procedure, when.date())
    assert one is not None
    bound = judge_answers(one, answers, catalogue().moment(when.date(), "citizen", procedure, when.time()))
    return Filing(one, bound, catalogue().calendar.reception_day(when))


def told(one: Filing) -> list[tuple[str, str]]:
    return [(error.field, error.reason) for error in one.bound.errors]


def test_c01_two_tenants_in_the_evening_of_21_july_pay_7000_and_are_due_on_the_27th() -> None:
    one = filing("dang-ky-tam-tru", "2026-07-21T19:42", C01)
    assert told(one) == []
    assert one.bound.values["thanh_vien"][0]["ho_ten"] == "H'Yŭ Kbuôr"
    assert (one.fee.amount, one.received, one.due(3)) == (7000, date(2026, 7, 22), date(2026, 7, 27))
    assert one.unit == "10489-20250701"


@pytest.mark.parametrize(("level", "amount"), [("co", 0), ("khong", 7000)])
def test_c01b_in_october_the_waiver_depends_on_what_is_declared(level: str, amount: int) -> None:
    one = filing("dang-ky-tam-tru", "2026-10-09T09:00", {**C01, "tai_khoan_muc_02": level})
    assert told(one) == []
    assert (one.fee.amount, one.due(3)) == (amount, date(2026, 10, 14))


def test_a_rented_dwelling_needs_the_consent_of_somebody() -> None:
    bare = {name: value for name, value in C01.items() if name != "y_kien"}
    assert told(filing("dang-ky-tam-tru", "2026-07-21T19:42", bare)) == [("y_kien", "required")]
    own = {**bare, "truong_hop": "nha-cua-minh"}
    assert told(filing("dang-ky-tam-tru", "2026-07-21T19:42", own)) == []


@pytest.mark.parametrize(
    ("case", "born", "wrong"),
    [
        ("nguoi-than", "1991-06-30", True),
        ("thue-muon", "1991-06-30", True),
        ("ton-giao", "1991-06-30", True),
        ("phuong-tien", "1991-06-30", True),
        ("nguoi-than", "2021-09-18", False),
        ("tro-giup", "1991-06-30", False),
        ("don-vi", "1991-06-30", False),
    ],
)
def test_permanent_residence_asks_consent_where_the_dwelling_is_not_ones_own(
    case: str, born: str, wrong: bool
) -> None:
    one = filing("dang-ky-thuong-tru", "2026-07-06T08:15", {**C02, "truong_hop": case, "ngay_sinh": born})
    assert told(one) == ([("y_kien", "required")] if wrong else [])


def test_c02_a_family_in_its_own_house_pays_10000_once_and_names_nobody_who_consents() -> None:
    one = filing("dang-ky-thuong-tru", "2026-07-06T08:15", C02)
    assert told(one) == []
    assert (one.fee.amount, one.due(7), one.unit) == (10_000, date(2026, 7, 15), "10441-20250701")


def guest(number: str, born: str, gender: str = "nam") -> dict[str, str]:
    stay = {"ngay_den": "2026-08-21", "gio_den": "20:30", "ngay_di": "2026-08-22"}
    return {**GUEST, **stay, "so_giay_to": number, "ngay_sinh": born, "gioi_tinh": gender}


def test_c04_rows_17_24_and_25_are_refused_each_for_its_reason_and_no_other() -> None:
    guests = [guest(f"0010{60 + n}02{n:04}", f"19{60 + n}-05-01") for n in range(22)]
    guests.insert(5, guest("030090020185", "1990-06-26"))
    guests[16] = guest("030090020185", "1990-06-26")
    guests.insert(23, guest("03609602085", "1996-12-08"))
    guests.append(guest("C01X00T47", "1988-03-08"))
    assert len(guests) == 25
    answers = {
        **{**HERE, **NOTICE},
        "ho_ten": "Lương Thị Mận",
        "so_dinh_danh": "001175002001",
        "dien_thoai": "+84912000001",
        "khach": guests,
        "cam_doan": True,
    }
    one = filing("thong-bao-luu-tru", "2026-08-21T22:15", answers)
    assert told(one) == [
        ("khach.16.so_giay_to", "repeated"),
        ("khach.23.so_giay_to", "length"),
        ("khach.24.so_giay_to", "digits"),
    ]
    repeated, short, foreign = (error.message["vi"] for error in one.bound.errors)
    assert "Khách 6" in repeated
    assert "12 chữ số, hiện có 11" in short
    assert "1.000253 (mẫu NA17)" in foreign


def worker(n: int, born: str, exempt: str = "khong") -> dict[str, str]:
    told = {"ho_ten": "Phạm Thu Thủy", "gioi_tinh": "nu", "ngay_sinh": born, "mien_le_phi": exempt}
    return {**told, "so_dinh_danh": f"0401990400{n:02}", "thoi_han": "2027-07-19"}


@pytest.mark.parametrize(("orphan", "amount"), [("mo-coi", 50_000), ("khong", 55_000)])
def test_c05_twelve_workers_pay_for_those_who_are_not_exempt(orphan: str, amount: int) -> None:
    paying = [worker(n, "1999-01-01") for n in range(10)]
    listed = [*paying, worker(10, "1960-10-10"), worker(11, "2009-05-03", orphan)]
    answers = {
        **{**DECLARANT, **HEAD, **PAYS},
        "dia_chi": {"commune": "10441", "detail": "Khu nhà ở công nhân"},
        "truong_hop": "theo-danh-sach",
        "thoi_han_tam_tru_den": "2027-07-19",
        "danh_sach": listed,
    }
    one = filing("dang-ky-tam-tru", "2026-07-20T14:00", answers)
    assert told(one) == []
    assert (one.fee.amount, one.due(3), one.unit) == (amount, date(2026, 7, 23), "10441-20250701")


@pytest.mark.parametrize(
    ("born", "message"),
    [
        ("29/02/1972", ""),
        ("29/02/1973", "Ngày 29/02 không có trong năm 1973"),
        ("1938", ""),
        ("00/05/1950", "Ngày phải từ 1 đến 31"),
        ("31/12/2026", "“Ngày, tháng, năm sinh” phải ở trong quá khứ"),
    ],
)
def test_c08_a_date_of_birth_typed_into_the_first_box(born: str, message: str) -> None:
    typed = {"day": born, "month": "", "year": ""}
    one = filing(
        "dang-ky-tam-tru", "2026-10-09T09:00", {**C01, "tai_khoan_muc_02": "khong", "ngay_sinh": typed}
    )
    assert [error.message["vi"] for error in one.bound.errors] == ([message] if message else [])
