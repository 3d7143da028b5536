"""The real forms filled in as people would: procedure, day, canonical answers."""

from typing import Any

DECLARANT = {
    "ho_ten": "Y Ƀlôk Êban",
    "ngay_sinh": "1998-03-14",
    "gioi_tinh": "nam",
    "so_dinh_danh": "066098007731",
    "dien_thoai": "+84972000731",
    "nhan_ket_qua": "electronic",
    "mien_le_phi": "khong",
    "cam_doan": True,
}
HEAD = {
    "chu_ho_ho_ten": "Y Ƀlôk Êban",
    "quan_he_chu_ho": "chu-ho",
    "so_dinh_danh_chu_ho": "066098007731",
    "noi_dung_de_nghi": "Đăng ký tạm trú tại thôn Đục Khê",
}
HERE = {"dia_chi": {"commune": "10489", "detail": "Nhà trọ số 4, thôn Đục Khê"}}
OWNER = {
    "ho_ten": "Nguyễn Văn Khoái",
    "so_dinh_danh": "001072005002",
    "vai_tro": "chu-so-huu",
    "hinh_thuc": "vneid",
}
GUEST = {
    "ho_ten": "Nguyễn Thị Hằng",
    "ngay_sinh": "1955-01-01",
    "gioi_tinh": "nu",
    "so_giay_to": "001155020000",
    "ly_do": "1",
}
FREE = {key: value for key, value in DECLARANT.items() if key != "mien_le_phi"}
ABSENT = {
    "noi_thuong_tru": "Hương Sơn",
    "noi_o_hien_tai": "Hương Sơn",
    "ly_do": "Đi làm ăn xa",
    "noi_den": "Phường Tân Lập, Đắk Lắk",
}
CARD = {"buoi_hen": "sang", "nhan_ket_qua": "desk"}
CARD_2022 = {
    "co_quan": "282-20210701",
    "ngay_hen": "2022-04-20",
    "xac_nhan_cmnd": "co",
    "dan_toc": "12",
    "ton_giao": "khong",
    "quoc_tich": "Việt Nam",
    "hon_nhan": "doc-than",
    "noi_dang_ky_khai_sinh": "Đắk Lắk",
    "que_quan": "Đắk Lắk",
    "noi_thuong_tru": "Mỹ Đức",
    "noi_o_hien_tai": "Mỹ Đức",
}
OLD = {"noi_thuong_tru": "Buôn Đôn", "noi_o_hien_tai": "Đục Khê"}
NOTICE = {"nguoi_thong_bao": "luu-tru-du-lich", "ten_co_so": "Nhà nghỉ Hoa Mơ"}

