"""JSON as it must be for its meaning to be sure: UTF-8, every name once, no NaN, nothing without end."""

import json

from pydantic_core import from_json


def wellformed(text: bytes) -> object:
    """What a JSON text says. Raises ValueError where two readers might read two things, or none."""
    # Rust's reader first: it refuses lone surrogates, NaN, latin-1, huge integers and deep nesting.
    value = from_json(text, allow_inf_nan=False)
    json.loads(text, object_pairs_hook=_each_once)
    return value


def _each_once(pairs: list[tuple[str, object]]) -> None:
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError("duplicate key")
