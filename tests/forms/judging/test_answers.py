"""A whole form: read from a post, judged, printed back; hidden answers are never kept."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.fields.base import FormPost
from forms.judging.answers import bind_post, judge_answers, judge_post, lookup_factors, post_of_values
from tests.forms.world import moment, procedure, written

YES_NO = [{"value": value, "label": {"vi": value, "en": value}} for value in ("co", "khong")]
OWNER = {"field": "o_nho", "equals": "co"}
GUEST = [
    written("name", "ho_ten", label={"vi": "Họ và tên", "en": "Full name"}),
    written("citizen_id", "so", label={"vi": "Số giấy tờ", "en": "Document number"}, birth_date="ngay_sinh"),
    written("date", "ngay_sinh", year_alone=True, required=False),
]
FORM = procedure(
    written("name", "ho_ten", label={"vi": "Họ, chữ đệm và tên", "en": "Full name"}),
    written("date", "ngay_sinh", birth=True, year_alone=True, required=False),
    written("citizen_id", "so_dinh_danh", birth_date="ngay_sinh", required=False),
    written("phone", "dien_thoai", required=False),
    written(
        "choice", "o_nho", options=YES_NO, label={"vi": "Ở nhờ nhà người khác", "en": "Staying with others"}
    ),
    written("name", "chu_nha", visible_when=OWNER, label={"vi": "Tên chủ nhà", "en": "Owner's name"}),
    written("text", "ghi_chu", visible_when={"field": "chu_nha", "notEquals": "x"}, required_when=OWNER),
    written("people", "khach", fields=GUEST, maximum=5, unique=["so"]),
    written("declaration", "cam_doan", label={"vi": "Tôi cam đoan là đúng", "en": "I declare this is true"}),
)
GOOD: dict[str, Any] = {"ho_ten": "Kơ̆ Brếu", "o_nho": "khong", "ghi_chu": "không", "cam_doan": True}


def told(values: object) -> list[tuple[str, str, str]]:
    found = judge_answers(FORM, values, moment()).errors
    return [(error.field, error.reason, error.target) for error in found]


def test_an_empty_form_says_nothing() -> None:
    bound = bind_post(FORM, moment())
    assert bound.errors == ()
    assert bound.values == {}


def test_an_empty_post_is_told_what_to_enter_in_page_order() -> None:
    bound = judge_post(FORM, FormPost([("_do", "check"), ("_edition", FORM.digest)]), moment())
    assert [error.message["vi"] for error in bound.errors] == [
        "Nhập “Họ, chữ đệm và tên”",
        "Chọn câu trả lời ở mục “Ở nhờ nhà người khác”",
        "Đánh dấu vào ô để xác nhận lời cam đoan",
    ]
    assert bound.errors[2].message["en"] == "Tick the box to make this declaration"


def test_a_good_post_is_accepted_and_printed_back() -> None:
    bound = judge_post(FORM, post_of_values(FORM, GOOD, moment()), moment())
    assert bound.errors == ()
    assert bound.values == GOOD
    assert judge_answers(FORM, GOOD, moment()).values == GOOD
    assert bound.text("ho_ten") == "Kơ̆ Brếu"
    assert bound.is_ticked("o_nho", "khong")
    assert not bound.is_ticked("o_nho", "co")


def test_what_was_typed_comes_back_as_typed() -> None:
    typed = FormPost([("ho_ten", "  Иван\u200b "), ("ngay_sinh.year", "73"), ("ghi_chu", "\ud800")])
    bound = judge_post(FORM, typed, moment())
    assert bound.text("ho_ten") == "  Иван\u200b "
    assert bound.text("ngay_sinh.year") == "73"
    assert bound.text("ghi_chu") == "?"
    error = bound.error("ngay_sinh")
    assert error is not None
    assert error.target == "ngay_sinh.year"
    assert bound.error("dien_thoai") is None


def test_a_hidden_answer_is_neither_judged_nor_kept() -> None:
    bound = judge_answers(FORM, {**GOOD, "chu_nha": "Иван"}, moment())
    assert bound.errors == ()
    assert "chu_nha" not in bound.values
    assert "chu_nha" not in judge_answers(FORM, {**GOOD, "chu_nha": "An"}, moment()).values


def test_an_answer_is_required_only_while_its_field_shows() -> None:
    assert told({**GOOD, "o_nho": "co", "ghi_chu": ""}) == [
        ("chu_nha", "required", "chu_nha"),
        ("ghi_chu", "required", "ghi_chu"),
    ]
    assert told({**GOOD, "o_nho": "khong", "ghi_chu": None}) == []


def test_what_hangs_on_a_hidden_answer_reads_it_as_not_given() -> None:
    assert "ghi_chu" in judge_answers(FORM, {**GOOD, "chu_nha": "x"}, moment()).values
    assert "ghi_chu" not in judge_answers(FORM, {**GOOD, "o_nho": "co", "chu_nha": "x"}, moment()).values


def test_a_page_offers_a_field_until_it_is_known_not_to_apply() -> None:
    owner, name = FORM.field("chu_nha"), FORM.field("ho_ten")
    assert bind_post(FORM, moment()).is_visible(owner)
    assert bind_post(FORM, moment(), FormPost([("o_nho", "co")])).is_visible(owner)
    assert not bind_post(FORM, moment(), FormPost([("o_nho", "khong")])).is_visible(owner)
    assert bind_post(FORM, moment()).is_visible(name)


def test_a_rule_about_the_account_is_open_until_somebody_logs_in() -> None:
    form = procedure(written("text", "ma_so_thue", visible_when={"account": ["business"]}))
    field = form.field("ma_so_thue")
    kinds = ("", "business", "citizen")
    shown = [bind_post(form, moment(account_kind=kind)).is_visible(field) for kind in kinds]
    assert shown == [True, True, False]
    assert judge_answers(form, {}, moment(account_kind="business")).errors
    assert not judge_answers(form, {}, moment()).errors


def test_a_circle_of_rules_hides_and_does_not_hang() -> None:
    form = procedure(
        written("text", "a", visible_when={"field": "b", "equals": "1"}),
        written("text", "b", visible_when={"field": "a", "equals": "1"}),
    )
    bound = judge_answers(form, {"a": "1", "b": "1"}, moment())
    assert bound.values == {}
    assert not bound.is_visible(form.field("a"))


def test_unknown_names_are_refused_save_those_that_steer_the_page() -> None:
    good = post_of_values(FORM, GOOD, moment()).items()
    sent = FormPost([*good, ("_lang", "en"), ("<b>", "1"), ("khach.1.tuoi", "5")])
    bound = judge_post(FORM, sent, moment())
    assert [(error.field, error.reason, error.target) for error in bound.errors] == [
        ("<b>", "unknown", ""),
        ("khach.1.tuoi", "unknown", ""),
    ]
    assert bound.errors[0].message["vi"] == "“<b>” phải là một mục của biểu mẫu; tải lại trang rồi nhập lại"
    assert told(
        {**GOOD, "\ud800" + "x" * 200: 1, "khach": [{"ho_ten": "An", "so": "0" * 12, "tuoi": 5}]}
    ) == [("khach.0.tuoi", "unknown", ""), ("?" + "x" * 119, "unknown", "")]


@pytest.mark.parametrize("values", [None, [], "x", 5, float("nan")])
def test_what_is_no_form_is_refused(values: object) -> None:
    assert told(values) == [("", "type", "")]


def test_a_wrong_answer_of_a_program_stands_in_its_box() -> None:
    wrong = {"ho_ten": "Иван", "ngay_sinh": "1973-02-29", "so_dinh_danh": 10**5000}
    bound = judge_answers(FORM, wrong, moment())
    assert bound.text("ho_ten") == "Иван"
    assert bound.text("ngay_sinh.day") == "1973-02-29"
    assert bound.text("so_dinh_danh") == ""


def test_oddities_of_a_number_are_warnings() -> None:
    bound = judge_answers(FORM, {**GOOD, "so_dinh_danh": "001098007731", "ngay_sinh": "1938"}, moment())
    assert bound.errors == ()
    assert [warning.message["vi"] for warning in bound.warnings] == [
        "“Mục này”: các chữ số thường ứng với năm sinh 1998, không phải 1938. "
        "Kiểm tra lại; nếu đúng thì giữ nguyên."
    ]


def test_the_rows_to_show_are_those_posted_or_one() -> None:
    bound = bind_post(FORM, moment(), FormPost([("khach.2.ho_ten", "An")]))
    assert bound.shown_rows(FORM.field("khach")) == [2]
    assert bind_post(FORM, moment()).shown_rows(FORM.field("khach")) == [0]
    assert bound.shown_rows(FORM.field("ho_ten")) == []


def test_a_row_has_rules_of_its_own() -> None:
    paper = written("choice", "loai", options=YES_NO)
    other = written("text", "khac", visible_when={"field": "loai", "equals": "co"})
    form = procedure(written("text", "ten"), written("people", "khach", fields=[paper, other]))
    bound = bind_post(form, moment(), FormPost([("khach.0.loai", "khong"), ("khach.1.loai", "co")]))
    khac = form.field("khach").fields[1]  # type: ignore[attr-defined]
    assert [bound.is_visible(khac, f"khach.{row}") for row in (0, 1, 2)] == [False, True, True]
    assert bound.is_visible(form.field("ten"), "ten.0")


def test_the_factors_are_the_last_digits_of_the_declarant_s_own_numbers() -> None:
    values = {"so_dinh_danh": "066098007731", "dien_thoai": "+84912345678"}
    assert lookup_factors(FORM, values) == ("7731", "5678")
    assert lookup_factors(FORM, {"dien_thoai": "+84912347731", "so_dinh_danh": "066098007731"}) == ("7731",)
    assert lookup_factors(FORM, {}) == ()
    marked = procedure(
        written("citizen_id", "so_chu_ho"),
        written("citizen_id", "so_minh", prefill="id_number"),
        written("phone", "so"),
    )
    assert lookup_factors(marked, {"so_chu_ho": "066098001111", "so_minh": "066098002222"}) == ("2222",)


NAMES = st.sampled_from(["Y Ƀlôk Êban", "H'Yŭ Kbuôr", "Kơ̆ Brếu", "Nguyễn Văn Khoái"])
NUMBERS = st.text("0123456789", min_size=12, max_size=12)
VALUES = st.fixed_dictionaries(
    {"ho_ten": NAMES, "o_nho": st.sampled_from(["co", "khong"]), "cam_doan": st.just(True)},
    optional={
        "ngay_sinh": st.dates().map(str) | st.integers(1900, 2026).map(str),
        "so_dinh_danh": NUMBERS,
        "chu_nha": NAMES,
        "ghi_chu": st.text(st.characters(categories=["L", "N", "P"]), min_size=1),
        "khach": st.lists(st.fixed_dictionaries({"ho_ten": NAMES, "so": NUMBERS}), min_size=1, max_size=5),
    },
)


@given(VALUES)
def test_answers_out_are_the_answers_in_and_a_post_is_judged_like_json(values: dict[str, Any]) -> None:
    whole, printed = (
        judge_answers(FORM, values, moment()),
        judge_post(FORM, post_of_values(FORM, values, moment()), moment()),
    )
    assert (printed.values, printed.errors, printed.warnings) == (whole.values, whole.errors, whole.warnings)
    if values["o_nho"] == "khong":
        assert "chu_nha" not in whole.values
    if not whole.errors:
        again = judge_answers(FORM, whole.values, moment())
        assert again == replace(whole, posted=again.posted)
        assert judge_post(FORM, whole.posted, moment()).values == whole.values


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)


@given(JUNK | st.dictionaries(st.sampled_from([field.id for field in FORM.fields()]), JUNK))
def test_no_json_makes_it_fail(values: object) -> None:
    bound = judge_answers(FORM, values, moment())
    assert bound.errors
    assert all(error.message["vi"] and error.message["en"] for error in bound.errors)
    bind_post(FORM, moment(), bound.posted)


BOXES = st.sampled_from(["ho_ten", "khach.0.so", "khach.1", "ngay_sinh.day", "_do"]) | st.text()


@given(st.lists(st.tuples(BOXES, st.text())))
def test_no_post_makes_it_fail(pairs: list[tuple[str, str]]) -> None:
    bound = judge_post(FORM, FormPost(pairs), moment())
    assert bound.errors
    assert all(bound.text(name).encode() or True for name, _ in pairs)
