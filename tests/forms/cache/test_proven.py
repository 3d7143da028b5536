"""An edition is known to be right only with this very content, under this name and in this world."""

import json
import os
import time
from pathlib import Path

import pytest

from forms.cache.cache import Cache
from forms.cache.keys import WorldKeys
from forms.cache.proven import ProvenEditions
from forms.cache.stamps import SETTLED
from forms.source.edition import EditionFacts, edition_files, judge_edition
from forms.source.folder import FolderReader
from tests.forms.folder import EDITION, changed, write

SHOWN = f"forms/{EDITION}"


def later() -> int:
    """A moment when all that was written until now is settled."""
    return time.time_ns() + SETTLED + 1


def proven(forms: Path, cache: Cache | None = None, began: int = 0) -> ProvenEditions:
    world = FolderReader(forms).world(None)
    return ProvenEditions(cache or Cache(), WorldKeys(world), began or later())


def note_all(forms: Path, cache: Cache) -> None:
    """What a build keeps of a right folder."""
    reader = FolderReader(forms)
    world = reader.world(None)
    notes = ProvenEditions(cache, WorldKeys(world), later())
    for path in edition_files(forms):
        judged = judge_edition(reader, world, path)
        assert judged.is_right
        assert judged.facts
        notes.keep(judged.path, notes.content(path, judged.path), judged.facts)


def test_what_was_found_right_comes_back_whole(tmp_path: Path) -> None:
    forms, cache = write(tmp_path), Cache(tmp_path / "kept.txt")
    note_all(forms, cache)
    cache.save()
    notes = proven(forms, Cache(cache.file))
    found = notes.find(SHOWN, notes.content(forms / EDITION, SHOWN))
    assert found is not None
    judged = judge_edition(FolderReader(forms), FolderReader(forms).world(None), forms / EDITION)
    assert found.facts == judged.facts
    assert isinstance(found.facts, EditionFacts)


@pytest.mark.parametrize(
    ("what", "shown"),
    [("content", SHOWN), ("name", "forms/procedures/khac/2022-01-01.yaml"), ("world", SHOWN)],
)
def test_with_another_content_name_or_world_nothing_is_known(tmp_path: Path, what: str, shown: str) -> None:
    forms, cache = write(tmp_path), Cache(tmp_path / "kept.txt")
    note_all(forms, cache)
    cache.save()
    if what == "world":
        write(tmp_path, **{"site.yaml": "country: vn\ntitle: {vi: Khác, en: Other}\n"})
    if what == "content":
        write(tmp_path, **{EDITION: changed(("M1", "M2"))})
    notes = proven(forms, Cache(cache.file))
    assert notes.find(shown, notes.content(forms / EDITION, SHOWN)) is None


def test_an_edition_without_an_end_comes_back_without_one(tmp_path: Path) -> None:
    forms, cache = write(tmp_path, **{EDITION: changed(("effective_to: 2023-12-31\n", ""))}), Cache()
    note_all(forms, cache)
    cache.before = cache.after
    notes = proven(forms, cache)
    found = notes.find(SHOWN, notes.content(forms / EDITION, SHOWN))
    assert found is not None
    assert found.facts.effective_to is None


def test_a_file_is_read_only_where_its_times_or_its_size_differ(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forms, cache = write(tmp_path), Cache(tmp_path / "kept.txt")
    first = proven(forms, cache).content(forms / EDITION, SHOWN)
    cache.save()
    notes = proven(forms, Cache(cache.file))
    path = forms / EDITION
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", lambda _: pytest.fail("it was read"))
        assert notes.content(path, SHOWN) == first
    told = path.stat()
    path.write_bytes(path.read_bytes().replace(b"M1", b"M2"))
    os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns))
    assert notes.content(path, SHOWN) != first


def test_what_changed_a_moment_ago_is_read_again_next_time(tmp_path: Path) -> None:
    forms, cache = write(tmp_path), Cache()
    proven(forms, cache, began=(forms / EDITION).stat().st_mtime_ns).content(forms / EDITION, SHOWN)
    assert cache.after == {}


def test_a_strange_name_of_a_file_breaks_no_line_of_the_cache(tmp_path: Path) -> None:
    forms, cache = write(tmp_path), Cache(tmp_path / "kept.txt")
    strange = "forms/procedures/a\tb\nc/2022-01-01.yaml"
    content = proven(forms, cache).content(forms / EDITION, strange)
    cache.save()
    assert [json.loads(told)[0] for told in Cache(cache.file).before.values()] == [content]
