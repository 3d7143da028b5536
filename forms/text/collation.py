"""The order of Vietnamese words in a list: by letters (a ă â b c d đ e ê …), then by tones."""

from functools import lru_cache
from unicodedata import normalize

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng: in this order, after none."""
BARE = dict.fromkeys(map(ord, TONES))
AFTER_ALL = 0x110000
"""Letters come after spaces, signs and digits, which stand in the order of their code points."""


def vietnamese(text: str) -> tuple[list[int], list[int]]:
    """The key to sort texts by, in any case. Tones decide only where all letters are equal."""
    places = [_place(character) for character in normalize("NFC", text).lower()]
    return [letter for letter, _ in places], [tone for _, tone in places]


@lru_cache(1024)
def _place(character: str) -> tuple[int, int]:
    """Where a small letter stands among the letters, and where its tone among the tones."""
    parted = normalize("NFD", character)
    letter = normalize("NFC", parted.translate(BARE))
    place = ALPHABET.find(letter) if len(letter) == 1 else -1
    tone = max((TONES.find(mark) + 1 for mark in parted), default=0)
    return AFTER_ALL + place if place >= 0 else ord(character), tone
