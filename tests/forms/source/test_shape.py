"""Plain data becomes a model, or a complaint at the place of each thing that is wrong."""

from pathlib import Path

import pytest

from forms.schema.procedure import Procedure, TimeLimit
from forms.source.loader import load
from forms.source.shape import read_model
from forms.text.complaint import Sheet, Spot
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


def test_a_file_in_one_language_is_read_without_a_look_at_its_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path, **{EDITION: changed(*ONCE)})
    monkeypatch.delattr("forms.source.sheet.read_nodes")
    assert load(root).editions[0].name.plain() == {"en": "Ask"}


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
