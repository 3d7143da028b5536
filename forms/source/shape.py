"""Whether a file's plain data has the shape of a model, and if not, what to say about each place."""

import json
from collections.abc import Iterator, Sequence
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import ErrorDetails

from forms.schema.procedure import Procedure
from forms.source.sheet import parse_sheet
from forms.source.spelling import spell_error
from forms.text.complaint import Loc, Sheet, deepest_place, keys_at
from forms.text.language import NO_TEXT, Language

M = TypeVar("M", bound=BaseModel)


class _SchemaWithoutDefaults(GenerateJsonSchema):
    """Asked for the names of keys alone. Defaults that are models may not be completed yet."""

    def encode_default(self, dft: object) -> None:
        return None


def read_model(sheet: Sheet, model: type[M], order: Sequence[Language] = ()) -> M | None:
    """The model of a sheet's data, or None with every error complained of at its place.

    `order`: the languages of the site, in the order in which one stands in for another.
    """
    # YAML that could not be read would only cause a second error about its shape.
    if sheet.complaints:
        return None
    try:
        return _validate(sheet, model, order)
    except ValidationError as error:
        schema = model.model_json_schema(schema_generator=_SchemaWithoutDefaults)
        for each in error.errors(include_url=False):
            _complain(sheet, each, schema, order)
        return None


def edition_json(blob: bytes) -> str:
    """The data of an edition's file as one line of JSON, not judged yet; "" where YAML itself is wrong."""
    sheet = parse_sheet(blob, "")
    # Only the model can tell which words of a file in one language are texts, and makes them such.
    if isinstance(sheet.data, dict) and sheet.data.get("language"):
        read_model(sheet, Procedure)
    return "" if sheet.complaints else json.dumps(sheet.data)


def _validate(sheet: Sheet, model: type[M], order: Sequence[Language]) -> M:
    # Through JSON, so that strict mode takes a list for a tuple and an ISO date for a date.
    try:
        return model.model_validate_json(json.dumps(sheet.data), context=order)
    except ValidationError as error:
        if not (isinstance(sheet.data, dict) and sheet.data.get("language")):
            raise
        # Not asked of the sheet, which would read the file once more for places that no finding needs.
        written = set(_written_places(sheet.data))
        for each in error.errors(include_url=False):
            if each["type"] == NO_TEXT:
                _copy_to_languages(sheet, deepest_place(each["loc"], written))
        return model.model_validate_json(json.dumps(sheet.data), context=order)


def _written_places(data: object, here: Loc = ()) -> Iterator[Loc]:
    """Every place that plain data reaches, the whole of it first."""
    yield here
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for part, value in parts:
        yield from _written_places(value, (*here, part))


def _copy_to_languages(sheet: Sheet, place: Loc) -> None:
    """Makes a text of a string, in a file that says which one language its words are in."""
    *way, last = place
    block = sheet.data
    for part in way:
        block = block[part]
    if isinstance(block[last], str):
        block[last] = {sheet.data["language"]: block[last]}


def _complain(
    sheet: Sheet, error: ErrorDetails, schema: dict[str, object], order: Sequence[Language]
) -> None:
    here, kind = sheet.place(error["loc"]), error["type"]
    if kind == "too_short" and (*here, error["ctx"]["min_length"] - 1) in sheet.places.values:
        return  # long enough as written: pydantic does not count items that are wrong themselves
    spot, block = sheet.places.values[here], here
    if kind == "extra_forbidden":
        spot, block = sheet.places.keys[here], here[:-1]
    elif kind == "union_tag_invalid":
        spot = sheet.places.values.get((*here, error["ctx"]["discriminator"].strip("'")), spot)
    elif kind in ("missing", "union_tag_not_found"):
        spot = sheet.first_key(here)
    keys = order if kind == NO_TEXT else keys_at(schema, sheet.data, block)
    message, hint = spell_error(error, spot.text, keys)
    label = sheet.label(block)
    sheet.complain(spot, str(kind), f"{label}: {message}" if label else message, hint)