FILLED: list[tuple[str, str, dict[str, Any]]] = [
    (
        "dang-ky-tam-tru",
        "2026-07-21",
        {
            **DECLARANT,
            **HEAD,
            **HERE,
            "truong_hop": "thue-muon-o-nho",
            "thoi_han_tam_tru_den": "2028-07-20",
            "y_kien": [OWNER],
        },
    ),
    (
        "dang-ky-tam-tru",
        "2022-04-12",
        {
            **DECLARANT,
            **HEAD,
            **HERE,
            **OLD,
            "truong_hop": "thue-muon-o-nho",
            "thoi_han_tam_tru_den": "2024-04-11",
        },
    ),
    (
        "dang-ky-thuong-tru",
        "2026-10-09",
        {
            **DECLARANT,
            **HEAD,
            **HERE,
            "loai_de_nghi": "lap-ho-moi",
            "truong_hop": "so-huu",
            "tai_khoan_muc_02": "co",
        },
    ),
    (
        "dang-ky-thuong-tru",
        "2022-04-12",
        {**DECLARANT, **HEAD, **HERE, **OLD, "loai_de_nghi": "vao-ho", "truong_hop": "nguoi-than"},
    ),
    (
        "thong-bao-luu-tru",
        "2026-07-21",
        {
            **HERE,
            **NOTICE,
            "ho_ten": "Lương Thị Mận",
            "so_dinh_danh": "001175002001",
            "dien_thoai": "+84912000001",
            "khach": [{**GUEST, "ngay_den": "2026-07-21", "gio_den": "20:30", "ngay_di": "2026-07-22"}],
            "cam_doan": True,
        },
    ),
    (
        "thong-bao-luu-tru",
        "2022-04-12",
        {
            **HERE,
            **NOTICE,
            "ho_ten": "Lương Thị Mận",
            "so_dinh_danh": "012345678",
            "dien_thoai": "+84912000001",
            "khach": [{**GUEST, "ngay_den": "2022-04-12", "ngay_di": "2022-04-13"}],
            "cam_doan": True,
        },
    ),
    (
        "cap-the-can-cuoc-cong-dan",
        "2022-04-12",
        {**DECLARANT, **CARD, **CARD_2022, "yeu_cau": "chuyen-tu-cmnd"},
    ),
    ("doi-the-can-cuoc-cong-dan", "2022-04-12", {**DECLARANT, **CARD, **CARD_2022}),
    (
        "cap-lai-the-can-cuoc-cong-dan",
        "2022-04-12",
        {**DECLARANT, **CARD, **CARD_2022, "mien_le_phi": "mo-coi"},
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
            "noi_cu_tru": "Hương Sơn",
            "co_dai_dien": "khong",
            "tai_khoan_muc_02": "khong",
        },
    ),
    (
        "gia-han-tam-tru",
        "2026-07-21",
        {
            **DECLARANT,
            **HEAD,
            **HERE,
            "truong_hop": "thue-muon-o-nho",
            "thoi_han_hien_tai": "2026-08-05",
            "thoi_han_tam_tru_den": "2028-08-04",
            "y_kien": [OWNER],
        },
    ),
    (
        "gia-han-tam-tru",
        "2023-02-05",
        {
            **DECLARANT,
            **HEAD,
            **HERE,
            **OLD,
            "truong_hop": "nha-cua-minh",
            "thoi_han_hien_tai": "2023-02-20",
            "thoi_han_tam_tru_den": "2025-02-19",
        },
    ),
    (
        "gia-han-tam-tru",
        "2022-04-12",
        {
            **FREE,
            **HEAD,
            **HERE,
            **OLD,
            "truong_hop": "nha-cua-minh",
            "thoi_han_hien_tai": "2022-04-12",
            "thoi_han_tam_tru_den": "2024-04-11",
        },
    ),
    ("xoa-dang-ky-thuong-tru", "2026-07-21", {**FREE, **HEAD, **HERE, "nguoi_de_nghi": "ca-nhan"}),
    (
        "xoa-dang-ky-thuong-tru",
        "2022-04-12",
        {**FREE, **HEAD, **HERE, "noi_o_hien_tai": OLD["noi_o_hien_tai"]},
    ),
    ("xoa-dang-ky-tam-tru", "2026-07-21", {**FREE, **HEAD, **HERE}),
    ("xoa-dang-ky-tam-tru", "2022-04-12", {**FREE, **HEAD, **HERE, **OLD}),
    (
        "tach-ho",
        "2026-10-09",
        {
            **DECLARANT,
            **HEAD,
            **HERE,
            "truong_hop": "dong-y",
            "y_kien": [{**OWNER, "vai_tro": "chu-ho"}, OWNER],
            "tai_khoan_muc_02": "khong",
        },
    ),
    (
        "tach-ho",
        "2023-02-05",
        {
            **DECLARANT,
            **HEAD,
            **HERE,
            "noi_o_hien_tai": OLD["noi_o_hien_tai"],
            "truong_hop": "ly-hon",
        },
    ),
    (
        "tach-ho",
        "2022-04-12",
        {**FREE, **HEAD, **HERE, "noi_o_hien_tai": OLD["noi_o_hien_tai"], "truong_hop": "dong-y"},
    ),
    (
        "dieu-chinh-thong-tin-cu-tru",
        "2026-07-21",
        {
            **FREE,
            **HEAD,
            **HERE,
            "truong_hop": "chu-ho",
            "y_kien": [{key: OWNER[key] for key in ("ho_ten", "so_dinh_danh", "hinh_thuc")}],
        },
    ),
    (
        "dieu-chinh-thong-tin-cu-tru",
        "2022-04-12",
        {**FREE, **HEAD, **HERE, **OLD, "truong_hop": "thong-tin"},
    ),
    (
        "xac-nhan-thong-tin-cu-tru",
        "2026-07-21",
        {**FREE, "co_quan": "10441-20250701", "noi_dung_xac_nhan": ["thuong-tru", "thanh-vien"]},
    ),
    (
        "xac-nhan-thong-tin-cu-tru",
        "2022-04-12",
        {**FREE, **HEAD, **HERE, **OLD, "noi_dung_xac_nhan": ["tam-tru"]},
    ),
    ("khai-bao-thong-tin-cu-tru", "2026-07-21", {**FREE, **HEAD, **HERE}),
    ("khai-bao-thong-tin-cu-tru", "2022-04-12", {**FREE, **HEAD, **HERE}),
    (
        "khai-bao-tam-vang",
        "2026-07-21",
        {
            **FREE,
            **HERE,
            **ABSENT,
            "truong_hop": "diem-c-d",
            "tu_ngay": "2026-08-01",
            "den_ngay": "2027-08-31",
        },
    ),
    (
        "khai-bao-tam-vang",
        "2022-04-12",
        {
            **FREE,
            **HERE,
            **ABSENT,
            "truong_hop": "diem-a-b",
            "tu_ngay": "2022-04-15",
            "den_ngay": "2022-04-20",
        },
    ),
    (
        "xac-nhan-so-cmnd",
        "2026-11-23",
        {
            **FREE,
            **HERE,
            "nhan_ket_qua": "desk",
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
            "nhan_ket_qua": "desk",
            "noi_dung_de_nghi": "Sửa nơi đăng ký khai sinh thành Đắk Lắk",
            "co_dai_dien": "khong",
        },
    ),
    (
        "tich-hop-thong-tin-the-can-cuoc",
        "2026-11-23",
        {
            **FREE,
            "nhan_ket_qua": "desk",
            "yeu_cau": "tich-hop",
            "noi_dung_de_nghi": "Tích hợp giấy phép lái xe",
            "co_quan": "10441-20250701",
            "noi_cu_tru": "Hương Sơn",
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
