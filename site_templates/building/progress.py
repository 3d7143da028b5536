"""How far a build has come, shown to somebody who waits: on a terminal, and only where it takes a while."""

import sys
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TextIO, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

A = TypeVar("A")

PATIENCE = 2.0
"""Seconds after which one wonders whether anything happens."""


def with_progress(
    results: Iterator[A],
    total: int,
    stream: TextIO | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[A]:
    """The results as they come. `stream`: where progress is shown if it is a terminal; standard error."""
    stream = stream or sys.stderr
    began, bar = clock(), None
    try:
        for done, result in enumerate(results, 1):
            if bar is None and stream.isatty() and clock() - began >= PATIENCE:
                bar = _bar(stream, total)
            if bar is not None:
                bar.update(bar.task_ids[0], completed=done)
            yield result
    finally:
        if bar is not None:
            bar.stop()


def _bar(stream: TextIO, total: int) -> "Progress":
    # Imported here: most builds end before anybody waits.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("editions"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # Taken away at the end: the table of the pages is what stays.
    bar = Progress(*columns, console=Console(file=stream), transient=True)
    bar.add_task("editions", total=total)
    bar.start()
    return bar
