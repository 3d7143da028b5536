"""One field of a GovSchema document as a question of ours."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from forms.imports.patterns import Untranslatable, translate_pattern

Data = dict[str, Any]
"""A piece of ours, as YAML is written from it."""
Foreign = Mapping[str, Any]
"""A piece of a document of theirs: its shape is theirs to say."""

LONGEST_TEXT = 20_000
# A text without any limit would let one answer outgrow the 400 KB of a dossier.
SHORT_TEXT = 2_000
"""Characters a text may have where the document sets no limit."""
LONG = 300
"""Characters from which a text is asked for on several lines."""
LONGEST_HINT = 160
ABOUT_THE_REGISTRY = re.compile(
    r"(?i)verification|registry|schema|source|extract|disclos|convention|live form|carried|xfa|acroform"
    r"|https?:|sensitive|gate\b|line item|printed|checkbox|this field|mirrors|schedule\b.*repeated"
)
"""Words in descriptions that address the registry's maintainers, not the person who fills in the form."""


def question(one: Foreign) -> Data:
    """A field of the document as one of ours."""
    told = {"kind": "", "id": one["name"], "label": one_line(one["label"])}
    if hint := _hint(one):
        told["hint"] = hint
    limits = one.get("validation") or {}
    told |= KINDS[one["type"]](limits)
    if one.get("requiredWhen") and not one.get("required"):
        told |= {"required_when": one["requiredWhen"]}
    elif not one.get("required"):
        told["required"] = False
    return told | ({"visible_when": one["visibleWhen"]} if one.get("visibleWhen") else {})


def _text(limits: Foreign) -> Data:
    if limits.get("enum"):
        return _choice(limits)
    most = min(int(limits.get("maxLength") or SHORT_TEXT), LONGEST_TEXT)
    told: Data = {"kind": "text"} | ({"long": True} if limits.get("maxLength", 0) > LONG else {})
    if limits.get("minLength", 0) > 1:
        told["min_length"] = int(limits["minLength"])
    told["max_length"] = most
    if pattern := limits.get("pattern"):
        told |= pattern_of(pattern)
    return told


def pattern_of(pattern: str) -> Data:
    """The pattern as ours; nothing where it has no equal, and then the field is looser than there."""
    try:
        return {"pattern": translate_pattern(pattern)}
    except Untranslatable:
        return {}


def _choice(limits: Foreign) -> Data:
    options = dict.fromkeys(str(value).strip() for value in limits["enum"])
    return {"kind": "choice", "options": [{"value": value, "label": humanise(value)} for value in options]}


def _number(kind: str) -> Callable[[Foreign], Data]:
    def limits_of(limits: Foreign) -> Data:
        keys = {
            "minimum": limits.get("minimum"),
            "maximum": limits.get("maximum"),
            "one_of": limits.get("enum"),
        }
        return {"kind": kind} | {key: value for key, value in keys.items() if value is not None}

    return limits_of


def _truth(limits: Foreign) -> Data:
    only = limits.get("enum") or []
    return {"kind": "yes_no"} | ({"only": only[0]} if len(only) == 1 else {})


KINDS: Mapping[str, Callable[[Foreign], Data]] = {
    "string": _text,
    "enum": _choice,
    "number": _number("decimal"),
    "integer": _number("whole_number"),
    "boolean": _truth,
    "date": lambda limits: {"kind": "date"},
    "file": lambda limits: {"kind": "document"},
    # What the document leaves open is asked for in the citizen's own words.
    "object": lambda limits: {"kind": "text", "long": True, "max_length": SHORT_TEXT},
}


def humanise(value: str) -> str:
    """A code as words: "not-eligible", "livesInGB" → "Not eligible", "Lives in GB"."""
    if not re.fullmatch(r"[A-Za-z0-9]+([_-][A-Za-z0-9]+)*", value) or value.isupper():
        return value
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", re.sub(r"[_-]", " ", value)).split(" ")
    said = " ".join(word if word.isupper() else word.lower() for word in words)
    return said[:1].upper() + said[1:]


def _hint(one: Foreign) -> str:
    told = first_sentence(one.get("description", ""), LONGEST_HINT)
    # A description that repeats the label is no hint.
    fresh = told and told.casefold().rstrip(".") not in one["label"].casefold()
    return told if fresh and not ABOUT_THE_REGISTRY.search(told) else ""


def first_sentence(text: str, most: int) -> str:
    """The first sentence of a text, if it is whole and not too long; else nothing."""
    found = re.split(r"(?<=[.!?])\s+(?=[A-Z(])", " ".join(text.split()), maxsplit=1)[0]
    return found if len(found) <= most and found.endswith((".", "!", "?")) else ""


def one_line(text: str) -> str:
    """One line without template marks, which no text of ours may hold."""
    return re.sub(r"\{(?=[{%#])", "{ ", " ".join(text.split()))


def estimated_bytes(one: Data) -> int:
    """About how many bytes of brotli a question adds to its page."""
    words = len(json.dumps([one["label"], one.get("hint", "")], ensure_ascii=False).encode())
    options = sum(len(option["label"].encode()) + 6 for option in one.get("options", ()))
    return 45 + int(words * 0.5) + int(options * 0.55)
