"""The past that is measured beside us is the one that is named, and its absence is told."""

from pathlib import Path

import pytest

from tests.bench import before, building, catalogue


def test_a_procedure_of_a_commit_is_built_by_the_code_of_that_commit(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # HEAD is in every clone; the commit of the bench is not in one without history.
    monkeypatch.setattr(before, "COMMIT", "HEAD")
    code = before.extract(tmp_path / "code")
    forms = catalogue.write(tmp_path / "one", 1, code / "forms")
    out = tmp_path / "one/dist/site"
    building.build(forms, out, code)
    assert sorted(building.pages(out)) == [
        f"{folder}thu-tuc/thu-tuc-0001/{page}.html" for folder in ("en/", "") for page in ("index", "to-khai")
    ]


def test_a_clone_without_history_is_told_how_to_fetch_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(before, "COMMIT", "0" * 40)
    with pytest.raises(before.HistoryMissing, match="git fetch --unshallow"):
        before.extract(tmp_path / "code")
