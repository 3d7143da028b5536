"""What the check page says of the fee: the sum once, how it comes together, and by which rule."""

from forms.schema.fee import UNSTATED_FEE, Fee
from forms.text.language import Text
from handlers.web.filing.view import fee_text
from tests.forms.world import TODAY, moment
from tests.viet_nam import VN

DONG = VN.currency
RULE = Text(vi="Mỗi người trong danh sách", en="Each listed person")


def test_a_sum_stands_once_beside_the_rule_that_asks_for_it() -> None:
    assert fee_text(Fee(7000, "a", RULE), DONG, "vi") == "7.000\u00a0₫ – Mỗi người trong danh sách"
    assert fee_text(Fee(0, "a", RULE), DONG, "en") == "Nothing to pay – Each listed person"


def test_being_exempt_is_said_once() -> None:
    exempt = Text(vi="Miễn lệ phí: trẻ em (dưới 16 tuổi)", en="Exempt: child (under 16)")
    assert fee_text(Fee(0, "a", exempt), DONG, "vi") == "Không phải nộp – Miễn lệ phí: trẻ em (dưới 16 tuổi)"


def test_a_fee_nobody_knows_is_not_called_free() -> None:
    fee = UNSTATED_FEE.fee({}, TODAY, moment())
    assert fee_text(fee, DONG, "vi") == "Chưa có thông tin; đơn vị sẽ báo nếu phải nộp"
    assert fee_text(fee, DONG, "en") == "Not known; the unit will tell you if there is one"


def test_a_sum_for_several_people_says_how_many_and_how_much_for_each() -> None:
    several = fee_text(Fee(50_000, "a", RULE, 10), DONG, "vi")
    assert several == "50.000\u00a0₫ (10 người × 5.000\u00a0₫) – Mỗi người trong danh sách"
    assert fee_text(Fee(0, "a", RULE, 0), DONG, "vi") == "Không phải nộp – Mỗi người trong danh sách"
