"""Files to fill in: what they hold, that they are read back, and that a list printed so is the same list."""

import io
import re
import zipfile
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]  # it has no types
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]  # it has no types

from forms.fields.base import FormPost
from forms.fields.people import PeopleField
from forms.rows.merge import merge_rows
from forms.rows.table import find_columns
from forms.source.loader import load
from forms.text.language import STATED, Language
from handlers.tables.file import read_file
from site_templates.samples import (
    EPOCH,
    NOT_IN_XML,
    SHEET,
    WORKBOOK,
    as_csv,
    as_xlsx,
    guard_formula,
    headings,
    sample_files,
)
from tests.forms.folder import EDITION, PROCEDURE, write
from tests.forms.shipped import shipped
from tests.forms.world import field, moment, written
from tests.viet_nam import VN

LIST = """\
          - kind: people
            id: khach
            label: {vi: Khách, en: Guests}
            row_name: {vi: Khách, en: Guest}
            import: true
            fields:
              - {kind: name, id: ho_ten, label: {vi: Họ tên, en: Name}}
              - {kind: yes_no, id: tre, label: {vi: Trẻ em, en: Child}, required: false}
              - {kind: address, id: noi_o, label: {vi: Nơi ở, en: Home}, area: vung}
"""


def made(root: Path, language: Language) -> dict[str, bytes]:
    return dict(sample_files(load(write(root, **{EDITION: PROCEDURE + LIST})).editions, VN, language))


def test_a_list_that_takes_files_has_two_to_fill_in_in_every_language(tmp_path: Path) -> None:
    told = made(tmp_path, "vi")
    assert set(told) == {"thu-tuc/xin-viec/to-khai/khach.csv", "thu-tuc/xin-viec/to-khai/khach.xlsx"}
    for content in told.values():
        lines = read_file(content).sheets[0]
        assert lines[0].cells == ("STT", "Họ tên*", "Trẻ em")
        assert lines[1].cells == ("[VÍ DỤ]", "Nguyễn Văn An", "Có / Không")
    english = made(tmp_path, "en")["thu-tuc/xin-viec/to-khai/khach.csv"]
    assert read_file(english).sheets[0][0].cells == ("No.", "Name*", "Child")


def test_a_list_that_takes_none_has_none(tmp_path: Path) -> None:
    whole = load(write(tmp_path, **{EDITION: PROCEDURE + LIST.replace("            import: true\n", "")}))
    assert list(sample_files(whole.editions, VN, "vi")) == []


def test_the_same_schema_gives_the_same_bytes(tmp_path: Path) -> None:
    assert made(tmp_path, "vi") == made(tmp_path, "vi")
    with zipfile.ZipFile(io.BytesIO(as_xlsx([["a"]]))) as packed:
        assert {part.date_time for part in packed.infolist()} == {EPOCH}


def test_every_part_of_a_workbook_is_there_and_named_once() -> None:
    with zipfile.ZipFile(io.BytesIO(as_xlsx([["a"]]))) as packed:
        names = packed.namelist()
        kinds = packed.read("[Content_Types].xml").decode()
    kept = [path.relative_to(WORKBOOK).as_posix() for path in WORKBOOK.rglob("*") if path.is_file()]
    assert sorted(names) == sorted([*kept, SHEET])
    told = sorted(re.findall('PartName="/([^"]+)"', kinds))
    assert told == sorted(name for name in names if name.startswith("xl/") and "_rels" not in name)


@example([["a"] * 703])
@example([["\x07<&>\r\ud800\uffff 0", "]]>"]])
@given(st.lists(st.lists(st.text(max_size=30), min_size=1, max_size=30), min_size=1, max_size=3))
def test_any_text_is_a_cell_of_text_in_a_column_of_text(lines: list[list[str]]) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(lines))).active
    for n, line in enumerate(lines, 1):
        for c, text in enumerate(line, 1):
            cell = sheet.cell(n, c)
            assert cell.value == (NOT_IN_XML.sub("", text) or None)
            assert (cell.number_format, cell.data_type) == ("@", "s" if cell.value else "n")
    for c, text in enumerate(lines[0], 1):
        column = sheet.column_dimensions[get_column_letter(c)]
        assert (column.number_format, column.width) == ("@", max(12, len(text) + 4))


