"""Every fault at every call site in every configuration; runs fork at the site and share what was before."""

import gc
import multiprocessing
import os
import pickle
import random
import time
from collections.abc import Iterable
from dataclasses import dataclass
from multiprocessing.connection import Connection

from tests.faults.ageing import Ageing
from tests.faults.backend import backend
from tests.faults.casework import Casework
from tests.faults.electronic import Electronic
from tests.faults.inject import KINDS
from tests.faults.invariants import broken
from tests.faults.leaks import nothing_personal_leaks
from tests.faults.story import AsCalm, Story
from tests.faults.world import CONFIGS, Config, World

Plan = dict[int, str]
PROCESSES = 2
STORIES: dict[str, type[Story]] = {
    "filing": Story,
    "casework": Casework,
    "ageing": Ageing,
    "electronic": Electronic,
}


@dataclass(frozen=True)
class Result:
    """One run: what was planned, what really fired, what broke, and the calls it made."""

    config: str
    plan: Plan
    fired: int
    broken: tuple[str, ...]
    sites: tuple[str, ...]
    marks: tuple[int, ...] = ()

    def breaks(self, invariant: str) -> bool:
        return any(found.startswith(f"{invariant}:") for found in self.broken)

    def __str__(self) -> str:
        where = {
            n: f"{self.sites[n] if n < len(self.sites) else '?'} {kind}" for n, kind in self.plan.items()
        }
        return f"{self.config}, {where or 'no fault'}: " + "; ".join(self.broken)


class Explorer:
    """Plays the story once without faults; at each site it forks a child for every plan that begins there.

    The child goes on with its fault to the end, judges, and sends its result: what lies before the fault is
    played once for all plans. At most two children run at a time.
    """

    def __init__(
        self, config: Config, plans: Iterable[Plan], calm: tuple[int, ...] = (), until: str = ""
    ) -> None:
        """`calm`: the marks of the run without faults; `until`: stop when this invariant breaks."""
        self.until = until
        self.calm, self.config, self.results, self.running = (
            calm,
            config,
            list[Result](),
            list[tuple[int, Plan, Connection]](),
        )
        self.waiting: dict[int, list[Plan]] = {}
        for plan in plans:
            self.waiting.setdefault(min(plan), []).append(plan)
        self.plan: Plan = {}

    def explore(self) -> list[Result]:
        """The calm run's result first."""
        here = backend()
        world = World(here, self.config, {})
        here.inject.before = self.fork
        # The children share our memory until they write; a collection would write to all of it.
        gc.collect()
        gc.freeze()
        result = play(world, self.config, self.calm)
        if self.plan:
            self.child.send_bytes(pickle.dumps(result))
            os._exit(0)
        gc.unfreeze()
        while self.running:
            self.reap()
        here.clear(world.run)
        return [result, *self.results]

    def fork(self, number: int) -> None:
        for plan in self.waiting.pop(number, ()):
            if len(self.running) == PROCESSES:
                self.reap()
            ours, theirs = multiprocessing.Pipe(duplex=False)
            child = os.fork()
            if child == 0:
                gc.disable()
                inject = backend().inject
                self.plan, self.child, self.waiting = plan, theirs, {}
                inject.plan = plan
                return
            theirs.close()
            self.running.append((child, plan, ours))

    def reap(self) -> None:
        """Wait for one child; one that died without a word broke something too."""
        child, plan, pipe = self.running.pop(0)
        try:
            result: Result = pickle.loads(pipe.recv_bytes())  # noqa: S301 – from our own child.
        except EOFError:
            result = Result(self.config.name, plan, 0, ("it_ends: the run came to no end",), ())
        self.results.append(result)
        if self.until and result.breaks(self.until):
            self.waiting.clear()
        pipe.close()
        os.waitpid(child, 0)


def play(world: World, config: Config, calm: tuple[int, ...] = ()) -> Result:
    """The story in this world, judged."""
    story = STORIES[config.story](world, calm)
    try:
        story.play()
        found = broken(story)
    except AsCalm:
        found = broken(story, (nothing_personal_leaks,))
    except Exception as error:
        found = (f"it_ends: the story stopped: {type(error).__name__}: {error}",)
    inject = world.backend.inject
    sites = tuple(sent.site for sent in inject.sent)
    return Result(config.name, inject.plan, len(inject.fired), found, sites, tuple(story.marks))


def run(config: Config, plan: Plan) -> Result:
    """One life of the world with these faults, in this process."""
    world = World(backend(), config, plan)
    result = play(world, config)
    backend().clear(world.run)
    return result


def single(sites: int) -> list[Plan]:
    return [{number: kind} for number in range(sites) for kind in KINDS]


def double(sites: int, count: int, seed: int) -> list[Plan]:
    """Some pairs of faults, the same ones for the same seed."""
    chance = random.Random(seed)  # noqa: S311 – a sample, not a secret.
    pairs = (sorted(chance.sample(range(sites), 2)) for _ in range(count))
    return [{first: chance.choice(KINDS), second: chance.choice(KINDS)} for first, second in pairs]


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
            f"{self.config:<22}{self.sites:>6}{self.runs:>7}{self.unfired:>9}{len(self.broken):>8}"
            f"{self.seconds:>9.1f}"
        )


HEAD = f"{'configuration':<22}{'sites':>6}{'runs':>7}{'unfired':>9}{'broken':>8}{'seconds':>9}"


def sweep(config: Config, doubles: int = 0, seed: int = 0) -> Row:
    """Every single fault, or a sample of double ones, in one configuration."""
    begun = time.perf_counter()
    calm = run(config, {})
    sites = len(calm.sites)
    plans = double(sites, doubles, seed) if doubles else single(sites)
    results = Explorer(config, plans, calm.marks).explore()
    name = f"{config.name}, two faults" if doubles else config.name
    unfired = sum(result.fired < len(result.plan) for result in results)
    wrong = tuple(result for result in results if result.broken)
    return Row(name, sites, len(results), unfired, wrong, time.perf_counter() - begun)


def table(rows: Iterable[Row]) -> str:
    lines = [HEAD]
    for row in rows:
        lines.append(str(row))
        lines += [f"    {result}"[:400] for result in row.broken[:40]]
    return "\n".join(lines)


if __name__ == "__main__":
    for each in CONFIGS:
        print(table([sweep(each)]), flush=True)
