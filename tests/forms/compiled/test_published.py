"""Earlier contents of editions: remembered once, given back after an edit, and told when damaged."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from forms.compiled.published import remember_editions
from forms.compiled.published_list import DamagedEdition
from forms.schema.catalogue import Catalogue
from forms.schema.procedure import Procedure
from tests.handlers.dossier.world import CALENDAR, procedure
from tests.viet_nam import IN_VN

OLD, NEW = procedure(form="CT01"), procedure(form="CT02")
DAY = date(2026, 7, 21)


def catalogue(*editions: Procedure) -> Catalogue:
    return Catalogue(editions, (), (), CALENDAR, site=IN_VN)


def test_a_content_is_kept_after_the_edit_and_only_then(tmp_path: Path) -> None:
    assert remember_editions(tmp_path / "editions", catalogue(OLD), DAY).kept == ()
    assert remember_editions(tmp_path / "editions", catalogue(NEW), DAY).kept == (OLD,)
    assert remember_editions(tmp_path / "editions", catalogue(OLD), DAY).kept == (NEW,)
    assert {path.stem for path in tmp_path.rglob("*.json")} == {OLD.digest, NEW.digest}


def test_a_file_is_never_rewritten(tmp_path: Path) -> None:
    remember_editions(tmp_path, catalogue(OLD), DAY)
    file = tmp_path / OLD.id / f"{OLD.digest}.json"
    before = file.stat()
    remember_editions(tmp_path, catalogue(OLD), DAY)
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("content", ["", "{", NEW.model_dump_json(by_alias=True, exclude_defaults=True)])
def test_a_damaged_file_is_named_and_nothing_is_changed(tmp_path: Path, content: str) -> None:
    remember_editions(tmp_path, catalogue(OLD), DAY)
    file = tmp_path / OLD.id / f"{OLD.digest}.json"
    file.write_text(content, "utf-8")
    with pytest.raises(DamagedEdition, match=f"{OLD.digest}.json"):
        remember_editions(tmp_path, catalogue(NEW), DAY)
    assert [path.name for path in tmp_path.rglob("*.*")] == [file.name]
    assert file.read_text("utf-8") == content


def test_the_day_of_an_edit_is_noted_once_and_taken_back_with_it(tmp_path: Path) -> None:
    remember_editions(tmp_path, catalogue(OLD), DAY)
    assert remember_editions(tmp_path, catalogue(NEW), DAY).replaced == {OLD.digest: DAY}
    later = DAY + timedelta(days=9)
    assert remember_editions(tmp_path, catalogue(NEW), later).replaced == {OLD.digest: DAY}
    assert remember_editions(tmp_path, catalogue(OLD), later).replaced == {NEW.digest: later}
    assert remember_editions(tmp_path, catalogue(NEW), later).replaced == {OLD.digest: later}


def test_a_damaged_note_is_named_and_nothing_is_changed(tmp_path: Path) -> None:
    remember_editions(tmp_path, catalogue(OLD), DAY)
    remember_editions(tmp_path, catalogue(NEW), DAY)
    note = tmp_path / OLD.id / f"{OLD.digest}.replaced"
    note.write_text("hôm qua", "utf-8")
    before = sorted(path.name for path in tmp_path.rglob("*.*"))
    with pytest.raises(DamagedEdition, match=f"{OLD.digest}.replaced holds no day"):
        remember_editions(tmp_path, catalogue(NEW, procedure(id="khac")), DAY)
    assert sorted(path.name for path in tmp_path.rglob("*.*")) == before
