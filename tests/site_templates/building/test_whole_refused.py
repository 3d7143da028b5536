"""A build that is refused leaves everything as it was, and says what a whole reading of the files says."""

from pathlib import Path

import pytest

from forms.compiled.published_list import DamagedEdition
from forms.source.loader import load
from forms.text.complaint import BrokenForms
from site_templates import site
from site_templates.site import TooHeavy
from tests.forms.folder import EDITION, changed
from tests.site_templates.building.orders import OTHER, build, contents, folder, swap


def broken(tmp_path: Path) -> list[str]:
    with pytest.raises(BrokenForms) as told:
        build(tmp_path)
    return [str(one) for one in told.value.complaints]


def test_broken_forms_leave_what_was_built_and_are_told_as_ever(tmp_path: Path) -> None:
    forms = folder(tmp_path)
    build(tmp_path)
    whole = contents(tmp_path / "dist")
    swap(OTHER, "Tóm tắt", "Khác")(forms)
    for name, old, new in (
        (EDITION, "level: 4", "level: 9"),
        (EDITION, "field: loai, equals: a", "field: loia, equals: a"),
        ("units/vung.yaml", "[xin-viec, khac]", "[xin-viec]"),
        (OTHER, "effective_to: 2023-12-31", "effective_to: 2021-12-31"),
        ("units/vung.yaml", 'parent: "1-20210101"', "parent: 1"),
    ):
        text = (forms / name).read_text("utf-8")
        swap(name, old, new)(forms)
        found = broken(tmp_path)
        with pytest.raises(BrokenForms) as ever:
            load(forms)
        assert found == [str(one) for one in ever.value.complaints] != []
        (forms / name).write_text(text, "utf-8")
        assert contents(tmp_path / "dist") == whole


def test_what_does_not_hold_between_an_edition_and_one_that_is_known_is_told_at_its_place(
    tmp_path: Path,
) -> None:
    folder(tmp_path)
    build(tmp_path)
    later = changed(("id: xin-viec", "id: khac"), ("2022-01-01", "2023-06-01"), ("2023-12-31", "2024-12-31"))
    folder(tmp_path, **{"procedures/khac/2023-06-01.yaml": later})
    (found,) = broken(tmp_path)
    assert found.startswith("forms/procedures/khac/2023-06-01.yaml:5:1: effective_from: ")
    assert "forms/procedures/khac/2022-01-01.yaml is still in force on 2023-06-01" in found
    assert "end that edition with effective_to: 2023-05-31" in found


def test_a_right_file_under_another_name_is_looked_at_again(tmp_path: Path) -> None:
    forms = folder(tmp_path)
    build(tmp_path)
    (forms / EDITION).rename(forms / "procedures/xin-viec/2022-01-02.yaml")
    assert any("stands in the file 2022-01-02.yaml" in one for one in broken(tmp_path))


def test_pages_over_the_budget_leave_what_was_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forms = folder(tmp_path)
    build(tmp_path)
    whole = contents(tmp_path / "dist")
    swap(EDITION, "Xin việc", "Xin nghỉ việc")(forms)
    monkeypatch.setattr(site, "BUDGET", 100)
    with pytest.raises(TooHeavy) as refused:
        build(tmp_path)
    # Those that an earlier build drew are weighed by today's budget too.
    assert {"thu-tuc/xin-viec/index.html", "thu-tuc/khac/index.html"} <= {p.path for p in refused.value.pages}
    assert contents(tmp_path / "dist") == whole
    assert [path.name for path in (tmp_path / "dist").iterdir() if path.name.endswith(".new")] == []


def test_a_damaged_published_edition_leaves_what_was_built(tmp_path: Path) -> None:
    forms = folder(tmp_path)
    build(tmp_path)
    (old,) = (tmp_path / "published/xin-viec").glob("*.json")
    swap(EDITION, "Xin việc", "Xin nghỉ việc")(forms)
    old.write_text("{}")
    whole = contents(tmp_path / "dist")
    with pytest.raises(DamagedEdition, match=old.stem):
        build(tmp_path)
    assert contents(tmp_path / "dist") == whole
