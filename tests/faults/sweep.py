"""Every fault at every call site in every configuration, on two processes; and a sample of double faults."""

import multiprocessing
import random
import time
from collections.abc import Iterable
from dataclasses import dataclass

from tests.faults.backend import backend
from tests.faults.inject import KINDS
from tests.faults.invariants import broken
from tests.faults.story import Story
from tests.faults.world import CONFIGS, Config, World

Plan = dict[int, str]
PROCESSES = 2


@dataclass(frozen=True)
class Result:
    """One run: what was planned, what really fired, what broke, and the calls it made."""

    config: str
    plan: Plan
    fired: int
    broken: tuple[str, ...]
    sites: tuple[str, ...]

    def __str__(self) -> str:
        where = {n: f"{self.sites[n] if n < len(self.sites) else '?'} {kind}" for n, kind in self.plan.items()}
        return f"{self.config}, {where or 'no fault'}: " + "; ".join(self.broken)


def run(config: Config, plan: Plan) -> Result:
    """One life of the world with these faults."""
    here = backend()
    world = World(here, config, plan)
    story = Story(world)
    story.play()
    inject = here.inject
    found = tuple(broken(story))
    here.clear(world.run)
    return Result(config.name, plan, len(inject.fired), found, tuple(sent.site for sent in inject.sent))


def single(sites: int) -> list[Plan]:
    return [{number: kind} for number in range(sites) for kind in KINDS]


def double(sites: int, count: int, seed: int) -> list[Plan]:
    """Some pairs of faults, the same ones for the same seed."""
    chance = random.Random(seed)  # noqa: S311 – a sample, not a secret.
    pairs = (sorted(chance.sample(range(sites), 2)) for _ in range(count))
    return [{first: chance.choice(KINDS), second: chance.choice(KINDS)} for first, second in pairs]


def many(jobs: Iterable[tuple[Config, Plan]]) -> list[Result]:
    """All runs, shared between the processes; forked, so that the catalogue is read once."""
    backend()
    with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
        return pool.starmap(run, jobs, chunksize=16)


@dataclass(frozen=True)
class Row:
    """One configuration's line of the table."""

    config: str
    sites: int
    runs: int
    unfired: int
    broken: tuple[Result, ...]
    seconds: float

    def __str__(self) -> str:
        return (
            f"{self.config:<18}{self.sites:>6}{self.runs:>7}{self.unfired:>9}{len(self.broken):>8}"
            f"{self.seconds:>9.1f}"
        )


HEAD = f"{'configuration':<18}{'sites':>6}{'runs':>7}{'unfired':>9}{'broken':>8}{'seconds':>9}"


def sweep(config: Config, doubles: int = 0, seed: int = 0) -> Row:
    """Every single fault, or a sample of double ones, in one configuration."""
    begun = time.perf_counter()
    calm = run(config, {})
    sites = len(calm.sites)
    plans = double(sites, doubles, seed) if doubles else single(sites)
    results = [calm, *many((config, plan) for plan in plans)]
    name = f"{config.name} (2×)" if doubles else config.name
    unfired = sum(result.fired < len(result.plan) for result in results)
    wrong = tuple(result for result in results if result.broken)
    return Row(name, sites, len(results), unfired, wrong, time.perf_counter() - begun)


def table(rows: Iterable[Row]) -> str:
    lines = [HEAD]
    for row in rows:
        lines.append(str(row))
        lines += [f"    {result}"[:400] for result in row.broken[:5]]
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(sweep(config) for config in CONFIGS))
