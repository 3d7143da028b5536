"""Nothing in a folder is touched before all is published, and then only what differs."""

from pathlib import Path

import pytest

from site_templates.building.output import OutputFolder


def filled(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for path in ("a/one.html", "a/b/two.html", "three.html"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path, "utf-8")
    return folder


def test_what_waits_stands_beside_the_folder_until_it_is_published(tmp_path: Path) -> None:
    folder = filled(tmp_path)
    out = OutputFolder(folder)
    assert out.put("a/one.html", b"new")
    assert out.put("c/new.html", b"new")
    assert not out.put("three.html", b"three.html")
    assert (folder / "a/one.html").read_text("utf-8") == "a/one.html"
    assert out.publish(["a/one.html", "c/new.html"], ["a/b/two.html"]) == ("a/b/two.html",)
    there = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")}
    assert there == {"site", "site/a", "site/a/one.html", "site/c", "site/c/new.html", "site/three.html"}
    assert (folder / "c/new.html").read_bytes() == (folder / "a/one.html").read_bytes() == b"new"


def test_the_stamps_are_those_of_what_stands_there_in_the_end(tmp_path: Path) -> None:
    folder = filled(tmp_path)
    out = OutputFolder(folder)
    out.put("a/one.html", b"new")
    out.publish(["a/one.html"], ["three.html"])
    again = OutputFolder(folder)
    assert out.stamps == again.stamps
    assert set(out.stamps_by_path()) == {f"{folder}/a/one.html", f"{folder}/a/b/two.html"}


def test_what_a_killed_build_left_waiting_is_taken_away(tmp_path: Path) -> None:
    OutputFolder(filled(tmp_path)).put("new.html", b"new")
    out = OutputFolder(tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert out.put("new.html", b"new")


def test_a_folder_that_is_no_folder_yet_is_made_when_it_is_published(tmp_path: Path) -> None:
    out = OutputFolder(tmp_path / "made/site")
    assert (out.stamps, list(tmp_path.iterdir())) == ({}, [])
    out.put("index.html", b"x")
    out.publish(["index.html"], [])
    assert (tmp_path / "made/site/index.html").read_bytes() == b"x"


def test_empty_folders_of_others_and_the_folder_itself_stay(tmp_path: Path) -> None:
    folder = filled(tmp_path)
    (folder / "theirs").mkdir()
    OutputFolder(folder).publish([], ["a/one.html", "a/b/two.html", "three.html"])
    assert [path.name for path in folder.iterdir()] == ["theirs"]


def test_a_file_holds_a_content_by_its_hash(tmp_path: Path) -> None:
    out = OutputFolder(filled(tmp_path))
    digest = "8b1e6b5a"
    assert not out.holds("three.html", digest)
    assert not out.holds("none.html", digest)


def test_what_cannot_be_made_once_more_is_written_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    through: list[int] = []
    monkeypatch.setattr("site_templates.building.output.os.fsync", through.append)
    out = OutputFolder(tmp_path / "editions")
    out.put("a.json", b"x")
    assert through == []
    out.put("b.json", b"x", sync=True)
    assert len(through) == 1
