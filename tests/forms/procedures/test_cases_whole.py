"""Every expectation of every worked case (cases.json, as they were given to us), each seen in the real forms.

A case is told by what is observed of it; what only words can expect is said by the case and checked here.
"""

import json
from collections.abc import Callable
from pathlib import Path
from unicodedata import is_normalized

import pytest

from forms.text.characters import search_key
from tests.forms.people import DECLARANT, HEAD, PAYS
from tests.forms.procedures.test_cases import Filing, filing, told
from tests.forms.stays import WORDS, Case, c04, kept

CASES: list[Case] = json.loads((Path(__file__).parent / "cases.json").read_text("utf-8"))
BY_ID = {case["id"]: case for case in CASES}


def person(one: Case) -> Case:
    names = ("ho_ten", "gioi_tinh", "ngay_sinh", "so_dinh_danh", "quan_he_chu_ho")
    return {name: WORDS.get(one[name], one[name]) for name in names if name in one}


def residence(case: Case) -> Case:
    """What the declarant of a residence form says of herself and of those who move with her."""
    own = person(case["nguoi_ke_khai"])
    return {
        **DECLARANT,
        **HEAD,
        **PAYS,
        **own,
        "dien_thoai": "+84" + case["nguoi_ke_khai"]["dien_thoai"][1:],
        "chu_ho_ho_ten": own["ho_ten"],
        "so_dinh_danh_chu_ho": own["so_dinh_danh"],
        "thanh_vien": [person(one) for one in case["thanh_vien"]],
    }


def tenants(case: Case, when: str) -> Filing:
    by = case["y_kien"][0]
    owner = {"name": by["ho_ten"], "id_number": by["so_dinh_danh"]}
    consent = {"dong_y": {**owner, "role": "chu-so-huu", "how": by["hinh_thuc"].lower()}}
    place = {"commune": case["dia_chi_moi"]["xa"], "detail": case["dia_chi_moi"]["chi_tiet"]}
    answers = {**residence(case), "dia_chi": place, "y_kien": [consent], "truong_hop": "thue-muon-o-nho"}
    return filing("dang-ky-tam-tru", when[:16], {**answers, "thoi_han_tam_tru_den": case["thoi_han_den"]})


def c01(case: Case) -> Case:
    one, name = tenants(case, case["submitted"]), case["nguoi_ke_khai"]["ho_ten"]
    values, wife = one.bound.values, case["thanh_vien"][0]["ho_ten"]
    text = json.dumps(dict(values), ensure_ascii=False)
    kept_as = [values["ho_ten"].encode(), values["thanh_vien"][0]["ho_ten"].encode()]
    same = kept_as == [name.encode(), wife.encode()]
    found = search_key("y blok eban") in search_key(values["ho_ten"])
    return {
        "fee": one.fee.amount,
        "reception_counted_from": f"{one.received}",
        "due": f"{one.due(one.procedure.time_limit.amount)}",
        "note": kept(
            case["expect"]["note"],
            told(one) == [],
            same,
            found,
            is_normalized("NFC", text),
            one.unit == f"{case['unit']}-20250701",
            one.procedure.level == 4,
            one.procedure.code == case["procedure"],
        ),
    }


def c01b(case: Case) -> Case:
    base = BY_ID[case["base"]]
    one = tenants(base, case["submitted"])
    asked = [error.field for error in one.bound.errors]
    when = case["submitted"][:16]
    told_ = {
        level: filing("dang-ky-tam-tru", when, {**dict(one.bound.values), "tai_khoan_muc_02": level})
        for level in ("co", "khong")
    }
    fees = {level: each.fee.amount for level, each in told_.items()}
    return {
        "fee": fees["co"],
        "fee_rule": kept(
            case["expect"]["fee_rule"], asked == ["tai_khoan_muc_02"], fees == {"co": 0, "khong": 7000}
        ),
        "due": f"{told_['co'].due(3)}",
    }


