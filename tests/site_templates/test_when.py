"""The words above a question that may not apply: every condition said, nothing said that is settled."""

import json
from typing import Any

import pytest

from forms.fields.base import FormPost
from forms.judging.answers import bind_post
from forms.schema.fee import FeeTable
from site_templates.when import blocks
from tests.forms.world import moment, procedure, written

WHO = written(
    "person",
    "ai",
    label={"vi": "Người đại diện", "en": "Representative"},
    fields=[written("choice", "vai_tro", label={"vi": "Vai trò", "en": "Role"})],
)
CASE = written("choice", "gioi", label={"vi": "Giới tính", "en": "Gender"})
BORN = written("date", "sinh", label={"vi": "Ngày sinh", "en": "Date of birth"})
PLACE = written("address", "noi", label={"vi": "Nơi ở", "en": "Place"})
GUESTS = written("people", "khach", label={"vi": "Khách", "en": "Guests"})
HOME = written("address", "que", label={"vi": "Quê", "en": "Home"}, area="", nationwide="viet-nam")
BEFORE = (CASE, BORN, PLACE, HOME, GUESTS, WHO)
MAN = {"field": "gioi", "equals": "nam"}
YOUNG = {"age": "sinh", "lessThan": 14}


def said(*asked: dict[str, Any], english: bool = False, **typed: str) -> list[tuple[str, list[str]]]:
    """What is said above the questions asked after BEFORE, and the questions it is said of."""
    whole = procedure(*BEFORE, *asked)
    posted = FormPost((name.replace("__", "."), text) for name, text in typed.items())
    bound = bind_post(whole, moment(), posted)
    shown = [field for field in whole.fields() if bound.is_visible(field)][len(BEFORE) :]
    told = blocks(shown, bound, "", "en" if english else "vi")
    return [(one.words, [field.id for field in one.fields]) for one in told]


def words(rule: dict[str, Any], english: bool = False, **typed: str) -> str:
    [(found, _)] = said(written("text", visible_when=rule), english=english, **typed)
    return found


@pytest.mark.parametrize(
    ("rule", "vi", "en"),
    [
        (MAN, "“Giới tính” là “Nam”", "“Gender” is “Male”"),
        (
            {"field": "gioi", "notEquals": "nam"},
            "“Giới tính” không phải là “Nam”",
            "“Gender” is not “Male”",
        ),
        (
            {"field": "gioi", "in": ["nam", "nu"]},
            "“Giới tính” là “Nam” hoặc “Nữ”",
            "“Gender” is “Male” or “Female”",
        ),
        (
            {"not": {"field": "gioi", "in": ["nam", "nu"]}},
            "“Giới tính” không phải là “Nam” hay “Nữ”",
            "“Gender” is not “Male” or “Female”",
        ),
        (
            {"field": "noi.commune", "equals": "10489"},
            "“Nơi ở” là “Xã Hương Sơn”",
            "“Place” is “Xã Hương Sơn”",
        ),
        (
            {"field": "que.province", "in": ["01", "04"]},
            "“Quê” là “Thành phố Hà Nội” hoặc “Cao Bằng”",
            "“Home” is “Thành phố Hà Nội” or “Cao Bằng”",
        ),
        (
            {"field": "que.commune", "equals": "01273"},
            "“Quê” là “Phường Thục Phán”",
            "“Home” is “Phường Thục Phán”",
        ),
        (YOUNG, "tuổi theo “Ngày sinh” dưới 14", "the age according to “Date of birth” is under 14"),
        (
            {"not": YOUNG},
            "tuổi theo “Ngày sinh” từ 14 trở lên",
            "the age according to “Date of birth” is 14 or over",
        ),
        (
            {"rows": "khach", "greaterThan": 2},
            "số người trong “Khách” lớn hơn 2",
            "the number of people in “Guests” is over 2",
        ),
        ({"account": "business"}, "tài khoản là “Doanh nghiệp”", "the account is “Business”"),
        (
            {"all": [MAN, YOUNG]},
            "“Giới tính” là “Nam”, và tuổi theo “Ngày sinh” dưới 14",
            "“Gender” is “Male”, and the age according to “Date of birth” is under 14",
        ),
        (
            {"not": {"all": [MAN, YOUNG]}},
            "“Giới tính” không phải là “Nam” hoặc tuổi theo “Ngày sinh” từ 14 trở lên",
            "“Gender” is not “Male” or the age according to “Date of birth” is 14 or over",
        ),
        (
            {"all": [{"any": [MAN, YOUNG]}, {"rows": "khach", "lessThan": 3}]},
            "(“Giới tính” là “Nam” hoặc tuổi theo “Ngày sinh” dưới 14), và số người trong “Khách” dưới 3",
            "(“Gender” is “Male” or the age according to “Date of birth” is under 14), "
            "and the number of people in “Guests” is under 3",
        ),
    ],
)
def test_a_condition_is_said_by_the_labels_a_person_reads(rule: dict[str, Any], vi: str, en: str) -> None:
    assert words(rule) == f"Chỉ điền nếu {vi}."
    assert words(rule, english=True) == f"Answer only if {en}."


