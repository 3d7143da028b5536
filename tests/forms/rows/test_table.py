"""A table of a file: its headings found and matched, examples and blank lines passed over."""

import pytest

from forms.fields.people import PeopleField
from forms.rows.table import LONGEST, Columns, Line, find_columns, normalise_heading
from forms.text import characters
from tests.forms.world import field, written

ROW = [
    written("name", "ho_ten", label={"vi": "Họ tên", "en": "Full name"}),
    written("date", "ngay_den", label={"vi": "Ngày đến", "en": "Arrival"}),
    written("text", "so_phong", label={"vi": "Số phòng/khoa", "en": "Room"}, required=False),
    written("address", "noi_o", label={"vi": "Nơi ở", "en": "Home"}),
]


def guests(**keys: object) -> PeopleField:
    one = field("people", fields=ROW, **({"import": True} | keys))
    assert isinstance(one, PeopleField)
    return one


def table(*lines: str) -> list[Line]:
    """Lines of cells parted by bars."""
    return [Line(n, tuple(line.split("|"))) for n, line in enumerate(lines, 1)]


def found(*lines: str, **keys: object) -> Columns:
    told = find_columns(guests(**keys), table(*lines))
    assert told is not None
    return told


@pytest.mark.parametrize(
    "text", ["HỌ TÊN*", "ho ten", " Họ\ntên ", "Họ tên (viết hoa)", "ho_ten", "Full name", "FULL  NAME *"]
)
def test_a_heading_is_known_however_it_is_written(text: str) -> None:
    assert found(f"x|{text}").places == {"ho_ten": 1}


def test_a_heading_that_is_nothing_but_a_remark_is_read_as_it_stands() -> None:
    assert normalise_heading("(Ngày)") == "ngay"
    assert normalise_heading("*") == ""


def test_columns_stand_in_any_order_below_any_title() -> None:
    told = found("DANH SÁCH KHÁCH", "", "Số phòng/khoa|Arrival|HỌ TÊN", "101|1/1/2026|An")
    assert told.heading == 3
    assert told.places == {"so_phong": 0, "ngay_den": 1, "ho_ten": 2}


def test_what_has_no_counterpart_is_named_and_a_column_that_counts_is_not() -> None:
    told = found("STT*|Họ tên|QUỐC TỊCH*||Họ tên|No.")
    assert told.strangers == ("QUỐC TỊCH*", "Họ tên")
    assert [one.id for one in told.missing] == ["ngay_den", "so_phong"]


def test_further_headings_come_from_the_schema() -> None:
    aliases = {"aliases": {"ho_ten": ["Khách hàng"]}}
    assert found("KHÁCH HÀNG|Home", **{"import": aliases}).places == {"ho_ten": 0}
    assert find_columns(guests(), table("KHÁCH HÀNG")) is None


def test_without_any_heading_near_the_top_there_are_no_columns() -> None:
    assert find_columns(guests(), []) is None
    assert find_columns(guests(), table(*["x"] * 20, "Họ tên")) is None


def test_rows_are_the_lines_below_that_answer_anything_and_are_no_example() -> None:
    lines = table(
        "An|cũ",
        "STT|Họ tên|Ngày đến",
        "[EXAMPLE]|An|",
        "[ví dụ] 1|An|",
        "1||",
        "2|Bình|",
        "3||1/1/2026",
        "4",
        "5| |\t",
    )
    told = find_columns(guests(), lines)
    assert told is not None
    assert [line.number for line in told.rows(lines)] == [6, 7]


def test_a_cell_too_long_to_be_a_heading_is_not_folded_and_told_in_short(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folded: list[str] = []

    def counted(text: str) -> str:
        folded.append(text)
        return characters.search_key(text)

    monkeypatch.setattr("forms.rows.table.search_key", counted)
    long = "[" + "é" * LONGEST
    told = found("|".join([long] * 50), f"Họ tên|{long}", "An|" + long, "[ví dụ]|x", "Bình|y")
    lines = table("Họ tên|x", "An|" + long, "[ví dụ]|x", "Bình|y")
    assert told.strangers == (long[:LONGEST],)
    assert max(map(len, folded)) <= LONGEST
    folded.clear()
    assert [line.number for line in found("Họ tên|x").rows(lines)] == [2, 4]
    assert folded[-1] == "[ví dụ]"
