"""Coded reasons and their remedies."""

import pytest

from handlers.dossier.table.moves import MOVES
from handlers.dossier.table.reasons import REASONS, Reason, reasons_for


@pytest.mark.parametrize("reason", REASONS.values(), ids=lambda reason: reason.code)
def test_a_reason_says_what_to_do_in_both_languages(reason: Reason) -> None:
    assert reason.for_moves
    assert reason.for_moves <= MOVES.keys()
    for language in ("vi", "en"):
        label, remedy = reason.label[language], reason.remedy[language]
        assert not label.endswith(".")
        assert label[0].islower()
        assert remedy.endswith(".")
        assert remedy[0].isupper()
    assert reason.label["vi"] != reason.label["en"]


def test_codes_are_unique_and_a_move_gets_only_its_own() -> None:
    assert all(code == reason.code for code, reason in REASONS.items())
    assert {reason.code for reason in reasons_for("stop")} == {
        "verification",
        "other_authority",
        "dispute",
        "force_majeure",
    }
    assert reasons_for("decide") == ()
