"""JSON schemas of the models that routes name, for the OpenAPI document; imported when that is asked for."""

import functools

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from handlers.web.http.route import Route
from handlers.web.models.model import REF, Problem


class SchemaWithoutTitles(GenerateJsonSchema):
    """Members need no title: it would be their name once more."""

    def field_title_should_be_set(self, schema: object) -> bool:
        return False


@functools.cache
def schemas(routes: tuple[Route, ...]) -> dict[str, object]:
    """The models the routes name and those inside them, by name. Made at the first asking: it takes 0.1 s."""
    bodies = {model for route in routes for model in (route.takes, route.files) if model}
    answers = {model for route in routes for model in (*route.gives, *route.creates)} | {Problem}
    named: list[type] = sorted(bodies | answers, key=lambda model: model.__name__)
    _, found = TypeAdapter.json_schemas(
        [(model, "serialization", TypeAdapter(model)) for model in named],
        ref_template=REF,
        schema_generator=SchemaWithoutTitles,
    )
    return dict(found["$defs"])
