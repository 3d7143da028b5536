"""Calls that are kept warm in a process of their own, and made in turns with those of other processes."""

import json
import os
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.bench.measure import PYTHON, ROOT, Run

WORKER = Path(__file__).with_name("worker.py")


class CallsFailed(Exception):
    """A program of calls ended before it was told to; the message has the end of what it said."""


class Warm:
    """A process with the calls of one program, in the tree of one code: open it, and call."""

    def __init__(self, program: Path, code: Path = ROOT, **environment: str) -> None:
        self._said = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - closed with the process
        # -P: the modules beside the worker must not stand before those of the code.
        self._process = subprocess.Popen(  # noqa: S603 - a command of our own
            [PYTHON, "-P", f"{WORKER}", f"{program}"],
            cwd=code,
            env={**os.environ, "PYTHONPATH": f"{code}", **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.communicate()
        self._said.close()

    def call(self, name: str, times: int) -> Run:
        """What one of so many calls took on average. Raises CallsFailed."""
        told = self._ask({"call": name, "times": times})
        return Run(told["wall"] / times, told["cpu"] / times)

    def answer(self, name: str) -> str:
        """What one call answers. Raises CallsFailed."""
        return str(self._ask({"answer": name})["text"])

    def _ask(self, question: dict[str, object]) -> dict[str, Any]:
        asked, answered = self._process.stdin, self._process.stdout
        assert asked is not None
        assert answered is not None
        line = ""
        if self._process.poll() is None:
            with suppress(BrokenPipeError):
                print(json.dumps(question), file=asked, flush=True)
            line = answered.readline()
        if not line:
            self._process.wait()
            self._said.seek(0)
            raise CallsFailed(self._said.read()[-3000:])
        found: dict[str, Any] = json.loads(line)
        return found
