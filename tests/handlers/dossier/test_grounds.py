"""Reasons that are true of a dossier: offered and taken; others are neither."""

from typing import Any

import pytest

from handlers.dossier.code import filing_code, group_code
from handlers.dossier.dossier import Dossier
from handlers.dossier.grounds import FAULTS, HOLDS, open_reasons
from handlers.dossier.table.reasons import REASONS
from tests.handlers.dossier.world import DAY, MORNING, filed, go, missing

ASKED = ("claim", "ask_supplement")
OTHER = filing_code(b"secret", account="acc-1", edition="e", answers={})


def codes(dossier: Dossier, move: str, later: int = 0) -> set[str]:
    return {one.code for one in open_reasons(dossier, move, (MORNING + later * DAY).date())}


def ask(dossier: Dossier, item: dict[str, str]) -> dict[str, str]:
    return missing(dossier, "ask_supplement", items=[item])


def test_every_ground_of_the_table_is_known_and_says_why_it_fails() -> None:
    assert {one.ground for one in REASONS.values()} - {""} == set(HOLDS) == set(FAULTS)


def test_a_fresh_dossier_is_not_refused_for_a_supplement_nobody_asked_for() -> None:
    fresh = go(filed(), "claim", at=MORNING)
    assert codes(fresh, "refuse") == {"not_competent", "not_eligible", "duplicate", "false_statement"}
    for code in ("supplement_overdue", "supplement_insufficient"):
        assert missing(fresh, "refuse", reason=code)["reason"].startswith("Chỉ chọn lý do này khi")


def test_a_supplement_is_overdue_only_after_its_last_day() -> None:
    asked = go(filed(), *ASKED, at=MORNING)
    assert "supplement_overdue" not in codes(asked, "refuse", later=6)
    assert "supplement_overdue" in codes(asked, "refuse", later=7)
    late = go(asked, "claim", "refuse", at=MORNING + 7 * DAY, reason="supplement_overdue")
    assert late.summary.reason == "supplement_overdue"


@pytest.mark.parametrize("then", [(), ("resume",)])
def test_a_supplement_is_insufficient_only_once_it_has_come(then: tuple[str, ...]) -> None:
    answered = go(filed(), *ASKED, "answer_supplement", *then, at=MORNING)
    assert "supplement_insufficient" in codes(answered, "refuse")
    assert "supplement_overdue" not in codes(answered, "refuse", later=9)
    assert go(answered, "refuse", reason="supplement_insufficient").summary.step == "refused"


def test_a_duplicate_names_the_other_dossier() -> None:
    fresh = go(filed(), "claim", at=MORNING)
    assert missing(fresh, "refuse", reason="duplicate").keys() == {"other"}
    assert missing(fresh, "refuse", reason="duplicate", other="xyz").keys() == {"other"}
    assert missing(fresh, "refuse", reason="duplicate", other=fresh.code).keys() == {"other"}
    data: dict[str, Any] = dict(
        go(fresh, "refuse", reason="duplicate", other=group_code(OTHER)).events[-1].data
    )
    assert data["other"] == OTHER


def test_the_code_of_another_dossier_is_kept_with_no_other_reason() -> None:
    fresh = go(filed(), "claim", at=MORNING)
    assert "other" not in go(fresh, "refuse", reason="not_eligible", other=OTHER).events[-1].data


def test_what_is_wrong_with_a_file_is_said_only_of_a_document_with_a_file() -> None:
    fresh, paper = go(filed(), "claim", at=MORNING), "giay-to-cho-o"
    assert "document_unreadable" not in codes(fresh, "ask_supplement")
    said = ask(fresh, {"document": paper, "reason": "document_unreadable"})
    assert said["items.0.reason"].startswith("Giấy tờ này chưa có tệp nào")
    sent = go(fresh, "attach")
    assert "document_unreadable" in codes(sent, "ask_supplement")
    asked = go(sent, "ask_supplement", items=[{"document": paper, "reason": "document_unreadable"}])
    assert asked.summary.step == "supplement_requested"
    assert ask(sent, {"document": "khac", "reason": "document_unreadable"}).keys() == {"items.0.reason"}


@pytest.mark.parametrize(
    "item",
    [
        {"field": "ho_ten", "reason": "document_missing"},
        {"document": "giay-to-cho-o", "reason": "answer_mismatch"},
    ],
)
def test_a_reason_about_answers_is_none_about_documents(item: dict[str, str]) -> None:
    assert ask(go(filed(), "claim", at=MORNING), item).keys() == {"items.0.reason"}


def test_only_a_dossier_whose_unit_is_to_be_chosen_goes_on_because_a_unit_closed() -> None:
    fresh = go(filed(), "claim", at=MORNING)
    assert codes(fresh, "forward") == {"other_unit_competent"}
    assert missing(fresh, "forward", reason="unit_changed").keys() == {"reason"}
