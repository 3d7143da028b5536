"""A file of rows sent with a form: whatever becomes of it, nothing that was typed is lost."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from markupsafe import escape

from handlers.web.form import row_files
from handlers.web.form.row_file_words import UNREADABLE
from site_templates.samples import as_csv
from tests.handlers.tables.workbooks import xlsx
from tests.handlers.web.citizens import FIELDS, GUESTS, PATH, POST, WHO, Counter, registration

LIST = {**GUESTS, "import": True, "unique": ("ho_ten",)}
FORM = registration(
    pages=(
        {
            "id": "p",
            "title": {"vi": "P", "en": "P"},
            "sections": ({"id": "s", "title": {"vi": "S", "en": "S"}, "fields": (*FIELDS[:-1], LIST)},),
        },
    )
)


def sent(
    content: bytes, do: str = "import:khach", json: bool = False, typed: Mapping[str, str] | None = None
) -> Any:
    counter = Counter(editions=(FORM,))
    told = {**POST, "_edition": FORM.digest, "_do": do, **(typed or {})}
    files = {"_file.khach": ("x", content)}
    return counter.client(WHO, json=json).post(PATH, data=told, files=files)


def names(*told: str) -> bytes:
    return as_csv([["Họ và tên"], *([name] for name in told)])


def test_rows_come_into_the_list_and_what_was_typed_stays() -> None:
    page = sent(names("An", "Bình"))
    assert page.status_code == 200
    assert "<h2>2 nhận, 0 dòng cần sửa</h2>" in page.text
    assert 'name="khach.1.ho_ten" value="Bình"' in page.text
    assert "Thôn Đục Khê" in page.text
    assert "2 rows imported, 0 rows need correcting" in sent(names("An", "Bình"), typed={"_lang": "en"}).text


def test_the_page_posts_in_parts_and_offers_files_to_fill_in() -> None:
    page = Counter(editions=(FORM,)).client(WHO).get(PATH).text
    assert 'enctype="multipart/form-data"' in page
    assert re.search(r'<input type="file"[^>]* name="_file.khach"', page)
    assert 'value="import:khach"' in page
    assert 'href="/thu-tuc/dang-ky-tam-tru/to-khai/khach.xlsx"' in page


def test_a_list_whose_schema_says_nothing_of_files_takes_none() -> None:
    counter = Counter()
    page = counter.client(WHO).get(PATH).text
    assert 'enctype="multipart' not in page
    assert "_file" not in page
    typed = {**POST, "_edition": counter.edition, "_do": "import:khach"}
    answer = counter.client(WHO).post(PATH, data=typed, files={"_file.khach": ("x", names("An"))})
    assert answer.status_code == 200
    assert 'value="An"' not in answer.text


@pytest.mark.parametrize("do", ["check", "submit", "add:khach", "next", ""])
def test_a_file_is_read_whatever_button_was_pressed(do: str) -> None:
    page = sent(names("An"), do=do)
    assert "1 nhận, 0 dòng cần sửa" in page.text
    assert 'value="An"' in page.text


def test_a_box_without_a_file_is_told_only_where_the_import_was_asked_for() -> None:
    page = sent(b"")
    assert page.status_code == 422
    assert '<a href="#_file.khach">Chọn tệp CSV hoặc XLSX rồi bấm nhập</a>' in page.text
    assert "Thôn Đục Khê" in page.text
    assert "Kiểm tra trước khi nộp" in sent(b"", do="check").text


REASONS: dict[str, Callable[[], bytes]] = {
    "large": lambda: b"x" * (1024 * 1024 + 1),
    "empty": lambda: b"\n",
    "kind": lambda: b"%PDF\x00",
    "old": lambda: b"\xd0\xcf\x11\xe0",
    "damaged": lambda: b"PK\x03\x04",
    "encoding": lambda: b"\xff\xfea",
    "quotes": lambda: b'a\n"b',
    "lines": lambda: b"a\n" * 5001,
    "columns": lambda: xlsx(["a"] * 101),
    "cell": lambda: b"a" * 20_001,
}


@pytest.mark.parametrize("reason", REASONS)
def test_a_file_that_cannot_be_read_is_told_why_and_changes_nothing(reason: str) -> None:
    page = sent(REASONS[reason](), typed={"khach.0.ho_ten": "Cũ"})
    assert page.status_code == 422
    assert "Chưa nhận được dòng nào từ tệp" in page.text
    assert UNREADABLE[reason]["vi"].format(line=2 if reason == "quotes" else 1) in page.text
    assert 'value="Cũ"' in page.text


def test_a_file_without_headings_is_told_which_ones_there_are() -> None:
    page = sent(b"An\nB\xc3\xacnh\n")
    assert "phải có một hàng tiêu đề ở đầu, với các cột: Họ và tên" in page.text


def test_a_guessed_encoding_is_told() -> None:
    page = sent("Họ và tên\nLê".replace("ọ", "o\u0323").replace("à", "a\u0300").encode("cp1258"))
    assert "được đọc theo Windows-1258" in page.text
    assert 'value="Lê"' in page.text


def test_rows_there_is_no_room_for_are_told_by_their_numbers() -> None:
    page = sent(names("An", "Bình", "Chi", "Dung", "Em", "Giang"))
    assert "3 nhận, 0 dòng cần sửa" in page.text
    assert "nhiều nhất 3 người nên chưa nhận các dòng: 5–7." in page.text


def test_a_file_of_far_more_rows_than_the_list_takes_is_told_by_number_and_none_is_judged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    most = 3 + row_files.SPARE
    many = [f"An {chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(most + 1)]
    assert f"nên chưa nhận các dòng: 5–{most + 1}." in sent(names(*many[:-1])).text
    judged: list[str] = []
    monkeypatch.setattr(row_files, "merge_rows", lambda *_: judged.append("a row"))
    page = sent(names(*many), typed={"khach.0.ho_ten": "Cũ"})
    assert page.status_code == 422
    assert f"Danh sách nhiều nhất 3 người, tệp có {most + 1} dòng: chia tệp cho nhiều hồ sơ" in page.text
    assert 'value="Cũ"' in page.text
    assert judged == []


def test_a_program_is_told_the_same_by_its_own_means() -> None:
    right = sent(names("An"), json=True)
    assert right.status_code == 200
    assert right.json()["answers"]["khach"] == [{"ho_ten": "An"}]
    wrong = sent(names("An", "4"), json=True)
    assert wrong.status_code == 422
    assert wrong.headers["content-type"] == "application/problem+json"
    assert wrong.json()["detail"].startswith("1 nhận, 1 dòng cần sửa; Dòng 3 – Người 2:")
    assert [one["pointer"] for one in wrong.json()["errors"]] == ["#/answers/khach/1/ho_ten"]
    assert "CSV hoặc XLSX" in sent(b"%PDF\x00", json=True).json()["detail"]


def test_wrong_rows_are_taken_off_by_one_button() -> None:
    page = sent(names("An", "4"))
    assert 'value="drop:khach"' in page.text
    left = sent(b"", do="drop:khach", typed={"khach.0.ho_ten": "An", "khach.1.ho_ten": "4"})
    assert left.status_code == 200
    assert 'value="An"' in left.text
    assert 'name="khach.1.ho_ten"' not in left.text
    assert 'value="drop:khach"' not in left.text
    assert sent(b"", do="drop:la").status_code == 200


@pytest.mark.parametrize("made", [as_csv, lambda rows: xlsx(*rows)], ids=["csv", "xlsx"])
@pytest.mark.parametrize("text", ["<b>An</b>", "@cmd|x", '"><script>x', "\u202eAn", "'><q>&lt;"])
def test_what_a_cell_says_is_shown_as_text(text: str, made: Callable[[Any], bytes]) -> None:
    page = sent(made([["Họ và tên", f"<u>{text}"], [text]]))
    assert page.status_code == 422
    assert "Các cột không dùng đến" in page.text
    assert f'name="khach.0.ho_ten" value="{escape(text)}"' in page.text
    for raw in ("<script>x", "<b>An", "<u>", "<q>"):
        assert raw not in page.text


@pytest.mark.parametrize("json", [False, True])
def test_a_file_sent_with_a_form_that_has_changed_comes_into_todays_list_or_is_told(json: bool) -> None:
    for form, came in ((FORM, True), (registration(), False)):
        client = Counter(editions=(form,)).client(WHO, json=json)
        typed = {**POST, "_edition": "0" * 12, "_do": "check"}
        answer = client.post(PATH, data=typed, files={"_file.khach": ("x", names("An"))})
        assert answer.status_code == 422
        said = answer.json()["detail"] if json else answer.text
        assert "Mẫu tờ khai đã thay đổi" in said
        assert ("1 nhận, 0 dòng cần sửa" in said) == came
        assert ("tệp đó chưa được nhận" in said) == (not came)
        assert json or ('value="An"' in said) == came
