"""An officer's decision that is kept: answered without a view for a browser, and by no view's fault lost."""

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from handlers.aws.scans import Verdict
from handlers.web.desk import endpoints
from tests.handlers.web.breaking import break_view, logged, told_as_kept
from tests.handlers.web.citizens import Counter as Town
from tests.handlers.web.citizens import with_lease
from tests.handlers.web.fakes import FakeScans
from tests.handlers.web.officers import CODE, HOME, desk
from tests.handlers.web.world import ELSEWHERE, OFFICER

ROOT = Path(__file__).parents[4]
OURS = tuple(f"{ROOT / floor}/" for floor in ("forms", "site_templates", "handlers"))


def calls(made: Callable[[], Any]) -> Counter[str]:
    """How often functions of ours were called, by file and name."""
    seen: Counter[str] = Counter()

    def watch(frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(OURS):
            seen[f"{code.co_filename.removeprefix(f'{ROOT}/')} {code.co_qualname}"] += 1

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        made()
    finally:
        sys.setprofile(before)
    return seen


def test_a_claim_in_a_browser_takes_at_most_200_calls_and_makes_no_view() -> None:
    one = desk()
    seen = calls(lambda: one.client.post(f"{HOME}/claim", data={"_token": "0"}))
    assert one.dossier.summary.officer is not None
    assert seen.total() <= 200, seen.most_common(20)
    assert not [name for name in seen if "dossier_view.py" in name or "render.py render" in name]


def test_a_claim_in_a_browser_looks_up_no_scan() -> None:
    class Counting(FakeScans):
        def verdict(self, key: str, version: str = "") -> Verdict:
            asked.append(key)
            return "clean"

    asked: list[str] = []
    town = Town(scans=Counting())
    at = f"/api/can-bo/ho-so/{with_lease(town, town.filed()).code}"
    assert town.client(OFFICER).post(f"{at}/claim", data={"_token": "0"}).status_code == 303
    assert asked == []
    assert town.client(OFFICER).get(at).status_code == 200
    assert asked == ["k"], "the dossier has no file of which a scan could be looked up"


def test_a_view_that_cannot_be_made_takes_no_decision_back(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    one = desk()
    break_view(monkeypatch, endpoints, "dossier_as_json", "dossier_page")
    answer = one.client.post(f"{HOME}/claim", data={"_token": "0"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"{HOME}?xong=claim")
    assert one.dossier.summary.officer is not None
    program = one.world.client(OFFICER, json=True)
    token = one.dossier.summary.token
    told_as_kept(program.post(f"{HOME}/receive", json={"token": token}), CODE, HOME)
    assert one.dossier.summary.step == "received"
    assert logged(caplog) == [("saved.view_failed", "NoView")]


def test_a_program_that_forwards_a_dossier_is_told_whose_it_is_now() -> None:
    one = desk("claim")
    sent = {"token": 1, "unit": ELSEWHERE, "reason": "other_unit_competent"}
    program = one.world.client(OFFICER, json=True)
    for _ in range(2):
        answer = program.post(f"{HOME}/forward", json=sent)
        assert (answer.status_code, answer.json()) == (200, {"code": CODE, "unit": ELSEWHERE})
