"""Places: a commune of the list, and the rest in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.forms.world import back, field, moment, refusal, said

ADDRESS = field("address", prefill="address")


def test_a_place_is_a_commune_and_a_detail() -> None:
    typed = {"commune": "10489", "detail": "  thôn\u00a0 Đục Khê "}
    assert ADDRESS.parse(typed, moment()) == {"commune": "10489", "detail": "thôn Đục Khê"}


@pytest.mark.parametrize(
    ("commune", "detail", "part", "message"),
    [
        ("", "số 5", "commune", "Chọn xã, phường của mục này"),
        ("10456", "số 5", "commune", "Xã, phường của mục này phải là một trong danh sách"),
        ("10489", " ", "detail", "Nhập số nhà, đường phố hoặc thôn, xóm của mục này"),
        ("10489", "a\x00", "detail", "Mục này phải không có ký tự U+0000"),
        ("10489", "a" * 256, "detail", "Mục này phải có nhiều nhất 255 ký tự, hiện có 256"),
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


@given(st.sampled_from(["10441", "10489"]), st.text("abcđê ,/0123", min_size=1).map(str.strip).filter(bool))
def test_every_place_survives_being_printed_and_read(commune: str, detail: str) -> None:
    value = ADDRESS.parse({"commune": commune, "detail": detail}, moment())
    assert back(ADDRESS, value) == value
