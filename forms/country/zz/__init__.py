"""No country: the rules that apply everywhere, for forms whose site names none."""

from datetime import timedelta

from forms.country.pack import Country, Phone
from forms.text.words import Phrase

COUNTRY = Country(
    code="zz",
    phone=Phone(
        rule=Phrase("country.zz.phone"),
        example="+44 20 7946 0123",
    ),
    offset=timedelta(),
    appeal=Phrase("country.zz.appeal"),
)