@pytest.mark.parametrize("language", STATED)
def test_every_shipped_file_to_fill_in_is_read_by_its_own_form_and_its_example_is_not(
    language: Language,
) -> None:
    found = 0
    for one in shipped().editions:
        for people in (each for each in one.fields() if isinstance(each, PeopleField) and each.intake):
            for name, content in sample_files([one], VN, language):
                lines = read_file(content).sheets[0]
                told = find_columns(people, lines)
                assert told is not None, name
                assert (told.strangers, told.missing, list(told.rows(lines))) == ((), (), [])
                found += 1
    assert found == 8


def test_what_looks_like_a_formula_is_guarded_and_a_telephone_is_not() -> None:
    assert [guard_formula(text) for text in ("=1+1", " @x", "＝1", "-2", "+84912345678", "An")] == [
        "'=1+1",
        "' @x",
        "'＝1",
        "'-2",
        "+84912345678",
        "An",
    ]


ROW = [
    written("name", "ho_ten", label={"vi": "Họ tên", "en": "Name"}),
    written("date", "ngay", label={"vi": "Ngày", "en": "Day"}, day_unknown=True, year_alone=True),
    written("choice", "gioi", label={"vi": "Giới tính", "en": "Gender"}),
    written("citizen_id", "so", label={"vi": "Số", "en": "Number"}),
    written("time", "gio", label={"vi": "Giờ", "en": "Hour"}),
    written("phone", "dt", label={"vi": "Điện thoại", "en": "Phone"}),
    written("yes_no", "tre", label={"vi": "Trẻ em", "en": "Child"}),
    written("several", "giay", label={"vi": "Giấy tờ", "en": "Papers"}),
    written("text", "ghi", label={"vi": "Ghi chú", "en": "Remark"}),
]
PEOPLE = field("people", fields=ROW, maximum=50, **{"import": True})
ANSWERS = st.fixed_dictionaries(
    {
        "ho_ten": st.sampled_from(["Y Ƀlôk Êban", "H'Yŭ Kbuôr", "Nguyễn Thị Ánh"]),
        "ngay": st.sampled_from(["1998-03-14", "1998-03", "1938", "2024-02-29"]),
        "gioi": st.sampled_from(["nam", "nu"]),
        "so": st.from_regex(r"\A0[0-9]{11}\Z"),
        "gio": st.sampled_from(["00:00", "23:59"]),
        "dt": st.sampled_from(["+84912345678", "+842433840000"]),
        "tre": st.booleans(),
        "giay": st.sampled_from([["cmnd"], ["cmnd", "khac"]]),
        "ghi": st.text("aảđ ,;'\"=+-@", min_size=1, max_size=8).map(" ".join).map(str.strip).filter(bool),
    }
)


@given(st.lists(ANSWERS, min_size=1, max_size=3), st.sampled_from(STATED), st.sampled_from([as_csv, as_xlsx]))
def test_a_list_printed_and_read_again_is_the_same_list(
    rows: list[dict[str, object]], language: Language, printed: object
) -> None:
    assert isinstance(PEOPLE, PeopleField)
    assert callable(printed)
    shown = [[one.show(row[one.id], language, moment()) for one in PEOPLE.fields] for row in rows]
    content = printed([headings(PEOPLE, language), *(["1", *line] for line in shown)])
    found = [(lines, told) for lines in read_file(content).sheets if (told := find_columns(PEOPLE, lines))]
    lines, told = max(found, key=lambda one: len(one[1].places))
    done = merge_rows(PEOPLE, lines, told, FormPost(), moment(), {})
    assert done.faults == ()
    back = PEOPLE.parse(PEOPLE.extract(done.posted, "muc"), moment())
    assert [{one.id: one.parse(row.answers[one.id], moment()) for one in PEOPLE.fields} for row in back] == [
        {**row, "ghi": " ".join(str(row["ghi"]).split())} for row in rows
    ]
