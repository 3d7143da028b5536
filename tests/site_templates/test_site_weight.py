"""What a page weighs: never less than it does, refused where even the best packing is over the budget."""

from pathlib import Path

import brotli  # type: ignore[import-untyped]  # it has no types
import pytest

from site_templates import site
from site_templates.building.site_files import write
from site_templates.site import ONLY_WEIGHED, TooHeavy, pages
from tests.site_templates.test_site import DAY, catalogue, small


def best_weight(html: str) -> int:
    return len(brotli.compress(html.encode(), quality=11))


def test_a_page_is_said_to_weigh_what_it_does_or_a_seventh_more_at_most(tmp_path: Path) -> None:
    best = {path: best_weight(html) for path, html in pages(catalogue(small()), DAY)}
    told = {page.path: page.brotli for page in write(catalogue(small()), DAY, tmp_path).pages}
    assert set(told) == set(best)
    assert [
        (path, told[path], low) for path, low in best.items() if not low <= told[path] <= low * 8 / 7
    ] == []


def test_a_page_that_fits_at_its_best_is_taken_and_one_byte_less_of_budget_refuses_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    best = max(best_weight(html) for _, html in pages(catalogue(small()), DAY))
    monkeypatch.setattr(site, "BUDGET", best)
    assert write(catalogue(small()), DAY, tmp_path).largest.brotli == best
    monkeypatch.setattr(site, "BUDGET", best - 1)
    with pytest.raises(TooHeavy, match=f"weighs {best:,} bytes"):
        write(catalogue(small()), DAY, tmp_path)


def test_a_page_over_its_weight_is_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "BUDGET", 100)
    with pytest.raises(TooHeavy, match=r"at most 100 bytes in brotli: index.html weighs [\d,]+ bytes"):
        write(catalogue(small()), DAY, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_later_pages_of_a_form_are_weighed_and_not_written(tmp_path: Path) -> None:
    one = small()
    later = one.pages[0].model_copy(update={"id": "hai"})
    manifest = write(catalogue(one.model_copy(update={"pages": (one.pages[0], later)})), DAY, tmp_path)
    weighed = [page.path for page in manifest.pages if ONLY_WEIGHED in page.path]
    assert weighed == [f"{root}thu-tuc/thu/to-khai/index.html#2" for root in ("", "en/")]
    assert not [file for file in tmp_path.rglob("*") if ONLY_WEIGHED in file.name]
