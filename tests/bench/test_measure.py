"""A ratio is that of rounds, in which rivals ran side by side."""

from tests.bench.measure import Run, Spread, cpu_ratios, in_turns, wall_ratios
from tests.bench.table import MILLISECONDS, rows


def test_a_noisy_round_that_slowed_down_both_leaves_the_ratio_as_it_is() -> None:
    ours, peer = [Run(1, 1), Run(9, 5), Run(1, 1)], [Run(2, 4), Run(18, 20), Run(2, 4)]
    assert cpu_ratios(ours, peer) == Spread(0.25, 0.25, 0.25)
    assert wall_ratios(ours, peer) == Spread(0.5, 0.5, 0.5)


def test_a_round_that_slowed_down_one_of_them_shows_as_noise() -> None:
    assert cpu_ratios([Run(1, 1), Run(1, 3)], [Run(1, 2), Run(1, 2)]) == Spread(1.0, 0.5, 1.5)


def test_every_rival_runs_once_a_round_and_each_is_first_in_its_turn() -> None:
    order = list[str]()

    def rival(name: str) -> Run:
        order.append(name)
        return Run(1, 1)

    runs = in_turns({"a": lambda: rival("a"), "b": lambda: rival("b")}, 3)
    assert order == ["a", "b", "b", "a", "a", "b"]
    assert {name: len(each) for name, each in runs.items()} == {"a": 3, "b": 3}


def test_a_row_has_the_ratio_with_its_noise_and_what_each_took() -> None:
    first, second = rows({"ours": [Run(0.2, 0.1)], "peer": [Run(0.1, 0.2)]}, MILLISECONDS, "cold")
    assert first == ("cold: ours", "", "", "100 ms (100–100)", "200 ms (200–200)")
    assert second[:3] == ("cold: peer", "**0.50×** (0.50–0.50)", "**2.00×** (2.00–2.00)")
