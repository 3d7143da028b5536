"""Pydantic's errors in an administrator's words: what was found, what is allowed, what to write instead."""

import re
from collections.abc import Callable, Mapping, Sequence

from pydantic_core import ErrorDetails

from forms.text.complaint import nearest
from forms.text.language import NO_TEXT

MessageAndHint = tuple[str, str]
"""Message and hint."""

GROUPED_NUMBER = re.compile(r"^\d{1,3}(\.\d{3})+$")
YES_NO = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}


def spell_error(error: ErrorDetails, found: str, keys: Sequence[str]) -> MessageAndHint:
    """Message and hint for one error; `found` is the text as written, `keys` the keys allowed there."""
    speak = WORDS.get(error["type"], _other)
    return speak(error, found, keys)


def _other(error: ErrorDetails, found: str, keys: Sequence[str]) -> MessageAndHint:
    message = str(error["msg"]).removeprefix("Value error, ").removeprefix("Assertion failed, ")
    return f"{message[:1].lower()}{message[1:]}" + (f", found {found}" if found else ""), ""


def _missing_key(error: ErrorDetails, found: str, keys: Sequence[str]) -> MessageAndHint:
    return f'"{error["loc"][-1]}" is missing', f'add "{error["loc"][-1]}:" here'


def _unknown_key(error: ErrorDetails, found: str, keys: Sequence[str]) -> MessageAndHint:
    return f'"{error["loc"][-1]}" is not a key here', nearest(str(error["loc"][-1]), keys)


def _tag(error: ErrorDetails, found: str, keys: Sequence[str]) -> MessageAndHint:
    context = error["ctx"]
    names = [name.strip(" '") for name in context["expected_tags"].split(",")]
    noun = "a field kind" if context["discriminator"] == "'kind'" else "one of the kinds"
    return f'"{context["tag"]}" is not {noun}', nearest(context["tag"], names)


def _no_tag(error: ErrorDetails, found: str, keys: Sequence[str]) -> MessageAndHint:
    name = error["ctx"]["discriminator"].strip("'")
    return f'"{name}" is missing', f'add "{name}:" here'


def _choice(error: ErrorDetails, found: str, keys: Sequence[str]) -> MessageAndHint:
    names = re.findall(r"'([^']*)'", error["ctx"]["expected"]) or re.findall(r"\d+", error["ctx"]["expected"])
    return f'"{found}" is not allowed', nearest(found, names)


def _integer(error: ErrorDetails, found: str, keys: Sequence[str]) -> MessageAndHint:
    unit = " of the smallest unit" if error["loc"][-3:][:1] == ("rules",) else ""
    hint = ""
    if GROUPED_NUMBER.match(found):
        hint = f"write {found.replace('.', '')}; in YAML {found} is a decimal number"
    return f"expected a whole number{unit}" + (f", found {found}" if found else ""), hint


def _text(error: ErrorDetails, found: str, keys: Sequence[str]) -> MessageAndHint:
    if not found:
        return "expected text", ""
    return f"expected text, found {found}", f'put it in quotes: "{found}"'


def _truth(error: ErrorDetails, found: str, keys: Sequence[str]) -> MessageAndHint:
    hint = f"write {YES_NO[found.lower()]}" if found.lower() in YES_NO else ""
    return f"expected true or false, found {found}", hint


def _date(error: ErrorDetails, found: str, keys: Sequence[str]) -> MessageAndHint:
    day = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", found)
    hint = f"write {day[3]}-{int(day[2]):02}-{int(day[1]):02}" if day else ""
    return f"expected a date like 2026-07-01, found {found}", hint


def _block(error: ErrorDetails, found: str, keys: Sequence[str]) -> MessageAndHint:
    wanted = f"expected keys ({', '.join(keys)})" if keys else "expected keys and values"
    return wanted + (f", found {found}" if found else ""), ""


def _list(error: ErrorDetails, found: str, keys: Sequence[str]) -> MessageAndHint:
    return "expected a list" + (f", found {found}" if found else ""), 'begin each item with "- "'


def _empty(error: ErrorDetails, found: str, keys: Sequence[str]) -> MessageAndHint:
    least = error["ctx"]["min_length"]
    return f"needs at least {least} item{'s' if least > 1 else ''}", ""


def _pattern(error: ErrorDetails, found: str, keys: Sequence[str]) -> MessageAndHint:
    return f'"{found}" is not written as it must be', f"allowed: {error['ctx']['pattern']}"


WORDS: Mapping[str, Callable[[ErrorDetails, str, Sequence[str]], MessageAndHint]] = {
    "missing": _missing_key,
    "extra_forbidden": _unknown_key,
    "union_tag_invalid": _tag,
    "union_tag_not_found": _no_tag,
    "literal_error": _choice,
    "int_type": _integer,
    "int_from_float": _integer,
    "string_type": _text,
    "bool_type": _truth,
    "date_type": _date,
    "date_parsing": _date,
    "date_from_datetime_parsing": _date,
    "date_from_datetime_inexact": _date,
    "model_type": _block,
    "model_attributes_type": _block,
    "dict_type": _block,
    NO_TEXT: _block,
    "tuple_type": _list,
    "list_type": _list,
    "too_short": _empty,
    "string_pattern_mismatch": _pattern,
}
