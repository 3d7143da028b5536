"""What follows from the answers: the fee as it is frozen, and what is derived again when answers change."""

from forms.schema.fee import Fee
from forms.schema.procedure import Procedure
from handlers.dossier.history.event import EventData, FrozenFee
from handlers.dossier.history.record import Dossier


def freeze_fee(fee: Fee, procedure: Procedure, pay: str | None) -> FrozenFee:
    """The fee as a dossier keeps it; `pay` is how the citizen chose to pay, if asked."""
    return {
        "amount": fee.amount,
        "rule": fee.rule,
        "explanation": fee.explanation.plain(),
        "count": fee.count,
        "when": procedure.fee.when,
        "how": pay or ("transfer" if procedure.level == 4 else "desk"),
    }


def derived_again(dossier: Dossier, procedure: Procedure, fee: Fee, unit: str) -> EventData:
    """What another fee and unit change of a dossier: nothing, where corrected answers lead to the same.

    `fee` is that of the answers as corrected, on the day the dossier was received; `unit` the id of the one
    they lead to now, "" where that is the one they led to before.
    """
    found, now = EventData(), dossier.current_fee
    # How to pay was the citizen's choice, and stays; a rule may change its reason and leave the sum.
    if (fee.amount, fee.rule) != (now["amount"], now["rule"]):
        found["fee"] = freeze_fee(fee, procedure, now["how"])
    if unit:
        found["belongs_to"] = unit
    return found


def derived_flags(dossier: Dossier) -> tuple[str, ...]:
    """What corrected answers leave to the officer: another unit, or a sum paid that is not due."""
    summary = dossier.summary
    elsewhere = summary.is_open and summary.belongs_to not in ("", summary.unit)
    return (("other_unit",) if elsewhere else ()) + (("fee_differs",) if summary.ledger.differs else ())
