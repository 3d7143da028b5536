"""What is made when first asked for: not before, and once for everybody."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from handlers.aws.later import later


class Store:
    """Something that takes long to make."""

    def __init__(self, name: str) -> None:
        self.name = name

    def whole(self) -> "Store":
        return self


def test_nothing_is_made_before_something_is_asked_of_it() -> None:
    made: list[Store] = []

    def make() -> Store:
        made.append(Store("a"))
        return made[0]

    store = later(make)
    assert made == []
    assert store.name == "a"
    assert store.whole() is made[0]
    assert len(made) == 1


def test_threads_that_ask_at_once_have_it_made_once() -> None:
    together, waiting = Barrier(8), Event()

    def make() -> Store:
        waiting.wait(0.05)  # lets the others come in meanwhile
        return Store("a")

    store = later(make)

    def ask(_: int) -> Store:
        together.wait(timeout=10)
        return store.whole()

    with ThreadPoolExecutor(8) as threads:
        assert len({id(one) for one in threads.map(ask, range(8))}) == 1


def test_what_cannot_be_made_says_so_each_time_it_is_asked_for() -> None:
    def make() -> Store:
        raise LookupError("no place for it")

    store = later(make)
    for _ in range(2):
        with pytest.raises(LookupError, match="no place for it"):
            store.whole()