def c02(case: Case) -> Case:
    old = case["giay_to"][0]["ghi_chu"].partition("địa chỉ cũ: ")[2]
    answers = {
        **residence(case),
        "dia_chi": {"commune": case["unit"], "detail": "Thôn Hà"},
        "loai_de_nghi": "lap-ho-moi",
        "truong_hop": "so-huu",
        "noi_dung_de_nghi": f"Lập hộ mới tại thôn Hà; địa chỉ cũ trên giấy tờ: {old}",
    }
    one = filing("dang-ky-thuong-tru", case["submitted"][:16], answers)
    hint = one.procedure.field("noi_dung_de_nghi").hint
    deed = [paper for paper in one.procedure.papers if paper.unless_retrievable]
    no_consent = told(one) == [] and "y_kien" not in one.bound.values
    return {
        "fee": one.fee.amount,
        "due": f"{one.due(one.procedure.time_limit.amount)}",
        "consent_required": [
            kept(words, no_consent, bool(deed)) for words in case["expect"]["consent_required"]
        ],
        "noi_dung_de_nghi_must_mention": kept(
            case["expect"]["noi_dung_de_nghi_must_mention"],
            hint is not None and "địa chỉ cũ trên giấy tờ" in hint["vi"],
            one.bound.values["noi_dung_de_nghi"] == answers["noi_dung_de_nghi"],
            old == "xã Phù Lưu Tế, huyện Mỹ Đức",
        ),
        "min_rows": len(one.bound.values["thanh_vien"]),
    }


def c05(case: Case) -> Case:
    def listed(proven: bool) -> Filing:
        rows = []
        for one in case["danh_sach"]:
            orphan = "mồ côi" in one.get("ghi_chu", "") and proven
            row = {
                **person(one),
                "thoi_han": one["thoi_han_den"],
                "mien_le_phi": "mo-coi" if orphan else "khong",
            }
            rows.append(row)
        answers = {**DECLARANT, **HEAD, **PAYS, "truong_hop": "theo-danh-sach"}
        answers |= {"dia_chi": {"commune": case["unit"], "detail": "Khu nhà ở"}, "danh_sach": rows}
        answers["ho_ten"] = case["to_chuc"]["dai_dien"]
        answers["thoi_han_tam_tru_den"] = case["danh_sach"][0]["thoi_han_den"]
        return filing("dang-ky-tam-tru", case["submitted"][:16], answers)

    one, unproven = listed(True), listed(False)
    return {
        "fee": one.fee.amount if told(one) == [] else told(one),
        "fee_calc": kept(case["expect"]["fee_calc"], one.fee.count == 10, unproven.fee.amount == 55_000),
        "ct01_per_person": len(one.bound.values["danh_sach"]),
        "due": f"{one.due(3)}",
    }


OBSERVED: dict[str, Callable[[Case], Case]] = {"C01": c01, "C01b": c01b, "C02": c02, "C04": c04, "C05": c05}


@pytest.mark.parametrize("name", OBSERVED)
def test_every_expectation_of_a_case_is_seen_in_the_real_form(name: str) -> None:
    assert OBSERVED[name](BY_ID[name]) == BY_ID[name]["expect"]


def test_c08_every_date_is_judged_as_the_case_says() -> None:
    for given_ in BY_ID["C08"]["inputs"]:
        when = given_.get("when", "2026-10-09") + "T09:00"
        one = filing(
            "khai-bao-thong-tin-cu-tru", when, {"ngay_sinh": {"day": given_["v"], "month": "", "year": ""}}
        )
        wrong = [error.message["vi"] for error in one.bound.errors if error.field == "ngay_sinh"]
        assert (wrong == []) is given_["ok"], given_
        if given_.get("msg") == "Ngày 29/02 không có trong năm 1973":
            assert wrong == [given_["msg"]]
        # The case sums it up; what a citizen reads is said as what to do, as the style of the house wants it
        # ("Ngày sinh phải ở trong quá khứ"), and names the question by its own label.
        elif given_.get("msg") == "Ngày sinh ở tương lai":
            assert wrong == ["“Ngày, tháng, năm sinh” phải ở trong quá khứ"]
        elif given_["v"] == "1938":
            assert one.bound.values["ngay_sinh"] == "1938"


def test_every_case_is_told() -> None:
    assert {*OBSERVED, "C08"} == set(BY_ID)
    print(f"{len(OBSERVED) + 1} of {len(BY_ID)} cases")
