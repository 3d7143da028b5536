"""Work for all processors: the results in order, and an error where it belongs."""

import gc

import pytest

from forms.cache.parallel import MANY, map_in_parallel, without_collector


@pytest.mark.parametrize("count", [0, 3, MANY + 5])
def test_work_spread_over_processors_comes_back_in_order(count: int) -> None:
    assert list(map_in_parallel(_double, range(count))) == [2 * n for n in range(count)]


def _double(n: int) -> int:
    return 2 * n


def test_an_error_in_spread_work_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        list(map_in_parallel(_through_zero, range(MANY)))


def _through_zero(n: int) -> float:
    return 1 / (n - 5)


def _collects(_: int) -> bool:
    return gc.isenabled()


def test_garbage_is_looked_for_only_where_there_is_much_of_it() -> None:
    with without_collector():
        assert not any(map_in_parallel(_collects, range(MANY - 1)))
        assert all(map_in_parallel(_collects, range(MANY)))
    assert gc.isenabled()
