"""The texts of a file in every language: where one says nothing, and where one was never translated."""

import re
from collections.abc import Iterator

from pydantic import BaseModel

from forms.proofs.finding import FindingParts
from forms.schema.procedure import Procedure
from forms.text.complaint import Loc
from forms.text.language import LANGUAGES, Text

LANGUAGE_NAMES = {"vi": "Vietnamese", "en": "English"}
SENTENCE_WORDS = 4
"""Words from which on a text that is the same in two languages, and no name, was never translated."""
VIETNAMESE_LETTER = re.compile(r"[^\x00-\u024f]|[đĐăĂơƠưƯ]")
"""A letter only Vietnamese writes."""


def texts(whole: object, loc: Loc = ()) -> Iterator[tuple[Loc, Text]]:
    """Every text of a model with its place in the file, in the order of the keys."""
    if isinstance(whole, Text):
        yield loc, whole
    elif isinstance(whole, BaseModel):
        for name in type(whole).model_fields:
            yield from texts(getattr(whole, name), (*loc, name))
    elif isinstance(whole, tuple | dict):
        for key, part in whole.items() if isinstance(whole, dict) else enumerate(whole):
            yield from texts(part, (*loc, key))


def empty_texts(whole: BaseModel, optional: tuple[str, ...] = ()) -> Iterator[FindingParts]:
    """Texts that say nothing in a language; those named may say nothing in all of them."""
    for loc, text in texts(whole):
        silent = [language for language in LANGUAGES if not text[language].strip()]
        if len(silent) == len(LANGUAGES) and loc[-1] in optional:
            continue
        for language in silent:
            message = f"nothing is said in {LANGUAGE_NAMES[language]}"
            yield (*loc, language), "words", message, "every text is said in every language"


def missing_translations(one: Procedure) -> Iterator[FindingParts]:
    """Words that stand in one language only: of a whole file that says so, or copied into the other."""
    if one.language is not None:
        message = f'the words are in one language only, "{one.language}"'
        yield ("language",), "untranslated", message, "say each text in vi and en, and take this key out"
        return
    for loc, text in texts(one):
        words = text.vi.split()
        # Names of people, places and forms are rightly the same in both languages.
        named = len(words) < SENTENCE_WORDS or all(word[:1].isupper() for word in words)
        if text.vi == text.en and VIETNAMESE_LETTER.search(text.vi) and not named:
            yield (*loc, "en"), "untranslated", "the English says the same as the Vietnamese", ""
