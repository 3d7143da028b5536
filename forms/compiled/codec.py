"""Checked models as JSON, read back without judging them again; it can name no class but our own models."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from itertools import chain

from pydantic import BaseModel

from forms.text.language import Text

CLASS = ""
"""The key that says what an object stands for. No field, language or code is called so."""
ROOM = "forms."
"""Models of this package alone may be named, and only those that are imported already."""


class Unreadable(ValueError):
    """Nothing that `encode` writes; the message says what is wrong."""


def encode(value: object) -> bytes:
    """A value of models, texts, days, tuples, mappings and JSON's own scalars. Raises TypeError for others.

    What a field has by default, or excludes from what is kept, is left out.
    """
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":")).encode()


def decode(content: bytes) -> object:
    """The value that was encoded; arrays are tuples. Raises Unreadable, also for a class that is not ours.

    The values of fields are taken as they are: whoever calls makes sure where the content came from.
    """
    known = {_name(model): model for model in _below(BaseModel) if _is_ours(model)}

    def revive(found: dict[str, object]) -> object:
        values = {key: _as_tuples(value) for key, value in found.items()}
        if CLASS not in values:
            return values
        named = values.pop(CLASS)
        if isinstance(named, str) and named in known:
            return _model(known[named], values)
        return _other(named, values)

    try:
        return _as_tuples(json.loads(content, object_hook=revive))
    except Unreadable:
        raise
    except (ValueError, TypeError, RecursionError) as error:
        raise Unreadable(f"no JSON of ours: {error}") from error


def _plain(value: object) -> object:
    # In the order of how often each is met.
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Text):
        return {CLASS: "Text", **value.plain()}
    if isinstance(value, BaseModel) and _is_ours(type(value)):
        return {CLASS: _name(type(value)), **dict(_fields(value))}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        if all(isinstance(key, str) and key != CLASS for key in value):
            return {key: _plain(one) for key, one in value.items()}
        return {CLASS: "map", "of": [[_plain(key), _plain(one)] for key, one in value.items()]}
    if type(value) is date:
        return {CLASS: "date", "of": value.isoformat()}
    raise TypeError(f"{type(value).__name__} cannot be kept in a catalogue: {value!r}")


def _fields(model: BaseModel) -> Iterator[tuple[str, object]]:
    kind = type(model)
    defaults = _defaults(kind)
    for name, field in kind.model_fields.items():
        value = getattr(model, name)
        if not field.exclude and not (name in defaults and value == defaults[name]):
            yield name, _plain(value)


def _model(model: type[BaseModel], values: dict[str, object]) -> BaseModel:
    whole = _defaults(model) | values
    if strange := whole.keys() - model.model_fields.keys():
        raise Unreadable(f"{_name(model)} has no {min(strange)}")
    if missing := model.model_fields.keys() - whole.keys():
        raise Unreadable(f"{_name(model)} lacks {min(missing)}")
    return model.model_construct(set(values), **whole)


@cache
def _defaults(model: type[BaseModel]) -> dict[str, object]:
    """What fields have where nothing is said. Shared by all models, for nothing in them ever changes."""
    fields = model.model_fields.items()
    return {
        name: field.get_default(call_default_factory=True)
        for name, field in fields
        if not field.is_required()
    }


def _other(named: object, values: dict[str, object]) -> object:
    of = values.get("of")
    match named:
        case "Text" if all(isinstance(words, str) for words in values.values()):
            return Text(**{language: str(words) for language, words in values.items()})
        case "date" if isinstance(of, str):
            return date.fromisoformat(of)
        case "map" if isinstance(of, tuple):
            return dict(of)
    raise Unreadable(f"{named!r} is no class of ours")


def _as_tuples(value: object) -> object:
    return tuple(map(_as_tuples, value)) if type(value) is list else value


def _is_ours(model: type[BaseModel]) -> bool:
    return model.__module__.startswith(ROOM)


def _name(model: type[BaseModel]) -> str:
    return f"{model.__module__.removeprefix(ROOM)}.{model.__qualname__}"


def _below(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Every class derived from a model, at whatever distance."""
    own = model.__subclasses__()
    return chain(own, chain.from_iterable(map(_below, own)))