def test_what_the_answers_or_the_day_settle_is_not_said() -> None:
    day = {"received": {"from": "2026-01-01"}}
    assert words({"all": [MAN, day]}) == "Chỉ điền nếu “Giới tính” là “Nam”."
    assert words({"all": [MAN, YOUNG]}, gioi="nam") == "Chỉ điền nếu tuổi theo “Ngày sinh” dưới 14."
    assert words({"any": [MAN, YOUNG]}, gioi="nu") == "Chỉ điền nếu tuổi theo “Ngày sinh” dưới 14."
    assert words({"any": [MAN, YOUNG]}, gioi="nam") == ""
    assert said(written("text", visible_when={"all": [MAN, YOUNG]}), gioi="nu") == []
    assert said(written("text", visible_when={"all": [MAN, {"received": {"to": "2026-01-01"}}]})) == []


def test_what_may_be_required_says_when_and_that_it_may_else_stay_empty() -> None:
    asked = written("text", required=False, required_when=MAN)
    [(found, _)] = said(asked)
    assert found == "Bắt buộc nếu “Giới tính” là “Nam”; nếu không thì có thể để trống."
    assert [found for found, _ in said(asked, gioi="nam")] == [""]


def test_questions_that_wait_for_the_same_answers_are_said_once() -> None:
    asked = [
        written("text", name, visible_when=rule) for name, rule in (("a", MAN), ("b", MAN), ("c", YOUNG))
    ]
    assert [fields for _, fields in said(*asked, written("text", "d"))] == [["a", "b"], ["c"], ["d"]]
    assert [fields for _, fields in said(*asked, gioi="nam")] == [["a", "b"], ["c"]]


def test_a_row_speaks_of_its_own_answers() -> None:
    other = {"field": "gioi", "equals": "nu"}
    inner = [CASE, written("text", "ly_do", visible_when=other)]
    whole = procedure(CASE, written("people", "khach", fields=inner))
    bound = bind_post(
        whole, moment(), FormPost([("gioi", "nam"), ("khach.0.gioi", ""), ("khach.1.gioi", "nu")])
    )
    fields = bound.level("khach.0").fields.values()
    assert [one.words for one in blocks(fields, bound, "khach.0", "vi")] == [
        "",
        "Chỉ điền nếu “Giới tính” là “Nữ”.",
    ]
    assert [one.words for one in blocks(fields, bound, "khach.1", "vi")] == [""]


def test_a_part_of_a_person_is_called_as_it_is_asked() -> None:
    assert words({"field": "ai.vai_tro", "equals": "nu"}) == "Chỉ điền nếu “Vai trò” là “Nữ”."


def test_how_to_pay_is_said_to_be_for_whoever_owes_a_fee() -> None:
    exempt = {"field": "gioi", "equals": "nam"}
    whole = procedure(*BEFORE, written("payment_method", "nop"))
    said = {"vi": "x", "en": "x"}
    rules = [{"id": "mien", "amount": 0, "when": exempt, "explanation": said}]
    rules += [{"id": "du", "amount": 7000, "explanation": said}]
    table = FeeTable.model_validate_json(json.dumps({"when": "on_submit", "rules": rules}))
    bound = bind_post(whole.model_copy(update={"fee": table}), moment())
    (told,) = blocks([bound.procedure.field("nop")], bound, "", "vi")
    assert told.words == "Chỉ điền nếu phải nộp lệ phí."
    assert told.rule is not None
