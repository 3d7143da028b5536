"""No country: what holds everywhere, for forms whose site names none."""

from datetime import timedelta

from forms.country.pack import Country, Phone
from forms.text.language import Text

COUNTRY = Country(
    code="zz",
    phone=Phone(
        rule=Text(
            vi="số điện thoại viết kèm mã nước, ví dụ +44 20 7946 0123",
            en="a number with its country code, for example +44 20 7946 0123",
        ),
        example="+44 20 7946 0123",
    ),
    offset=timedelta(),
    appeal=Text(
        vi="Đơn vị cho bạn biết cách khiếu nại quyết định này.",
        en="The unit tells you how to appeal against this decision.",
    ),
)
