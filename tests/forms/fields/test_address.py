"""Places: a commune of the list, and the rest in words."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from forms.fields.address import AddressField
from forms.fields.base import AnswerRefused, FormPost
from tests.forms.world import PROVINCES, back, field, moment, refusal, said

ADDRESS = field("address", prefill="address")
ANYWHERE = field("address", area="", nationwide="viet-nam")
PLACES = [(code, commune) for code, one in PROVINCES.items() for commune in one.communes]
DETAIL = st.text("abcđê ,/0123", min_size=1).map(str.strip).filter(bool)


def test_a_place_is_a_commune_and_a_detail() -> None:
    typed = {"commune": "10489", "detail": "  thôn\u00a0 Đục Khê "}
    assert ADDRESS.parse(typed, moment()) == {"commune": "10489", "detail": "thôn Đục Khê"}


@pytest.mark.parametrize(
    ("commune", "detail", "part", "message"),
    [
        ("", "số 5", "commune", "Chọn xã, phường ở mục “Mục này”"),
        ("10456", "số 5", "commune", "Xã, phường ở mục “Mục này” phải là một trong danh sách"),
        ("10489", " ", "detail", "Nhập số nhà, đường phố hoặc thôn, xóm ở mục “Mục này”"),
        ("10489", "a\x00", "detail", "“Mục này” phải không có ký tự U+0000"),
        ("10489", "a" * 256, "detail", "“Mục này” phải có nhiều nhất 255 ký tự, hiện có 256"),
    ],
)
def test_what_is_wrong_is_said_of_its_box(commune: str, detail: str, part: str, message: str) -> None:
    raw = {"commune": commune, "detail": detail}
    assert said(ADDRESS, raw) == message
    assert refusal(ADDRESS, raw).part == part


@pytest.mark.parametrize("raw", ["10489", {"xa": "10489"}, {"commune": 10489, "detail": "x"}])
def test_another_shape_is_refused(raw: object) -> None:
    assert refusal(ADDRESS, raw).reason == "type"


def test_an_unknown_area_has_no_communes() -> None:
    away = field("address", area="hue")
    assert refusal(away, {"commune": "10489", "detail": "x"}).reason == "commune_unknown"


def test_a_place_is_shown_with_the_name_of_its_commune() -> None:
    assert ADDRESS.show({"commune": "10489", "detail": "số 5"}, "vi", moment()) == "số 5, Xã Hương Sơn"
    assert ADDRESS.show({"commune": "1", "detail": "số 5"}, "vi", moment()) == "số 5, 1"
    assert ADDRESS.attributes("detail") == {"autocomplete": "address-line1"}
    assert ADDRESS.attributes("commune") == {}


def test_a_wrong_place_of_a_program_stands_in_its_boxes() -> None:
    assert ADDRESS.echo({"commune": "1", "detail": 5}, "d", moment()) == [("d.commune", "1")]
    assert ADDRESS.echo("số 5", "d", moment()) == [("d.commune", "số 5")]


def test_a_place_anywhere_is_a_province_a_commune_of_it_and_a_detail() -> None:
    typed = {"province": "01", "commune": "10489", "detail": "  thôn Đục Khê "}
    value = {"province": "01", "commune": "10489", "detail": "thôn Đục Khê"}
    assert ANYWHERE.parse(typed, moment()) == value
    assert ANYWHERE.show(value, "vi", moment()) == "thôn Đục Khê, Xã Hương Sơn, Thành phố Hà Nội"
    lost = {"province": "99", "commune": "10489", "detail": "số 5"}
    assert ANYWHERE.show(lost, "vi", moment()) == "số 5, 10489, 99"


@pytest.mark.parametrize(
    ("province", "commune", "detail", "part", "message"),
    [
        ("", "", "số 5", "province", "Chọn tỉnh, thành phố ở mục “Mục này”"),
        ("", "10489", "số 5", "province", "Chọn tỉnh, thành phố ở mục “Mục này”"),
        ("99", "10489", "số 5", "province", "Tỉnh, thành phố ở mục “Mục này” phải là một trong danh sách"),
        ("01", "", "số 5", "commune", "Chọn xã, phường ở mục “Mục này”"),
        ("01", "99999", "số 5", "commune", "Xã, phường ở mục “Mục này” phải là một trong danh sách"),
        (
            "04",
            "10489",
            "số 5",
            "commune",
            "Xã, phường ở mục “Mục này” phải thuộc Cao Bằng; chọn lại",
        ),
        ("01", "10489", "", "detail", "Nhập số nhà, đường phố hoặc thôn, xóm ở mục “Mục này”"),
    ],
)
def test_what_is_wrong_anywhere_is_said_of_its_box(
    province: str, commune: str, detail: str, part: str, message: str
) -> None:
    raw = {"province": province, "commune": commune, "detail": detail}
    assert said(ANYWHERE, raw) == message
    assert refusal(ANYWHERE, raw).part == part
    assert refusal(ANYWHERE, raw).reason in ANYWHERE.reasons()


def test_a_place_of_one_area_has_no_province() -> None:
    assert refusal(ADDRESS, {"province": "01", "commune": "10489", "detail": "x"}).reason == "type"
    assert ADDRESS.posted_names("d", FormPost()) == {"d.commune", "d.detail"}
    assert ANYWHERE.posted_names("d", FormPost()) == {"d.province", "d.commune", "d.detail"}
    assert (ADDRESS.first_box("d"), ANYWHERE.first_box("d")) == ("d.commune", "d.province")


@pytest.mark.parametrize(
    "words",
    ["Số 5, ngõ 2, xã Hương Sơn, thành phố Hà Nội", "Số 5, ngõ 2, Xã Hương Sơn,Hà Nội"],
)
def test_what_an_account_says_of_a_place_is_known_by_its_names(words: str) -> None:
    value = {"province": "01", "commune": "10489", "detail": "Số 5, ngõ 2"}
    assert ANYWHERE.parse_account_text(words, moment()) == value
    value = {"province": "04", "commune": "01273", "detail": "Tổ 3"}
    assert ANYWHERE.parse_account_text("Tổ 3, phường Thục Phán, tỉnh Cao Bằng", moment()) == value


@pytest.mark.parametrize(
    "words",
    ["", "Hà Nội", "Xã Hương Sơn, Hà Nội", "Số 5, xã Hương Sơn, huyện Mỹ Đức, Hà Nội", "Số 5, xã X, Hà Tây"],
)
def test_what_names_no_place_of_today_is_left_to_the_citizen(words: str) -> None:
    with pytest.raises(AnswerRefused):
        ANYWHERE.parse_account_text(words, moment())


def test_an_address_is_of_one_list() -> None:
    for keys in ({"area": ""}, {"area": "a", "nationwide": "b"}):
        with pytest.raises(ValidationError, match="either area or nationwide"):
            field("address", **keys)


@pytest.mark.parametrize(
    ("part", "code", "name"),
    [
        ("province", "04", "Cao Bằng"),
        ("province", "99", "99"),
        ("commune", "01273", "Phường Thục Phán"),
        ("commune", "1", "1"),
    ],
)
def test_a_part_is_called_by_its_name(part: str, code: str, name: str) -> None:
    assert isinstance(ANYWHERE, AddressField)
    assert ANYWHERE.name_of(part, code, moment()) == name


def test_a_commune_of_an_area_is_called_by_its_name() -> None:
    assert isinstance(ADDRESS, AddressField)
    assert ADDRESS.name_of("commune", "10489", moment()) == "Xã Hương Sơn"


@given(st.sampled_from(PLACES), DETAIL)
def test_every_place_anywhere_survives_being_printed_and_read(place: tuple[str, str], detail: str) -> None:
    province, commune = place
    value = ANYWHERE.parse({"province": province, "commune": commune, "detail": detail}, moment())
    assert back(ANYWHERE, value) == value
    assert ANYWHERE.echo(value, "muc", moment()) == ANYWHERE.posted_pairs(value, "muc", moment())
    assert ANYWHERE.parse(json.loads(json.dumps(value)), moment()) == value


@given(st.tuples(*[st.sampled_from(["", "01", "04", "10489", "01273", "x", "\x00"])] * 3))
def test_an_address_is_taken_whole_or_refused_at_one_of_its_boxes(parts: tuple[str, str, str]) -> None:
    province, commune, detail = parts
    raw = {"province": province, "commune": commune, "detail": detail}
    if (province, commune) in PLACES and detail not in ("", "\x00"):
        assert ANYWHERE.parse(raw, moment()) == raw
    else:
        why = refusal(ANYWHERE, raw)
        assert why.part in ANYWHERE.parts()
        assert ANYWHERE.message_for(why)["en"]


@given(st.sampled_from(["10441", "10489"]), DETAIL)
def test_every_place_survives_being_printed_and_read(commune: str, detail: str) -> None:
    value = ADDRESS.parse({"commune": commune, "detail": detail}, moment())
    assert back(ADDRESS, value) == value
