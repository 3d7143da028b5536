"""Lists of people as a whole; their rows are judged in tests/forms/judging/test_validation.py."""

import pytest
from pydantic import ValidationError

from forms.fields.base import FieldModel, FormPost
from forms.fields.people import PeopleField
from tests.forms.world import field, moment, refusal, said, written


def people(**keys: object) -> PeopleField:
    one: FieldModel = field("people", **keys)
    assert isinstance(one, PeopleField)
    return one


GUESTS = people(minimum=2, maximum=3)
THREE = FormPost([("khach.0.ho_ten", "An"), ("khach.3.ho_ten", " "), ("khach.12.ho_ten", "Bình")])


def test_rows_are_read_with_their_posted_numbers_and_their_place_on_the_page() -> None:
    rows = GUESTS.parse(GUESTS.extract(THREE, "khach"), moment())
    assert [(row.number, row.position, row.answers) for row in rows] == [
        (0, 1, {"ho_ten": "An"}),
        (12, 3, {"ho_ten": "Bình"}),
    ]


def test_a_page_shows_the_rows_posted_and_blank_ones_up_to_the_minimum() -> None:
    assert GUESTS.rows_to_show(THREE, "khach") == [0, 3, 12]
    assert GUESTS.rows_to_show(FormPost(), "khach") == [0, 1]
    assert GUESTS.rows_to_show(FormPost([("khach.4.ho_ten", "")]), "khach") == [4, 5]
    assert people().rows_to_show(FormPost(), "khach") == [0]


def test_nothing_but_blank_rows_is_no_answer() -> None:
    assert GUESTS.is_blank([{}, None, {"ho_ten": " "}])
    assert GUESTS.is_blank("")
    assert not GUESTS.is_blank([{"la": "x"}])
    assert not GUESTS.is_blank(["x"])
    assert not GUESTS.is_blank(5)


def test_a_list_has_a_most_and_a_least() -> None:
    assert said(GUESTS, [{"ho_ten": "An"}] * 4) == "“Mục này” phải có nhiều nhất 3 dòng, hiện có 4"
    few = GUESTS.too_few_error(GUESTS.parse([{"ho_ten": "An"}], moment()))
    assert few is not None
    assert GUESTS.message_for(few)["vi"] == "“Mục này” phải có ít nhất 2 dòng, hiện có 1"
    assert GUESTS.is_required({}, moment())
    assert not people().is_required({}, moment())
    assert people(required=True).is_required({}, moment())


@pytest.mark.parametrize("raw", ["x", 5, {"0": {}}, {"a": 1}])
def test_another_shape_is_refused(raw: object) -> None:
    assert refusal(GUESTS, raw).reason == "type"


def test_a_row_that_is_no_row_is_named() -> None:
    assert said(GUESTS, [{}, 7]) == "“Mục này”: dòng 2 phải gồm các câu trả lời theo mục"


def test_a_list_survives_being_printed_and_read() -> None:
    value = [{"ho_ten": "An"}, {"ho_ten": "Bình"}]
    boxes = FormPost(GUESTS.posted_pairs(value, "khach", moment()))
    assert set(boxes.pairs) == GUESTS.posted_names("khach", boxes) == {"khach.0.ho_ten", "khach.1.ho_ten"}
    assert [row.answers for row in GUESTS.parse(GUESTS.extract(boxes, "khach"), moment())] == value
    assert GUESTS.echo(value, "khach", moment()) == GUESTS.posted_pairs(value, "khach", moment())
    assert GUESTS.echo([5, {"ho_ten": 5}, {"ho_ten": "1"}], "khach", moment()) == [("khach.2.ho_ten", "1")]
    assert GUESTS.echo("x", "khach", moment()) == []


def test_a_list_is_shown_a_line_per_person() -> None:
    assert GUESTS.show([{"ho_ten": "An"}, {"ho_ten": "Bình"}], "vi", moment()) == "An\nBình"
    assert GUESTS.first_box("khach") == "khach.0.ho_ten"
    assert GUESTS.row_title(3)["en"] == "Guest 3"


def test_a_row_speaks_of_its_own_fields_and_of_the_form() -> None:
    row = [
        written("choice", "loai"),
        written("text", "khac", visible_when={"field": "loai", "equals": "nam"}),
        written("text", "phong", visible_when={"field": "noi_o", "equals": "nha-nghi"}),
    ]
    assert people(fields=row).references() == {"noi_o"}


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ({"minimum": 5, "maximum": 4}, "minimum 5 is over maximum 4"),
        ({"unique": ["so"]}, "unique: so is no field of a row: ho_ten"),
        ({"fields": [written("name", "x"), written("name", "x")]}, "an id appears twice"),
        ({"fields": [written("people", "x")]}, "a row is one person, and holds neither a person nor a list"),
        ({"fields": [written("unit", "x")]}, "unit is asked of the whole form, outside of rows"),
        ({"fields": []}, "at least 1 item"),
    ],
)
def test_a_list_nobody_can_fill_is_found_when_the_schema_is_read(keys: dict[str, object], found: str) -> None:
    with pytest.raises(ValidationError, match=found):
        people(**keys)
