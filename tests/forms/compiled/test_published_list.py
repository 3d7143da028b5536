"""The list of what was ever published: nothing leaves it, and what is lost is named with what to do."""

from datetime import date
from pathlib import Path

import pytest

from forms.compiled.published_list import MissingPublished, PublishedList, contents_folder

DAY = date(2026, 7, 1)


def test_the_contents_of_a_site_in_dist_stand_beside_dist(tmp_path: Path) -> None:
    assert contents_folder(tmp_path / "dist") == tmp_path / "published"
    assert contents_folder(tmp_path / "data") == tmp_path / "data/published"


def test_a_name_keeps_its_first_day(tmp_path: Path) -> None:
    listed = PublishedList(tmp_path / "published")
    listed.add(["a/1.json"], DAY)
    listed.add(["a/1.json", "unit 1"], date(2026, 8, 1))
    assert listed.days() == {"a/1.json": "2026-07-01", "unit 1": "2026-08-01"}
    assert (tmp_path / "published.tsv").is_file()


def test_what_is_lost_is_named_with_what_to_do(tmp_path: Path) -> None:
    listed = PublishedList(tmp_path / "published")
    listed.add([f"a/{n}.json" for n in range(7)], DAY)
    listed.check([f"a/{n}.json" for n in range(7)])
    with pytest.raises(MissingPublished) as lost:
        listed.check(["a/0.json"])
    assert "a/1.json, a/2.json, a/3.json, a/4.json, a/5.json and 1 more" in str(lost.value)
    assert f"build.py restore --from CATALOGUE --published {tmp_path / 'published'}" in str(lost.value)
