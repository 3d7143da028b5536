"""The citizen's number: messy typing is welcome, oddities are warnings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.country.vn.identity import PROVINCES
from tests.forms.world import back, field, moment, said

ID = field("citizen_id", birth_date="ngay_sinh", gender="gioi_tinh")
OLD = field("citizen_id", accepts_old=True)


def doubts(number: str, **answers: str) -> list[str]:
    return [ID.message_for(doubt)["vi"] for doubt in ID.find_warnings(number, answers, moment())]


@pytest.mark.parametrize(
    "typed",
    [
        "079123456789",
        "079.123.456.789",
        "079 123 456 789",
        "079-123-456-789",
        "０７９１２３４５６７８９",
        "\u200b079123\u00a0456789\ufeff",
    ],
)
def test_messy_typing_is_welcome(typed: str) -> None:
    assert ID.parse(typed, moment()) == "079123456789"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("07912345678", "“Mục này” phải gồm 12 chữ số, hiện có 11"),
        ("0" * 5000, "“Mục này” phải gồm 12 chữ số, hiện có 5000"),
        ("07912345678O", "“Mục này” phải chỉ gồm chữ số, ví dụ 001085012345"),
        ("...", "“Mục này” phải chỉ gồm chữ số, ví dụ 001085012345"),
    ],
)
def test_what_is_wrong_is_said(typed: str, message: str) -> None:
    assert said(ID, typed) == message


def test_a_number_sent_as_a_number_lost_its_zeros_and_is_refused() -> None:
    assert said(ID, 79123456789) == "“Mục này” phải được gửi đúng kiểu dữ liệu của mục này"


def test_nine_digits_are_taken_only_where_the_schema_says_so() -> None:
    assert OLD.parse("012 345 678", moment()) == "012345678"
    assert said(OLD, "1") == "“Mục này” phải gồm 12 chữ số, hoặc 9 chữ số nếu là CMND; hiện có 1"
    assert list(OLD.find_warnings("012345678", {}, moment())) == []


def test_what_agrees_raises_no_doubt() -> None:
    assert doubts("066098007731", ngay_sinh="1998-03-14", gioi_tinh="nam") == []
    assert doubts("066301000529", ngay_sinh="2001-12-02", gioi_tinh="nu") == []
    assert doubts("066301000529", ngay_sinh="2001", gioi_tinh="khac") == []
    assert doubts("066301000529") == []


def test_what_disagrees_is_doubted_and_still_taken() -> None:
    keep = "Kiểm tra lại; nếu đúng thì giữ nguyên."
    assert doubts("066098007731", ngay_sinh="1997-03-14", gioi_tinh="nu") == [
        f"“Mục này”: chữ số thứ tư thường ứng với giới tính khác. {keep}",
        f"“Mục này”: các chữ số thường ứng với năm sinh 1998, không phải 1997. {keep}",
    ]
    assert doubts("066298007731", ngay_sinh="1998-03-14") == [
        f"“Mục này”: các chữ số thường ứng với năm sinh 2098, không phải 1998. {keep}"
    ]
    assert doubts("003098007731") == [f"“Mục này”: mã 003 ở đầu không phải mã tỉnh đã biết. {keep}"]
    assert ID.parse("003098007731", moment()) == "003098007731"


def test_a_number_of_somebody_born_abroad_is_not_doubted() -> None:
    assert doubts("101098007731") == []


def test_there_are_63_provinces_and_the_fields_compared_are_declared() -> None:
    assert len(PROVINCES) == 63
    assert ID.references() == {"ngay_sinh", "gioi_tinh"}
    assert ID.attributes() == {"inputmode": "numeric", "spellcheck": "false"}


@given(st.text("0123456789", min_size=12, max_size=12), st.lists(st.sampled_from(" .-\u00a0"), max_size=3))
def test_every_number_survives_separators_and_printing(number: str, separators: list[str]) -> None:
    typed = "".join(digit + "".join(separators) for digit in number)
    assert ID.parse(typed, moment()) == number
    assert back(ID, number) == number
