"""Viet Nam: đồng, UTC+7, the numbers of its identity cards, VNeID, VietQR, motto and official forms."""

from datetime import timedelta

from forms.country.pack import Codes, Country, Phone, Tax, Transfer
from forms.country.reception import office_week
from forms.country.vn.identity import IDENTITY, OLD
from forms.country.vn.papers import APOLOGIES, APPEAL, BY_FORM, SLIPS
from forms.country.vn.vneid import VNEID
from forms.text.currency import Currency
from forms.text.words import Phrase

COUNTRY = Country(
    code="vn",
    language="vi",
    # Grouped as at home on pages in other languages too (7.000 ₫). After a sum people write the unit in
    # many ways: đ needs a Vietnamese keyboard.
    currency=Currency("VND", ("đồng", "đ", "dong", "vnđ"), grouped_as="vi"),
    time_zone="Asia/Ho_Chi_Minh",
    offset=timedelta(hours=7),
    phone=Phone(
        rule=Phrase("country.vn.phone"),
        example="0912 345 678",
        prefix="+84",
        # Mobile prefixes since the renumbering of 2018: 03, 05, 07, 08, 09; landlines begin with 02.
        national=r"0(?:[35789]\d{8}|2\d{8,9})",
        # People write +84 0912… as well: the zero after the country code is dropped.
        abroad=r"^(\+|00)?84(?=[2-9]|0[2-9])0?",
        groups=(4, 3, 4),
        others=False,
    ),
    identity=IDENTITY,
    old_identity=OLD,
    # Law 38/2019 on tax administration, Art. 30: 10 digits, or 13 for a branch, often with a hyphen.
    tax=Tax("^[0-9]{10}(-?[0-9]{3})?$", Phrase("country.vn.tax")),
    motto=("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập – Tự do – Hạnh phúc"),
    channels=(VNEID,),
    transfer=Transfer("vietqr", Phrase("country.vn.transfer")),
    appeal=APPEAL,
    status_codes=True,
    codes=Codes(
        procedure=r"\d\.\d{6}",
        commune=r"\d{5}",
        province=r"\d{2}",
        # Decree 61/2018/NĐ-CP: the number of a dossier begins with the code of the unit that receives it.
        number_prefix=r"[A-Z]\d{2}(\.\d{2,3}){1,3}",
    ),
    # "Office hours on working days, and Saturday mornings" (national portal); the times are assumed, as the
    # widest that offices keep: no law states them for all.
    reception=office_week("07:30-12:00 13:00-17:00", saturday="07:30-12:00"),
    holidays="VN",
    slips=SLIPS,
    apologies=APOLOGIES,
    slips_by_form=BY_FORM,
    sample_name="tranthibinh",
    samples={
        "name": "Nguyễn Văn An",
        "phone": "0912345678",
        "email": "an@example.vn",
    },
)
