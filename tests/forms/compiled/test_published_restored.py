"""A clone without what was published is refused; after restoring it every open dossier opens again."""

import shutil
import zipfile
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from build import cli
from forms.compiled.catalogue import pack, read_folder, write_folder
from forms.compiled.published import remember_editions, with_retired
from forms.compiled.published_list import MissingPublished
from forms.schema.catalogue import Catalogue
from forms.schema.unit import Unit
from handlers.dossier.code import filing_code
from handlers.web.http.services import Services
from tests.handlers.dossier.world import CALENDAR, filed, procedure
from tests.handlers.web.world import CITIZEN, HERE, World, units
from tests.viet_nam import IN_VN

DAY, LATER = date(2026, 7, 21), date(2026, 7, 22)
EDITED = procedure(code="9.999999")


def written(edition: object, *kept: Unit) -> Catalogue:
    return Catalogue((edition,), kept, (), CALENDAR, site=IN_VN)  # type: ignore[arg-type]  # a procedure


@dataclass
class Town(World):
    """The product over a catalogue that was built."""

    catalogue: Catalogue = field(default_factory=lambda: written(procedure()))

    @property
    def office(self) -> Services:
        return replace(super().office, catalogue=self.catalogue)


def opened(catalogue: Catalogue) -> int:
    """What the status page of a dossier of the first edition and of HERE answers."""
    world = Town(catalogue=catalogue)
    code = filing_code(b"k", account="a", edition="e", answers={})
    world.dossiers.kept[code] = replace(filed(), code=code)
    return world.client(CITIZEN).get(f"/api/ho-so/{code}").status_code


def test_a_unit_taken_out_of_the_yaml_breaks_no_open_dossier(tmp_path: Path) -> None:
    here, there = units()
    remember_editions(tmp_path / "published", written(procedure(), here, there), DAY)
    catalogue = remember_editions(tmp_path / "published", written(procedure(), there), LATER)
    assert catalogue.unit(HERE) == here.model_copy(update={"accepts": (), "covers": ()})
    assert opened(catalogue) == 200
    assert HERE not in {unit.id for unit in catalogue.open_units(LATER, "dang-ky-tam-tru")}


@pytest.mark.parametrize("zipped", [False, True])
def test_a_fresh_clone_is_refused_until_it_is_restored_and_then_dossiers_open(
    tmp_path: Path, zipped: bool
) -> None:
    published, deployed = tmp_path / "published", tmp_path / "catalogue"
    remember_editions(published, written(procedure(), *units()), DAY)
    now = written(EDITED, units()[1])
    write_folder(pack(remember_editions(published, now, LATER)), deployed)
    # What a clone has: the list, and nothing of the contents.
    shutil.rmtree(published)
    with pytest.raises(MissingPublished, match=f"{procedure().digest}.json"):
        remember_editions(published, now, LATER)
    source = deployed
    if zipped:
        source = tmp_path / "functions.zip"
        with zipfile.ZipFile(source, "w") as package:
            for path in deployed.rglob("*.json"):
                package.write(path, f"catalogue/{path.relative_to(deployed).as_posix()}")
    words = ["restore", "--from", str(source), "--published", str(published)]
    result = CliRunner().invoke(cli, words)
    assert result.exit_code == 0, result.output
    again = remember_editions(published, now, LATER)
    assert opened(again) == 200
    assert dict(again.replaced) == {procedure().digest: LATER}
    assert opened(read_folder(deployed)) == 200


def test_what_is_no_catalogue_restores_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    words = ["restore", "--from", str(tmp_path / "empty"), "--published", str(tmp_path / "published")]
    result = CliRunner().invoke(cli, words)
    assert result.exit_code == 1
    assert "index.json" in result.output
    assert not (tmp_path / "published").exists()


def test_what_an_earlier_version_kept_as_editions_is_taken_over(tmp_path: Path) -> None:
    remember_editions(tmp_path / "published", written(procedure()), DAY)
    (tmp_path / "published").rename(tmp_path / "editions")
    (tmp_path / "published.tsv").unlink()
    assert remember_editions(tmp_path / "published", written(EDITED), LATER).kept == (procedure(),)


def test_what_is_written_of_a_unit_today_counts() -> None:
    here, there = units()
    renamed = here.model_copy(update={"phone": "024"})
    assert with_retired([renamed, there], {HERE: here}) == (renamed, there)
