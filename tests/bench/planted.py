"""A slow-down put in on purpose: whether the quick bench would show it, beyond its own noise."""

import tempfile
from pathlib import Path

from tests.bench import checking
from tests.bench.measure import Spread
from tests.bench.table import times

TWICE = """
from forms.proofs import checks
once = checks.edition_findings
def twice(*told, **more):
    list(once(*told, **more))
    yield from once(*told, **more)
checks.edition_findings = twice
"""
"""Every proof of every edition is made twice."""
CHECK = f"""
import runpy, sys
{TWICE}
sys.argv[0] = "build.py"
runpy.run_path("build.py", run_name="__main__")
"""
"""The command line with that."""
PROOFS = f"""
import runpy
{TWICE}
CALLS = runpy.run_path({f"{checking.AS_IT_IS.proofs}"!r})["CALLS"]
"""
"""The program of the warm proofs with that."""


def main() -> bool:
    """Prints the quick `check` as it is and with the proofs made twice; True where a ratio tells that."""
    with tempfile.TemporaryDirectory(prefix="motcua-bench-") as run:
        scratch, planted, program = Path(run, "plain"), Path(run, "planted"), Path(run, "proofs.py")
        scratch.mkdir()
        planted.mkdir()
        program.write_text(PROOFS, "utf-8")
        plain = checking.section(scratch, True)
        slow = checking.section(planted, True, checking.Code(("-c", CHECK, "check"), program))
    print(f"{plain}\n\nWith the proofs made twice:\n\n{slow}\n")
    seen = list[str]()
    for then, now in zip(plain.figures, slow.figures, strict=True):
        if "÷" not in then.name:  # seconds move with whatever else the machine does
            continue
        if then.value is None or now.value is None:
            print(f"{then.name}: not measured, for the commit to compare with is not in this clone.")
            continue
        visible = is_visible(then.value, now.value)
        said = "far beyond the noise" if visible else "within the noise"
        print(f"{then.name}: {times(then.value)}, planted {times(now.value)}: {said}.")
        seen += [then.name] if visible else []
    return bool(seen)


def is_visible(then: Spread, now: Spread) -> bool:
    """Whether the fastest round of now is slower than the slowest of then, and both are far apart."""
    noise = max(then.high - then.low, now.high - now.low)
    return now.low > then.high and now.middle - then.middle > 2 * noise
