"""The forms of identity filled in: procedure, day, canonical answers."""

from typing import Any

from tests.forms.people import CARD, CARD_2022, DECLARANT, FREE, HERE, HOME

IDENTITY: list[tuple[str, str, dict[str, Any]]] = [
    (
        "cap-the-can-cuoc-cong-dan",
        "2022-04-12",
        {**DECLARANT, **CARD, **CARD_2022, "yeu_cau": "chuyen-tu-cmnd"},
    ),
    ("doi-the-can-cuoc-cong-dan", "2022-04-12", {**DECLARANT, **CARD, **CARD_2022}),
    (
        "cap-lai-the-can-cuoc-cong-dan",
        "2022-04-12",
        {**DECLARANT, **CARD, **CARD_2022, "mien_le_phi": "ho-ngheo"},
    ),
    (
        "cap-the-can-cuoc",
        "2026-11-23",
        {
            **{**DECLARANT, **CARD},
            "yeu_cau": "cap-doi",
            "noi_dung_de_nghi": "Thẻ hết hạn",
            "co_quan": "10441-20250701",
            "ngay_hen": "2026-11-30",
            "noi_cu_tru": HOME,
            "co_dai_dien": "khong",
            "tai_khoan_muc_02": "khong",
        },
    ),
    (
        "xac-nhan-so-cmnd",
        "2026-11-23",
        {
            **FREE,
            **HERE,
            "nhan_ket_qua": {"way": "desk"},
            "yeu_cau": "cmnd",
            "so_cmnd": "012345678",
            "co_dai_dien": "khong",
        },
    ),
    (
        "dieu-chinh-thong-tin-dan-cu",
        "2026-11-23",
        {
            **FREE,
            **HERE,
            "nhan_ket_qua": {"way": "desk"},
            "noi_dung_de_nghi": "Sửa nơi đăng ký khai sinh thành Đắk Lắk",
            "co_dai_dien": "khong",
        },
    ),
    (
        "tich-hop-thong-tin-the-can-cuoc",
        "2026-11-23",
        {
            **FREE,
            "nhan_ket_qua": {"way": "desk"},
            "yeu_cau": "tich-hop",
            "noi_dung_de_nghi": "Tích hợp giấy phép lái xe",
            "co_quan": "10441-20250701",
            "noi_cu_tru": HOME,
            "co_dai_dien": "khong",
        },
    ),
    (
        "cap-tai-khoan-dinh-danh-muc-02",
        "2026-11-23",
        {
            **{key: value for key, value in FREE.items() if key != "nhan_ket_qua"},
            "co_quan": "10441-20250701",
            "ngay_hen": "2026-11-30",
            "buoi_hen": "sang",
        },
    ),
]
