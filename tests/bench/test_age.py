"""A page of figures says of which code it speaks, and is told to be older once that code is another."""

from pathlib import Path

import pytest

from tests.bench import __main__ as bench
from tests.bench import age
from tests.bench.measure import ROOT

LINES = 4000
"""Enough for a sample of some sixty lines."""


def write(root: Path, lines: list[str], name: str = "forms/code.py") -> Path:
    """A folder whose code is these lines."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return root


def code(changed: int = 0) -> list[str]:
    """Lines that do something, the first so many of them in another way."""
    return [f"a{n} = {n + (n < changed)}" for n in range(LINES)]


def test_the_figures_of_the_page_are_of_the_code_that_is_here() -> None:
    page = bench.PAGE.read_text("utf-8")
    part = age.changed_part(page)
    assert not age.is_older(page), (
        f"docs/performance.md is older than the code it speaks of: {part:.0%} of the lines are others, and "
        f"{age.MOST_CHANGED:.0%} may be. Run `make bench` on a quiet machine, and commit what it writes."
    )


def test_the_page_has_every_section_that_there_is() -> None:
    assert bench.sections_line() in bench.PAGE.read_text("utf-8"), (
        "run `make bench` and commit what it writes"
    )


def test_a_page_just_written_is_of_today(tmp_path: Path) -> None:
    root = write(tmp_path, code())
    assert age.changed_part(f"# Performance\n\n{age.stamp(root)}\n", root) == 0


@pytest.mark.parametrize(("changed", "older"), [(LINES // 50, False), (LINES // 4, True)])
def test_a_page_is_older_once_more_than_a_tenth_of_the_lines_changed(
    tmp_path: Path, changed: int, older: bool
) -> None:
    page = age.stamp(write(tmp_path, code()))
    assert age.is_older(page, write(tmp_path, code(changed))) is older


@pytest.mark.parametrize("kept", [slice(0, LINES // 2), slice(0, None)], ids=["half is gone", "half is new"])
def test_lines_that_are_gone_count_like_lines_that_are_new(tmp_path: Path, kept: slice) -> None:
    half, whole = code()[: LINES // 2], code()
    then, now = (whole, half) if kept.stop else (half, whole)
    page = age.stamp(write(tmp_path, then))
    assert age.changed_part(page, write(tmp_path, now)) == pytest.approx(0.5, abs=0.2)


def test_what_nobody_runs_makes_no_page_older(tmp_path: Path) -> None:
    plain = [*code(), "def f(): return 1"]
    page = age.stamp(write(tmp_path / "then", plain))
    said = [f"# why {n}" for n in range(LINES)]
    indented = [
        '"""What it is.\n\n' + "\n".join(f"and {n}" for n in range(LINES)) + '\n"""',
        *said,
        *plain[1:],
    ]
    now = write(tmp_path / "now", indented)
    # Moved to another file of another floor.
    write(
        now, [plain[0], 'class A:\n    """An A."""\n    x: int\n    """What it is for."""'], "handlers/api.py"
    )
    write(now, ["msgid"] * LINES, "forms/words/en/pages.po")
    write(now, code(LINES), "tests/test_code.py")
    assert age.changed_part(page, now) == 0


@pytest.mark.parametrize("suffix", [".py", ".html", ".css", ".js"])
def test_every_kind_of_code_counts_and_its_comments_do_not(tmp_path: Path, suffix: str) -> None:
    comment = {".py": "# {}", ".html": "{{# {} #}}", ".css": "/* {} */", ".js": "// {}"}[suffix]
    name = f"site_templates/code{suffix}"
    said = [comment.format(n) for n in range(LINES)]
    page = age.stamp(write(tmp_path, [*code(), *said], name))
    assert age.changed_part(page, write(tmp_path, code(), name)) == 0
    assert age.is_older(page, write(tmp_path, code(LINES // 2), name))


def test_a_page_that_does_not_say_of_which_code_it_is_counts_as_older(tmp_path: Path) -> None:
    assert age.is_older("# Performance\n", write(tmp_path, code()))
    assert age.is_older("<!-- code:  -->", write(tmp_path, code()))


def test_the_sample_is_of_a_size_that_tells_a_tenth_from_a_quarter() -> None:
    there = len(age.lines_of(ROOT)) / age.ONE_IN
    assert 80 < there < 400, f"about {there:.0f} lines are in the sample: choose another ONE_IN"


def test_a_folder_without_history_has_no_commit(tmp_path: Path) -> None:
    assert age.commit(tmp_path) == "code of no commit that is known here"
