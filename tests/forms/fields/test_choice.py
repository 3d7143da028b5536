"""One of several options."""

import pytest
from pydantic import ValidationError

from forms.fields.choice import ChoiceField
from tests.forms.world import back, field, moment, said


def numbered(count: int) -> list[dict[str, object]]:
    return [{"value": str(n), "label": {"vi": f"Số {n}", "en": f"No. {n}"}} for n in range(count)]


def test_only_a_listed_option_is_taken() -> None:
    one = field("choice")
    assert one.parse("nam", moment()) == "nam"
    assert said(one, "khac") == "“Mục này” phải là một trong các lựa chọn được liệt kê"


def test_an_option_is_shown_in_the_reader_s_language() -> None:
    one = field("choice")
    assert (one.show("nu", "vi", moment()), one.show("nu", "en", moment())) == ("Nữ", "Female")
    assert one.show("gone", "vi", moment()) == "gone"


def test_up_to_seven_options_are_radios() -> None:
    few, many = field("choice", options=numbered(7)), field("choice", options=numbered(8))
    assert isinstance(few, ChoiceField)
    assert isinstance(many, ChoiceField)
    assert few.radios
    assert not many.radios


@pytest.mark.parametrize(
    "options", [[], numbered(1) * 2, [{"value": " có cách", "label": {"vi": "", "en": ""}}]]
)
def test_options_that_cannot_be_told_apart_are_found_when_the_schema_is_read(options: object) -> None:
    with pytest.raises(ValidationError):
        field("choice", options=options)


@pytest.mark.parametrize("value", ["Hà Nội (cũ), 1/2", "a  b", "a\u00a0b", "e\u0301", "x" * 300])
def test_an_option_may_be_any_text_of_one_line_and_is_kept_as_it_is_written(value: str) -> None:
    one = field("choice", options=[{"value": value, "label": {"vi": "Đó", "en": "That"}}])
    assert one.parse(value, moment()) == value
    assert back(one, value) == value
    assert one.show(value, "vi", moment()) == "Đó"


@pytest.mark.parametrize("value", ["", " a", "a ", "a\nb", "a\tb", "a\u200bb", "x" * 301])
def test_a_value_that_cannot_be_posted_unchanged_is_found_when_the_schema_is_read(value: str) -> None:
    with pytest.raises(ValidationError, match=r"options\.0\.value"):
        field("choice", options=[{"value": value, "label": {"vi": "a", "en": "a"}}])


def test_options_that_read_alike_are_found_when_the_schema_is_read() -> None:
    alike = [{"value": value, "label": {"vi": "a", "en": "a"}} for value in ("a b", "a  b")]
    with pytest.raises(ValidationError, match="a b appears twice"):
        field("choice", options=alike)


REASONS = (("1", "Du lịch"), ("20", "Mục đích khác"), ("3", "Bà"), ("4", "Bá"))


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1", "1"),
        ("Du lịch", "1"),
        ("DU LICH", "1"),
        ("1 - Du lịch", "1"),
        ("20 - gì đó", "20"),
        ("M - Bà", "3"),
        ("Bá", "4"),
        ("ba", "ba"),
        ("Khác", "Khác"),
    ],
)
def test_a_cell_names_an_option_by_value_or_label_or_is_left_for_the_refusal(cell: str, value: str) -> None:
    options = [{"value": value, "label": {"vi": label, "en": label}} for value, label in REASONS]
    assert field("choice", options=options).pairs_of_cell(cell, "muc") == [("muc", value)]
