"""Figures stand beside their budgets and beside those of the page."""

import pytest

from tests.bench import budgets
from tests.bench.budgets import BUDGETS, beside_page, budget_table, reached, unmeasured
from tests.bench.measure import Spread
from tests.bench.table import Figure

NOISY = Spread(0.3, 0.28, 0.33)


def figures(**changes: Spread | None) -> list[Figure]:
    """One figure for every budget, each as good as it may be."""
    return [
        Figure(name, "all", changes.get(name, Spread.of([budget.most]))) for name, budget in BUDGETS.items()
    ]


def test_every_budget_has_its_row_with_what_was_reached_and_whether_it_is_kept() -> None:
    table = budget_table(figures(**{budgets.CHECK: Spread(0.4, 0.39, 0.41), budgets.POST: None}))
    told = {row[0]: row[-2:] for row in table.rows}
    assert list(told) == list(BUDGETS)
    assert told[budgets.CHECK] == ("0.40× (0.39–0.41)", "**no**")
    assert told[budgets.COLD_HUGO] == ("2.50×", "yes")
    assert told[budgets.POST] == ("not measured", "")
    assert told[budgets.PAGE] == ("14,000 B", "yes")


def test_the_code_of_before_stands_beside_it_where_it_was_measured() -> None:
    table = budget_table([Figure(budgets.ZIP, "all", NOISY, Spread.of([15.57]))])
    assert table.rows == ((budgets.ZIP, "all", "15.57 MB", "9 MB", "0.30 MB (0.28–0.33)", "yes"),)


def test_what_was_reached_can_be_read_back_from_the_page() -> None:
    page = f"# Performance\n\n{budget_table(figures(**{budgets.POST: None}))}\n\n## Check\n\n| a | b |\n"
    told = {(name, "all"): budget.most for name, budget in BUDGETS.items() if name != budgets.POST}
    assert reached(page) == told


@pytest.mark.parametrize(
    ("of", "change"), [("all", "**1.50×**"), ("5 procedures", "")], ids=["same size", "other size"]
)
def test_a_figure_stands_beside_that_of_the_page_of_the_same_size(of: str, change: str) -> None:
    page = f"{budget_table([Figure(budgets.CHECK, 'all', Spread.of([0.2]))])}"
    [row] = beside_page([Figure(budgets.CHECK, of, NOISY)], page).rows
    assert row == (budgets.CHECK, of, "0.2" if change else "–", "0.30× (0.28–0.33)", change)


def test_a_figure_that_could_not_be_measured_is_compared_with_nothing() -> None:
    page = f"{budget_table([Figure(budgets.CHECK, 'all', Spread.of([0.2]))])}"
    [row] = beside_page([Figure(budgets.CHECK, "all", None)], page).rows
    assert row[-2:] == ("not measured", "")


def test_a_budget_that_no_section_measures_is_named() -> None:
    assert unmeasured(figures()) == []
    assert unmeasured([one for one in figures() if one.name != budgets.ZIP]) == [budgets.ZIP]
