"""Every seeded defect is found, by the invariant that is there for it."""

import pytest

from tests.faults.mutants import MUTANTS, Mutant
from tests.faults.sweep import Explorer, Result, run
from tests.faults.world import CONFIGS


def kills(mutant: Mutant) -> list[Result]:
    """The runs with this defect in which its invariant broke; the search ends with the first."""
    config = next(one for one in CONFIGS if one.name == mutant.config)
    with mutant.sown():
        calm = run(config, {})
        sites = [number for number, name in enumerate(calm.sites) if mutant.site and mutant.site in name]
        plans = [{number: kind} for number in sites for kind in mutant.kinds]
        found = [calm] if calm.breaks(mutant.invariant) else []
        if plans and not found:
            results = Explorer(config, plans, calm.marks, until=mutant.invariant).explore()
            found = [result for result in results if result.breaks(mutant.invariant)]
    return found


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_seeded_defect_is_found(mutant: Mutant) -> None:
    assert kills(mutant), f"{mutant.name} lives: {mutant.invariant} did not break"


def test_no_defect_is_seeded_where_none_is_found() -> None:
    assert not any(run(config, {}).broken for config in CONFIGS)
