"""One kind of work for many tasks, over all processors."""

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TypeVar

# Forking costs about as much as reading and proving eight editions, or building three.
MANY = 16
"""From so many tasks on, the start of more processes is paid back; of light ones from four times as many."""
CHUNK = 8

A = TypeVar("A")
B = TypeVar("B")


@contextmanager
def without_collector() -> Iterator[None]:
    """Lets nobody look for garbage: what a short process makes stays until its end, and a tenth of its time
    went into looking. `map_in_parallel` has it looked for again where tasks are many."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


_running_work: list[Callable[[int], object]] = []


def map_in_parallel(work: Callable[[A], B], tasks: Sequence[A], light: bool = False) -> Iterator[B]:
    """The results in order, over all processors where there are many tasks. `light`: of ten milliseconds."""
    many = MANY * (4 if light else 1)
    if len(tasks) >= many:
        gc.enable()
    if len(tasks) < many or sys.platform != "linux":
        yield from map(work, tasks)
        return
    # What the first one loads and makes – schemas, templates – none of the children does once more.
    yield work(tasks[0])
    # Forked, so that the children have every task already; chunks, so that messages are few.
    _running_work.append(lambda n: work(tasks[n]))
    # What stands now stays: a collector that looks through it in each child would copy its memory.
    gc.collect()
    gc.freeze()
    try:
        with get_context("fork").Pool(len(os.sched_getaffinity(0))) as pool:
            yield from pool.imap(_nth_result, range(1, len(tasks)), chunksize=_chunk_size(len(tasks)))
    finally:
        gc.unfreeze()
        _running_work.pop()


def _chunk_size(tasks: int) -> int:
    """Few messages where there is much to do; every processor busy to the end where there is little."""
    return max(1, min(CHUNK, tasks // (4 * len(os.sched_getaffinity(0)))))


def _nth_result(n: int) -> object:
    return _running_work[-1](n)
