"""The answers of a filing as they are read: by section, people by name, with what is kept beside them."""

from typing import Any

import pytest

from forms.text.language import Language
from handlers.web.dossier.answers import answer_groups
from site_templates.views import Group
from tests.handlers.dossier.world import text
from tests.handlers.web.citizens import ANSWERS, FIELDS, GUESTS, Counter, registration

PERSON = {
    "kind": "person",
    "id": "nguoi",
    "label": text("Người đại diện"),
    "fields": ({"kind": "name", "id": "ho_ten", "label": text("Họ tên")}, {**FIELDS[2], "id": "dt"}),
}
AGREED = {"kind": "declaration", "id": "cam_doan", "label": text("Tôi cam đoan"), "text_version": "2026-02"}
ROWS = {**GUESTS, "fields": (*GUESTS["fields"], {**FIELDS[2], "id": "dt"})}  # type: ignore[misc]  # a dict of all sorts
NOTHING = {"kind": "text", "id": "ghi_chu", "label": text("Ghi chú"), "required": False}


def shown(values: dict[str, Any], *fields: Any, lang: Language = "vi") -> tuple[Group, ...]:
    """The answers to these questions, each in a section of its own."""
    sections = tuple(
        {"id": f"s{n}", "title": text(f"Phần {n}"), "fields": (field,)} for n, field in enumerate(fields)
    )
    procedure = registration(
        pages=({"id": "p", "title": text("P"), "sections": sections},),
        routing={"rule": "unit_chosen", "field": fields[0]["id"]},
        documents=(),
    )
    return answer_groups(procedure, values, Counter().office.moment("citizen"), lang)


def test_sections_stand_in_the_order_of_the_form_and_those_without_answers_are_left_out() -> None:
    procedure = registration()
    found = answer_groups(procedure, ANSWERS, Counter().office.moment("citizen", procedure.id), "vi")
    assert [(one.title, one.id) for one in found] == [("Người nộp", "nguoi-nop"), ("Nơi ở", "noi-o")]
    assert [line.value for line in found[0].lines] == ["Nguyễn Thị Ánh", "001099012345", "0912 345 678"]
    assert [line.value for line in found[1].lines] == ["Thôn Đục Khê, Xã Hương Sơn"]
    [alone] = shown({"dien_thoai": "+84912345678"}, FIELDS[0], FIELDS[2])
    assert alone.title == "Phần 1"


def test_the_people_of_a_list_are_numbered_and_called_by_the_first_thing_asked_of_them() -> None:
    rows = [{"ho_ten": "An", "dt": "+84912345678"}, {"ho_ten": "Bình"}]
    [found] = shown({"khach": rows}, ROWS)
    assert [(line.label, line.value, line.note) for line in found.lines] == [
        ("Người 1", "An", "Số điện thoại: 0912 345 678"),
        ("Người 2", "Bình", ""),
    ]


def test_a_person_asked_under_one_heading_is_one_line() -> None:
    [found] = shown({"nguoi": {"ho_ten": "An", "dt": "+84912345678"}}, PERSON)
    [line] = found.lines
    assert (line.label, line.value, line.note) == ("Người đại diện", "An", "Số điện thoại: 0912 345 678")


@pytest.mark.parametrize(("lang", "said"), [("vi", "Không khai"), ("en", "Not answered")])
def test_an_answer_that_says_nothing_is_not_a_gap_on_the_page(lang: Language, said: str) -> None:
    found = shown({"ghi_chu": "", "nguoi": {}, "khach": [{}]}, NOTHING, PERSON, ROWS, lang=lang)
    assert [line.value for one in found for line in one.lines] == [said] * 3


def test_a_declaration_names_the_words_that_were_agreed_to() -> None:
    [found] = shown({"cam_doan": True}, AGREED)
    assert (found.lines[0].value, found.lines[0].note) == ("Có", "Bản lời văn: 2026-02")


def test_what_was_said_of_a_doubted_answer_is_read_beside_it() -> None:
    why = {"so_dinh_danh": "003098007731", "so_dinh_danh.explanation": "Khai sinh ở nước ngoài"}
    [found] = shown(why, FIELDS[1])
    assert [line.note for line in found.lines] == ["Giải thích: Khai sinh ở nước ngoài"]
    assert [line.note for line in shown({"so_dinh_danh": "x"}, FIELDS[1])[0].lines] == [""]
