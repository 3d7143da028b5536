"""Names: every name of the country is taken as typed; the sign that no name has is named."""

import re
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.forms.world import back, field, moment, said

NAME = field("name", prefill="full_name")


@pytest.mark.parametrize(
    "name",
    [
        "Y Ƀlôk Êban",
        "H'Yŭ Kbuôr",
        "H’Hen Niê",
        "Kơ̆ Brếu",
        "Čil Múp",
        "Nguyễn Phước Công Tằng Tôn Nữ Hỷ Khương Thị Hồng Ngọc",
        "Nguyễn Thị Thuỷ",
        "hoà",
        "Anne-Marie St. John",
        "Ý",
    ],
)
def test_a_name_is_kept_as_typed(name: str) -> None:
    assert NAME.parse(name, moment()) == normalize("NFC", name)
    assert NAME.parse(normalize("NFD", name), moment()) == normalize("NFC", name)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ðặng Văn Ð", "Đặng Văn Đ"),
        ("Ɖinh", "Đinh"),
        ("  Trần\u00a0Văn   An\u200b\t", "Trần Văn An"),
        ("Lê\r\nLai", "Lê Lai"),
        ("tRẦN văn an", "tRẦN văn an"),
    ],
)
def test_only_spaces_lookalikes_and_invisible_characters_are_mended(typed: str, kept: str) -> None:
    assert NAME.parse(typed, moment()) == kept


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Иван", "“И”"),
        ("Nguyễn Vаn An", "“а”"),
        ("Αλέξης", "“Α”"),
        ("王小明", "“王”"),
        ("Trần 2", "“2”"),
        ("<b>An</b>", "“<”"),
        ("An\u202eAn", "U+202E"),
        ("An\x00", "U+0000"),
        ("An\ue000", "U+E000"),
        ("\ud800", "U+D800"),
        ("\u0301An", "U+0301"),
        ("An\u20dd", "U+20DD"),
        ("An\u0487", "U+0487"),
        ("H'\u0301Hen", "U+0301"),
    ],
)
def test_what_no_latin_script_writes_is_named(typed: str, found: str) -> None:
    expected = "“Mục này” phải viết bằng chữ cái La-tinh, dấu cách, dấu nháy, gạch nối, dấu chấm; không có "
    assert said(NAME, typed) == expected + found


def test_a_name_has_a_letter() -> None:
    assert said(NAME, "- . '") == "“Mục này” phải có ít nhất một chữ cái"


def test_length_is_counted_in_code_points_after_nfc() -> None:
    name = "ễ" * 100
    assert NAME.parse(normalize("NFD", name), moment()) == name
    assert said(NAME, name + "ễ") == "“Mục này” phải có nhiều nhất 100 ký tự, hiện có 101"


def test_the_autocomplete_token_stands_only_where_the_account_holder_is_asked() -> None:
    assert NAME.attributes()["autocomplete"] == "name"
    # Marked "off", a box comes back empty when somebody goes Back.
    assert "autocomplete" not in field("name").attributes()


@given(st.text("aăâđêôơưƀAĂÂĐÊÔƠƯɃyY ̣́̀̉̃̆'’-. ", min_size=1, max_size=60))
def test_a_name_that_is_taken_is_taken_unchanged_again(typed: str) -> None:
    text = re.sub(r"(?<=[ '’.-])[\u0300-\u036f]+", "", "A" + typed)  # a mark stands on a letter
    kept = NAME.parse(text, moment())
    assert kept == " ".join(normalize("NFC", text).split())
    assert back(NAME, kept) == kept
