"""The ledger of one dossier: what is due and paid; one payment settles it, however often reported."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from forms.text.language import Text

State = Literal["none", "due", "paid", "cancelled"]
SOURCES = ("desk", "transfer", "online")

NOTHING_DUE = Text(vi="Hồ sơ này không phải nộp lệ phí", en="This dossier owes no fee")
PAID_ALREADY = Text(
    vi="Lệ phí đã được ghi nhận với mã {reference}; không ghi nhận hai lần",
    en="The fee was recorded under {reference}; it is not recorded twice",
)
WRONG_AMOUNT = Text(
    vi="Số tiền phải đúng bằng lệ phí phải nộp",
    en="The amount must be exactly the fee that is due",
)
UNKNOWN_SOURCE = Text(
    vi="Chọn nộp tại quầy, chuyển khoản hoặc trực tuyến", en="Choose desk, transfer or online"
)


class Unsettled(ValueError):
    """The payment does not settle the ledger; `reason` says why. Nothing changed."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


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
        """The ledger after a payment; itself when this very payment is known. Raises Unsettled."""
        if self.knows(reference, amount):
            return self
        if source not in SOURCES:
            raise Unsettled(UNKNOWN_SOURCE)
        if self.state == "paid":
            raise Unsettled(PAID_ALREADY.format(reference=self.reference))
        if self.state != "due":
            raise Unsettled(NOTHING_DUE)
        if amount != self.due:
            raise Unsettled(WRONG_AMOUNT)
        return replace(self, paid=amount, state="paid", reference=reference, source=source, at=at)

    def knows(self, reference: str, amount: int) -> bool:
        """Whether this payment has been recorded: webhook, poll and desk may all report it."""
        return self.state == "paid" and self.reference == reference and self.paid == amount

    def cancel(self) -> "Ledger":
        """The ledger of a dossier that ended: what was not paid is owed no more."""
        return replace(self, state="cancelled") if self.state == "due" else self


def opened(amount: int) -> Ledger:
    """The ledger at submission. The amount is frozen there. Raises ValueError for a negative one."""
    if amount < 0:
        raise ValueError(f"a fee of {amount}")
    return Ledger(amount, state="due" if amount else "none")
