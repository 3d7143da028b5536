"""Strict JSON, so that all readers agree on its meaning: UTF-8, unique names, no NaN, bounded depth."""

import json

from pydantic_core import from_json


def parse_json_strictly(text: bytes) -> object:
    """What a JSON text says. Raises ValueError where two readers might read two things, or none."""
    # Rust's reader first: it refuses lone surrogates, NaN, latin-1, huge integers and deep nesting.
    value = from_json(text, allow_inf_nan=False)
    # It lets a name stand twice in an object, though, and keeps the last one in silence.
    json.loads(text, object_pairs_hook=_refuse_duplicates)
    return value


def _refuse_duplicates(pairs: list[tuple[str, object]]) -> None:
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError("duplicate key")
