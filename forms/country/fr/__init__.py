"""France: euros and cents, the clock of Paris with its summer time, telephone numbers in pairs of digits.

The state knows nobody by one number that any office may ask for (the NIR is for social security alone), so
accounts have none here.
"""

from forms.country.pack import Codes, Country, Phone, Tax
from forms.text.currency import Currency
from forms.text.words import Phrase

COUNTRY = Country(
    code="fr",
    language="fr",
    # ISO 4217 counts euros in cents: a fee of 13.76 € is written 1376.
    currency=Currency("EUR", ("euros", "euro"), leading=("en",)),
    time_zone="Europe/Paris",
    phone=Phone(
        rule=Phrase("country.fr.phone"),
        example="06 39 98 01 23",
        prefix="+33",
        national=r"0[1-9]\d{8}",
        abroad=r"^(\+|00)?33(?=[1-9]|0[1-9])0?",
        groups=(2, 2, 2, 2, 2),
    ),
    # SIREN, or SIRET with the establishment (Code de commerce R123-220).
    tax=Tax(r"^[0-9]{9}([0-9]{5})?$", Phrase("country.fr.tax")),
    # Code de justice administrative, Art. R421-1.
    appeal=Phrase("country.fr.appeal"),
    # Codes of the national statistics office: commune 75056, 2A004; département 75, 2A, 971.
    codes=Codes(commune=r"(\d{2}|2[AB])\d{3}", province=r"\d{2,3}|2[AB]"),
    levels=("commune", "department", "region", "national"),
    holidays="FR",
    sample_name="mariedupont",
    samples={"name": "Marie Dupont", "phone": "0639980123", "email": "marie@example.fr"},
)
