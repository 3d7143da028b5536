"""Pydantic's errors in an administrator's words: what was found, what is allowed, what to write instead."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from forms.text.complaint import nearest

Said = tuple[str, str]
"""Message and hint."""

GROUPED = re.compile(r"^\d{1,3}(\.\d{3})+$")
YES_NO = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}


def word(error: Mapping[str, Any], found: str, keys: Sequence[str]) -> Said:
    """Message and hint for one error; `found` is the text as written, `keys` the keys allowed there."""
    speak = WORDS.get(error["type"], _other)
    return speak(error, found, keys)


def _other(error: Mapping[str, Any], found: str, keys: Sequence[str]) -> Said:
    message = str(error["msg"]).removeprefix("Value error, ").removeprefix("Assertion failed, ")
    return f"{message[:1].lower()}{message[1:]}" + (f", found {found}" if found else ""), ""


def _missing(error: Mapping[str, Any], found: str, keys: Sequence[str]) -> Said:
    return f'"{error["loc"][-1]}" is missing', f'add "{error["loc"][-1]}:" here'


def _unknown(error: Mapping[str, Any], found: str, keys: Sequence[str]) -> Said:
    return f'"{error["loc"][-1]}" is not a key here', nearest(str(error["loc"][-1]), keys)


def _tag(error: Mapping[str, Any], found: str, keys: Sequence[str]) -> Said:
    context = error["ctx"]
    names = [name.strip(" '") for name in context["expected_tags"].split(",")]
    noun = "a field kind" if context["discriminator"] == "'kind'" else "one of the kinds"
    return f'"{context["tag"]}" is not {noun}', nearest(context["tag"], names)


def _no_tag(error: Mapping[str, Any], found: str, keys: Sequence[str]) -> Said:
    name = error["ctx"]["discriminator"].strip("'")
    return f'"{name}" is missing', f'add "{name}:" here'


def _choice(error: Mapping[str, Any], found: str, keys: Sequence[str]) -> Said:
    names = re.findall(r"'([^']*)'", error["ctx"]["expected"]) or re.findall(r"\d+", error["ctx"]["expected"])
    return f'"{found}" is not allowed', nearest(found, names)


def _integer(error: Mapping[str, Any], found: str, keys: Sequence[str]) -> Said:
    unit = " of the smallest unit" if error["loc"][-3:][:1] == ("rules",) else ""
    hint = ""
    if GROUPED.match(found):
        hint = f"write {found.replace('.', '')}; in YAML {found} is a decimal number"
    return f"expected a whole number{unit}" + (f", found {found}" if found else ""), hint


def _text(error: Mapping[str, Any], found: str, keys: Sequence[str]) -> Said:
    if not found:
        return "expected text", ""
    return f"expected text, found {found}", f'put it in quotes: "{found}"'


def _truth(error: Mapping[str, Any], found: str, keys: Sequence[str]) -> Said:
    hint = f"write {YES_NO[found.lower()]}" if found.lower() in YES_NO else ""
    return f"expected true or false, found {found}", hint


def _date(error: Mapping[str, Any], found: str, keys: Sequence[str]) -> Said:
    day = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", found)
    hint = f"write {day[3]}-{int(day[2]):02}-{int(day[1]):02}" if day else ""
    return f"expected a date like 2026-07-01, found {found}", hint


def _block(error: Mapping[str, Any], found: str, keys: Sequence[str]) -> Said:
    wanted = f"expected keys ({', '.join(keys)})" if keys else "expected keys and values"
    return wanted + (f", found {found}" if found else ""), ""


def _list(error: Mapping[str, Any], found: str, keys: Sequence[str]) -> Said:
    return "expected a list" + (f", found {found}" if found else ""), 'begin each item with "- "'


def _empty(error: Mapping[str, Any], found: str, keys: Sequence[str]) -> Said:
    least = error["ctx"]["min_length"]
    return f"needs at least {least} item{'s' if least > 1 else ''}", ""


def _pattern(error: Mapping[str, Any], found: str, keys: Sequence[str]) -> Said:
    return f'"{found}" is not written as it must be', f"allowed: {error['ctx']['pattern']}"


WORDS: Mapping[str, Callable[[Mapping[str, Any], str, Sequence[str]], Said]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
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
    "tuple_type": _list,
    "list_type": _list,
    "too_short": _empty,
    "string_pattern_mismatch": _pattern,
}
