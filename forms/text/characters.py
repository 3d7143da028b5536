"""The characters people type: normalised (NFC, plain spaces, no invisible ones), or named when refused."""

import re
from unicodedata import category, combining, decimal, name, normalize

INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
"""What keyboards and copying leave behind unseen: soft hyphen, zero-width characters, byte order mark."""
# Browsers post \r\n, a telephone may send U+2028: each is one line end.
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
SPACES = re.compile(r"[^\S\n]+")
FORBIDDEN_CATEGORIES = {"Cc", "Cf", "Cs", "Co"}
# Letters that no decomposition reaches: the bar is part of the letter. Ð and Ɖ are typed for Đ by mistake.
BARRED_LETTERS = str.maketrans("đðɖƀ’‘ʼ", "dddb'''")
# Numbers are copied with dots, spaces and every kind of dash between their groups.
SEPARATORS = re.compile(r"[\s.,\-‐‑‒–—−_/()]+")
SURROGATES = re.compile("[\ud800-\udfff]")


def clean(text: str, lines: bool = False) -> str:
    """NFC, invisible characters gone, spaces collapsed and trimmed; line ends kept (as \\n) only if asked."""
    # Most texts are: what can be printed holds no line end, nothing unseen, and of the spaces the plain one.
    if text.isprintable() and "  " not in text:
        return normalize("NFC", text.strip())
    text = LINE_ENDS.sub("\n", text.translate(INVISIBLE))
    kept = text if lines else text.replace("\n", " ")
    # Two keyboards write "ế" differently; only one form may be stored, or codes would differ.
    return normalize("NFC", "\n".join(SPACES.sub(" ", line).strip() for line in kept.split("\n")).strip())


def search_key(text: str) -> str:
    """Text as people type it in a hurry: lower case, no marks, đ as d. "Hoà" and "Hòa" agree."""
    letters = normalize("NFD", text.translate(INVISIBLE).casefold()).translate(BARRED_LETTERS)
    return " ".join("".join(c for c in letters if not combining(c)).split())


def plain_digits(text: str) -> str:
    """The text with digits of any script (full-width among them) made plain, separators gone."""
    typed = clean(text)
    if typed.isascii() and typed.isdigit():  # as most numbers are typed
        return typed
    plain = "".join(c if c.isascii() else str(decimal(c, c)) for c in typed)
    return SEPARATORS.sub("", plain)


def first_forbidden(text: str) -> str:
    """The first character no answer may hold (control, format, surrogate, private use), or ""."""
    # Most texts can be printed as they are, and what can be printed is allowed.
    if text.isprintable():
        return ""
    return next(
        (c for c in text if c != "\n" and (category(c) in FORBIDDEN_CATEGORIES or _not_a_character(c))), ""
    )


def first_outside_names(text: str) -> str:
    """The first character no name of a person is written with, or "". Any Latin script will do, no other."""
    for before, character in zip(" " + text, text, strict=False):
        if character in " '’-.":
            continue
        if not (_latin(character) or (_mark(character) and (_latin(before) or _mark(before)))):
            return character
    return ""


def display_character(character: str) -> str:
    """A character as it can be named in a message: itself, or its code point when it cannot be seen."""
    return (
        f"“{character}”"
        if character.isprintable() and category(character)[0] != "M"
        else f"U+{ord(character):04X}"
    )


def has_letter(text: str) -> bool:
    return any(_latin(character) for character in text)


def to_printable(text: str) -> str:
    """The text as it can be sent back: lone surrogates, which no encoding takes, replaced."""
    return text.encode("utf-8", "replace").decode("utf-8") if SURROGATES.search(text) else text


def _latin(character: str) -> bool:
    return category(character)[0] == "L" and name(character, "").startswith("LATIN ")


def _mark(character: str) -> bool:
    called = name(character, "")
    return category(character) == "Mn" and called.startswith("COMBINING ") and "CYRILLIC" not in called


def _not_a_character(character: str) -> bool:
    point = ord(character)
    return point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF
