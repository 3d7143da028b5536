"""A kind of question without a message or without an example is found before anything is built of it."""

from pathlib import Path
from typing import ClassVar

import pytest

from forms.fields import KINDS
from forms.fields.name import NameField
from forms.source import kinds
from forms.source.kinds import incomplete_kinds
from forms.source.loader import load
from forms.text.complaint import BrokenForms
from forms.text.words import has_words
from tests.forms.folder import write


class Unsaid(NameField):
    REASONS: ClassVar[tuple[str, ...]] = (*NameField.REASONS, "nickname")
    WARNINGS: ClassVar[tuple[str, ...]] = ("rare",)


def test_nothing_is_missing_of_the_kinds_there_are() -> None:
    assert list(incomplete_kinds()) == []


def test_a_reason_to_refuse_or_to_doubt_that_nobody_says_is_told_with_the_file_of_the_kind() -> None:
    [sheet] = incomplete_kinds({"name": Unsaid, "date": KINDS["date"]})
    assert [one.concise() for one in sheet.complaints] == [
        'forms/fields/name.py:1:1: no message for "nickname"',
        'forms/fields/name.py:1:1: no message for "rare"',
    ]
    assert "fields.name.rare in forms/words/*/fields/name.po" in sheet.complaints[1].hint


def test_a_kind_without_an_example_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(NameField, "EXAMPLE")
    [sheet] = incomplete_kinds({"name": NameField})
    assert [one.message for one in sheet.complaints] == ["no EXAMPLE"]


def test_check_and_build_of_any_folder_refuse_a_kind_that_cannot_speak(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kinds, "has_words", lambda key: key != "fields.name.letters" and has_words(key))
    with pytest.raises(BrokenForms, match="no message") as broken:
        load(write(tmp_path))
    [one] = broken.value.complaints
    assert one.path == "forms/fields/name.py"
    assert one.source_line[one.column - 1 :].startswith('"letters"')
