"""What functions read beside a site: today's editions, every content published before, and no more."""

from datetime import date
from pathlib import Path

import pytest

from forms.compiled.catalogue import read_folder
from forms.compiled.published_list import DamagedEdition
from forms.schema.catalogue import Catalogue
from tests.forms.folder import EDITION
from tests.site_templates.building.orders import DAY, build, contents, folder, swap

LATER = date(2022, 4, 20)


def digest(offer: Catalogue) -> str:
    (one,) = (one for one in offer.entries if one.id == "xin-viec")
    return one.digest


def published(root: Path, day: date = DAY) -> Catalogue:
    build(root, day=day)
    return read_folder(root / "dist/catalogue")


def test_a_content_published_before_can_be_opened_and_says_when_it_was_replaced(tmp_path: Path) -> None:
    forms = folder(tmp_path)
    old = digest(published(tmp_path))
    swap(EDITION, "Xin việc", "Xin nghỉ việc")(forms)
    for day in (LATER, date(2022, 5, 1)):
        offer = published(tmp_path, day)
        earlier = offer.edition("xin-viec", old)
        assert earlier is not None
        assert earlier.name["vi"] == "Xin việc"
        assert offer.replaced == {old: LATER}
        assert digest(offer) != old


def test_a_content_published_again_is_no_longer_replaced(tmp_path: Path) -> None:
    forms = folder(tmp_path)
    old = digest(published(tmp_path))
    swap(EDITION, "Xin việc", "Xin nghỉ việc")(forms)
    new = digest(published(tmp_path))
    swap(EDITION, "Xin nghỉ việc", "Xin việc")(forms)
    offer = published(tmp_path, LATER)
    assert (digest(offer), dict(offer.replaced)) == (old, {new: LATER})
    notes = [path.name for path in (tmp_path / "published").rglob("*.replaced")]
    assert notes == [f"{new}.replaced"]


def test_a_content_is_written_once_and_never_again(tmp_path: Path) -> None:
    forms = folder(tmp_path)
    build(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "published").glob("*/*.json")}
    swap("units/vung.yaml", "Công an {commune}", "CA {commune}")(forms)
    build(tmp_path)
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "published").glob("*/*.json")} == before


def test_nothing_stands_in_the_catalogue_that_its_index_does_not_name(tmp_path: Path) -> None:
    folder(tmp_path)
    build(tmp_path)
    whole = contents(tmp_path / "dist/catalogue")
    (tmp_path / "dist/catalogue/alt").mkdir()
    (tmp_path / "dist/catalogue/alt/0123.json").write_text("{}", "utf-8")
    build(tmp_path)
    assert contents(tmp_path / "dist/catalogue") == whole


def test_a_content_published_before_that_is_damaged_later_is_told(tmp_path: Path) -> None:
    forms = folder(tmp_path)
    old = digest(published(tmp_path))
    swap(EDITION, "Xin việc", "Xin nghỉ việc")(forms)
    build(tmp_path)
    (tmp_path / f"published/xin-viec/{old}.json").write_text("{}", "utf-8")
    with pytest.raises(DamagedEdition, match=old):
        build(tmp_path)
