"""The compiled catalogue: read on demand, known by hashes, and rewritten only where something changed."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Barrier

import pytest

from forms.compiled.catalogue import INDEX, DamagedCatalogue, pack, read_folder, unpack, write_folder
from forms.schema.catalogue import Catalogue
from forms.schema.procedure import Procedure
from tests.forms.shipped import shipped, stored

TODAY = date(2026, 11, 23)
NAME = "dang-ky-tam-tru"


def edited(one: Procedure) -> Procedure:
    """The edition in other words; through JSON, so that no digest is carried along."""
    return Procedure.model_validate_json(one.model_dump_json(by_alias=True).replace("CT01", "CT00"))


def with_edit() -> Catalogue:
    """The shipped catalogue after an edit of one procedure in force."""
    editions = (
        edited(one) if one.id == NAME and one.in_force_on(TODAY) else one for one in shipped().editions
    )
    return replace(shipped(), editions=tuple(editions))


def current(catalogue: Catalogue) -> Procedure:
    found = catalogue.current_edition(NAME, TODAY)
    assert found is not None
    return found


def counted(files: dict[str, bytes], read: list[str]) -> Callable[[str], bytes]:
    """Reads files, and tells which."""

    def told(path: str) -> bytes:
        read.append(path)
        return files[path]

    return told


def test_it_comes_back_whole_and_with_the_same_digests() -> None:
    again = stored(shipped())
    assert replace(again, editions=tuple(again.editions), kept=tuple(again.kept)) == shipped()
    assert [one.digest for one in again.editions] == [one.digest for one in shipped().editions]
    assert pack(again) == pack(shipped())


def test_the_digest_of_an_edition_is_still_that_of_its_content() -> None:
    one = current(stored(shipped()))
    assert Procedure.model_validate_json(one.model_dump_json(by_alias=True)).digest == one.digest


def test_an_edition_is_read_when_it_is_asked_for_and_only_once() -> None:
    read: list[str] = []
    catalogue = unpack(counted(pack(shipped()), read))
    assert [one.id for one in catalogue.entries] == [one.id for one in shipped().editions]
    assert catalogue.current_edition("khong-co", TODAY) is None
    assert catalogue.edition(NAME, "0" * 12) is None
    assert read == [INDEX]
    one = current(catalogue)
    assert catalogue.edition(NAME, one.digest) is one
    assert catalogue.last_day(one) is None
    assert read == [INDEX, f"{NAME}/{one.digest}.json"]


def test_a_procedure_of_another_day_is_read_from_its_own_file() -> None:
    read: list[str] = []
    catalogue = unpack(counted(pack(shipped()), read))
    assert {one.id for one in catalogue.procedures(TODAY)} == {one.id for one in shipped().procedures(TODAY)}
    in_force = {f"{one.id}/{one.digest}.json" for one in shipped().procedures(TODAY)}
    assert set(read) == {INDEX, *in_force}
    old = catalogue.current_edition(NAME, date(2022, 4, 12))
    assert old == shipped().current_edition(NAME, date(2022, 4, 12))


def test_a_changed_byte_another_edition_or_no_file_is_refused_by_name() -> None:
    files = pack(shipped())
    path = f"{NAME}/{current(shipped()).digest}.json"
    other = next(each for each in files if each not in (path, INDEX))
    for damage in (
        {path: files[path].replace(b"CT01", b"CT00")},
        {path: files[other]},
        {path: b""},
    ):
        with pytest.raises(DamagedCatalogue, match=f"{path} of the catalogue is not the file its index"):
            current(unpack((files | damage).__getitem__))
    del files[path]
    with pytest.raises(DamagedCatalogue, match=f"{path} of the catalogue cannot be read"):
        current(unpack(files.__getitem__))


@pytest.mark.parametrize("content", [b"", b"{}", b'{"":"os.system"}', b'{"":"schema.compiled.Index"}'])
def test_an_index_that_is_none_is_refused(content: bytes) -> None:
    with pytest.raises(DamagedCatalogue, match=r"index\.json of the catalogue"):
        unpack({INDEX: content}.__getitem__)


def test_a_folder_without_an_index_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(DamagedCatalogue, match=r"index\.json of the catalogue cannot be read"):
        read_folder(tmp_path)


def test_an_edit_rewrites_its_own_file_and_the_index_and_nothing_stays_behind(tmp_path: Path) -> None:
    write_folder(pack(shipped()), tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.json")}
    old, new = current(shipped()).digest, current(with_edit()).digest
    write_folder(pack(with_edit()), tmp_path)
    after = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.json")}
    assert before.keys() - after.keys() == {tmp_path / NAME / f"{old}.json"}
    assert after.keys() - before.keys() == {tmp_path / NAME / f"{new}.json"}
    touched = {path for path in after.keys() & before.keys() if after[path] != before[path]}
    assert touched == {tmp_path / INDEX}
    assert current(read_folder(tmp_path)) == current(with_edit())


def test_what_stood_in_the_folder_damaged_is_written_again(tmp_path: Path) -> None:
    write_folder(pack(shipped()), tmp_path)
    path = tmp_path / NAME / f"{current(shipped()).digest}.json"
    path.write_bytes(path.read_bytes()[:-1])
    write_folder(pack(shipped()), tmp_path)
    assert current(read_folder(tmp_path)) == current(shipped())


def test_threads_that_ask_at_once_get_the_same_edition() -> None:
    files, together = pack(shipped()), Barrier(4)

    def read(path: str) -> bytes:
        if path != INDEX:
            together.wait(timeout=10)  # so that all four are at it before any has it
        return files[path]

    catalogue = unpack(read)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: current(catalogue), range(4)))
    assert {id(one) for one in found} == {id(found[0])}
