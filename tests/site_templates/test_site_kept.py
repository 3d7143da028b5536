"""Pages that an earlier build drew of the same things are left, and no others."""

from datetime import date
from pathlib import Path

import pytest

from forms.country.province import Province
from forms.schema.catalogue import Catalogue
from forms.source.cache import Cache
from site_templates import site
from site_templates.manifest import BuiltFile, Manifest
from site_templates.site import TooHeavy, write
from tests.forms.world import PROVINCES
from tests.site_templates.test_place_lists import nationwide
from tests.site_templates.test_site import DAY, catalogue, small


def build(root: Path, offer: Catalogue, day: date = DAY, as_of: str = "") -> Manifest:
    """One run of the build with what the last one kept."""
    cache = Cache(root / "kept.txt")
    manifest = write(offer, day, root / "site", as_of, cache)
    cache.save()
    return manifest


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.html")}


def drawing(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notes the paths of all pages drawn from here on."""
    drawn: list[str] = []
    before = site._draw

    def noted(part: site._Part) -> tuple[tuple[BuiltFile, bytes], ...]:
        made = before(part)
        drawn.extend(page.path for page, _ in made)
        return made

    monkeypatch.setattr(site, "_draw", noted)
    return drawn


def test_nothing_is_drawn_twice_and_the_manifest_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build(tmp_path, catalogue(small()))
    drawn = drawing(monkeypatch)
    again = build(tmp_path, catalogue(small()))
    assert drawn == []
    assert (again.pages, again.changed, again.removed) == (first.pages, (), ())


def test_a_list_is_written_again_where_a_commune_has_another_name(tmp_path: Path) -> None:
    whole = nationwide(PROVINCES["01"])
    first = build(tmp_path, whole)
    assert (build(tmp_path, whole).lists, build(tmp_path, whole).changed) == (first.lists, ())
    renamed = Province.of_communes("01", "Thành phố Hà Nội", [("00004", "Phường Quán Thánh")])
    assert build(tmp_path, nationwide(renamed)).changed == ("dl/xa/viet-nam/01.json",)


def test_a_site_with_what_was_kept_is_the_site_without(tmp_path: Path) -> None:
    other = small().model_copy(update={"form": "M2"})
    for offer in (catalogue(small()), catalogue(other), catalogue(), catalogue(small())):
        build(tmp_path, offer)
        write(offer, DAY, tmp_path / "plain")
        assert files(tmp_path / "site") == files(tmp_path / "plain")


def test_a_page_that_was_touched_or_taken_away_is_drawn_again(tmp_path: Path) -> None:
    first = build(tmp_path, catalogue(small()))
    whole = files(tmp_path / "site")
    (tmp_path / "site/thu-tuc/thu/index.html").write_text("x")
    (tmp_path / "site/en/404.html").unlink()
    again = build(tmp_path, catalogue(small()))
    assert set(again.changed) == {"thu-tuc/thu/index.html", "en/404.html"}
    assert again.pages == first.pages
    assert files(tmp_path / "site") == whole


def test_another_day_or_banner_draws_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path, catalogue(small()))
    drawn = drawing(monkeypatch)
    build(tmp_path, catalogue(small()), date(2026, 7, 22))
    assert set(drawn) == {
        f"{root}thu-tuc/thu/{page}index.html" for root in ("", "en/") for page in ("", "to-khai/")
    }
    build(tmp_path, catalogue(small()), date(2026, 7, 22), "22/07/2026")
    assert b"22/07/2026" in files(tmp_path / "site")["thu-tuc/thu/index.html"]


def test_a_kept_page_over_a_budget_that_shrank_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, catalogue(small()))
    monkeypatch.setattr(site, "BUDGET", 100)
    with pytest.raises(TooHeavy, match="at most 100 bytes"):
        build(tmp_path, catalogue(small()))
