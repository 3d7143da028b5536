"""The unit a citizen chooses."""

from tests.forms.world import field, moment, said

UNIT = field("unit")


def test_only_an_open_unit_is_taken() -> None:
    assert UNIT.parse("10489-20250701", moment()) == "10489-20250701"
    assert said(UNIT, "10456-20200101") == "“Mục này” phải là một trong các lựa chọn được liệt kê"


def test_a_unit_is_shown_by_its_name() -> None:
    assert UNIT.show("10489-20250701", "vi", moment()) == "Công an xã Hương Sơn"
    assert UNIT.show("closed", "vi", moment()) == "closed"
