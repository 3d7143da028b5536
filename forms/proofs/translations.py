"""The texts of a file in every language: where one says nothing, and where one was never translated."""

from collections.abc import Iterable, Iterator, Sequence

from pydantic import BaseModel

from forms.proofs.finding import FindingParts
from forms.schema.procedure import Procedure
from forms.text.complaint import Loc, nearest
from forms.text.language import Language, Text
from forms.text.words import languages as spoken

BRANCHES = (Text, BaseModel, tuple, dict)
SENTENCE_WORDS = 4
"""Words from which on a text that is the same in two languages, and no name, was never translated."""


Placed = tuple[Loc, Text]
"""A text with its place in the file."""


def texts(whole: object, loc: Loc = ()) -> Iterator[Placed]:
    """Every text of a model with its place in the file, in the order of the keys."""
    if isinstance(whole, Text):
        yield loc, whole
    elif isinstance(whole, BaseModel):
        for name in type(whole).model_fields:
            part = getattr(whole, name)
            # Asked here: nine parts of ten are scalars, and a call for each took longer than all the rest.
            if isinstance(part, BRANCHES):
                yield from texts(part, (*loc, name))
    elif isinstance(whole, tuple | dict):
        for key, part in whole.items() if isinstance(whole, dict) else enumerate(whole):
            if isinstance(part, BRANCHES):
                yield from texts(part, (*loc, key))


def empty_texts(told: Iterable[Placed], optional: tuple[str, ...] = ()) -> Iterator[FindingParts]:
    """Texts that say nothing in a language they name; those in `optional` may say nothing in all of them."""
    for loc, text in told:
        said = text.plain()
        silent = [language for language, words in said.items() if not words.strip()]
        if len(silent) == len(said) and loc[-1] in optional:
            continue
        if not said:
            yield loc, "words", "nothing is said in any language", ""
        for language in silent:
            message = f"nothing is said in {language}"
            yield (*loc, language), "words", message, "write the words, or leave the language out"


def strange(told: Iterable[Placed], one: Procedure, languages: Sequence[Language]) -> Iterator[FindingParts]:
    """Words in what is no language, of the site, of the file, or of any the product speaks."""
    known = [*languages, *spoken(), *([one.language] if one.language else [])]
    for loc, text in told:
        for language in text.plain():
            if language not in known:
                message = f'"{language}" is not a language of this site'
                yield (*loc, language), "language", message, nearest(language, languages)


def missing_translations(one: Procedure, languages: Sequence[Language]) -> Iterator[FindingParts]:
    """Words that a language of the site goes without: of a whole file that says so, or of single texts."""
    if one.language is not None:
        if [one.language] != [*languages]:
            message = f'the words are in one language only, "{one.language}"'
            advice = f"say each text in {' and '.join(languages)}, and remove this key"
            yield ("language",), "untranslated", message, advice
        return
    for loc, text in texts(one):
        said = text.plain()
        for language in languages:
            if language not in said:
                message = f"nothing is said in {language}, so that it is read in {next(iter(said))}"
                yield loc, "untranslated", message, f"add {language}: to this text"
            elif twin := _copied_from(said, language):
                yield (*loc, language), "untranslated", f"the words in {language} are those in {twin}", ""


def _copied_from(said: dict[Language, str], language: Language) -> Language | None:
    """The language before it from which words were copied, where they are a sentence and no name."""
    words = said[language].split()
    if len(words) < SENTENCE_WORDS or all(word[:1].isupper() for word in words):
        return None
    before = list(said)[: list(said).index(language)]
    return next((one for one in before if said[one] == said[language]), None)
