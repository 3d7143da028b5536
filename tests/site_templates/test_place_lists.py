"""The communes of each province, in files that the script of an address fetches."""

import json
from dataclasses import replace
from pathlib import Path

from forms.country.province import Province
from forms.schema.catalogue import Catalogue
from forms.schema.unit import Area
from site_templates.building.site_files import write
from site_templates.site import pages
from tests.forms.world import PROVINCES
from tests.site_templates.test_site import DAY, catalogue, small


def nationwide(*provinces: Province) -> Catalogue:
    whole = catalogue(small())
    told = {"id": "viet-nam", "name": {"vi": "x", "en": "x"}, "valid_from": DAY, "provinces": provinces}
    return replace(whole, areas=(*whole.areas, Area.model_validate(told, strict=False)))


def test_each_province_of_a_nationwide_list_has_a_file_of_its_communes(tmp_path: Path) -> None:
    manifest = write(nationwide(*PROVINCES.values()), DAY, tmp_path)
    listed = ["dl/xa/viet-nam/04.json", "dl/xa/viet-nam/01.json"]
    assert [one.path for one in manifest.lists] == listed
    assert {one.path for one in manifest.pages} == {path for path, _ in pages(catalogue(small()), DAY)}
    assert set(listed) <= set(manifest.changed)
    told = json.loads((tmp_path / listed[1]).read_text("utf-8"))
    assert told == [["00004", "Phường Ba Đình"], ["10489", "Xã Hương Sơn"]]
    assert manifest.lists[1].size == (tmp_path / listed[1]).stat().st_size


def test_lists_that_are_no_more_are_taken_away_and_other_data_stays(tmp_path: Path) -> None:
    write(nationwide(*PROVINCES.values()), DAY, tmp_path)
    (tmp_path / "other.json").write_text("{}")
    gone = write(nationwide(PROVINCES["01"]), DAY, tmp_path)
    assert gone.removed == ("dl/xa/viet-nam/04.json",)
    assert write(catalogue(small()), DAY, tmp_path).removed == ("dl/xa/viet-nam/01.json",)
    assert not (tmp_path / "dl").exists()
    assert (tmp_path / "other.json").exists()
