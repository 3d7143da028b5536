"""Progress is shown to somebody who waits at a terminal, and to nobody else."""

import io
from collections.abc import Iterator

import pytest

from site_templates.building.progress import PATIENCE, with_progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def ticking(seconds: float) -> Iterator[float]:
    now = 0.0
    while True:
        yield now
        now += seconds


def said(stream: io.StringIO, seconds: float) -> str:
    """What a build of three editions shows there, each taking so many seconds."""
    clock = ticking(seconds)
    results = with_progress(iter("abc"), 3, stream, clock.__next__)
    assert list(results) == ["a", "b", "c"]
    return stream.getvalue()


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")


def test_a_build_that_takes_longer_than_two_seconds_says_how_far_it_is() -> None:
    shown = said(Terminal(), PATIENCE)
    assert "editions" in shown
    assert "3/3" in shown
    # It is taken away again: cursor up, line erased.
    assert shown.rstrip().endswith("\x1b[2K")


def test_a_build_that_is_quick_says_nothing() -> None:
    assert said(Terminal(), 0.1) == ""


def test_in_a_pipe_nothing_is_said_however_long_it_takes() -> None:
    assert said(io.StringIO(), PATIENCE) == ""


def test_a_build_that_fails_takes_its_progress_away() -> None:
    def failing() -> Iterator[str]:
        yield "a"
        raise ZeroDivisionError

    stream, clock = Terminal(), ticking(PATIENCE)
    with pytest.raises(ZeroDivisionError):
        list(with_progress(failing(), 2, stream, clock.__next__))
    assert stream.getvalue().rstrip().endswith("\x1b[2K")
