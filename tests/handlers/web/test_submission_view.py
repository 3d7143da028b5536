"""What the check page says of the fee: the sum once, how it comes together, and by which rule."""

from forms.fee import Fee
from forms.language import Text
from handlers.web.submission_view import fee_text

RULE = Text(vi="Mỗi người trong danh sách", en="Each listed person")


def test_a_sum_stands_once_beside_the_rule_that_asks_for_it() -> None:
    assert fee_text(Fee(7000, "a", RULE), "vi") == "7.000\u00a0₫ – Mỗi người trong danh sách"
    assert fee_text(Fee(0, "a", RULE), "en") == "Free of charge – Each listed person"


def test_a_sum_for_several_people_says_how_many_and_how_much_for_each() -> None:
    several = fee_text(Fee(50_000, "a", RULE, 10), "vi")
    assert several == "50.000\u00a0₫ (10 người × 5.000\u00a0₫) – Mỗi người trong danh sách"
    assert fee_text(Fee(0, "a", RULE, 0), "vi") == "Miễn phí – Mỗi người trong danh sách"
