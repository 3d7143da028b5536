"""Signals to stop, caught and remembered, so that what runs can end in order."""

import contextlib
import signal
from collections.abc import Iterator

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextlib.contextmanager
def catch_signals() -> Iterator[list[int]]:
    """A list that holds every signal to stop since: Ctrl-C, a plain kill, a terminal that closed.

    No exception is raised from a handler: it may come up in a callback that swallows it, or cut saving short.
    """
    asked: list[int] = []
    before = {number: signal.signal(number, lambda number, _: asked.append(number)) for number in SIGNALS}
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
