"""Time is an input: what was filed on one day is opened on another, and time acts on it."""

import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from infra import local
from tests.forms.shipped import shipped
from tests.handlers.dossier.world import filed, go

pytestmark = pytest.mark.emulator
STAY = "thong-bao-luu-tru"


def test_the_same_dossiers_are_opened_on_another_day_and_time_acts_on_them(tmp_path: Path) -> None:
    whole = shipped()
    catalogue = replace(whole, editions=tuple(one for one in whole.editions if one.id == STAY))
    then, later = date(2022, 5, 5), date(2022, 7, 1)
    with local.run_hosted(catalogue, tmp_path, then) as first:
        asked = go(filed(at=first.services.now()), "claim", "ask_supplement")
        first.dossiers.create(replace(asked, events=asked.events[:1]))
        first.dossiers.save(asked, 1)
    with local.run_hosted(catalogue, tmp_path / f"as-of-{then}", later) as second:
        deadline = time.monotonic() + 20
        while (found := second.dossiers.get(asked.code)) and found.version == asked.version:
            assert time.monotonic() < deadline, "time does not act"
            time.sleep(0.1)
        assert found is not None
        assert second.services.today == later
        assert (found.summary.step, found.summary.reason) == ("refused", "supplement_overdue")
        assert found.events[-1].at.date() == later
