"""The dossiers of a data folder, planned and moved from the command line while nothing is served."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build import cli
from forms.schema.catalogue import Catalogue
from handlers.dossier.dossier import Dossier
from infra import local
from infra.ministack import EmulatorRefused
from infra.offline import open_register
from tests.forms.shipped import shipped
from tests.handlers.dossier.world import filed

pytestmark = pytest.mark.emulator
LAW = date(2025, 6, 20)
CODES = {"A" * 13: "10447-20250101", "B" * 13: "10444-20250101"}


def stored(code: str, unit: str) -> Dossier:
    one = filed()
    return replace(one, code=code, events=(replace(one.events[0], unit=unit),))


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return shipped()


@pytest.fixture
def data(catalogue: Catalogue, tmp_path: Path) -> Path:
    """A folder of June 2025 with a dossier of Thượng Lâm, which has one successor, and one of Đồng Tâm."""
    with local.run_hosted(catalogue, tmp_path, LAW) as running:
        for code, unit in CODES.items():
            running.dossiers.create(stored(code, unit))
    return tmp_path / f"as-of-{LAW}"


@pytest.fixture
def run(data: Path) -> Callable[..., Result]:
    def told(command: str, *more: str) -> Result:
        return CliRunner().invoke(
            cli, ["units", command, "--data", str(data), "--as-of", "2025-08-01", *more]
        )

    return told


def test_a_plan_names_each_dossier_and_applying_it_moves_them_once(run: Callable[..., Result]) -> None:
    planned = run("plan")
    assert planned.exit_code == 0, planned.output
    lines = {line.split("\t")[0]: line.split("\t")[1:] for line in planned.stdout.splitlines()}
    assert lines["A" * 13] == ["10447-20250101", "10459-20250701", "successor"]
    assert lines["B" * 13][:2] == ["10444-20250101", "01-20250701"]
    assert lines["B" * 13][2] == "triage (10081-20250701, 10459-20250701)"
    assert run("apply").stdout.startswith("2 moved, 0 not, 0 wait")
    assert run("apply").stdout.startswith("0 moved")
    assert run("plan").stdout == ""


def test_a_folder_without_dossiers_is_refused(catalogue: Catalogue, tmp_path: Path) -> None:
    with pytest.raises(EmulatorRefused, match="holds no dossiers"), open_register(catalogue, tmp_path, None):
        pass
