"""When a condition is settled; and rows of people lists, each judged as a small form, then all together."""

from typing import Any

import pytest

from forms.fields.base import FormPost
from forms.judging.answers import BoundForm, bind_post, judge_answers, judge_post
from forms.judging.validation import judge
from forms.text.language import Text
from tests.forms.world import moment, procedure, written

ROW = [
    written("name", "ho_ten", label={"vi": "Họ và tên", "en": "Full name"}),
    written("text", "so", label={"vi": "Số giấy tờ", "en": "Document number"}),
    written("date", "ngay_den", label={"vi": "Ngày đến", "en": "Arrival"}, required=False),
]


def guests(*rows: object, **keys: Any) -> BoundForm:
    """The verdict on guests given as JSON."""
    form = procedure(written("people", "khach", **{"fields": ROW, "unique": ["so", "ngay_den"], **keys}))
    return judge_answers(form, {"khach": list(rows)}, moment())


def guest(number: str = "B1234567", **more: object) -> dict[str, object]:
    return {"ho_ten": "An", "so": number, "ngay_den": "2026-02-21", **more}


def test_a_condition_is_settled_as_soon_as_no_further_answer_can_change_it() -> None:
    man, an = {"field": "gioi", "equals": "nam"}, {"field": "ten", "equals": "An"}
    never = {"received": {"to": "2020-01-01"}}
    rules = {
        "ca_hai": {"all": [man, an]},
        "mot": {"any": [man, an]},
        "khong": {"not": man},
        "het": {"all": [man, never]},
    }
    asked = [written("text", name, visible_when=rule) for name, rule in rules.items()]
    form = procedure(written("choice", "gioi"), written("text", "ten"), *asked)

    def told(**typed: str) -> list[bool | None]:
        level = bind_post(form, moment(), FormPost(typed.items())).level()
        return [level.certain_value(rule) for name in rules if (rule := form.field(name).visible_when)]

    assert told() == [None, None, None, False]
    assert told(gioi="nam") == [None, True, False, False]
    assert told(gioi="nu") == [False, None, True, False]
    assert told(gioi="nam", ten="An") == [True, True, False, False]
    assert not bind_post(form, moment()).is_visible(form.field("het"))


def test_each_row_is_told_what_is_wrong_with_it() -> None:
    bound = guests(guest(), guest("C1", ho_ten=""), guest("D1", ngay_den="2026-02-30", so=""))
    assert [(error.field, error.message["vi"], error.target) for error in bound.errors] == [
        ("khach.1.ho_ten", "Khách 2: Nhập “Họ và tên”", "khach.1.ho_ten"),
        ("khach.2.so", "Khách 3: Nhập “Số giấy tờ”", "khach.2.so"),
        (
            "khach.2.ngay_den",
            "Khách 3: Ngày phải có trong lịch: tháng 2 không có ngày 30",
            "khach.2.ngay_den.day",
        ),
    ]


def test_the_later_of_two_equal_rows_is_wrong() -> None:
    bound = guests(guest(), guest("b1234567"), guest("X"), guest(ngay_den="2026-02-22"), guest(ngay_den=None))
    (error,) = bound.errors
    assert (error.field, error.reason, error.target) == ("khach.1.so", "repeated", "khach.1.so")
    assert error.message == Text(
        vi="Khách 2: “Số giấy tờ” phải khác với Khách 1",
        en="Guest 2: “Document number” must differ from Guest 1",
    )


def test_twenty_five_guests_of_whom_three_are_wrong_are_told_by_row() -> None:
    rows = [guest(f"B{row:07}") for row in range(25)]
    rows[16], rows[23]["so"], rows[24]["ho_ten"] = dict(rows[5]), "", "1"
    bound = guests(*rows, maximum=30)
    assert [error.field for error in bound.errors] == ["khach.16.so", "khach.23.so", "khach.24.ho_ten"]
    assert bound.errors[0].message["vi"] == "Khách 17: “Số giấy tờ” phải khác với Khách 6"


