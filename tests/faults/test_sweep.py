"""Nothing lost, nothing twice, nobody in where they do not belong: whatever call breaks, and however."""

import pytest

from tests.faults.sweep import Row, sweep, table
from tests.faults.world import CONFIGS

DOUBLES, SEED = 150, 20260721


def test_no_fault_at_any_call_loses_or_doubles_anything(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [sweep(config) for config in CONFIGS]
    rows.append(sweep(CONFIGS[0], DOUBLES, SEED))
    with capsys.disabled():
        print(f"\n{table(rows)}\n{total(rows)}")
    assert all(row.sites > 25 for row in rows)
    assert [str(result) for row in rows for result in row.broken] == []
    assert all(row.unfired == 0 for row in rows[: len(CONFIGS)]), "a single fault was planned and never came"


def total(rows: list[Row]) -> str:
    runs, seconds = sum(row.runs for row in rows), sum(row.seconds for row in rows)
    return f"{runs} runs, {sum(len(row.broken) for row in rows)} broken, {seconds:.0f} s"
