"""A folder checked with what a build kept says what it says without; nothing that is kept is proven again."""

from pathlib import Path

import pytest

from forms.cache import checking
from forms.cache.cache import Cache
from forms.cache.checking import check_folder
from forms.cache.parallel import MANY
from forms.source.loader import load
from forms.text.complaint import BrokenForms
from tests.forms.cache.test_proven import note_all
from tests.forms.folder import EDITION, UNITS, changed, complaints, write
from tests.site_templates.building.orders import TODAY


def kept(tmp_path: Path) -> tuple[Path, Cache]:
    forms, cache = write(tmp_path), Cache(tmp_path / "kept.txt")
    note_all(forms, cache)
    cache.save()
    return forms, Cache(cache.file)


def told(forms: Path, cache: Cache) -> list[str]:
    with pytest.raises(BrokenForms) as broken:
        check_folder(forms, TODAY, cache)
    return [str(one) for one in broken.value.complaints]


def test_a_right_folder_is_told_by_its_size(tmp_path: Path) -> None:
    forms, cache = kept(tmp_path)
    size = "1 editions, 2 units, 1 areas with 2 communes"
    assert check_folder(forms, TODAY, Cache())[0] == check_folder(forms, TODAY, cache)[0] == size
    assert load(forms).size_text == size


def test_what_was_found_right_is_not_judged_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forms, cache = kept(tmp_path)
    monkeypatch.setattr(checking, "judge_edition", lambda *_, **__: pytest.fail("it was judged again"))
    check_folder(forms, TODAY, cache)


@pytest.mark.parametrize(
    "wrong", [("level: 4", "level: 9"), ("field: loai, equals: a", "field: loia, equals: a")], ids=str
)
def test_an_edit_is_read_and_what_is_wrong_with_it_is_told_as_ever(
    tmp_path: Path, wrong: tuple[str, str]
) -> None:
    forms, cache = kept(tmp_path)
    found = complaints(tmp_path, changed(wrong))
    assert told(forms, cache) == found


def test_what_is_wrong_between_kept_files_is_told_at_its_place(tmp_path: Path) -> None:
    forms, cache = kept(tmp_path)
    units = UNITS.replace(', {code: "10002", name: Phường Hai}', "").replace("[xin-viec]", "[]")
    found = complaints(tmp_path, **{"units/vung.yaml": units})
    assert told(forms, cache) == found
    assert f"forms/{EDITION}:13:" in found[0]


def test_while_anything_cannot_be_read_nothing_else_is_told_or_proven(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("forms.source.edition.file_findings")
    wrong = changed(("field: loai, equals: a", "field: loia, equals: a"))
    forms = write(
        tmp_path, **{EDITION: wrong, "units/vung.yaml": UNITS.replace("number_from: 7", "number_from: z")}
    )
    (only,) = told(forms, Cache())
    assert "number_from" in only


def test_many_editions_are_checked_in_several_processes(tmp_path: Path) -> None:
    names = [f"viec-{n}" for n in range(4 * MANY)]
    many = {f"procedures/{name}/2022-01-01.yaml": changed(("xin-viec", name)) for name in names}
    units = UNITS.replace("[xin-viec]", f"[xin-viec, {', '.join(names)}]")
    forms = write(tmp_path, **many, **{"units/vung.yaml": units})
    assert check_folder(forms, TODAY, Cache())[0].startswith(f"{4 * MANY + 1} editions")
    broken = forms / "procedures/viec-3/2022-01-01.yaml"
    broken.write_text(broken.read_text("utf-8").replace("level: 4", "level: 9"), "utf-8")
    assert told(forms, Cache())[0].startswith("forms/procedures/viec-3/2022-01-01.yaml:7:8: level")
