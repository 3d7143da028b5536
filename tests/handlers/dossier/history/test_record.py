"""A dossier as JSON and back."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from handlers.dossier.dossier import Dossier, from_dict, to_dict
from tests.handlers.dossier.world import CITIZEN, COLLEAGUE, DAY, MORNING, OFFICER, SYSTEM, filed, go


def full() -> Dossier:
    walked = go(
        filed(), "attach", "claim", "receive", "process", "ask_supplement", "answer_supplement", at=MORNING
    )
    return go(walked, "resume", "settle", "decide")


def test_a_dossier_survives_json_exactly() -> None:
    for dossier in (filed(), full(), go(filed(), "claim", "refuse")):
        body = json.loads(json.dumps(to_dict(dossier), allow_nan=False))
        again = from_dict(body)
        assert again == dossier
        assert again.summary == dossier.summary
        assert again.to_dict() == body
        assert Dossier.from_dict(body) == dossier


def test_moments_are_written_with_the_vietnamese_offset() -> None:
    body = full().to_dict()
    assert body["filed_at"] == "2026-07-21T19:42:00+07:00"
    assert all(event["at"].endswith("+07:00") for event in body["events"])


def test_names_keep_their_bytes() -> None:
    text = json.dumps(filed().to_dict(), ensure_ascii=False)
    assert Dossier.from_dict(json.loads(text)).applicant == CITIZEN.name == "Y Ƀlôk Êban"


def test_a_dossier_from_before_the_kind_of_account_was_kept_is_still_read() -> None:
    body = filed().to_dict()
    del body["account_kind"]
    assert from_dict(body).account_kind == ""


def test_who_is_in_charge_has_the_dossier_or_once_it_is_closed_decided_it() -> None:
    working = go(filed(0), "claim", "receive", "process")
    assert filed().in_charge is None
    assert working.in_charge == OFFICER
    decided = go(working, "decide", "release")
    assert decided.in_charge is None
    assert go(decided, "claim", "return", by=COLLEAGUE).in_charge == OFFICER
    assert go(filed(), "claim", "refuse").in_charge == OFFICER
    assert go(filed(), "claim", "ask_supplement", "withdraw").in_charge is None
    overdue = go(filed(), "claim", "ask_supplement")
    late = go(overdue, "refuse", by=SYSTEM, at=MORNING + 30 * DAY, reason="supplement_overdue")
    assert late.in_charge is None


def spoilt(change: Callable[[Any], object]) -> Any:
    body: Any = json.loads(json.dumps(full().to_dict()))
    change(body)
    return body


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body.pop("code"),
        lambda body: body.update(language="xx"),
        lambda body: body.update(receive="pigeon"),
        lambda body: body.update(filed_at="yesterday"),
        lambda body: body.update(filed_at="2026-07-21T19:42:00"),
        lambda body: body.update(events=[]),
        lambda body: body.update(events=None),
        lambda body: body["fee"].pop("amount"),
        lambda body: body["events"][2].update(move="dance"),
        lambda body: body["events"].reverse(),
        lambda body: body["events"].pop(3),
        lambda body: body["events"][1].update(actor=None),
        lambda body: body["events"][1]["actor"].update(role="king"),
        lambda body: body["events"][1]["clock"].update(state="melted"),
        lambda body: body["events"][1]["clock"].update(paused_days="2"),
        lambda body: body["events"][1]["clock"].update(due="soon"),
        lambda body: body["events"][1]["data"].pop("key"),
        lambda body: body["events"].append(body["events"][-1]),
    ],
)
def test_what_is_no_dossier_is_refused_in_one_sentence(change: Callable[[Any], object]) -> None:
    with pytest.raises(ValueError, match=r"^no dossier: "):
        from_dict(spoilt(change))