def test_rows_are_named_by_their_place_on_the_page_and_linked_by_their_number() -> None:
    form = procedure(written("people", "khach", fields=ROW))
    bound = judge_post(form, FormPost([("khach.0.ho_ten", ""), ("khach.7.ho_ten", "An")]), moment())
    assert [(error.field, error.message["vi"]) for error in bound.errors] == [
        ("khach.7.so", "Khách 2: Nhập “Số giấy tờ”")
    ]


def test_too_few_rows_lead_to_the_first_blank_one() -> None:
    bound = guests(guest(), minimum=2)
    assert [(error.field, error.reason, error.target) for error in bound.errors] == [
        ("khach", "too_few", "khach.1.ho_ten")
    ]
    assert [error.reason for error in guests(minimum=1).errors] == ["required"]
    assert guests().errors == ()
    assert guests().values == {}


def test_too_many_rows_are_not_judged_one_by_one() -> None:
    bound = guests(*[{}, {"ho_ten": ""}], *[guest(so="")] * 3, maximum=2)
    assert [(error.field, error.reason, error.target) for error in bound.errors] == [
        ("khach", "too_many", "khach.0.ho_ten")
    ]


def test_doubts_about_a_row_name_the_row() -> None:
    row = [
        written("citizen_id", "so", label={"vi": "Số", "en": "Number"}, gender="gioi_tinh"),
        written("choice", "gioi_tinh"),
    ]
    bound = guests({"so": "066098007731", "gioi_tinh": "nu"}, fields=row, unique=[])
    assert [warning.message["en"] for warning in bound.warnings] == [
        "Guest 1: “Number”: the fourth digit usually means another gender. "
        "Check both; keep them if they are right."
    ]


def test_a_row_reads_its_own_answers_before_those_of_the_form() -> None:
    hidden = written("text", "ly_do", visible_when={"field": "loai", "equals": "nam"})
    form = procedure(
        written("choice", "loai"),
        written("people", "khach", fields=[written("choice", "loai", required=False), hidden]),
    )
    bound = judge_answers(form, {"loai": "nam", "khach": [{"ly_do": "x"}, {"loai": "nam"}]}, moment())
    assert [error.field for error in bound.errors] == ["khach.1.ly_do"]
    outer = procedure(written("choice", "loai"), written("people", "khach", fields=[*ROW, hidden]))
    judged = judge_answers(outer, {"loai": "nam", "khach": [guest()]}, moment())
    assert [error.field for error in judged.errors] == ["khach.0.ly_do"]


def test_a_field_may_hang_on_the_number_of_rows() -> None:
    form = procedure(
        written("text", "truong_doan", visible_when={"rows": "khach", "greaterThan": 1}),
        written("people", "khach", fields=ROW),
    )
    one, two = [guest()], [guest(), guest("X")]
    assert judge_answers(form, {"khach": one, "truong_doan": "An"}, moment()).values == {"khach": one}
    assert [error.field for error in judge_answers(form, {"khach": two}, moment()).errors] == ["truong_doan"]


NUMBERS = [
    written("whole_number", "tuoi"),
    written("yes_no", "co_con", required=False),
    written("decimal", "cao", required=False),
    written("several", "giay_to", required=False),
]


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ({"tuoi": 5, "co_con": False, "cao": 1.5, "giay_to": ["cmnd"]}, []),
        ({"tuoi": "5"}, ["tuoi"]),
        ({"tuoi": 5.0}, ["tuoi"]),
        ({"tuoi": True}, ["tuoi"]),
        ({"tuoi": 5, "co_con": "yes"}, ["co_con"]),
        ({"tuoi": 5, "co_con": 1}, ["co_con"]),
        ({"tuoi": 5, "cao": "1,5"}, ["cao"]),
        ({"tuoi": 5, "giay_to": "cmnd"}, ["giay_to"]),
    ],
)
def test_a_program_sends_the_type_of_the_kind_in_a_form_and_in_its_rows(
    row: dict[str, object], wrong: list[str]
) -> None:
    flat = judge_answers(procedure(*NUMBERS), row, moment())
    assert [(error.field, error.reason) for error in flat.errors] == [(name, "type") for name in wrong]
    listed = judge_answers(procedure(written("people", "khach", fields=NUMBERS)), {"khach": [row]}, moment())
    assert [(error.field, error.reason) for error in listed.errors] == [
        (f"khach.0.{name}", "type") for name in wrong
    ]
    assert wrong or (flat.values == row and listed.values == {"khach": [row]})


