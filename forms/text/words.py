"""The words of the product itself, by key: compiled catalogues of forms/words, read when first needed."""

from collections.abc import Callable
from functools import cache, lru_cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from forms.text.language import Language, Text, fill_placeholders

FOLDER = Path(__file__).parent.parent / "words"
"""A folder of .po files for each language, and beside it the same compiled: vi/, vi.mo."""

MANY = 2
"""The plural form where no number is known."""


class NoWords(LookupError):
    """A language without a catalogue, or a key that a catalogue lacks. The message says where it belongs."""


class Phrase(Text):
    """A text of the product itself: its key in the catalogues, and what fills its {placeholders}.

    Where the words have plural forms, `n` among the values chooses one.
    """

    __slots__ = ("key", "values")

    def __init__(self, key: str, **values: object) -> None:
        super().__init__()
        self.key, self.values = key, values

    def __getitem__(self, language: Language) -> str:
        words = look_up(language, self.key, self.values.get("n"))
        return fill_placeholders(words, self.values, language) if self.values else words

    def format(self, **values: object) -> "Phrase":
        return Phrase(self.key, **{**self.values, **values})

    def plain(self) -> dict[Language, str]:
        return {one: self[one] for one in languages()}


class ComposedText(Text):
    """A text composed of other texts, in the language it is asked for in."""

    __slots__ = ("_say",)

    def __init__(self, say: Callable[[Language], str]) -> None:
        super().__init__()
        self._say = say

    def __getitem__(self, language: Language) -> str:
        return self._say(language)

    def format(self, **values: object) -> "ComposedText":
        return ComposedText(lambda language: fill_placeholders(self[language], values, language))

    def plain(self) -> dict[Language, str]:
        return {one: self[one] for one in languages()}


def look_up(language: Language, key: str, n: object = None) -> str:
    """The words of a key, in the plural form of `n` where there are such. Raises NoWords."""
    words = _find_words(_catalogue(FOLDER, language), key, n if isinstance(n, int) else MANY)
    if words == key:
        raise NoWords(f"the words of {key} are missing in {FOLDER / language}")
    return words


# Kept by the catalogue itself, so that one read anew answers anew; a page says 200 texts, most of them again.
@lru_cache(maxsize=4096)
def _find_words(catalogue: GNUTranslations, key: str, n: int) -> str:
    """The words of a key, or the key where there are none."""
    # Both calls: gettext answers for plain entries, ngettext for those with plural forms.
    words = catalogue.ngettext(key, key, n)
    return catalogue.gettext(key) if words == key else words


def say(language: Language, key: str, /, **values: object) -> str:
    """The words of a key in a language, filled; for templates, which know who reads. Raises NoWords."""
    return Phrase(key, **values)[language]


def has_words(key: str) -> bool:
    """Whether there are words for a key."""
    catalogue = _catalogue(FOLDER, languages()[0])
    return catalogue.gettext(key) != key or catalogue.ngettext(key, key, MANY) != key


@cache
def _languages(folder: Path) -> tuple[Language, ...]:
    written = [path.name for path in folder.glob("*/")]
    return tuple(sorted(written or [path.stem for path in folder.glob("*.mo")]))


def languages() -> tuple[Language, ...]:
    """Every language the product can speak."""
    return _languages(FOLDER)


def compiled_files() -> tuple[Path, ...]:
    """The compiled catalogue of each language, made anew where its words were changed."""
    for language in languages():
        _catalogue(FOLDER, language)
    return tuple(FOLDER / f"{language}.mo" for language in languages())


@cache
def _catalogue(folder: Path, language: Language) -> GNUTranslations:
    written, compiled = folder / language, folder / f"{language}.mo"
    # Only in a checkout: what is deployed has the compiled file alone.
    if written.is_dir() and not _is_younger(compiled, written):
        from forms.text.compiling import write_compiled

        write_compiled(written, compiled)
    if not compiled.is_file():
        raise NoWords(f"nothing is written in the language {language}: there is no folder {written}")
    return GNUTranslations(BytesIO(compiled.read_bytes()))


def _is_younger(file: Path, folder: Path) -> bool:
    """Whether a file was written after everything in a folder, and after anything there was taken away."""
    youngest = max(path.stat().st_mtime for path in (folder, *folder.rglob("*")))
    return file.is_file() and file.stat().st_mtime > youngest
