"""Who fills in the real forms, and what they say on more than one of them."""

DECLARANT = {
    "ho_ten": "Y Ƀlôk Êban",
    "ngay_sinh": "1998-03-14",
    "gioi_tinh": "nam",
    "so_dinh_danh": "066098007731",
    "dien_thoai": "+84972000731",
    "nhan_ket_qua": {"way": "electronic"},
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
    "dong_y": {
        "name": "Nguyễn Văn Khoái",
        "id_number": "001072005002",
        "role": "chu-so-huu",
        "how": "vneid",
    }
}
MEMBER = {"dong_y": {key: told for key, told in OWNER["dong_y"].items() if key != "role"}}
"""Where all who agree do so as members of the household, no role is asked."""
GUEST = {
    "ho_ten": "Nguyễn Thị Hằng",
    "ngay_sinh": "1955-01-01",
    "gioi_tinh": "nu",
    "so_giay_to": "001155020000",
    "ly_do": "1",
}
FREE = {key: value for key, value in DECLARANT.items() if key != "mien_le_phi"}
PAYS = {"cach_nop_le_phi": "transfer"}
"""Asked at level 4 of whoever owes a fee."""
HOME = {"province": "01", "commune": "10489", "detail": "Thôn Đục Khê"}
ABSENT = {
    "noi_thuong_tru": HOME,
    "noi_o_hien_tai": HOME,
    "ly_do": "Đi làm ăn xa",
    "noi_den": {"province": "66", "commune": "24121", "detail": "12 Nguyễn Văn Cừ"},
}
ABSENT_2022 = {
    "noi_thuong_tru": "Hương Sơn",
    "noi_o_hien_tai": "Hương Sơn",
    "ly_do": "Đi làm ăn xa",
    "noi_den": "Phường Tân Lập, Đắk Lắk",
}
CARD = {"buoi_hen": "sang", "nhan_ket_qua": {"way": "desk"}}
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
