"""The process behind warm.py: loads a program of calls and makes them as often as each line asks.

A program is a file with CALLS: by name a function that makes one call and returns what was answered. It runs
in the tree of today and in that of before, so this file imports nothing of ours.
"""

import gc
import json
import os
import sys
import time
from collections.abc import Callable, Mapping
from importlib.util import module_from_spec, spec_from_file_location


def main() -> None:
    """Answers {"call", "times"} with {"wall", "cpu"} in seconds, and {"answer"} with {"text"}."""
    # Whatever the code prints or logs must not be taken for an answer.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    calls = calls_of(sys.argv[1])
    # What loading left behind is not looked through again: that much of it is the tests', and not the code's.
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        asked = json.loads(line)
        told: Mapping[str, object]
        if "answer" in asked:
            told = {"text": calls[asked["answer"]]()}
        else:
            told = timed(calls[asked["call"]], asked["times"])
        print(json.dumps(told), file=answers, flush=True)


def calls_of(program: str) -> Mapping[str, Callable[[], object]]:
    """The calls of a program, loaded."""
    spec = spec_from_file_location("calls", program)
    assert spec is not None
    assert spec.loader is not None
    loaded = module_from_spec(spec)
    spec.loader.exec_module(loaded)
    calls: Mapping[str, Callable[[], object]] = loaded.CALLS
    return calls


def timed(call: Callable[[], object], times: int) -> dict[str, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(times):
        call()
    return {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}


if __name__ == "__main__":
    main()
