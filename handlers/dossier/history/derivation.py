"""What follows from the answers: the fee as it is frozen, and what is derived again when answers change."""

from forms.schema.fee import Fee
from forms.schema.procedure import Procedure
from handlers.dossier.history.event import FrozenFee


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
