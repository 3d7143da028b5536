"""What is kept between builds: only whole files count, and only what was used lives on."""

from pathlib import Path

import pytest

from forms.cache import cache
from forms.cache.cache import Cache, fingerprint


def test_what_is_put_is_found_by_the_next_run(tmp_path: Path) -> None:
    first = Cache(tmp_path / "below" / "kept.txt")
    first.put("a", "Một\u2028hai")
    first.save()
    assert Cache(tmp_path / "below" / "kept.txt").get("a") == "Một\u2028hai".encode()
    assert [path.name for path in (tmp_path / "below").iterdir()] == ["kept.txt"]


def test_what_a_run_does_not_ask_for_is_forgotten(tmp_path: Path) -> None:
    first = Cache(tmp_path / "kept.txt")
    first.put("a", "1")
    first.put("b", "2")
    first.save()
    second = Cache(tmp_path / "kept.txt")
    assert second.get("a") == b"1"
    assert second.get("c") is None
    second.save()
    assert Cache(tmp_path / "kept.txt").before == {"a": b"1"}


def test_without_a_file_nothing_is_known_and_nothing_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    only = Cache()
    only.put("a", "1")
    only.save()
    assert (only.get("a"), list(tmp_path.iterdir())) == (None, [])


def test_an_unchanged_file_is_not_written_again(tmp_path: Path) -> None:
    first = Cache(tmp_path / "kept.txt")
    first.put("a", "1")
    first.save()
    second = Cache(tmp_path / "kept.txt")
    second.get("a")
    (tmp_path / "kept.txt").unlink()
    second.save()
    assert not (tmp_path / "kept.txt").exists()


@pytest.mark.parametrize("damage", [b"", b"x", b"0" * 64 + b"\na\t1\n", b"\xff\xfe\n"])
def test_a_damaged_file_holds_nothing(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "kept.txt").write_bytes(damage)
    assert Cache(tmp_path / "kept.txt").before == {}


def test_a_byte_changed_in_a_kept_file_spoils_all_of_it(tmp_path: Path) -> None:
    first = Cache(tmp_path / "kept.txt")
    first.put("a", "1")
    first.save()
    (tmp_path / "kept.txt").write_bytes((tmp_path / "kept.txt").read_bytes().replace(b"\t1", b"\t2"))
    assert Cache(tmp_path / "kept.txt").get("a") is None


def test_a_fingerprint_tells_its_parts_apart_and_follows_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    assert fingerprint("ab", "c") != fingerprint("a", "bc")
    assert fingerprint("ab") == fingerprint(b"ab")
    before = fingerprint("a")
    monkeypatch.setattr(cache, "code_hash", lambda: "another version of the code")
    assert fingerprint("a") != before
