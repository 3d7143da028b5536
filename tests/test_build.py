"""The command line: exit codes, what is printed where, and files that come out."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import build
from forms.compiled.catalogue import read_folder
from site_templates.building import whole
from tests.forms.folder import EDITION, changed, write
from tests.forms.imports.documents import document, one


def run(*words: str) -> Result:
    return CliRunner().invoke(build.cli, list(words))


def test_help_names_every_command() -> None:
    result = run("--help")
    assert result.exit_code == 0
    for command in ("build", "calendar", "check", "serve"):
        assert f"  {command} " in result.output
        assert run(command, "-h").exit_code == 0


@pytest.mark.parametrize(
    ("day", "name", "banner"),
    [
        ("2022-04-12", "cap-the-can-cuoc-cong-dan", "site of 12/04/2022"),
        ("2026-10-09", "cap-the-can-cuoc", "site of 09/10/2026"),
    ],
)
def test_build_writes_the_site_of_a_day_and_the_catalogue(
    tmp_path: Path, day: str, name: str, banner: str
) -> None:
    out = tmp_path / "site"
    result = run("build", "--as-of", day, "--out", str(out))
    assert result.exit_code == 0, result.output
    assert (out / "thu-tuc" / name / "to-khai" / "index.html").is_file()
    assert (out / "en" / "thu-tuc" / name / "index.html").is_file()
    read = read_folder(tmp_path / "catalogue")
    assert read.current_edition(name, date.fromisoformat(day)) is not None
    assert banner in result.output


def test_build_takes_another_folder_of_forms(tmp_path: Path) -> None:
    out = tmp_path / "made" / "site"
    result = run("build", "--forms", str(write(tmp_path)), "--as-of", "2022-04-12", "--out", str(out))
    assert result.exit_code == 0, result.output
    assert [path.name for path in (out / "thu-tuc").iterdir()] == ["xin-viec"]


def test_build_of_broken_forms_writes_nothing(tmp_path: Path) -> None:
    root = write(tmp_path, **{EDITION: changed(("level: 4", "level: 9"))})
    result = run("build", "--forms", str(root), "--out", str(tmp_path / "made" / "site"))
    assert result.exit_code == 1
    assert 'level: "9" is not allowed' in result.stderr
    assert not (tmp_path / "made").exists()


def test_build_again_changes_nothing_and_after_an_edit_only_its_pages(tmp_path: Path) -> None:
    out = tmp_path / "made" / "site"
    words = ("build", "--as-of", "2022-04-12", "--out", str(out), "--forms")
    run(*words, str(write(tmp_path)))
    assert " 14 pages, 0 changed, 0 removed" in run(*words, str(write(tmp_path))).output
    edited = write(tmp_path, **{EDITION: changed(("{vi: Công an xã, en", "{vi: Công an phường, en"))})
    assert " 14 pages, 4 changed, 0 removed" in run(*words, str(edited)).output
    assert "Công an phường" in (out / "thu-tuc/xin-viec/index.html").read_text("utf-8")


def test_build_again_reads_nothing_and_says_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    out, forms = tmp_path / "made" / "site", write(tmp_path)
    words = ("build", "--as-of", "2022-04-12", "--out", str(out), "--forms", str(forms))
    time.sleep(0.02)
    first = run(*words).output
    second = run(*words).output
    assert second == first.replace("14 pages, 16 changed", "14 pages, 0 changed") != first
    monkeypatch.setattr(whole, "build_site", lambda *told, **how: pytest.fail("the schemas were read"))
    assert run(*words).output == second


def test_build_with_an_origin_writes_a_sitemap_and_says_what_else_is_missing(tmp_path: Path) -> None:
    out = tmp_path / "made" / "site"
    words = ("build", "--as-of", "2022-04-12", "--out", str(out), "--forms", str(write(tmp_path)))
    result = run(*words, "--origin", "https://example.vn")
    assert "  sitemap.xml\n" in result.output
    assert "no sitemap" not in result.output
    assert "no .well-known/security.txt: site.yaml states no contact" in result.output
    assert "Sitemap: https://example.vn/sitemap.xml" in (out / "robots.txt").read_text("utf-8")
    assert "no sitemap.xml" in run(*words).output
    assert not (out / "sitemap.xml").exists()


def test_an_origin_with_more_than_scheme_and_host_is_refused(tmp_path: Path) -> None:
    result = run("build", "--out", str(tmp_path / "site"), "--origin", "https://example.vn/dich-vu/")
    assert result.exit_code == 2
    assert "write scheme and host alone, as in https://example.vn" in result.stderr


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_security_contact_that_has_expired_fails_check_and_build(tmp_path: Path, command: str) -> None:
    stale = "security: {contact: ['tel:+842433333333'], expires: 2020-01-01}\n"
    root = write(tmp_path, **{"site.yaml": stale})
    result = run(
        command, "--forms", str(root), *(("--out", str(tmp_path / "o")) if command == "build" else ())
    )
    assert result.exit_code == 1
    assert "security.txt expired on 2020-01-01" in result.stderr
    assert "write a day less than a year ahead" in result.stderr


def test_build_of_today_needs_no_date(tmp_path: Path) -> None:
    assert run("build", "--out", str(tmp_path / "site")).exit_code == 0


def test_a_page_over_its_budget_fails_the_build_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from site_templates import site

    monkeypatch.setattr(site, "BUDGET", 10)
    result = run("build", "--out", str(tmp_path / "site"))
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: a page may weigh at most 10 bytes in brotli: index.html weighs")
    assert not (tmp_path / "catalogue").exists()


@contextmanager
def served(monkeypatch: pytest.MonkeyPatch, code: int) -> Iterator[list[tuple[Any, ...]]]:
    from infra import local

    asked: list[tuple[Any, ...]] = []

    def serve(*given: Any) -> int:
        asked.append(given)
        return code

    monkeypatch.setattr(local, "serve", serve)
    yield asked


def test_serve_hands_port_folder_and_day_to_the_local_runtime(monkeypatch: pytest.MonkeyPatch) -> None:
    with served(monkeypatch, 0) as asked:
        result = run("serve", "--port", "9000", "--as-of", "2022-04-12", "--data", "kept")
    assert result.exit_code == 0
    assert asked == [(9000, Path("kept"), date(2022, 4, 12), build.HERE / "forms")]


def test_serve_takes_port_and_folder_from_the_environment_and_passes_the_exit_code(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PORT", "9001")
    monkeypatch.setenv("MOTCUA_DATA", "there")
    with served(monkeypatch, 1) as asked:
        assert run("serve").exit_code == 1
    assert asked == [(9001, Path("there"), None, build.HERE / "forms")]


def test_the_committed_calendar_is_what_the_command_makes(tmp_path: Path) -> None:
    out = tmp_path / "vn.json"
    result = run("calendar", "--out", str(out))
    assert result.exit_code == 0, result.output
    assert json.loads(out.read_text("utf-8")) == json.loads(
        (build.HERE / "forms/calendars/vn.json").read_text("utf-8")
    )
    assert result.output.startswith("178 days off, 3 weekend days worked, in ")


def test_a_calendar_that_ends_before_it_begins_is_refused() -> None:
    result = run("calendar", "--first", "2026", "--last", "2025")
    assert result.exit_code == 2
    assert "the last year, 2025, is before the first, 2026" in result.stderr


def test_try_judges_each_line_and_exits_with_0_whatever_the_verdicts(tmp_path: Path) -> None:
    root = write(tmp_path)
    answers = tmp_path / "answers.jsonl"
    answers.write_text('{"loai": "a", "la": 1}\n{"loai": "c"}\n', encoding="utf-8")
    by_file = run("try", str(root / EDITION), "--answers", str(answers), "--day", "2022-06-01")
    by_id = run("try", "xin-viec", "--forms", str(root), "--edition", "2022-06-01", "--answers", str(answers))
    assert by_file.exit_code == by_id.exit_code == 0
    assert by_file.output == by_id.output
    told = [json.loads(line) for line in by_file.output.splitlines()]
    assert [(one["line"], one["accepted"]) for one in told] == [(1, False), (2, False)]
    assert {"field": "la", "reason": "unknown"}.items() <= told[0]["errors"][-1].items()


def test_try_of_what_is_not_there_names_the_nearest(tmp_path: Path) -> None:
    root = write(tmp_path)
    result = run("try", "xin-vic", "--forms", str(root), "--edition", "2022-06-01")
    assert result.exit_code == 2
    assert 'no edition of "xin-vic" is in force on 2022-06-01; did you mean "xin-viec"?' in result.output
    missing = run("try", str(tmp_path / "none.yaml"))
    assert (missing.exit_code, "No such file" in missing.output) == (2, True)
    ended = run("try", "xin-viec", "--forms", str(root), "--edition", "2024-06-01")
    assert ended.exit_code == 2
    assert (
        'no edition of "xin-viec" is in force on 2024-06-01; the last one ended on 2023-12-31' in ended.output
    )


def test_try_of_a_broken_file_shows_where(tmp_path: Path) -> None:
    root = write(tmp_path, **{EDITION: changed(("level: 4", "level: 9"))})
    result = run("try", str(root / EDITION))
    assert result.exit_code == 1
    assert "2022-01-01.yaml:7:8: level:" in result.output


def test_import_writes_a_folder_that_checks_builds_and_names_what_it_could_not_read(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(json.dumps(document(one("name"), one("size", "number"))), encoding="utf-8")
    bad.write_text("{}", encoding="utf-8")
    out = tmp_path / "other"
    result = run("import", "govschema", str(good), str(bad), "--out", str(out), "--from", "2026-11-24")
    assert result.exit_code == 1
    assert f'{bad}: "id" is missing' in result.output
    assert f"1 of 2 documents written below {out}" in result.output
    assert run("check", "--forms", str(out)).exit_code == 0
    site = tmp_path / "dist" / "site"
    built = run("build", "--forms", str(out), "--out", str(site), "--as-of", "2026-11-24")
    assert built.exit_code == 0, built.output
    page = (site / "thu-tuc/xx-office-a-form-1-0-0/index.html").read_text("utf-8")
    assert "The Office" in page
    assert "<h2>Fee" not in page
