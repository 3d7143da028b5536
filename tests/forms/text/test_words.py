"""The catalogues: compiled from what translators write, read by key, and loud about what is not there."""

import os
from pathlib import Path

import pytest

from forms.text import words
from forms.text.language import Text
from forms.text.words import ComposedText, NoWords, Phrase

HEAD = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
ROWS = 'msgid "rows"\nmsgid_plural "rows"\nmsgstr[0] "{n} row"\nmsgstr[1] "{n} rows"\n\n'
HELLO = 'msgid "hello"\nmsgstr "Hello {name}"\n\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A product that speaks English with two words."""
    write(tmp_path, HEAD + ROWS + HELLO)
    monkeypatch.setattr(words, "FOLDER", tmp_path)
    return tmp_path


def write(folder: Path, content: str, name: str = "all.po") -> None:
    path = folder / "en" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")
    words._catalogue.cache_clear()
    words._languages.cache_clear()


def test_a_phrase_is_filled_and_chooses_its_plural(folder: Path) -> None:
    assert Phrase("hello", name=Text(en="you"))["en"] == "Hello you"
    assert [Phrase("rows", n=n)["en"] for n in (0, 1, 2)] == ["0 rows", "1 row", "2 rows"]
    assert Phrase("rows")["en"] == "{n} rows"


def test_a_phrase_is_filled_bit_by_bit(folder: Path) -> None:
    assert Phrase("hello").format(name="me").plain() == {"en": "Hello me"}
    assert ComposedText(lambda language: f"{language}: {{x}}").format(x=1)["en"] == "en: 1"


def test_what_fills_a_placeholder_is_worked_out_only_where_it_stands(folder: Path) -> None:
    def never(language: str) -> str:
        raise AssertionError("nobody asked for this")

    assert Phrase("hello", name="me", other=ComposedText(never))["en"] == "Hello me"


def test_a_key_or_a_language_nobody_wrote_is_an_error_that_names_its_place(folder: Path) -> None:
    with pytest.raises(NoWords, match=r"the words of goodbye are missing in .*en"):
        Phrase("goodbye")["en"]
    with pytest.raises(NoWords, match=r"nothing is written in the language fr: there is no folder .*fr"):
        Phrase("hello")["fr"]


def test_words_are_known_with_and_without_plural_forms(folder: Path) -> None:
    assert [words.has_words(key) for key in ("hello", "rows", "goodbye")] == [True, True, False]


def test_a_changed_file_is_compiled_again_and_an_unchanged_one_is_not(folder: Path) -> None:
    assert Phrase("hello", name="me")["en"] == "Hello me"
    compiled = folder / "en.mo"
    before = compiled.stat().st_mtime_ns
    words._catalogue.cache_clear()
    assert Phrase("hello", name="me")["en"] == "Hello me"
    assert compiled.stat().st_mtime_ns == before
    write(folder, HEAD + HELLO.replace("Hello", "Good day"))
    os.utime(folder / "en" / "all.po", (before / 1e9 + 1, before / 1e9 + 1))
    assert Phrase("hello", name="me")["en"] == "Good day me"


def test_what_is_deployed_reads_the_compiled_file_alone(folder: Path) -> None:
    assert words.compiled_files() == (folder / "en.mo",)
    (folder / "en" / "all.po").unlink()
    (folder / "en").rmdir()
    words._catalogue.cache_clear()
    words._languages.cache_clear()
    assert (words.languages(), Phrase("hello", name="me")["en"]) == (("en",), "Hello me")


def test_a_key_in_two_files_is_refused(folder: Path) -> None:
    write(folder, HEAD + HELLO, "more.po")
    with pytest.raises(ValueError, match=r"more\.po:\d+: hello is in another file too"):
        Phrase("hello")["en"]


def test_the_same_words_give_the_same_bytes(folder: Path) -> None:
    from forms.text.compiling import compile_catalogue

    assert compile_catalogue(folder / "en") == compile_catalogue(folder / "en")
