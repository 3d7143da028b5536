"""Calls of a process of its own are made as often as asked, and its end is told with what it said."""

import os
from pathlib import Path

import pytest

from tests.bench.warm import CallsFailed, Warm

COUNTING = """
import os
from table import RED
made = 0
def count():
    global made
    made += 1
    print("what the code prints is no answer")
    return f"{made} {RED} {os.environ['SAID']} {os.getpid()}"
def fail():
    raise ValueError("the storage is gone")
CALLS = {"count": count, "fail": fail}
"""


@pytest.fixture
def code(tmp_path: Path) -> Path:
    """A tree of code with a module that has the name of one of ours, and a program of calls beside it."""
    (tmp_path / "table.py").write_text("RED = 'red'\n", "utf-8")
    (tmp_path / "program.py").write_text(COUNTING, "utf-8")
    return tmp_path


def test_a_call_is_made_as_often_as_asked_in_one_process_with_the_modules_of_that_tree(code: Path) -> None:
    with Warm(code / "program.py", code, SAID="so") as warm:
        run = warm.call("count", 3)
        made, colour, said, process = warm.answer("count").split()
    assert (made, colour, said) == ("4", "red", "so")
    assert int(process) != os.getpid()
    assert run.wall > 0


def test_a_call_that_fails_ends_with_what_the_program_said(code: Path) -> None:
    with Warm(code / "program.py", code, SAID="") as warm:
        with pytest.raises(CallsFailed, match="the storage is gone"):
            warm.call("fail", 1)
        with pytest.raises(CallsFailed, match="the storage is gone"):
            warm.call("count", 1)


def test_a_program_that_cannot_be_loaded_is_told_at_the_first_call(code: Path) -> None:
    (code / "program.py").write_text("import no_such_module\n", "utf-8")
    with Warm(code / "program.py", code) as warm, pytest.raises(CallsFailed, match="no_such_module"):
        warm.call("count", 1)
