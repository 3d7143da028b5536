"""What is owed for a dossier and how it is paid: at the desk, by transfer, or as the unit asks."""

from dataclasses import replace

import segno

from forms.country.pack import Country
from forms.fields.payment_method import WORDS, way_words
from forms.text.formatting import charge
from forms.text.language import Language, Text
from handlers.dossier.dossier import Dossier
from handlers.partners import vietqr
from handlers.web.http.services import Bank, Office
from site_templates.views import Line, Payment

T = Text
PAYLOADS = {"vietqr": vietqr.payload}
"""What a banking app reads, by the method of the country."""
BANK = T(vi="Ngân hàng", en="Bank")
ACCOUNT = T(vi="Số tài khoản", en="Account number")
HOLDER = T(vi="Chủ tài khoản", en="Account holder")
PURPOSE = T(vi="Nội dung chuyển khoản", en="Transfer message")
LATER = {
    "on_submit": T(vi="Nộp ngay sau khi nộp hồ sơ.", en="To be paid right after filing."),
    "after_acceptance": T(
        vi="Chưa phải nộp ngay: nộp khi đơn vị yêu cầu.", en="Not yet: pay when the unit asks for it."
    ),
    "on_result": T(
        vi="Chưa phải nộp ngay: nộp khi nhận kết quả.", en="Not yet: pay when you receive the result."
    ),
}
PAYABLE = {
    "on_submit": frozenset(
        {"submitted", "received", "processing", "supplement_requested", "fee_due", "decided"}
    ),
    "after_acceptance": frozenset({"received", "processing", "fee_due", "decided"}),
    "on_result": frozenset({"fee_due", "decided"}),
}
"""When the fee is asked for → the steps in which it can be transferred."""


def payment(desk: Office, dossier: Dossier, language: Language, step: str = "") -> Payment:
    """What is owed, and how: a transfer where country and unit take one now, else at the desk.

    `step` shows it as it stood in that step; the ledger decides otherwise.
    """
    fee, ledger, country = dossier.fee, dossier.summary.ledger, desk.country
    state = "due" if step and fee["amount"] else ledger.state
    how, bank = str(fee["how"]), desk.bank if country.transfer else None
    if state not in ("due", "paid"):
        return Payment(charge(0, country.currency, language), "none", how)
    # A unit that takes no transfers is paid where it is.
    how = "desk" if how == "transfer" and bank is None else how
    shown = Payment(
        charge(fee["amount"], country.currency, language),
        state,
        how,
        str(fee["explanation"][language]),
        way=way(how, country, language),
    )
    if state == "due" and (step or dossier.summary.step) not in PAYABLE[fee["when"]]:
        return replace(shown, how="later", note=f"{shown.note}. {LATER[fee['when']][language]}")
    if state == "paid" or how != "transfer" or bank is None:
        return shown
    code, lines = _transfer(bank, dossier, country, language)
    return replace(shown, qr=code, bank=lines)


def way(how: str, country: Country, language: Language) -> str:
    """How the fee is to be paid, in words."""
    return way_words(how, country)[language] if how in WORDS else how


def _transfer(
    bank: Bank, dossier: Dossier, country: Country, language: Language
) -> tuple[str, tuple[Line, ...]]:
    purpose = f"LP {dossier.code}"
    text = PAYLOADS[country.transfer.method if country.transfer else ""](
        bank.bin, bank.account, dossier.fee["amount"], purpose
    )
    lines = (
        Line(BANK[language], bank.name),
        Line(ACCOUNT[language], bank.account),
        Line(HOLDER[language], bank.holder),
        Line(PURPOSE[language], purpose),
    )
    return qr(text), lines


def qr(text: str) -> str:
    """A QR code as an SVG image in a data URI; the same text always gives the same bytes."""
    code = segno.make(text, error="m", micro=False)
    return str(code.svg_data_uri(scale=4, border=2, xmldecl=False, light="#fff"))
