"""The forms of residence filled in: procedure, day, canonical answers."""

from typing import Any

from tests.forms.people import ABSENT, ABSENT_2022, DECLARANT, FREE, GUEST, HEAD, HERE, NOTICE, OLD, OWNER

RESIDENCE: list[tuple[str, str, dict[str, Any]]] = [
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
            **ABSENT_2022,
            "truong_hop": "diem-a-b",
            "tu_ngay": "2022-04-15",
            "den_ngay": "2022-04-20",
        },
    ),
]
