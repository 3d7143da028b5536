"""What is planted does the proofs twice and finds the same; the verdict asks for more than the noise."""

import subprocess
import sys

import pytest

from tests.bench import planted
from tests.bench.measure import ROOT, Spread

COUNTED = """
from forms.proofs import checks, reachability
asked = []
plain = checks.reachability_findings
checks.reachability_findings = lambda one: (asked.append(one), plain(one))[1]
import atexit
atexit.register(lambda: print("proofs:", len(asked)))
"""
STAY = "forms/procedures/thong-bao-luu-tru"


def checked(program: str) -> str:
    """What `check` of one edition prints, with its proofs counted."""
    file = min((ROOT / STAY).glob("*.yaml"))
    command = [sys.executable, "-c", COUNTED + program, "check", "--forms", f"{file}"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    return told.stdout


def test_the_planted_check_makes_every_proof_twice_and_says_the_same() -> None:
    once = planted.CHECK.replace("    list(once(*told, **more))\n", "")
    plain, slow = checked(once), checked(planted.CHECK)
    assert plain.splitlines()[:-1] == slow.splitlines()[:-1]
    assert (plain.splitlines()[-1], slow.splitlines()[-1]) == ("proofs: 1", "proofs: 2")


@pytest.mark.parametrize(
    ("then", "now", "visible"),
    [
        (Spread(0.70, 0.69, 0.72), Spread(1.05, 1.03, 1.08), True),
        (Spread(0.70, 0.60, 0.90), Spread(0.85, 0.75, 0.95), False),
        (Spread(0.70, 0.69, 0.72), Spread(0.74, 0.73, 0.76), False),
        (Spread(0.70, 0.69, 0.72), Spread(0.50, 0.49, 0.51), False),
    ],
    ids=["far beyond", "within the noise", "beside it", "faster"],
)
def test_a_slow_down_is_visible_where_it_is_far_beyond_the_noise(
    then: Spread, now: Spread, visible: bool
) -> None:
    assert planted.is_visible(then, now) is visible
