"""What people of the journeys type into the boxes, for each procedure under each law."""

from datetime import date, timedelta
from functools import cache
from typing import Any

from tests.forms.shipped import shipped
from tests.journeys.browser import Typed

LAW_2022 = date(2022, 4, 12)
LAWS: dict[str, date | None] = {"2022": LAW_2022, "today": None}

RESIDE, STAY, SETTLE = "dang-ky-tam-tru", "thong-bao-luu-tru", "dang-ky-thuong-tru"
CARD = {"2022": "doi-the-can-cuoc-cong-dan", "today": "cap-the-can-cuoc"}
PROCEDURES = {law: (RESIDE, SETTLE, STAY, CARD[law]) for law in LAWS}
"""Those that are walked through to the end."""
HOME = "10441"
"""The commune of the first demo officer under both laws: Đại Nghĩa, then Mỹ Đức."""

IDENTITY: Typed = {
    "ho_ten": "Nguyễn Thị Minh Khai",
    "ngay_sinh.day": "8",
    "ngay_sinh.month": "3",
    "ngay_sinh.year": "1999",
    "gioi_tinh": "nu",
    "so_dinh_danh": "001 199 012 345",
    "dien_thoai": "0912 345 678",
}
"""Typed by whoever is not logged in; else the account knows it."""

# Each of these is asked under one of the laws alone, or in one case alone.
OLD: Typed = {"noi_thuong_tru": "Thôn Hà, xã An Tiến", "noi_o_hien_tai": "Thôn Hà, xã An Tiến"}
FEE: Typed = {"mien_le_phi": "khong", "tai_khoan_muc_02": "khong"}
"""Whoever types so owes the fee, inside and outside the window of the waiver."""
PAYS: Typed = {"cach_nop_le_phi": "transfer"}
"""Asked at level 4; at level 3 the fee is paid at the desk."""
HOUSEHOLD: Typed = {
    "chu_ho_ho_ten": "Nguyễn Thị Minh Khai",
    "quan_he_chu_ho": "chu-ho",
    "so_dinh_danh_chu_ho": "001199012345",
    "noi_dung_de_nghi": "Đăng ký nơi ở mới của tôi",
}


def boxes(procedure: str, door: str, today: date, receive: str = "post") -> Typed:
    """What is typed for a procedure; `door` makes each filing another one."""
    place = {"dia_chi.commune": HOME, "dia_chi.detail": door}
    way = {"nhan_ket_qua.way": receive, "nhan_ket_qua.address": "Thôn Hà, xã An Tiến"}
    end = {"cam_doan": "1"}
    if procedure == RESIDE:
        until = _day("thoi_han_tam_tru_den", today + timedelta(days=365))
        return {
            "truong_hop": "nha-cua-minh",
            **place,
            **until,
            **OLD,
            **HOUSEHOLD,
            **way,
            **FEE,
            **PAYS,
            **end,
        }
    if procedure == SETTLE:
        case = {"loai_de_nghi": "lap-ho-moi", "truong_hop": "so-huu"}
        return {**case, **place, **OLD, **HOUSEHOLD, **way, **FEE, **PAYS, **end}
    if procedure == STAY:
        return {"nguoi_thong_bao": "thanh-vien-ho", **place, **guest(0, today), **end}
    return {**card(procedure, door, today), **way, **FEE, **end}


def card(procedure: str, door: str, today: date) -> Typed:
    """The identity card of either law: an exchange, for which a fee is owed at the desk."""
    slot = {**_day("ngay_hen", _open_day(today + timedelta(days=14))), "buoi_hen": "sang"}
    if procedure == CARD["2022"]:
        person = {"dan_toc": "01", "ton_giao": "khong", "quoc_tich": "Việt Nam", "hon_nhan": "doc-than"}
        places = {"noi_dang_ky_khai_sinh": door, "que_quan": "Mỹ Đức, Hà Nội"}
        return {
            "co_quan": "282-20210701",
            "xac_nhan_cmnd": "khong",
            **slot,
            **person,
            **places,
            **OLD,
        }
    asked = {"yeu_cau": "cap-doi", "noi_dung_de_nghi": door, "co_quan": "10489-20250701"}
    lives = {"noi_cu_tru.province": "01", "noi_cu_tru.commune": HOME, "noi_cu_tru.detail": "Thôn Hà"}
    return {**asked, **slot, **lives, "co_dai_dien": "khong"}


def guest(row: int, today: date, name: str = "Trần Văn Khách", number: str = "001090000001") -> Typed:
    """One guest of a notice of stay, in the boxes of a row."""
    told = {
        "ho_ten": name,
        "ngay_sinh.day": "2",
        "ngay_sinh.month": "1",
        "ngay_sinh.year": "1990",
        "gioi_tinh": "nam",
        "so_giay_to": number,
        **_day("ngay_den", today),
        **_day("ngay_di", today + timedelta(days=2)),
        "ly_do": "1",
    }
    return {f"khach.{row}.{name}": text for name, text in told.items()}


def notice(edition: str, door: str, today: date, commune: str = HOME) -> dict[str, Any]:
    """A notice of stay as a program files it."""
    day = today.isoformat()
    one = {
        "ho_ten": "Trần Văn Khách",
        "ngay_sinh": "1990-01-02",
        "gioi_tinh": "nam",
        "so_giay_to": "001090000001",
        "ngay_den": day,
        "ngay_di": day,
        "ly_do": "1",
    }
    answers = {
        "nguoi_thong_bao": "thanh-vien-ho",
        "dia_chi": {"commune": commune, "detail": door},
        "dien_thoai": "0912345678",
        "khach": [one],
        "cam_doan": True,
    }
    return {"edition": edition, "answers": answers}


@cache
def _open_day(day: date) -> date:
    """The first day from this one on on which units receive people."""
    calendar = shipped().calendar
    return day if calendar.is_open(day) else calendar.next_working_day(day)


def _day(name: str, day: date) -> dict[str, str]:
    return {f"{name}.day": str(day.day), f"{name}.month": str(day.month), f"{name}.year": str(day.year)}
