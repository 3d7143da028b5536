"""Rows of a file in a list: none twice, none lost, each wrong one told by its line."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from forms.fields.base import FormPost
from forms.fields.people import PeopleField
from forms.rows.merge import MergeResult, merge_rows, without_wrong
from forms.rows.table import Line, find_columns
from tests.forms.world import field, moment, written

ROW = [
    written("name", "ho_ten", label={"vi": "Họ tên", "en": "Full name"}),
    written("citizen_id", "so", label={"vi": "Số giấy tờ", "en": "Number"}),
    written("choice", "gioi_tinh", label={"vi": "Giới tính", "en": "Gender"}),
    written("text", "phong", label={"vi": "Phòng", "en": "Room"}, required=False),
]
HEAD = "Họ tên|Số giấy tờ|Giới tính"
AN, BINH, CHI = "An|001098000001|Nam", "Bình|001098000002|Nam", "Chi|001198000003|Nữ"


def guests(**keys: Any) -> PeopleField:
    told = {
        "fields": ROW,
        "unique": ["so"],
        "maximum": 5,
        "import": True,
        "row_name": {"vi": "Khách", "en": "Guest"},
    }
    one = field("people", **(told | keys))
    assert isinstance(one, PeopleField)
    return one.model_copy(update={"id": "khach"})


def sent(posted: FormPost, *rows: str, head: str = HEAD, **keys: Any) -> MergeResult:
    """A file of these rows below the headings, sent with a page."""
    field, lines = guests(**keys), [Line(n, tuple(row.split("|"))) for n, row in enumerate((head, *rows), 1)]
    found = find_columns(field, lines)
    assert found is not None
    return merge_rows(field, lines, found, posted, moment(), {})


def listed(posted: FormPost, part: str = "ho_ten") -> list[str]:
    return [posted.get(f"khach.{row}.{part}") for row in posted.rows("khach")]


def page(*pairs: tuple[str, str]) -> FormPost:
    return FormPost((f"khach.{name}", text) for name, text in pairs)


def test_rows_of_a_file_follow_those_of_the_page_and_everything_else_stays() -> None:
    typed = FormPost([("_lang", "vi"), ("ten", "Hoa Mơ"), ("khach.3.ho_ten", "Cũ"), ("khach.7.ho_ten", " ")])
    done = sent(typed, AN, BINH)
    assert listed(done.posted) == ["Cũ", "An", "Bình"]
    assert (done.posted.get("_lang"), done.posted.get("ten")) == ("vi", "Hoa Mơ")
    assert listed(done.posted, "gioi_tinh") == ["", "nam", "nam"]
    assert (done.taken, done.wrong, done.errors) == (2, (), ())


def test_a_wrong_row_is_in_the_list_and_told_by_its_line_with_the_words_of_its_box() -> None:
    done = sent(FormPost(), AN, "Bình|123|Nam", CHI)
    assert listed(done.posted) == ["An", "Bình", "Chi"]
    (fault,), (error,) = done.faults, done.errors
    assert (done.taken, done.wrong) == (2, (3,))
    assert (fault.line, fault.target) == (3, "khach.1.so")
    assert fault.message == error.message
    assert fault.message["vi"].startswith(
        "Khách 2: “Số giấy tờ” phải gồm 12 chữ số, hiện có 3. Nếu bảng tính"
    )
    assert fault.message["en"].endswith("format the cell as Text and type it again")


def test_a_number_a_spreadsheet_spoilt_is_told_so_and_never_guessed() -> None:
    for cell in ("79123456789", "7.91235E+10", "7,9E10"):
        (fault,) = sent(FormPost(), f"An|{cell}|Nam").faults
        assert "làm mất số 0 ở đầu" in fault.message["vi"]
    (plain,) = sent(FormPost(), "An|03609602085|Nam").faults
    assert plain.message["vi"] == "Khách 1: “Số giấy tờ” phải gồm 12 chữ số, hiện có 11"


def test_words_that_no_box_can_show_are_quoted() -> None:
    (fault,) = sent(FormPost(), "An|001098000001|Nm" + "x" * 90).faults
    assert fault.message["vi"].endswith(f"được liệt kê; tệp ghi “Nm{'x' * 58}”")


def test_the_same_file_again_changes_nothing() -> None:
    rows = (AN, "Bình|123|Nam", CHI, "|001098000009|Nam", "Dương||")
    once = sent(FormPost(), *rows)
    again = sent(once.posted, *rows)
    assert list(again.posted.items()) == list(once.posted.items())
    assert (again.taken, again.wrong) == (once.taken, once.wrong) == (2, (3, 5, 6))


def test_the_corrected_rows_alone_take_the_places_of_the_wrong_ones() -> None:
    once = sent(FormPost(), AN, "Bình|123|Nam", CHI, "Dương|001098000005|?")
    again = sent(once.posted, "Dương|001098000005|Nam", BINH)
    assert listed(again.posted) == ["An", "Bình", "Chi", "Dương"]
    assert (again.taken, again.wrong) == (2, ())


def test_another_person_never_takes_the_place_of_a_wrong_row() -> None:
    once = sent(FormPost(), "Bình|123|Nam")
    assert listed(sent(once.posted, CHI).posted) == ["Bình", "Chi"]
    assert listed(sent(sent(FormPost(), "9|1|?").posted, AN).posted) == ["9", "An"]


def test_a_row_of_the_same_key_brings_its_answers_and_leaves_what_was_typed_beside() -> None:
    typed = page(("0.ho_ten", "Ân"), ("0.so", "001 098 000 001"), ("0.phong", "101"))
    done = sent(typed, AN)
    assert (listed(done.posted), listed(done.posted, "phong")) == (["An"], ["101"])
    empty = sent(done.posted, "|001098000001|Nam")
    assert listed(empty.posted) == ["An"]


def test_an_explanation_stays_while_its_answer_does_and_goes_with_it() -> None:
    why = "so.explanation"
    typed = page(("0.ho_ten", "An"), ("0.so", "001 098 000 001"), (f"0.{why}", "Đúng như thẻ"))
    done = sent(typed, AN)
    assert listed(done.posted, why) == ["Đúng như thẻ"]
    assert list(sent(done.posted, AN).posted.items()) == list(done.posted.items())
    wrong = page(("0.ho_ten", "An"), ("0.so", "123"), (f"0.{why}", "Đúng như thẻ"), ("0.gioi_tinh", "nam"))
    other = sent(wrong, AN)
    assert (listed(other.posted, "so"), listed(other.posted, why)) == (["001098000001"], [""])
    assert listed(sent(typed, "Ân||Nam").posted, why)[0] == "Đúng như thẻ"


def test_a_line_that_is_the_very_same_as_one_before_is_named_and_not_added() -> None:
    done = sent(FormPost(), AN, BINH, AN)
    assert listed(done.posted) == ["An", "Bình"]
    (fault,) = done.faults
    assert (fault.line, fault.target) == (4, "khach.0")
    assert fault.message["vi"] == (
        "“Số giấy tờ” phải khác với Khách 1; dòng này giống hệt nên không thêm vào danh sách"
    )
    assert (done.taken, done.wrong, done.errors) == (2, (4,), ())


def test_a_line_with_the_number_of_another_person_is_added_to_be_mended() -> None:
    done = sent(FormPost(), AN, "Bình|001098000001|Nam")
    assert listed(done.posted) == ["An", "Bình"]
    assert [(fault.line, fault.target) for fault in done.faults] == [(3, "khach.1.so")]


def test_where_nothing_must_be_unique_the_same_answers_are_the_same_row() -> None:
    once = sent(FormPost(), AN, AN, BINH, unique=[])
    assert listed(once.posted) == ["An", "An", "Bình"]
    again = sent(once.posted, AN, AN, BINH, CHI, unique=[])
    assert listed(again.posted) == ["An", "An", "Bình", "Chi"]


def test_rows_the_list_has_no_room_for_are_told_by_line_and_the_others_stay() -> None:
    rows = [f"An|00109800010{n}|Nam" for n in range(4)]
    typed = page(("0.ho_ten", "Cũ"), ("1.ho_ten", "Xưa"))
    done = sent(typed, *rows)
    assert (len(listed(done.posted)), done.over, done.taken) == (5, (5,), 3)
    assert listed(sent(done.posted, *rows).posted) == listed(done.posted)


def test_an_error_of_a_row_the_file_does_not_speak_of_is_not_told() -> None:
    assert sent(page(("0.ho_ten", "1")), AN).faults == ()


def test_a_column_that_is_missing_is_told_at_every_row() -> None:
    done = sent(FormPost(), "An|001098000001", head="Họ tên|Số giấy tờ")
    assert [fault.message["vi"] for fault in done.faults] == ["Khách 1: Chọn câu trả lời ở mục “Giới tính”"]


def test_the_wrong_rows_can_be_taken_off_together() -> None:
    done = sent(FormPost([("ten", "x")]), AN, "Bình|123|Nam", CHI, "Dương|001098000001|Nam")
    left = without_wrong(guests(), done.posted, moment(), {})
    assert (listed(left), left.get("ten")) == (["An", "Chi"], "x")


def test_two_lines_with_empty_names_sent_again_change_no_row() -> None:
    lines = ("|001098000001|Nam", "|001098000001|Nữ")
    four = (("0.ho_ten", "4"), ("0.so", "001098000001"), ("0.gioi_tinh", "nu"))
    typed = page(*four, ("1.ho_ten", "An"), ("1.so", "001098000001"), ("1.gioi_tinh", "nam"))
    once = sent(typed, *lines)
    assert listed(once.posted, "gioi_tinh") == ["nu", "nam"]
    assert list(sent(once.posted, *lines).posted.items()) == list(once.posted.items())


PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(["An", "Bình", "", "4"]), st.integers(0, 6), st.sampled_from(["Nam", "Nữ", "?"])
    ),
    max_size=8,
)


@given(PEOPLE, PEOPLE)
def test_no_file_however_wrong_doubles_or_loses_anybody(
    first: list[tuple[str, int, str]], second: list[tuple[str, int, str]]
) -> None:
    def rows(told: list[tuple[str, int, str]]) -> list[str]:
        return [f"{name}|{'001098' if n < 5 else '1'}00000{n}|{gender}" for name, n, gender in told]

    once = sent(FormPost(), *rows(first), maximum=20)
    assert once.taken + len(once.wrong) == len(first)
    told = {(line.split("|")[0], line.split("|")[1]) for line in rows(first)}
    kept = set(zip(listed(once.posted), listed(once.posted, "so"), strict=True))
    assert kept == told
    again = sent(once.posted, *rows(first), maximum=20)
    assert list(again.posted.items()) == list(once.posted.items())
    both = sent(once.posted, *rows(second), maximum=20)
    assert list(sent(both.posted, *rows(second), maximum=20).posted.items()) == list(both.posted.items())
