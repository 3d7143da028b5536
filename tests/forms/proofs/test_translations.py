"""Texts of a file in every language, and how those are told that nobody translated."""

from pathlib import Path

import pytest

from forms.proofs.translations import empty_texts, missing_translations, texts
from forms.source.loader import load
from forms.text.language import Text
from tests.forms.folder import EDITION, changed, complaints, write
from tests.forms.proofs.broken import swap, units

SUMMARY = "{vi: Tóm tắt, en: Summary}"


def test_every_text_is_found_with_its_place(tmp_path: Path) -> None:
    (one,) = load(write(tmp_path)).editions
    places = [loc for loc, _ in texts(one)]
    assert ("name",) in places
    assert ("fee", "rules", 0, "explanation") in places
    assert ("pages", 0, "sections", 0, "fields", 1, "options", 0, "label") in places
    own = changed(("id: ngay_sinh", "id: ngay_sinh\n            messages: {leap: {vi: a, en: b}}"))
    (more,) = load(write(tmp_path, **{EDITION: own})).editions
    here = ("pages", 0, "sections", 0, "fields", 2, "messages", "leap")
    assert dict(texts(more))[here] == Text(vi="a", en="b")


@pytest.mark.parametrize(
    ("written", "where"),
    [
        ("{vi: '', en: Summary}", ["summary.vi: nothing is said in vi"]),
        ("{vi: Tóm tắt, en: ' '}", ["summary.en: nothing is said in en"]),
        (
            "{vi: '', en: ''}",
            ["summary.vi: nothing is said in vi", "summary.en: nothing is said in en"],
        ),
    ],
)
def test_a_text_that_says_nothing_is_told_by_its_language(
    tmp_path: Path, written: str, where: list[str]
) -> None:
    found = complaints(tmp_path, swap(SUMMARY, written)[EDITION])
    assert [one.split("\n")[0].partition(": ")[2] for one in found] == where


def test_a_unit_may_leave_its_hours_out_but_not_in_one_language_alone(tmp_path: Path) -> None:
    hours = "hours: {vi: Giờ, en: Hours}"
    assert load(write(tmp_path, **units(hours, "hours: {vi: '', en: ''}")))
    (found,) = complaints(tmp_path, **units(hours, "hours: {vi: Giờ, en: ''}"))
    assert "units/vung.yaml:15:20: each_commune.hours.en: nothing is said in en" in found
    assert [code for _, code, _, _ in empty_texts(texts(Text(vi="a", en="b")))] == []


@pytest.mark.parametrize(
    ("vi", "en", "told"),
    [
        ("Tờ khai xin việc làm", "Tờ khai xin việc làm", True),
        ("Tờ khai xin việc làm", "Application for work", False),
        ("Bửu Sơn Kỳ Hương", "Bửu Sơn Kỳ Hương", False),
        ("Xin việc", "Xin việc", False),
        ("CT01 CT02 A B", "CT01 CT02 A B", False),
    ],
)
def test_a_text_is_untranslated_where_it_is_the_same_and_no_name(
    tmp_path: Path, vi: str, en: str, told: bool
) -> None:
    (one,) = load(write(tmp_path, **swap(SUMMARY, f"{{vi: {vi}, en: {en}}}"))).editions
    assert [loc for loc, *_ in missing_translations(one, ("vi", "en"))] == (
        [("summary", "en")] if told else []
    )


def test_a_file_in_one_language_is_told_once_as_a_whole(tmp_path: Path) -> None:
    (one,) = load(write(tmp_path, **swap("form: M1", "form: M1\nlanguage: vi"))).editions
    assert [(loc, message) for loc, _, message, _ in missing_translations(one, ("vi", "en"))] == [
        (("language",), 'the words are in one language only, "vi"')
    ]
