"""E-mail addresses of the plain kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.forms.world import back, field, moment, said

EMAIL = field("email", prefill="email")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" ten@vidu.vn\u200b", "ten@vidu.vn"),
        ("Nguyen.An+tt@ViDu.com.VN", "Nguyen.An+tt@vidu.com.vn"),
        ("ten＠vidu.vn", "ten@vidu.vn"),
        ("o'hara_1@a-b.xn--p1ai", "o'hara_1@a-b.xn--p1ai"),
    ],
)
def test_an_address_is_taken(typed: str, kept: str) -> None:
    assert EMAIL.parse(typed, moment()) == kept


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("nguyễn@vidu.vn", "“Mục này” phải viết không dấu, ví dụ ten@vidu.vn"),
        ("ten.vidu.vn", "“Mục này” phải có đúng một dấu @ sau tên, ví dụ ten@vidu.vn"),
        ("@vidu.vn", "“Mục này” phải có đúng một dấu @ sau tên, ví dụ ten@vidu.vn"),
        ("a@b@vidu.vn", "“Mục này” phải có đúng một dấu @ sau tên, ví dụ ten@vidu.vn"),
        ("ten@vidu", "“Mục này” phải có tên miền sau dấu @, ví dụ ten@vidu.vn"),
        ("ten@-vidu.vn", "“Mục này” phải có tên miền sau dấu @, ví dụ ten@vidu.vn"),
        ("ten@10.0.0.1", "“Mục này” phải có tên miền sau dấu @, ví dụ ten@vidu.vn"),
        (
            "t en@vidu.vn",
            "“Mục này” phải viết liền trước dấu @: chữ cái, chữ số, dấu chấm, gạch nối, ví dụ ten@vidu.vn",
        ),
        (
            "ten..a@vidu.vn",
            "“Mục này” phải viết liền trước dấu @: chữ cái, chữ số, dấu chấm, gạch nối, ví dụ ten@vidu.vn",
        ),
        ("a" * 65 + "@vidu.vn", "“Mục này” phải có nhiều nhất 254 ký tự, hiện có 73"),
    ],
)
def test_what_is_wrong_is_said(typed: str, message: str) -> None:
    assert said(EMAIL, typed) == message


def test_the_box_tells_the_keyboard_what_it_takes() -> None:
    assert EMAIL.attributes() == {"type": "email", "autocomplete": "email", "spellcheck": "false"}


@given(st.from_regex(r"[a-z0-9]{1,20}(\.[a-z]{1,9})?@[a-z]{1,9}\.(vn|com)", fullmatch=True))
def test_every_address_survives_being_printed_and_read(address: str) -> None:
    assert back(EMAIL, address) == address
