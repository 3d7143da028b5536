"""What is owed for a dossier and how it is paid: at the desk, by transfer, or as the unit asks."""

from dataclasses import replace

from forms.country.pack import Country
from forms.fields.payment_method import WORDS, way_words
from forms.text.formatting import charge
from forms.text.language import Language
from forms.text.words import Phrase
from handlers.dossier.dossier import Dossier
from handlers.dossier.table.steps import CONSENTING, STEPS
from handlers.partners import vietqr
from handlers.web.http.services import Bank, Services
from handlers.web.models.desk import FrozenFee
from site_templates.views import Line, Payment

PAYLOADS = {"vietqr": vietqr.payload}
"""What a banking app reads, by the method of the country."""
BANK = Phrase("web.dossier.payment.bank")
ACCOUNT = Phrase("web.dossier.payment.account")
HOLDER = Phrase("web.dossier.payment.holder")
PURPOSE = Phrase("web.dossier.payment.purpose")
LATER = {
    "consent": Phrase("web.dossier.payment.later.consent"),
    "on_submit": Phrase("web.dossier.payment.later.on_submit"),
    "after_acceptance": Phrase("web.dossier.payment.later.after_acceptance"),
    "on_result": Phrase("web.dossier.payment.later.on_result"),
}


def payment_view(services: Services, dossier: Dossier, language: Language, step: str = "") -> Payment:
    """What is owed, and how: a transfer where country and unit take one now, else at the desk.

    `step` shows it as it stood in that step; the ledger decides otherwise.
    """
    ledger, country = dossier.summary.ledger, services.country
    fee = dossier.fee if step else dossier.current_fee
    state = "due" if step and fee["amount"] else ledger.state
    how, bank = str(fee["how"]), services.bank if country.transfer else None
    if state not in ("due", "paid"):
        return Payment(charge(0, country.currency, language), "none", how)
    # Without an account to transfer to, the desk is the only way, whatever was chosen when filing.
    how = "desk" if how == "transfer" and bank is None else how
    shown = Payment(
        charge(ledger.paid if state == "paid" else fee["amount"], country.currency, language),
        state,
        how,
        str(fee["explanation"][language]),
        way=way_text(how, country, language),
    )
    if state == "due" and fee["when"] not in STEPS[step or dossier.summary.step].payable:
        when = "consent" if (step or dossier.summary.step) == CONSENTING else fee["when"]
        return replace(shown, how="later", note=f"{shown.note}. {LATER[when][language]}")
    if state == "paid" or how != "transfer" or bank is None:
        return shown
    code, lines = _transfer_lines(bank, dossier, fee["amount"], country, language)
    return replace(shown, qr=code, bank=lines)


def way_text(how: str, country: Country, language: Language) -> str:
    """How the fee is to be paid, in words."""
    return way_words(how, country)[language] if how in WORDS else how


def _transfer_lines(
    bank: Bank, dossier: Dossier, amount: int, country: Country, language: Language
) -> tuple[str, tuple[Line, ...]]:
    # The only thing a bank statement shows, so it must name the dossier, and nobody.
    purpose = f"LP {dossier.code}"
    text = PAYLOADS[country.transfer.method if country.transfer else ""](
        bank.bin, bank.account, amount, purpose
    )
    lines = (
        Line(BANK[language], bank.name),
        Line(ACCOUNT[language], bank.account),
        Line(HOLDER[language], bank.holder),
        Line(PURPOSE[language], purpose),
    )
    return qr_image(text), lines


def qr_image(text: str) -> str:
    """A QR code as an SVG image in a data URI; the same text always gives the same bytes."""
    import segno  # only who pays by transfer needs it

    code = segno.make(text, error="m", micro=False)
    return str(code.svg_data_uri(scale=4, border=2, xmldecl=False, light="#fff"))


def fee_as_json(dossier: Dossier) -> FrozenFee:
    """The fee for a program, and whether it is paid."""
    fee = dossier.current_fee
    return FrozenFee(
        amount=fee["amount"],
        rule=fee["rule"],
        explanation=dict(fee["explanation"]),
        count=fee["count"],
        when=fee["when"],
        how=fee["how"],
        state=dossier.summary.ledger.state,
    )
