"""Things that are made when they are first asked for: a function that starts needs few of them, or none."""

from collections.abc import Callable
from threading import Lock
from typing import TypeVar, cast

T = TypeVar("T")


class _Later:
    def __init__(self, make: Callable[[], object]) -> None:
        self._make, self._making = make, Lock()
        self._made: object = None

    def __getattr__(self, asked: str) -> object:
        if self._made is None:
            # One thread at a time: a second client would keep connections of its own.
            with self._making:
                if self._made is None:
                    self._made = self._make()
        return getattr(self._made, asked)


def later(make: Callable[[], T]) -> T:
    """Stands for what `make` makes, and has it made once, when first something of it is asked for."""
    return cast(T, _Later(make))
