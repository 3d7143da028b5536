"""A catalogue read with what was kept is the catalogue its files say, complaints and places too."""

import json
from pathlib import Path

import pytest

from forms.compiled.catalogue import pack
from forms.schema.procedure import Procedure, TimeLimit
from forms.source import loader
from forms.source.cache import Cache
from forms.source.loader import load
from forms.source.shape import edition_json, read_model
from forms.text.complaint import BrokenForms, Sheet, Spot
from tests.forms.folder import EDITION, changed, complaints, write


def test_data_of_the_right_shape_becomes_the_model() -> None:
    sheet = Sheet("x", data={"amount": 3, "unit": "working_days"})
    assert read_model(sheet, TimeLimit) == TimeLimit(amount=3, unit="working_days")
    assert sheet.complaints == []


def test_a_sheet_already_complained_of_is_not_judged() -> None:
    sheet = Sheet("x", data={"amount": 3, "unit": "working_days"})
    sheet.complain(Spot(1, 1, 1), "yaml", "no YAML")
    assert read_model(sheet, TimeLimit) is None
    assert len(sheet.complaints) == 1


def test_a_kept_catalogue_equals_the_one_read_without(tmp_path: Path) -> None:
    root = write(tmp_path)
    for _ in range(2):
        cache = Cache(tmp_path / "kept.txt")
        assert pack(load(root, cache)) == pack(load(root))
        cache.save()


def test_a_kept_edition_is_not_parsed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, cache = write(tmp_path), Cache(tmp_path / "kept.txt")
    load(root, cache)
    cache.save()

    def parsed(blob: bytes) -> str:
        raise AssertionError("it was parsed again")

    monkeypatch.setattr(loader, "edition_json", parsed)
    assert len(load(root, Cache(tmp_path / "kept.txt")).editions) == 1


def test_an_edit_is_read_and_what_is_wrong_with_it_is_told_as_ever(tmp_path: Path) -> None:
    root, cache = write(tmp_path), Cache(tmp_path / "kept.txt")
    load(root, cache)
    cache.save()
    assert (
        load(write(tmp_path, **{EDITION: changed(("M1", "M2"))}), Cache(cache.file)).editions[0].form == "M2"
    )
    for wrong in (
        changed(("level: 4", "level: 9")),
        changed(("field: loai, equals: a", "field: loia, equals: a")),
    ):
        told = complaints(tmp_path, wrong)
        with pytest.raises(BrokenForms) as broken:
            load(root, Cache(cache.file))
        assert [str(one) for one in broken.value.complaints] == told


def test_what_is_wrong_between_kept_files_is_told_at_its_place(tmp_path: Path) -> None:
    root, cache = write(tmp_path), Cache(tmp_path / "kept.txt")
    load(root, cache)
    cache.save()
    units = (root / "units/vung.yaml").read_text("utf-8").replace('{code: "10002", name: Phường Hai}', "")
    units = units.replace("accepts: [xin-viec]", "accepts: []")
    told = complaints(tmp_path, **{"units__vung.yaml": units})
    with pytest.raises(BrokenForms) as broken:
        load(root, Cache(cache.file))
    assert [str(one) for one in broken.value.complaints] == told
    assert f"forms/{EDITION}:13:" in told[0]


def test_data_that_is_kept_is_one_line_and_makes_the_procedure(tmp_path: Path) -> None:
    told = edition_json((write(tmp_path) / EDITION).read_bytes())
    assert "\n" not in told
    assert Procedure.model_validate_json(told).id == json.loads(told)["id"] == "xin-viec"
    assert edition_json(b"id: &x xin-viec") == ""


def test_data_that_is_kept_and_makes_no_procedure_is_told_at_its_place(tmp_path: Path) -> None:
    """What is handed over by the processes that read, and what is kept, was judged by no model."""
    root, cache = (
        write(tmp_path, **{EDITION: changed(("level: 4", "level: 9"))}),
        Cache(tmp_path / "kept.txt"),
    )
    for _ in range(2):
        with pytest.raises(BrokenForms, match=rf'{EDITION}:7:8: level: "9" is not allowed'):
            load(root, cache)
        cache.save()
        cache = Cache(cache.file)
        assert len(cache.before) == 1


NAME, LABEL = "name: {vi: Xin việc, en: Ask}", "label: {vi: Loại, en: Kind}"
ONCE = ((NAME, "name: Ask\nlanguage: en"), (LABEL, "label: Kind"))


def test_a_file_in_one_language_says_each_text_once_or_in_both(tmp_path: Path) -> None:
    (one,) = load(write(tmp_path, **{EDITION: changed(*ONCE)})).editions
    assert (one.language, one.name["vi"], one.name["en"]) == ("en", "Ask", "Ask")
    assert one.field("loai").label["vi"] == "Kind"
    assert one.name.plain() == {"en": "Ask"}
    assert one.field("ngay_sinh").label["vi"] == "Ngày sinh"
    again = Procedure.model_validate_json(one.model_dump_json(by_alias=True, exclude_defaults=True))
    assert again.digest == one.digest


def test_a_file_in_one_language_is_kept_as_it_is_read_and_without_a_look_at_its_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, cache = write(tmp_path, **{EDITION: changed(*ONCE)}), Cache(tmp_path / "kept.txt")
    monkeypatch.delattr("forms.source.sheet.read_nodes")
    for _ in range(2):
        assert load(root, cache).editions[0].name.plain() == {"en": "Ask"}
        cache.save()
        cache = Cache(cache.file)


def test_without_its_language_a_text_said_once_is_complained_of(tmp_path: Path) -> None:
    (found,) = complaints(tmp_path, changed((NAME, "name: Ask")))
    assert "3:7: name: expected keys (vi, en), found Ask" in found


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ((("level: 4", "level: 9"),), '8:8: level: "9" is not allowed'),
        ((("authority: {vi: Công an xã, en: Commune police}", "authority: 5"),), "found 5"),
        ((("en: Summary}", "en: 7}"),), "summary.en: expected text, found 7"),
    ],
)
def test_what_else_is_wrong_with_a_file_in_one_language_is_told_alone(
    tmp_path: Path, wrong: tuple[tuple[str, str], ...], sentence: str
) -> None:
    (found,) = complaints(tmp_path, changed(*ONCE, *wrong))
    assert sentence in found