def test_a_person_s_typed_number_is_taken_in_a_form_and_in_its_rows() -> None:
    typed = [("tuoi", "5"), ("co_con", "yes"), ("cao", "1,5"), ("giay_to", "cmnd")]
    kept = {"tuoi": 5, "co_con": True, "cao": 1.5, "giay_to": ["cmnd"]}
    flat = judge_post(procedure(*NUMBERS), FormPost(typed), moment())
    assert (flat.errors, flat.values) == ((), kept)
    rows = FormPost([(f"khach.0.{name}", text) for name, text in typed])
    listed = judge_post(procedure(written("people", "khach", fields=NUMBERS)), rows, moment())
    assert (listed.errors, listed.values) == ((), {"khach": [kept]})


STAY = [*ROW, written("date", "ngay_di", label={"vi": "Ngày đi", "en": "Departure"}, required=False)]
LEAVES = {
    "id": "di-sau",
    "compare": {"field": "ngay_di", "operator": "greaterThanOrEqual", "compareTo": "ngay_den"},
}


def test_a_rule_of_a_list_is_judged_for_every_row_and_names_it() -> None:
    rows = [guest("A1", ngay_di="2026-02-22"), guest("A2", ngay_di="2026-02-20"), guest("A3")]
    bound = guests(*rows, fields=STAY, rules=[LEAVES])
    (error,) = bound.errors
    assert (error.field, error.reason) == ("khach.1.ngay_di", "greaterThanOrEqual")
    assert error.target == "khach.1.ngay_di.day"
    assert error.message["vi"] == "Khách 2: “Ngày đi” phải không nhỏ hơn và không trước “Ngày đến”"
    assert error.message["en"] == "Guest 2: “Departure” must not be less or earlier than “Arrival”"


def test_a_rule_of_a_row_waits_for_what_is_asked_and_adds_nothing_to_another_error() -> None:
    when = {"field": "so", "equals": "A1"}
    hidden = written("text", "phong", required=False, visible_when={"field": "so", "equals": "B2"})
    needs = {"id": "can", "when": when, "require_present": ["phong", "ngay_den"]}
    told = guests(guest("A1", ngay_den=None), guest("B2"), fields=[*ROW, hidden], rules=[needs])
    assert [(error.field, error.reason) for error in told.errors] == [("khach.0.ngay_den", "require_present")]
    assert told.errors[0].message["vi"] == (
        "Khách 1: Nhập “Ngày đến”: cần có theo câu trả lời ở mục “Số giấy tờ”"
    )
    both = guests(
        guest("A1", ngay_den="2026-02-30"), fields=ROW, rules=[needs | {"require_present": ["ngay_den"]}]
    )
    assert [error.reason for error in both.errors] == ["no_such_day"]


def test_at_most_one_answer_of_a_row_is_told_at_the_second() -> None:
    one = {
        "id": "mot",
        "at_most_one": ["so", "ngay_den"],
        "message": {"vi": "Bỏ {label}", "en": "No {label}"},
    }
    bound = guests(guest(), guest(ngay_den=None), rules=[one], unique=[])
    assert [(error.field, error.message["vi"]) for error in bound.errors] == [
        ("khach.0.ngay_den", "Khách 1: Bỏ “Ngày đến”")
    ]


def test_what_is_not_answered_is_not_worded_where_only_values_are_wanted() -> None:
    asked = tuple(procedure(written("name"), written("people", "khach", minimum=2)).fields())
    told = judge(asked, {}, moment())
    quiet = judge(asked, {}, moment(), missing=False)
    assert len(told.errors) == 2
    assert (quiet.errors, quiet.values) == ((), told.values)
