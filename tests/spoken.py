"""What a page says, and whether all of it is explained by the words of one language."""

import re
from collections.abc import Iterable, Iterator
from string import Formatter

from forms.proofs.translations import texts
from forms.schema.catalogue import Catalogue
from tests.words import entries, forms

LETTERS = re.compile(r"[^\W\d_]{2,}")
"""What a person reads as a word: two letters or more."""
SAID = "aria-label", "alt", "title", "placeholder", "content", "label"


def fragments(language: str) -> Iterator[str]:
    """The pieces between the {placeholders} of every entry of a language."""
    for _, entry in entries(language).values():
        for words in forms(entry):
            if "{…}" in words:
                yield words
            else:
                pieces = [piece for piece, *_ in Formatter().parse(words)]
                # A page may leave out the first sentence of a text.
                yield from (part for piece in pieces for part in (piece, *re.split(r"(?<=\.) ", piece)))


def schema_words(catalogue: Catalogue) -> Iterator[str]:
    """Every text an edition, a unit or the site says."""
    for one in (*catalogue.editions, *catalogue.units, catalogue.site):
        for _, text in texts(one):
            yield from text.plain().values()


def unexplained(shown: str, known: Iterable[str]) -> list[str]:
    """The words of what is shown that none of the known pieces holds, the longest taken out first."""
    rest = _plain(shown)
    for piece in sorted({_plain(one).strip() for one in known}, key=len, reverse=True):
        if LETTERS.search(piece):
            rest = re.sub(rf"(?<!\w){re.escape(piece)}(?!\w)", " · ", rest, flags=re.IGNORECASE)
    return LETTERS.findall(rest)


def _plain(text: str) -> str:
    """Spaces of every kind as one."""
    return " ".join(text.split())
