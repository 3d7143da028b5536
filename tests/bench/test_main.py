"""What a run of the benchmarks writes and how it ends, with sections that measure nothing."""

from pathlib import Path

import pytest

from tests.bench import __main__ as bench
from tests.bench.table import Table


def table(scratch: Path, quick: bool) -> Table:
    return Table("Small" if quick else "Large", "Nothing.", ("what", "how much"), (("a", "1"),))


def broken(scratch: Path, quick: bool) -> Table:
    raise AssertionError("the forms no longer pass check")


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where figures are written to in this test."""
    monkeypatch.setattr(bench, "PAGE", tmp_path / "performance.md")
    monkeypatch.setattr(bench, "SECTIONS", {"first": table, "last": table})
    return tmp_path / "performance.md"


def test_a_full_run_writes_every_table_to_the_page(page: Path) -> None:
    bench.main([])
    assert page.read_text("utf-8").count("## Large") == 2


@pytest.mark.parametrize("arguments", [["--quick"], ["first"]])
def test_a_quick_run_and_a_single_section_only_print(
    page: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    bench.main(arguments)
    assert "| a | 1 |" in capsys.readouterr().out
    assert not page.exists()


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
