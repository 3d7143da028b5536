"""A dossier whose unit nobody follows is still told with the unit that had it."""

from types import SimpleNamespace
from typing import Any

import pytest

from handlers.dossier.transfer import NoTarget
from handlers.web.tracking import holder


def test_where_nobody_follows_the_closed_unit_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(*_: object) -> None:
        raise NoTarget("nobody")

    monkeypatch.setattr(holder, "target_of", lost)
    services: Any = SimpleNamespace(unit=lambda id: f"unit {id}", catalogue=None, today=None)
    dossier: Any = SimpleNamespace(summary=SimpleNamespace(unit="A"))
    found: Any = holder.holding_unit(services, dossier)
    assert found == "unit A"
