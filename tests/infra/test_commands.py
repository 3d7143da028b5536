"""Commands say what they do and refuse what is not there."""

from pathlib import Path

from click.testing import CliRunner

from build import cli


def test_a_plan_needs_the_folder_of_the_dossiers() -> None:
    result = CliRunner().invoke(cli, ["units", "plan"])
    assert result.exit_code == 2
    assert "--data" in result.output


def test_a_folder_that_was_never_served_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["units", "plan", "--data", str(tmp_path)])
    assert result.exit_code == 1
    assert "holds no dossiers" in result.output
