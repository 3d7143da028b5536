"""What a run of the benchmarks writes and how it ends, with sections that measure nothing."""

from pathlib import Path

import pytest

from tests.bench import __main__ as bench
from tests.bench import age, budgets, planted
from tests.bench.measure import Spread
from tests.bench.table import Figure, Table


def table(scratch: Path, quick: bool) -> Table:
    figure = Figure("warmth", "one", Spread.of([0.5]))
    return Table(
        "Small" if quick else "Large", "Nothing.", ("what", "how much"), (("a", "1"),), figures=(figure,)
    )


def broken(scratch: Path, quick: bool) -> Table:
    raise AssertionError("the forms no longer pass check")


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where figures are written to in this test."""
    monkeypatch.setattr(bench, "PAGE", tmp_path / "performance.md")
    monkeypatch.setattr(bench, "SECTIONS", {"first": table, "last": table})
    monkeypatch.setattr(budgets, "BUDGETS", {"warmth": budgets.Budget(1)})
    return tmp_path / "performance.md"


def test_a_full_run_writes_every_table_to_the_page_and_of_which_code_it_speaks(page: Path) -> None:
    bench.main([])
    told = page.read_text("utf-8")
    assert told.count("## Large") == 2
    assert "| warmth | one |  | 1× | 0.50× | yes |" in told
    assert "Sections: first, last;" in told
    assert " cores (" in told
    assert told.count("- Load ") == 2
    assert age.changed_part(told) == 0


@pytest.mark.parametrize("arguments", [["--quick"], ["first"]])
def test_a_quick_run_and_a_single_section_only_print(
    page: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    page.write_text("| warmth | one |  | 1× | 0.25× | yes |\n", "utf-8")
    bench.main(arguments)
    told = capsys.readouterr().out
    assert "| a | 1 |" in told
    assert "| warmth | one | 0.25 | 0.50× | **2.00×** |" in told
    assert "; load " in told
    assert page.read_text("utf-8").startswith("| warmth")


def test_a_budget_that_no_section_measures_any_more_fails_the_quick_run(
    page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budgets, "BUDGETS", {"warmth": budgets.Budget(1), "lost": budgets.Budget(1)})
    with pytest.raises(SystemExit, match="no section measured: lost"):
        bench.main(["--quick"])


@pytest.mark.parametrize(("seen", "code"), [(True, None), (False, "the slow-down does not show")])
def test_a_planted_slow_down_that_does_not_show_is_a_failure(
    seen: bool, code: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planted, "main", lambda: seen)
    with pytest.raises(SystemExit) as ended:
        bench.main(["--planted"])
    assert ended.value.code == code


@pytest.mark.parametrize("arguments", [["--quick"], []])
def test_a_section_that_cannot_run_is_named_at_the_end_and_no_page_is_written(
    page: Path,
    arguments: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(bench, "SECTIONS", {"first": broken, "last": table})
    with pytest.raises(SystemExit, match="could not run: first"):
        bench.main(arguments)
    told = capsys.readouterr()
    assert "| a | 1 |" in told.out
    assert "the forms no longer pass check" in told.err
    assert not page.exists()
