"""Who plays in the world of faults: two citizens, two people they ask to agree, officers of two units, and
what must never leak of them."""

from dataclasses import dataclass
from typing import Any

from handlers.aws.sessions import Identity

PROCEDURE = "dang-ky-tam-tru"

CANARIES = (
    *("Kanari", "Akazuki", "001199777001", "001099888002", "912777001", "987888002"),
    *("Sorano", "Hirune", "001072777003", "001172888004"),
)
"""Names, numbers and telephones of citizens and of those they ask, as no other text of ours has them."""


@dataclass(frozen=True)
class Citizen:
    """Somebody who files: the account, the answers, and what a look-up asks of them."""

    identity: Identity
    answers: dict[str, Any]
    digits: str


def _citizen(name: str, number: str, phone: str, born: str, gender: str, commune: str) -> Citizen:
    identity = Identity(
        sub=f"sub-{number}",
        username=number,
        full_name=name,
        birth_date=born,
        gender=gender,
        id_number=number,
        phone=phone,
    )
    answers = {
        "truong_hop": "nha-cua-minh",
        "dia_chi": {"commune": commune, "detail": f"Số 7 ngõ {name}"},
        "thoi_han_tam_tru_den": "2027-07-01",
        "ho_ten": name,
        "ngay_sinh": born,
        "gioi_tinh": gender,
        "so_dinh_danh": number,
        "dien_thoai": phone,
        "chu_ho_ho_ten": name,
        "quan_he_chu_ho": "chu-ho",
        "so_dinh_danh_chu_ho": number,
        "noi_dung_de_nghi": f"{name} đăng ký tạm trú",
        "nhan_ket_qua": {"way": "electronic"},
        "mien_le_phi": "khong",
        "cach_nop_le_phi": "transfer",
        "cam_doan": True,
    }
    return Citizen(identity, answers, number[-4:])


ANNA = _citizen("Nguyễn Thị Kanari", "001199777001", "+84912777001", "1999-03-08", "nu", "00004")
BINH = _citizen("Trần Văn Akazuki", "001099888002", "+84987888002", "1999-05-01", "nam", "00008")


@dataclass(frozen=True)
class Consenter:
    """Somebody a citizen names, who agrees by a link without an account."""

    answer: dict[str, str]

    @property
    def digits(self) -> str:
        return self.answer["id_number"][-4:]


def _consenter(name: str, number: str, role: str) -> Consenter:
    return Consenter({"name": name, "id_number": number, "role": role, "how": "link"})


OWNER = _consenter("Lý Văn Sorano", "001072777003", "chu-so-huu")
HEAD = _consenter("Vũ Thị Hirune", "001172888004", "chu-ho")
FIRST_UNIT, SECOND_UNIT = "00004-20250701", "00008-20250701"


def _officer(username: str, name: str, unit: str) -> Identity:
    return Identity(
        sub=f"sub-{username}", username=username, full_name=name, kind="officer", role="officer", unit=unit
    )


HUNG = _officer("hung", "Lê Văn Hùng", FIRST_UNIT)
LAN = _officer("lan", "Phạm Thị Lan", FIRST_UNIT)
XUAN = _officer("xuan", "Đỗ Thanh Xuân", SECOND_UNIT)
"""The officer of the other unit."""

OFFICERS = tuple(
    {
        "username": one.username,
        "name": one.full_name,
        "role": one.role,
        "unit": one.unit,
        "work_phone": "024 3333 0001",
    }
    for one in (HUNG, LAN, XUAN)
)
"""As the accounts have them."""
