"""A province: its communes in few bytes, and the same again."""

from forms.country.province import Province

HANOI = Province.of_communes(
    "01", "Thành phố Hà Nội", [("00004", "Phường Ba Đình"), ("10489", "Xã Hương Sơn")]
)


def test_communes_are_taken_apart_in_the_order_they_were_given() -> None:
    assert list(HANOI.communes.items()) == [("00004", "Phường Ba Đình"), ("10489", "Xã Hương Sơn")]


def test_a_city_is_looked_up_by_its_own_name() -> None:
    assert HANOI.short_name == "Hà Nội"
    assert HANOI.model_copy(update={"name": "Cao Bằng"}).short_name == "Cao Bằng"


def test_a_province_survives_being_written_as_json() -> None:
    assert Province.model_validate_json(HANOI.model_dump_json()) == HANOI


def test_its_short_sign_changes_with_every_name() -> None:
    other = Province.of_communes(
        "01", "Thành phố Hà Nội", [("00004", "Phường Ba Đình"), ("10489", "Xã Hương")]
    )
    renamed = Province.of_communes("01", "Hà Nội", [("00004", "Phường Ba Đình"), ("10489", "Xã Hương Sơn")])
    assert len({repr(HANOI), repr(other), repr(renamed)}) == 3
    assert "Hương" not in repr(HANOI)
