"""The row of a dossier in the lists: which tab, which flags, when late."""

from datetime import timedelta

from handlers.aws.items import to_item
from tests.handlers.dossier.world import filed, go


def test_an_answered_supplement_is_the_desks_turn_again() -> None:
    asked = go(filed(), "claim", "ask_supplement")
    assert to_item(asked)["desk_key"]["S"].startswith("supplement#")
    answered = to_item(go(asked, "answer_supplement"))
    assert answered["desk_key"]["S"].startswith("working#")
    assert "answered" in answered["flags"]["S"].split()
    assert "paused" not in answered


def test_the_row_knows_the_officer_by_id_not_by_name() -> None:
    claimed = go(filed(), "claim")
    officer = claimed.summary.officer
    assert officer is not None
    assert to_item(claimed)["officer_id"]["S"] == officer.id


def test_what_is_settled_at_once_is_never_late() -> None:
    at_once = filed(time_limit={"amount": 0, "unit": "immediate"})
    assert not at_once.summary.is_overdue(at_once.filed_at.date() + timedelta(days=30))
