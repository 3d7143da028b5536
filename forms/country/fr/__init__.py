"""France: euros and cents, the clock of Paris with its summer time, telephone numbers in pairs of digits.

The state knows nobody by one number that any office may ask for (the NIR is for social security alone), so
accounts have none here.
"""

from forms.country.pack import Codes, Country, Phone, Tax
from forms.text.currency import Currency
from forms.text.language import Text

COUNTRY = Country(
    code="fr",
    language="fr",
    # ISO 4217 counts euros in cents: a fee of 13.76 € is written 1376.
    currency=Currency("EUR", ("euros", "euro"), leading=("en",)),
    time_zone="Europe/Paris",
    phone=Phone(
        rule=Text(
            vi="số Pháp: 10 chữ số bắt đầu bằng 01 đến 09, hoặc số nước ngoài viết kèm mã nước",
            en="a French number: 10 digits beginning 01 to 09, or a foreign one with its country code",
        ),
        example="06 39 98 01 23",
        prefix="+33",
        national=r"0[1-9]\d{8}",
        abroad=r"^(\+|00)?33(?=[1-9]|0[1-9])0?",
        groups=(2, 2, 2, 2, 2),
    ),
    # SIREN, or SIRET with the establishment (Code de commerce R123-220).
    tax=Tax(
        r"^[0-9]{9}([0-9]{5})?$",
        Text(vi="9 chữ số, hoặc 14 kèm cơ sở", en="9 digits, or 14 with the establishment"),
    ),
    appeal=Text(
        vi="Bạn có thể khiếu nại đến đơn vị, hoặc khởi kiện tại tòa án hành chính trong hai tháng kể từ ngày "
        "nhận được thông báo.",
        en="You may appeal to the unit, or go to the administrative court within two months of being told "
        "(Code de justice administrative, Art. R421-1).",
    ),
    # Codes of the national statistics office: commune 75056, 2A004; département 75, 2A, 971.
    codes=Codes(commune=r"(\d{2}|2[AB])\d{3}", province=r"\d{2,3}|2[AB]"),
    levels=("commune", "department", "region", "national"),
    holidays="FR",
    sample_name="mariedupont",
    samples={"name": "Marie Dupont", "phone": "0639980123", "email": "marie@example.fr"},
)
