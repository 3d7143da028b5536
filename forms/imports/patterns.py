"""Regular expressions in JavaScript's dialect, rewritten in the linear one the text kind accepts."""

import re

CLASSES = {"d": "0-9", "w": "A-Za-z0-9_"}
"""What \\d and \\w mean in JavaScript; elsewhere they mean the digits and letters of every script."""


class Untranslatable(ValueError):
    """A pattern of which no equal one can be written."""


def translate_pattern(pattern: str) -> str:
    """The pattern with the same matches. Raises Untranslatable for what looks ahead, behind or back."""
    # No linear engine can look ahead or back, so there is no equal pattern to write.
    if found := re.search(r"\(\?[=!<]|\\[1-9k]", pattern):
        raise Untranslatable(f"{found[0]} has no equal")
    said, inside, n = [], False, 0
    while n < len(pattern):
        sign = pattern[n]
        if sign == "\\":
            said.append(_translate_escape(pattern[n + 1 : n + 2], inside))
            n += 2
            continue
        # Within brackets another [ is a plain character in JavaScript, but opens a nested class in Rust.
        said.append("\\[" if sign == "[" and inside else sign)
        inside = (inside or sign == "[") and not (sign == "]" and inside)
        n += 1
    return _escape_hyphens("".join(said))


def _translate_escape(sign: str, inside: bool) -> str:
    if sign.lower() in CLASSES:
        letters = CLASSES[sign.lower()]
        if sign.isupper():
            return f"[^{letters}]"
        return letters if inside else f"[{letters}]"
    return f"\\{sign}"


def _escape_hyphens(pattern: str) -> str:
    """A hyphen beside a class is plain in JavaScript ([+\\d-\\s]); ours wants that said."""
    return re.sub(r"(?<=[0-9a-zA-Z_+])-(?=\\[sS])", r"\\-", pattern)
