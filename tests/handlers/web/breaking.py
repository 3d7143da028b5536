"""Views that cannot be made, planted where one is made after something was kept."""

import logging
from typing import Any

import httpx
import pytest

from handlers.web.models.model import SavedNotice


class NoView(Exception):
    """What a planted view raises."""


def break_view(monkeypatch: pytest.MonkeyPatch, module: Any, *names: str) -> None:
    """From now on these functions of a module raise."""

    def raised(*told: object, **more: object) -> None:
        raise NoView

    for name in names:
        monkeypatch.setattr(module, name, raised)


def told_as_kept(answer: httpx.Response, code: str, path: str, status: int = 200) -> None:
    """A program was told that the change was kept, and where to read it."""
    assert (answer.status_code, answer.json()) == (status, SavedNotice(code=code, path=path))


def logged(caplog: pytest.LogCaptureFixture) -> list[tuple[str, str]]:
    """(event, what failed) of the errors logged."""
    return [
        (one.getMessage(), vars(one)["failure"]) for one in caplog.records if one.levelno == logging.ERROR
    ]
