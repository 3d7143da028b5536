"""Templates compiled by an earlier build are used while they and our code are the same, and never else."""

from pathlib import Path

import pytest
from jinja2 import DictLoader

from site_templates.building import templates
from site_templates.building.templates import keep_compiled_templates
from site_templates.engine.environment import OwnEnvironment


@pytest.fixture
def source(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The only template of an environment that a build would use, as it is written now."""
    written = {"a.html": "one"}
    made = OwnEnvironment(loader=DictLoader(written))
    monkeypatch.setattr(templates, "environment", lambda: made)
    return written


def drawn() -> str:
    made: OwnEnvironment = getattr(templates, "environment")()  # noqa: B009 - the one put there
    # A build begins with nothing compiled.
    made.cache.clear()  # type: ignore[union-attr]  # there is one
    return made.get_template("a.html").render()


def test_a_template_is_not_compiled_again(
    tmp_path: Path, source: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_compiled_templates(tmp_path / "templates")
    assert drawn() == "one"
    monkeypatch.setattr(OwnEnvironment, "compile", lambda *_, **__: pytest.fail("it was compiled again"))
    assert drawn() == "one"


def test_a_template_that_was_changed_is_compiled_again(tmp_path: Path, source: dict[str, str]) -> None:
    keep_compiled_templates(tmp_path / "templates")
    drawn()
    source["a.html"] = "two"
    assert drawn() == "two"


def test_of_another_code_nothing_is_used_and_nothing_left(
    tmp_path: Path, source: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "templates"
    keep_compiled_templates(folder)
    drawn()
    (before,) = folder.iterdir()
    monkeypatch.setattr(templates, "code_hash", lambda: "another version of the code")
    keep_compiled_templates(folder)
    assert list(folder.iterdir()) == []
    drawn()
    (after,) = folder.iterdir()
    assert after.name != before.name


def test_no_folder_is_made_before_a_template_is_compiled(tmp_path: Path, source: dict[str, str]) -> None:
    keep_compiled_templates(tmp_path / "templates")
    assert list(tmp_path.iterdir()) == []
