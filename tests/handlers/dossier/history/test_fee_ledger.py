"""One payment settles a ledger, however often it is reported."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.dossier.history.fee_ledger import PaymentRefused, open_ledger
from tests.viet_nam import VIETNAM

AT = datetime(2026, 7, 22, 9, 0, tzinfo=VIETNAM)


def test_a_fee_is_due_from_the_start_and_a_free_filing_owes_nothing() -> None:
    assert open_ledger(7000).state == "due"
    assert open_ledger(0).state == "none"
    with pytest.raises(ValueError, match="a fee of -1"):
        open_ledger(-1)


def test_the_same_payment_reported_again_changes_nothing() -> None:
    paid = open_ledger(7000).settle("FT1", 7000, "transfer", AT)
    assert (paid.state, paid.paid, paid.reference, paid.source, paid.at) == (
        "paid",
        7000,
        "FT1",
        "transfer",
        AT,
    )
    assert paid.settle("FT1", 7000, "desk", AT) is paid


def test_another_payment_is_refused_and_says_which_one_is_recorded() -> None:
    paid = open_ledger(7000).settle("FT1", 7000, "transfer", AT)
    with pytest.raises(PaymentRefused) as refused:
        paid.settle("FT2", 7000, "desk", AT)
    assert "FT1" in refused.value.words["vi"]
    with pytest.raises(PaymentRefused):
        paid.settle("FT1", 8000, "desk", AT)


@given(st.integers(min_value=1), st.integers())
def test_only_the_exact_amount_settles(due: int, amount: int) -> None:
    ledger = open_ledger(due)
    if amount == due:
        assert ledger.settle("r", amount, "desk", AT).state == "paid"
        return
    with pytest.raises(PaymentRefused) as refused:
        ledger.settle("r", amount, "desk", AT)
    assert refused.value.words["en"] == "The amount must be exactly the fee due"


def test_nothing_is_settled_where_nothing_is_due_or_the_source_is_unknown() -> None:
    with pytest.raises(PaymentRefused, match="No fee is due"):
        open_ledger(0).settle("r", 0, "desk", AT)
    with pytest.raises(PaymentRefused, match="No fee is due"):
        open_ledger(7000).cancel().settle("r", 7000, "desk", AT)
    with pytest.raises(PaymentRefused, match="Choose desk, transfer or online"):
        open_ledger(7000).settle("r", 7000, "bitcoin", AT)


def test_only_what_is_due_is_cancelled() -> None:
    assert open_ledger(7000).cancel().state == "cancelled"
    paid = open_ledger(7000).settle("r", 7000, "desk", AT)
    assert paid.cancel() is paid
    assert open_ledger(0).cancel().state == "none"


def test_a_fee_derived_again_is_owed_or_no_longer_owed() -> None:
    assert (open_ledger(0).correct(7000).state, open_ledger(0).correct(7000).due) == ("due", 7000)
    assert open_ledger(7000).correct(0).state == "none"
    assert open_ledger(7000).correct(15000).settle("FT1", 15000, "desk", AT).state == "paid"


def test_what_was_paid_stays_paid_and_a_difference_is_named() -> None:
    paid = open_ledger(7000).settle("FT1", 7000, "transfer", AT)
    assert not paid.differs
    other = paid.correct(15000)
    assert (other.state, other.paid, other.due, other.differs) == ("paid", 7000, 15000, True)
    assert other.has_recorded("FT1", 7000)
