"""The ledger of one dossier: what is due and paid; one payment settles it, however often reported."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from forms.text.language import Text
from forms.text.refusal import Refusal
from forms.text.words import Phrase

State = Literal["none", "due", "paid", "cancelled"]
SOURCES = ("desk", "transfer", "online")

NOTHING_DUE = Phrase("dossier.fee_ledger.nothing_due")
PAID_ALREADY = Phrase("dossier.fee_ledger.paid_already")
WRONG_AMOUNT = Phrase("dossier.fee_ledger.wrong_amount")
UNKNOWN_SOURCE = Phrase("dossier.fee_ledger.unknown_source")


class PaymentRefused(Refusal, ValueError):
    """The payment does not settle the ledger."""

    def __init__(self, words: Text) -> None:
        super().__init__(words, "unsettled")


@dataclass(frozen=True)
class Ledger:
    """Amounts in the smallest unit of the currency."""

    due: int
    paid: int = 0
    state: State = "none"
    reference: str = ""
    source: str = ""
    at: datetime | None = None

    def settle(self, reference: str, amount: int, source: str, at: datetime) -> "Ledger":
        """The ledger after a payment; itself when this very payment is known. Raises PaymentRefused."""
        if self.has_recorded(reference, amount):
            return self
        if source not in SOURCES:
            raise PaymentRefused(UNKNOWN_SOURCE)
        if self.state == "paid":
            raise PaymentRefused(PAID_ALREADY.format(reference=self.reference))
        if self.state != "due":
            raise PaymentRefused(NOTHING_DUE)
        # Neither more nor less: a part payment would need a ledger of several, which no fee here has.
        if amount != self.due:
            raise PaymentRefused(WRONG_AMOUNT)
        return replace(self, paid=amount, state="paid", reference=reference, source=source, at=at)

    def has_recorded(self, reference: str, amount: object) -> bool:
        """Whether this payment has been recorded: webhook, poll and desk may all report it."""
        return self.state == "paid" and self.reference == reference and self.paid == amount

    def correct(self, amount: int) -> "Ledger":
        """The ledger of a fee derived again; what was paid stays, a difference is for a person to settle."""
        if self.state in ("paid", "cancelled"):
            return replace(self, due=amount)
        return replace(self, due=amount, state="due" if amount else "none")

    @property
    def differs(self) -> bool:
        """Whether another sum was paid than is due since."""
        return self.state == "paid" and self.paid != self.due

    def cancel(self) -> "Ledger":
        """The ledger of a dossier that ended: what was not paid is owed no more."""
        return replace(self, state="cancelled") if self.state == "due" else self


def open_ledger(amount: int) -> Ledger:
    """The ledger at submission. The amount is frozen there. Raises ValueError for a negative one."""
    if amount < 0:
        raise ValueError(f"a fee of {amount}")
    return Ledger(amount, state="due" if amount else "none")
