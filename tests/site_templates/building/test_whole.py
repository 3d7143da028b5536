"""A build with what the last one kept is the build without; what is refused leaves everything as it was."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from forms.cache import cache as cache_module
from forms.cache import parallel
from tests.forms.folder import CALENDAR, EDITION, changed
from tests.site_templates.building.orders import DAY, OTHER, build, contents, folder, swap, worked_on


def test_nothing_is_worked_on_twice_and_the_manifest_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder(tmp_path)
    first = build(tmp_path).manifest
    worked = worked_on(monkeypatch)
    again = build(tmp_path).manifest
    assert worked == []
    assert (again.pages, again.beside, again.changed, again.removed) == (first.pages, first.beside, (), ())


CHANGES: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "a word of one edition": (swap(EDITION, "Xin việc", "Xin nghỉ việc"), {"xin-viec"}),
    "an edition taken away": (lambda forms: (forms / OTHER).unlink(), set()),
    "an edition that is over": (swap(EDITION, "2023-12-31", "2022-03-31"), {"xin-viec"}),
    "a new edition": (
        lambda forms: (forms / "procedures/khac/2024-01-01.yaml").write_text(
            changed(("id: xin-viec", "id: khac"), ("2022-01-01", "2024-01-01"), ("2023-12-31", "2024-12-31"))
        ),
        {"khac"},
    ),
    "the name of a unit": (
        swap("units/vung.yaml", "Công an {commune}", "CA {commune}"),
        {"xin-viec", "khac"},
    ),
    "the name of a commune": (swap("units/vung.yaml", "Xã Một", "Xã Mốt"), {"xin-viec", "khac"}),
    "a paper form": (swap("papers/m1/2020-01-01.yaml", "Tờ khai", "Tờ đơn"), {"xin-viec"}),
    "the site": (swap("site.yaml", "vn\n", "vn\ntitle: {vi: Một, en: One}\n"), {"xin-viec", "khac"}),
    "the languages": (swap("site.yaml", "vn\n", "vn\nlanguages: [en, vi]\n"), {"xin-viec", "khac"}),
}


def taking_less(forms: Path) -> None:
    """The second procedure goes, and the units no more take it."""
    (forms / OTHER).unlink()
    swap("units/vung.yaml", "[xin-viec, khac]", "[xin-viec]")(forms)


@pytest.mark.parametrize("what", CHANGES)
def test_after_any_change_the_build_is_one_from_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    change, concerned = CHANGES[what]
    forms = folder(tmp_path)
    if what == "an edition taken away":
        change = taking_less
    build(tmp_path)
    before = contents(tmp_path / "dist/site")
    change(forms)
    worked = worked_on(monkeypatch)
    build(tmp_path)
    assert set(worked) == concerned
    build(tmp_path, "fresh")
    after = contents(tmp_path / "dist/site")
    assert after == contents(tmp_path / "fresh/site")
    assert (after == before) is (what == "a new edition")
    wanted = {path for path in contents(tmp_path / "fresh/catalogue") if path != "index.json"}
    assert wanted <= set(contents(tmp_path / "dist/catalogue"))


@pytest.mark.parametrize("how", [{"day": date(2022, 4, 13)}, {"origin": "https://example.vn"}], ids=str)
def test_another_day_or_address_draws_again_and_proves_nothing_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: dict[str, str]
) -> None:
    folder(tmp_path)
    build(tmp_path)
    worked = worked_on(monkeypatch)
    monkeypatch.delattr("forms.source.edition.file_findings")
    build(tmp_path, **how)  # type: ignore[arg-type]  # one of them
    assert set(worked) == {"xin-viec", "khac"}
    monkeypatch.undo()
    build(tmp_path, "fresh", **how)  # type: ignore[arg-type]
    assert contents(tmp_path / "dist/site") == contents(tmp_path / "fresh/site")


def test_the_next_day_draws_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder(tmp_path)
    build(tmp_path, day=None, today=DAY)
    worked = worked_on(monkeypatch)
    build(tmp_path, day=None, today=DAY)
    assert worked == []
    build(tmp_path, day=None, today=DAY + timedelta(days=1))
    assert set(worked) == {"xin-viec", "khac"}


def test_another_code_works_on_everything_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder(tmp_path)
    build(tmp_path)
    worked = worked_on(monkeypatch)
    monkeypatch.setattr(cache_module, "code_hash", lambda: "another version of the code")
    build(tmp_path)
    assert set(worked) == {"xin-viec", "khac"}


@pytest.mark.parametrize("harm", [lambda file: file.write_text("x"), Path.unlink], ids=["touched", "gone"])
@pytest.mark.parametrize(
    "name", ["site/thu-tuc/khac/to-khai/index.html", "site/en/404.html", "site/index.html", "catalogue/khac"]
)
def test_a_file_that_was_touched_or_taken_away_is_made_again(
    tmp_path: Path, harm: Callable[[Path], object], name: str
) -> None:
    folder(tmp_path)
    build(tmp_path)
    whole = contents(tmp_path / "dist")
    file = tmp_path / "dist" / name
    harm(next(file.iterdir()) if file.is_dir() else file)
    build(tmp_path)
    assert contents(tmp_path / "dist") == whole


def test_a_page_touched_without_a_change_is_left_and_known_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder(tmp_path)
    build(tmp_path)
    page = tmp_path / "dist/site/thu-tuc/khac/index.html"
    page.write_bytes(page.read_bytes())
    worked = worked_on(monkeypatch)
    assert build(tmp_path).manifest.changed == ()
    monkeypatch.delattr("site_templates.building.output.OutputFolder.holds")
    assert build(tmp_path).manifest.changed == ()
    assert worked == []


def test_many_editions_made_in_several_processes_are_those_of_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"viec-{n}" for n in range(parallel.MANY + 1)]
    many = {f"procedures/{name}/2022-01-01.yaml": changed(("xin-viec", name)) for name in names}
    forms = folder(tmp_path, **many)
    swap("units/vung.yaml", "[xin-viec, khac]", f"[xin-viec, khac, {', '.join(names)}]")(forms)
    build(tmp_path)
    monkeypatch.setattr(parallel, "MANY", 100)
    build(tmp_path, "alone")
    for part in ("site", "catalogue"):
        assert contents(tmp_path / "dist" / part) == contents(tmp_path / "alone" / part)
    assert contents(tmp_path / "published") == contents(tmp_path / "alone/published")
    assert len({path.parent.name for path in (tmp_path / "published").glob("*/*.json")}) == len(names) + 2


def test_holidays_have_a_part_in_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder(tmp_path)
    build(tmp_path)
    worked = worked_on(monkeypatch)
    folder(tmp_path, **{"calendars/vn.json": CALENDAR.replace("01-03", "01-04")})
    build(tmp_path)
    assert set(worked) == {"xin-viec", "khac"}


def test_the_day_is_the_one_asked_for(tmp_path: Path) -> None:
    folder(tmp_path)
    build(tmp_path)
    assert f"{DAY:%d/%m/%Y}" in (tmp_path / "dist/site/index.html").read_text("utf-8")
