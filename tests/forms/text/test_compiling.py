"""Words are compiled once they changed, by however many threads find that at the same time."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from forms.text.compiling import compile_catalogue, write_compiled

THREADS = 4


def test_threads_that_compile_the_same_words_at_once_leave_each_other_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written, compiled, all_written = tmp_path / "en", tmp_path / "en.mo", Barrier(THREADS)
    written.mkdir()
    (written / "pages.po").write_text('msgid ""\nmsgstr ""\n\nmsgid "yes"\nmsgstr "Yes"\n', "utf-8")

    def replace_last(unfinished: Path, target: Path) -> None:
        # Every thread has written its file before the first one is put in place.
        all_written.wait(10)
        os.replace(unfinished, target)

    monkeypatch.setattr(Path, "replace", replace_last)
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(lambda _: write_compiled(written, compiled), range(THREADS)))
    assert compiled.read_bytes() == compile_catalogue(written)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["en", "en.mo"]
